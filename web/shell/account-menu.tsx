import LogoutOutlined from "@ant-design/icons/es/icons/LogoutOutlined";
import SettingOutlined from "@ant-design/icons/es/icons/SettingOutlined";
import UserOutlined from "@ant-design/icons/es/icons/UserOutlined";
import { Link } from "@tanstack/react-router";
import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { ViewerPartsFragment } from "../graphql/generated/graphql.ts";
import { languageNames, setLanguage, useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Choice } from "../ui/field.tsx";
import { Menu, MenuItem, menuItemClass, MenuNote } from "../ui/menu.tsx";
import { Popover } from "../ui/popover.tsx";
import { roleNames } from "../ui/role.tsx";
import { classNames } from "../ui/class-names.ts";
import { setThemeChoice, useThemeChoice } from "../ui/theme-choice.ts";
import { tellFailed } from "../ui/toasts.tsx";
import css from "./shell.module.css";

const signOutMutation = graphql(`
  mutation SignOut {
    signOut {
      ok
    }
  }
`);

/** Who is signed in, language, theme, password, the way out. */
export function AccountMenu({ viewer }: { viewer: ViewerPartsFragment }) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const theme = useThemeChoice();
  const [, signOut] = useMutation(signOutMutation);
  const leave = async (): Promise<void> => {
    const { data } = await signOut({});
    // A whole new page: nothing of the one who left stays in memory.
    if (data?.signOut.ok) location.assign("/sign-in");
    else tellFailed(texts.notSignedOut);
  };
  return (
    <Popover
      align="end"
      label={texts.account(viewer.name)}
      className={classNames(css["icon"], css["account"])}
      button={
        <>
          <UserOutlined aria-hidden />
          <bdi className={css["accountName"]}>{viewer.name}</bdi>
        </>
      }
    >
      {(close) => (
        <Menu>
          <MenuNote>
            <bdi>{viewer.name}</bdi> · {roleNames[viewer.role][language]}
          </MenuNote>
          <div style={{ padding: "0 10px" }}>
            <Choice
              label={texts.language}
              value={language}
              options={[
                { value: "zh", label: languageNames.zh },
                { value: "en", label: languageNames.en },
              ]}
              onChange={setLanguage}
            />
            <Choice
              label={texts.theme}
              value={theme}
              options={[
                { value: "system", label: texts.system },
                { value: "light", label: texts.light },
                { value: "dark", label: texts.dark },
              ]}
              onChange={setThemeChoice}
            />
          </div>
          <Link to="/settings" hash="me" className={menuItemClass} onClick={close}>
            <SettingOutlined aria-hidden />
            {texts.settings}
          </Link>
          <MenuItem icon={<LogoutOutlined aria-hidden />} onPick={() => void leave()}>
            {texts.signOut}
          </MenuItem>
        </Menu>
      )}
    </Popover>
  );
}

const catalogue = messages({
  zh: {
    account: (name: string) => `我的账号：${name}`,
    language: "语言",
    theme: "外观",
    system: "跟随系统",
    light: "浅色",
    dark: "深色",
    settings: "我的账号与密码",
    signOut: "退出登录",
    notSignedOut: "没有退出：服务器没有应答",
  },
  en: {
    account: (name) => `My account: ${name}`,
    language: "Language",
    theme: "Theme",
    system: "System",
    light: "Light",
    dark: "Dark",
    settings: "My account and password",
    signOut: "Sign out",
    notSignedOut: "Not signed out: the server did not answer",
  },
});
