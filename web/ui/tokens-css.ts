import { hueNames, hues } from "./hues.ts";
import { palette } from "./palette.ts";
import type { PaletteColour } from "./palette.ts";

/** Both themes as CSS variables: `--text`, `--bg-container`, `--green-tint` … `data-theme` on the root chooses. */
export function tokensCss(): string {
  return [
    `:root{color-scheme:light;${variables("light")}}`,
    `:root[data-theme="dark"]{color-scheme:dark;${variables("dark")}}`,
    `@media(prefers-color-scheme:dark){:root[data-theme="system"]{color-scheme:dark;${variables("dark")}}}`,
  ].join("\n");
}

function variables(theme: "light" | "dark"): string {
  const grounds = (Object.keys(palette[theme]) as PaletteColour[]).map(
    (name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${palette[theme][name]};`,
  );
  const tints = hueNames.map((hue) => {
    const { text, tint, solid } = hues[theme][hue];
    return `--${hue}-text:${text};--${hue}-tint:${tint};--${hue}-solid:${solid};`;
  });
  return [...grounds, ...tints].join("");
}
