import { useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { IdText } from "../ui/id-text.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { GatedButton } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import type { AuthorizerOnPage } from "./authorizer-profile.ts";
import { nameOf } from "./authorizer-row.ts";
import { AuthorizerStatus } from "./authorizer-status.tsx";
import { Avatar } from "./avatar.tsx";
import { RemarkEditor } from "./remark-editor.tsx";
import { useRefresh } from "./refresh.ts";
import { TagsEditor } from "./tags-editor.tsx";
import { ListWalk } from "./list-walk.tsx";
import { accountStateName, kindNames } from "./words.ts";
import css from "./authorizer-page.module.css";

interface AuthorizerHeaderProps {
  authorizer: AuthorizerOnPage;
  list: string | undefined;
  back: ReactNode;
  /** Asks the merchant for (more) grants. */
  onLink: (sets?: number[]) => void;
}

/** Who it is, whether it works, what it is called here. */
export function AuthorizerHeader({ authorizer, list, back, onLink }: AuthorizerHeaderProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const { appId, kind, status, originalId, principalName, verified, accountStatus, profileReadAt } = authorizer;
  const name = nameOf(authorizer);
  const missing = authorizer.missingPermissionSets.map(({ id }) => id);
  return (
    <>
      <PageHeader
        title={
          <span className={css["name"]}>
            <Avatar name={name} url={authorizer.headImageUrl ?? null} size={40} />
            <bdi>{name}</bdi>
          </span>
        }
        tabTitle={name}
        back={
          <span className={css["walk"]}>
            {back}
            {list !== undefined && authorizer.place && <ListWalk place={authorizer.place} list={list} />}
          </span>
        }
        acts={
          <>
            {kind === "MINI_PROGRAM" && status === "AUTHORIZED" && (
              <GatedButton
                needs="RELEASER"
                type="primary"
                onClick={() => void navigate({ href: `/deployments?dialog=deploy&accounts=${appId}` })}
              >
                {texts.deploy}
              </GatedButton>
            )}
            <GatedButton
              needs="OPERATOR"
              onClick={() => onLink(status === "AUTHORIZED" && missing.length > 0 ? missing : undefined)}
            >
              {texts.link}
            </GatedButton>
            <RefreshButton onRefresh={() => refresh(authorizer)} disabled={status !== "AUTHORIZED"} />
          </>
        }
      >
        <div className={css["line"]}>
          <span>{kindNames[kind][language]}</span>
          <AuthorizerStatus authorizer={authorizer} />
          <span>
            {texts.since} <Moment at={authorizer.authorizedAt} />
          </span>
        </div>
        <div className={css["line"]}>
          <IdText id={appId} what="AppID" />
          {originalId && <IdText id={originalId} what={texts.originalId} />}
          {principalName && <bdi>{principalName}</bdi>}
          {verified !== null && verified !== undefined && <span>{verified ? texts.verified : texts.unverified}</span>}
          {accountStatus && <span>{texts.state(accountStateName(accountStatus, language))}</span>}
          {profileReadAt && (
            <span className={css["age"]}>
              {texts.read} <Moment at={profileReadAt} />
            </span>
          )}
        </div>
      </PageHeader>
      <div className={css["editors"]}>
        <TagsEditor authorizer={authorizer} />
        <RemarkEditor key={authorizer.id} authorizer={authorizer} />
      </div>
    </>
  );
}

function RefreshButton({ onRefresh, disabled }: { onRefresh: () => Promise<void>; disabled: boolean }) {
  const texts = useMessages(catalogue);
  if (disabled) return <Button disabled>{texts.refresh}</Button>;
  return (
    <GatedButton needs="OPERATOR" onClick={() => void onRefresh()}>
      {texts.refresh}
    </GatedButton>
  );
}

const catalogue = messages({
  zh: {
    deploy: "发版…",
    link: "授权链接",
    refresh: "刷新资料",
    since: "授权于",
    originalId: "原始 ID",
    verified: "微信认证",
    unverified: "未认证",
    state: (name: string) => `账号状态${name}`,
    read: "资料读取于",
  },
  en: {
    deploy: "Deploy…",
    link: "Authorization link",
    refresh: "Refresh profile",
    since: "authorized",
    originalId: "original ID",
    verified: "WeChat verified",
    unverified: "not verified",
    state: (name) => `account ${name}`,
    read: "profile read",
  },
});
