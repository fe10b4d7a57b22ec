import { describe, expect, it } from "vitest";
import { hueNames, hues } from "./hues.ts";
import type { Hue } from "./hues.ts";
import { palette } from "./palette.ts";

const themes = ["light", "dark"] as const;
const white = "#FFFFFF";

type Triple = readonly [number, number, number];

function linear(hex: string): Triple {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) => dot([0.2126, 0.7152, 0.0722], linear(hex));
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

const turn =
  (...rows: [Triple, Triple, Triple]) =>
  (colour: Triple): Triple => [dot(rows[0], colour), dot(rows[1], colour), dot(rows[2], colour)];

/** What is brighter or darker than a screen can show is cut off. */
function shown([red, green, blue]: Triple): Triple {
  const cut = (part: number) => Math.min(1, Math.max(0, part));
  return [cut(red), cut(green), cut(blue)];
}

/** Björn Ottosson, "A perceptual color space for image processing". */
function oklab(colour: Triple): Triple {
  const [l, m, s] = turn(
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  )(colour);
  return turn(
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  )([Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
}

function distance(one: Triple, other: Triple): number {
  return 100 * Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** Machado, Oliveira, Fernandes 2009, severity 1: what colours look like without one kind of cone. */
const eyes = {
  usual: (colour: Triple): Triple => colour,
  protanope: turn([0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]),
  deuteranope: turn([0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]),
  tritanope: turn([1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]),
};

describe.each(themes)("colours of the %s theme", (theme) => {
  const colours = palette[theme];
  const tints = hues[theme];
  const grounds = [colours.bgLayout, colours.bgContainer, colours.bgElevated, colours.hover, colours.primaryBg];
  const worst = (pairs: [string, string][]) => Math.min(...pairs.map(([one, other]) => contrast(one, other)));
  const each = (inks: readonly string[], papers: readonly string[]) =>
    inks.flatMap((ink) => papers.map((paper): [string, string] => [ink, paper]));

  it("let text be read on every ground it stands on", () => {
    const inks = [colours.text, colours.textSecondary, colours.textTertiary, colours.link];
    expect(worst(each(inks, grounds))).toBeGreaterThanOrEqual(4.85);
    const signals = [colours.success, colours.warning, colours.error];
    expect(worst(each(signals, [colours.bgLayout, colours.bgContainer, colours.bgElevated]))).toBeGreaterThanOrEqual(
      4.85,
    );
    expect(worst(each([colours.linkHover], grounds))).toBeGreaterThanOrEqual(4.85);
    // A main button has white words, also under the pointer.
    expect(worst(each([white], [colours.primary, colours.primaryHover]))).toBeGreaterThanOrEqual(4.5);
  });

  it("let a state's word be read on its tint, and a bare one on the page", () => {
    for (const hue of hueNames) {
      const { text, tint } = tints[hue];
      expect(worst(each([text], [tint, ...grounds])), hue).toBeGreaterThanOrEqual(4.85);
      // Ordinary text stands on tints too, in alerts.
      expect(worst(each([colours.text, colours.textSecondary], [tint])), hue).toBeGreaterThanOrEqual(4.85);
    }
  });

  it("let borders of controls, focus rings and bars be seen", () => {
    const papers = [colours.bgLayout, colours.bgContainer, colours.bgElevated];
    expect(worst(each([colours.border, colours.focus], papers))).toBeGreaterThanOrEqual(3.03);
    for (const hue of hueNames) expect(worst(each([tints[hue].solid], papers)), hue).toBeGreaterThanOrEqual(3.03);
  });

  // From done to problem, as the bar has them. An eye just tells 2 apart.
  const stages: Hue[] = ["green", "magenta", "violet", "blue", "cyan", "slate", "amber", "orange", "red"];

  it.each(Object.keys(eyes) as (keyof typeof eyes)[])("keep neighbours in the stage bar apart for %s eyes", (eye) => {
    const seen = stages.map((hue) => oklab(shown(eyes[eye](linear(tints[hue].solid)))));
    for (const [place, colour] of seen.entries()) {
      const next = seen[place + 1];
      if (next) expect(distance(colour, next), `${stages[place]} and ${stages[place + 1]}`).toBeGreaterThanOrEqual(8.5);
    }
  });
});
