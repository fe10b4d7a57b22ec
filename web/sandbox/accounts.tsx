import Button from "antd/es/button";
import { useMemo, useState } from "react";
import { useClient } from "urql";
import { formatNumber } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { Alert } from "../ui/alert.tsx";
import { Card } from "../ui/card.tsx";
import { DataTable } from "../ui/data-table/data-table.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { IdText } from "../ui/id-text.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Tag } from "../ui/tag.tsx";
import { connectAccount } from "./connect.ts";
import { control } from "./control.ts";
import { ReviewActs } from "./review-acts.tsx";
import css from "./sandbox.module.css";
import { useAct } from "./use-act.ts";
import { useControl } from "./use-control.ts";
import type { SandboxAccount } from "./world.ts";

const pageSize = 20;
const everyMs = 5_000; // releases move by themselves

interface AccountsProps {
  search: string | undefined;
  onSearch: (search: string | undefined) => void;
}

/** Every account there is at the simulator, connected or not. */
export function Accounts({ search, onSearch }: AccountsProps) {
  const texts = useMessages(catalogue);
  const client = useClient();
  const [offset, setOffset] = useState(0);
  const query = new URLSearchParams({ limit: String(pageSize), offset: String(offset), ...(search && { search }) });
  const { data, failure, read } = useControl<{ total: number; accounts: SandboxAccount[] }>(
    `accounts?${query}`,
    everyMs,
  );
  const [acting, act] = useAct();

  const columns = useMemo((): Column<SandboxAccount>[] => {
    const run = (what: () => Promise<string>) => void act(what).then(read);
    const connect = (account: SandboxAccount) =>
      run(async () => {
        await connectAccount(client, account);
        return texts.connected(account.nickName);
      });
    const revoke = ({ appId, nickName }: SandboxAccount) =>
      run(async () => {
        await control("POST", "revoke", { appId });
        return texts.revoked(nickName);
      });
    return [
      {
        id: "account",
        title: texts.account,
        rowHeader: true,
        cell: (account) => (
          <span className={css["account"]}>
            {account.isAuthorized ? (
              <PathLink path={`/authorizers/${account.appId}`}>
                <bdi>{account.nickName}</bdi>
              </PathLink>
            ) : (
              <bdi>{account.nickName}</bdi>
            )}
            <IdText id={account.appId} what="AppID" />
          </span>
        ),
      },
      {
        id: "kind",
        title: texts.kind,
        cell: ({ kind, development }) =>
          development ? texts.development : kind === "miniProgram" ? texts.miniProgram : texts.officialAccount,
      },
      {
        id: "state",
        title: texts.state,
        cell: ({ isAuthorized, development }) =>
          development ? "–" : <Tag hue={isAuthorized ? "green" : "slate"}>{isAuthorized ? texts.yes : texts.no}</Tag>,
      },
      { id: "trial", title: texts.trial, cell: ({ trial }) => trial ?? "–" },
      { id: "online", title: texts.online, cell: ({ online }) => online ?? "–" },
      {
        id: "audit",
        title: texts.audit,
        cell: (account) => <ReviewActs account={account} onEnded={read} />,
      },
      {
        id: "acts",
        title: texts.acts,
        cell: (account) =>
          !account.development &&
          (account.isAuthorized ? (
            <Button size="small" disabled={acting} onClick={() => revoke(account)}>
              {texts.revoke}
            </Button>
          ) : (
            <Button size="small" disabled={acting} onClick={() => connect(account)}>
              {texts.connect}
            </Button>
          )),
      },
    ];
  }, [texts, client, acting, act, read]); // oxlint-disable-line react-hooks/exhaustive-deps

  const make = (kind: SandboxAccount["kind"]) =>
    void act(async () => {
      const made = await control<{ accounts: { nickName: string }[] }>("POST", "accounts", { kind });
      return texts.made(made.accounts[0]?.nickName ?? "");
    }).then(read);
  const total = data?.total ?? 0;
  const last = Math.min(offset + pageSize, total);

  return (
    <Card title={texts.title}>
      {failure && (
        <Alert kind="error" title={texts.unread} acts={<Button onClick={read}>{texts.retry}</Button>}>
          {failure}
        </Alert>
      )}
      <FilterBar>
        <SearchField
          label={texts.search}
          value={search}
          onSearch={(next) => {
            setOffset(0);
            onSearch(next);
          }}
        />
        <Button disabled={acting} onClick={() => make("miniProgram")}>
          {texts.makeMiniProgram}
        </Button>
        <Button disabled={acting} onClick={() => make("officialAccount")}>
          {texts.makeOfficialAccount}
        </Button>
      </FilterBar>
      <DataTable
        name="sandboxAccounts"
        label={texts.title}
        columns={columns}
        rows={data?.accounts}
        rowKey={appIdOf}
        rowLabel={nameOf}
        fetching={!data}
        keyless
        empty={<p className={css["nothing"]}>{texts.none}</p>}
      />
      <div className={css["pager"]}>
        <Button size="small" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - pageSize))}>
          {texts.previous}
        </Button>
        <Button size="small" disabled={last >= total} onClick={() => setOffset(offset + pageSize)}>
          {texts.next}
        </Button>
        <span>{texts.range(total === 0 ? 0 : offset + 1, last, total)}</span>
      </div>
    </Card>
  );
}

const appIdOf = ({ appId }: SandboxAccount) => appId;
const nameOf = ({ nickName }: SandboxAccount) => nickName;

const catalogue = messages({
  zh: {
    title: "账号",
    search: "名称或 AppID",
    account: "账号",
    kind: "类型",
    miniProgram: "小程序",
    officialAccount: "公众号",
    development: "开发小程序",
    state: "授权",
    yes: "已授权",
    no: "未授权",
    trial: "体验版",
    online: "线上版本",
    audit: "审核",
    acts: "替商家",
    connect: "授权",
    revoke: "解除授权",
    connected: (name: string) => `「${name}」已授权`,
    revoked: (name: string) => `「${name}」已解除授权`,
    makeMiniProgram: "新建小程序",
    makeOfficialAccount: "新建公众号",
    made: (name: string) => `已新建「${name}」`,
    none: "没有符合的账号。",
    unread: "没有读到模拟器的账号",
    retry: "重试",
    previous: "上一页",
    next: "下一页",
    range: (from: number, to: number, total: number) =>
      `${formatNumber(from)}–${formatNumber(to)}，共 ${formatNumber(total)} 个`,
  },
  en: {
    title: "Accounts",
    search: "Name or AppID",
    account: "Account",
    kind: "Kind",
    miniProgram: "Mini program",
    officialAccount: "Official account",
    development: "Development mini program",
    state: "Authorization",
    yes: "authorized",
    no: "not authorized",
    trial: "Trial",
    online: "Online",
    audit: "Audit",
    acts: "As its merchant",
    connect: "Authorize",
    revoke: "Cancel authorization",
    connected: (name) => `${name} is authorized`,
    revoked: (name) => `${name} cancelled its authorization`,
    makeMiniProgram: "New mini program",
    makeOfficialAccount: "New official account",
    made: (name) => `${name} was made`,
    none: "No account matches.",
    unread: "The simulator's accounts could not be read",
    retry: "Retry",
    previous: "Previous",
    next: "Next",
    range: (from, to, total) => `${formatNumber(from)}–${formatNumber(to)} of ${formatNumber(total)}`,
  },
});
