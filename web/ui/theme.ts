import darkAlgorithm from "antd/es/theme/themes/dark";
import defaultAlgorithm from "antd/es/theme/themes/default";
import type { ThemeConfig } from "antd/es/config-provider/context";
import { hues } from "./hues.ts";
import type { Hue } from "./hues.ts";
import { palette } from "./palette.ts";

export type ThemeName = "light" | "dark";

export const sans =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
export const mono = 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace';

/** antd's tokens for a theme; every colour comes from `palette.ts` and `hues.ts`. */
export function antdTheme(name: ThemeName): ThemeConfig {
  const colours = palette[name];
  return {
    algorithm: name === "dark" ? darkAlgorithm : defaultAlgorithm,
    token: {
      colorPrimary: colours.primary,
      // antd would derive paler ones, on which white words and which as words are hard to read.
      colorPrimaryHover: colours.primaryHover,
      colorPrimaryActive: colours.primaryHover,
      colorLink: colours.link,
      colorLinkHover: colours.linkHover,
      colorLinkActive: colours.linkHover,
      colorInfo: colours.link,
      colorText: colours.text,
      colorTextBase: colours.text,
      ...(name === "dark" && { colorBgBase: colours.bgContainer }),
      colorTextSecondary: colours.textSecondary,
      colorTextTertiary: colours.textTertiary,
      colorTextDescription: colours.textTertiary,
      colorTextPlaceholder: colours.textTertiary,
      colorTextQuaternary: colours.textTertiary,
      colorIcon: colours.textTertiary,
      colorBorder: colours.border,
      colorTextDisabled: colours.border,
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      colorBgLayout: colours.bgLayout,
      colorBgContainer: colours.bgContainer,
      colorBgElevated: colours.bgElevated,
      controlItemBgHover: colours.hover,
      controlItemBgActive: colours.primaryBg,
      colorPrimaryBg: colours.primaryBg,
      colorPrimaryBorder: colours.focus,
      colorSuccess: colours.success,
      colorWarning: colours.warning,
      colorError: colours.error,
      colorErrorActive: colours.error,
      ...tinted("Success", name, "green"),
      ...tinted("Warning", name, "amber"),
      ...tinted("Error", name, "red"),
      ...tinted("Info", name, "blue"),
      borderRadius: 6,
      motionUnit: 0.06,
      fontSize: 14,
      controlHeight: 32,
      fontFamily: sans,
      fontFamilyCode: mono,
    },
    components:
      name === "dark"
        ? {
            Button: {
              dangerColor: "#1A0B0D",
              defaultHoverColor: colours.link,
              defaultHoverBorderColor: colours.link,
              defaultActiveColor: colours.link,
              defaultActiveBorderColor: colours.link,
            },
            Tabs: {
              itemSelectedColor: colours.link,
              itemHoverColor: colours.link,
              itemActiveColor: colours.link,
              inkBarColor: colours.link,
            },
            Menu: { itemSelectedColor: colours.link },
            Pagination: { itemActiveColor: colours.link },
          }
        : {},
  };
}

// antd derives tints and borders from the strong colour; on our grounds those turn muddy.
function tinted(kind: "Success" | "Warning" | "Error" | "Info", name: ThemeName, hue: Hue): Record<string, string> {
  const { tint, solid } = hues[name][hue];
  return { [`color${kind}Bg`]: tint, [`color${kind}Border`]: solid };
}
