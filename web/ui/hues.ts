/** A hue names what a colour means to us; parts of the domain name a hue and never a colour. */
export const hueNames = ["green", "slate", "magenta", "amber", "violet", "orange", "blue", "red", "cyan"] as const;
export type Hue = (typeof hueNames)[number];

/** `text` is read on `tint`; `solid` fills bars and draws borders. */
export interface HueColours {
  text: string;
  tint: string;
  solid: string;
}

export const hues: Record<"light" | "dark", Record<Hue, HueColours>> = {
  light: {
    green: { text: "#17693A", tint: "#E4F5EA", solid: "#2A9154" },
    slate: { text: "#4A5568", tint: "#EEF1F5", solid: "#7C8797" },
    magenta: { text: "#99266F", tint: "#FBE8F3", solid: "#B0337F" },
    amber: { text: "#7A5200", tint: "#FDF3D8", solid: "#B57D0A" },
    violet: { text: "#5B3FB3", tint: "#EEEAFB", solid: "#5B3FB3" },
    orange: { text: "#9A4008", tint: "#FDEDE1", solid: "#A8480B" },
    blue: { text: "#1B55B8", tint: "#E5EEFC", solid: "#4B8BE6" },
    red: { text: "#AE1F2B", tint: "#FDE9EA", solid: "#E04552" },
    cyan: { text: "#0B6478", tint: "#E2F4F8", solid: "#0C6F84" },
  },
  dark: {
    green: { text: "#6FD193", tint: "#12301F", solid: "#35A263" },
    slate: { text: "#B4BECC", tint: "#252D38", solid: "#7F8B9C" },
    magenta: { text: "#F29BCB", tint: "#3E1B31", solid: "#D968AC" },
    amber: { text: "#EFC25A", tint: "#35290C", solid: "#D9A93A" },
    violet: { text: "#BBA6FF", tint: "#2A2250", solid: "#A793F2" },
    orange: { text: "#FFA970", tint: "#3B2212", solid: "#C2611F" },
    blue: { text: "#8CB4FF", tint: "#16294A", solid: "#4478D6" },
    red: { text: "#FF9299", tint: "#41191D", solid: "#EF6B75" },
    cyan: { text: "#66CBE0", tint: "#10303A", solid: "#3DB4CD" },
  },
};
