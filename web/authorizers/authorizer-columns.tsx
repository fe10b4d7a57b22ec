import { useMemo } from "react";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { IdText } from "../ui/id-text.tsx";
import { StateTag, WaitNote } from "../ui/state-tag.tsx";
import { releaseStates } from "../ui/states.tsx";
import { Age, Moment } from "../ui/time.tsx";
import { AccountCell } from "./account-cell.tsx";
import type { AuthorizerInList } from "./authorizer-row.ts";
import { AuthorizerStatus } from "./authorizer-status.tsx";
import { RowMenu } from "./row-menu.tsx";
import { TagList } from "./tag-list.tsx";
import { kindNames } from "./words.ts";
import css from "./authorizers.module.css";

/** The columns of the list of accounts. `list` is what their pages walk. */
export function useAuthorizerColumns(list: string): Column<AuthorizerInList>[] {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  return useMemo(
    () => [
      {
        id: "account",
        title: texts.account,
        rowHeader: true,
        cell: (row) => <AccountCell account={row} list={list} />,
      },
      {
        id: "kind",
        title: texts.kind,
        cell: ({ kind }) => <span className={css["kind"]}>{kindNames[kind][language]}</span>,
      },
      { id: "status", title: texts.status, cell: (row) => <AuthorizerStatus authorizer={row} /> },
      { id: "online", title: texts.online, cell: (row) => <OnlineVersion row={row} /> },
      { id: "release", title: texts.release, cell: (row) => <CurrentRelease row={row} /> },
      { id: "tags", title: texts.tags, cell: ({ tags }) => <TagList tags={tags} /> },
      {
        id: "authorizedAt",
        title: texts.authorizedAt,
        cell: ({ authorizedAt }) => <Moment at={authorizedAt} />,
      },
      {
        id: "principal",
        title: texts.principal,
        hidden: true,
        cell: ({ principalName }) => principalName && <bdi>{principalName}</bdi>,
      },
      {
        id: "originalId",
        title: texts.originalId,
        hidden: true,
        cell: ({ originalId }) => originalId && <IdText id={originalId} what={texts.originalId} />,
      },
      { id: "remark", title: texts.remark, hidden: true, cell: ({ remark }) => remark && <bdi>{remark}</bdi> },
      { id: lastPushColumn, title: texts.lastPush, hidden: true, cell: (row) => <LastPush row={row} /> },
      { id: "acts", title: texts.acts, width: "48px", align: "end", cell: (row) => <RowMenu authorizer={row} /> },
    ],
    [texts, language, list],
  );
}

/** Costs a look into the event log for each row, so it is read only while it is shown. */
export const lastPushColumn = "lastPush";

function OnlineVersion({ row: { onlineRelease } }: { row: AuthorizerInList }) {
  if (!onlineRelease) return <Nothing />;
  const { version, template } = onlineRelease;
  return (
    <span className={css["version"]}>
      <bdi>{version}</bdi>{" "}
      <small title={template.userDesc}>
        <bdi>{template.userDesc}</bdi>
      </small>
    </span>
  );
}

function CurrentRelease({ row: { currentRelease: release } }: { row: AuthorizerInList }) {
  if (!release) return <Nothing />;
  return (
    <span className={css["release"]}>
      <PathLink path={`/releases/${release.id}`}>
        <bdi>{release.version}</bdi>
      </PathLink>
      <StateTag look={releaseStates[release.state]} />
      <small>
        <Age since={release.changedAt} />
      </small>
      {release.waiting && release.waiting.reason !== "AUDIT" && (
        <WaitNote reason={release.waiting.reason} nextTryAt={release.waiting.nextTryAt ?? null} />
      )}
    </span>
  );
}

function LastPush({ row }: { row: AuthorizerInList }) {
  const push = row.events?.nodes[0];
  if (!push) return <Nothing />;
  return (
    <span>
      <Moment at={push.receivedAt} /> <code>{push.type}</code>
    </span>
  );
}

function Nothing() {
  return <span className={css["nothing"]}>–</span>;
}

const catalogue = messages({
  zh: {
    account: "账号",
    kind: "类型",
    status: "状态",
    online: "线上版本",
    release: "当前发布单",
    tags: "标签",
    authorizedAt: "授权时间",
    principal: "主体",
    originalId: "原始 ID",
    remark: "备注",
    lastPush: "最近推送",
    acts: "操作",
  },
  en: {
    account: "Account",
    kind: "Kind",
    status: "Status",
    online: "Online version",
    release: "Current release",
    tags: "Tags",
    authorizedAt: "Authorized",
    principal: "Legal entity",
    originalId: "Original ID",
    remark: "Remark",
    lastPush: "Last push",
    acts: "Acts",
  },
});
