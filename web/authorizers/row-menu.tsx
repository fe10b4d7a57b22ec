import CloudUploadOutlined from "@ant-design/icons/es/icons/CloudUploadOutlined";
import CopyOutlined from "@ant-design/icons/es/icons/CopyOutlined";
import EllipsisOutlined from "@ant-design/icons/es/icons/EllipsisOutlined";
import LinkOutlined from "@ant-design/icons/es/icons/LinkOutlined";
import MessageOutlined from "@ant-design/icons/es/icons/MessageOutlined";
import SyncOutlined from "@ant-design/icons/es/icons/SyncOutlined";
import { useNavigate } from "@tanstack/react-router";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { copyText } from "../ui/copy-button.tsx";
import { Menu, menuItemClass, MenuItem, MenuNote } from "../ui/menu.tsx";
import { Popover } from "../ui/popover.tsx";
import { useRefusal } from "../ui/role.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { nameOf } from "./authorizer-row.ts";
import type { AuthorizerRowFragment } from "../graphql/generated/graphql.ts";
import { useRefresh } from "./refresh.ts";
import css from "./authorizers.module.css";

/** What can be done about one account. */
export function RowMenu({ authorizer }: { authorizer: AuthorizerRowFragment }) {
  const texts = useMessages(catalogue);
  return (
    <Popover
      className={css["menuButton"]}
      label={texts.acts(nameOf(authorizer))}
      align="end"
      button={<EllipsisOutlined aria-hidden />}
    >
      {(close) => <Items authorizer={authorizer} close={close} />}
    </Popover>
  );
}

function Items({ authorizer, close }: { authorizer: AuthorizerRowFragment; close: () => void }) {
  const texts = useMessages(catalogue);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const noOperator = useRefusal("OPERATOR");
  const noReleaser = useRefusal("RELEASER");
  const { appId, status, kind, missingPermissionSets: missing } = authorizer;
  const needsLink = missing.length > 0 || status !== "AUTHORIZED";
  const makeLink = (): void => {
    close();
    const sets = status === "AUTHORIZED" ? missing.map(({ id }) => id) : undefined;
    void navigate({
      to: ".",
      search: (old) => ({ ...old, dialog: "authorize" as const, account: appId, sets, link: undefined }),
    });
  };
  return (
    <Menu>
      <MenuItem
        icon={<CopyOutlined aria-hidden />}
        onPick={() => {
          close();
          void copyText(appId).then(() => tellDone(texts.copied));
        }}
      >
        {texts.copy}
      </MenuItem>
      {kind === "MINI_PROGRAM" &&
        (noReleaser ? (
          <MenuItem icon={<CloudUploadOutlined aria-hidden />} disabled onPick={() => {}}>
            {texts.deploy}
          </MenuItem>
        ) : (
          <PathLink path={`/deployments?dialog=deploy&accounts=${appId}`} className={menuItemClass} onClick={close}>
            <CloudUploadOutlined aria-hidden />
            {texts.deploy}
          </PathLink>
        ))}
      {needsLink && (
        <MenuItem icon={<LinkOutlined aria-hidden />} disabled={noOperator !== undefined} onPick={makeLink}>
          {status === "AUTHORIZED" ? texts.linkForSets(missing.map(({ id }) => id)) : texts.linkAgain}
        </MenuItem>
      )}
      <MenuItem
        icon={<SyncOutlined aria-hidden />}
        disabled={noOperator !== undefined || status !== "AUTHORIZED"}
        onPick={() => {
          close();
          void refresh(authorizer);
        }}
      >
        {texts.refresh}
      </MenuItem>
      <PathLink path={`/events?app=${appId}`} className={menuItemClass} onClick={close}>
        <MessageOutlined aria-hidden />
        {texts.pushes}
      </PathLink>
      {(noOperator ?? noReleaser) && <MenuNote>{noOperator ?? noReleaser}</MenuNote>}
      <MenuNote>{texts.cancelNote}</MenuNote>
    </Menu>
  );
}

const catalogue = messages({
  zh: {
    acts: (name: string) => `「${name}」的操作`,
    copy: "复制 AppID",
    copied: "AppID 已复制",
    deploy: "发版…",
    linkForSets: (ids: number[]) => `补充权限集 ${ids.join("、")} 的链接`,
    linkAgain: "重新授权的链接",
    refresh: "从微信刷新资料",
    pushes: "它的微信推送",
    cancelNote: "解除授权只能由商家在公众平台「设置 → 第三方设置」里操作。",
  },
  en: {
    acts: (name) => `Acts on ${name}`,
    copy: "Copy AppID",
    copied: "AppID copied",
    deploy: "Deploy…",
    linkForSets: (ids) => `Link for set ${ids.join(", ")}`,
    linkAgain: "Link to re-authorize",
    refresh: "Refresh profile from WeChat",
    pushes: "Its pushes",
    cancelNote: "Only the merchant can cancel the authorization, in WeChat's console under 「设置 → 第三方设置」.",
  },
});
