import { Link } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useMemo } from "react";
import { useMutation } from "urql";
import type { LinkPartsFragment } from "../graphql/generated/graphql.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { useNow } from "../ui/clock.ts";
import type { Column } from "../ui/data-table/columns.ts";
import { IdText } from "../ui/id-text.tsx";
import { StateTag } from "../ui/state-tag.tsx";
import { authorizationStatuses } from "../ui/states.tsx";
import { Countdown, Moment } from "../ui/time.tsx";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { linkName, linkStatus } from "./link-parts.ts";
import { useMakeLink, wishOf } from "./make-link.ts";
import { revokeLinkMutation } from "./revoke-link.ts";
import { channelNames } from "./words.ts";
import css from "./authorizers.module.css";

export type LinkInList = LinkPartsFragment;

/** @param onOpen shows a link's life in the drawer */
export function useLinkColumns(onOpen: (id: string) => void): Column<LinkInList>[] {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  return useMemo(
    () => [
      {
        id: "name",
        title: texts.name,
        rowHeader: true,
        cell: (link) => (
          <button type="button" className={css["opener"]} onClick={() => onOpen(link.id)}>
            <bdi>{link.label ?? linkName(link)}</bdi>
          </button>
        ),
      },
      { id: "status", title: texts.status, cell: (link) => <LinkState link={link} /> },
      { id: "channel", title: texts.channel, cell: ({ channel }) => channelNames[channel][language] },
      { id: "opened", title: texts.opened, cell: ({ openedAt }) => <At at={openedAt} /> },
      { id: "left", title: texts.left, cell: ({ leftAt }) => <At at={leftAt} /> },
      {
        id: "account",
        title: texts.account,
        cell: ({ authorizer }) =>
          authorizer ? (
            <Link to="/authorizers/$appId" params={{ appId: authorizer.appId }}>
              <bdi>{authorizer.nickName || authorizer.appId}</bdi>
            </Link>
          ) : (
            <At at={null} />
          ),
      },
      { id: "maker", title: texts.maker, cell: ({ createdBy }) => createdBy && <bdi>{createdBy}</bdi> },
      { id: "created", title: texts.created, cell: ({ createdAt }) => <Moment at={createdAt} /> },
      {
        id: "reference",
        title: texts.reference,
        hidden: true,
        cell: ({ reference }) => <IdText id={reference} what={texts.reference} />,
      },
      {
        id: "sets",
        title: texts.sets,
        hidden: true,
        cell: ({ permissionSets }) =>
          permissionSets.length === 0 ? texts.allSets : permissionSets.map(({ id }) => id).join(", "),
      },
      { id: "acts", title: texts.acts, align: "end", cell: (link) => <LinkActs link={link} onMade={onOpen} /> },
    ],
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- onOpen only navigates: any of them does the same
    [texts, language],
  );
}

function LinkState({ link }: { link: LinkInList }) {
  const texts = useMessages(catalogue);
  const status = linkStatus(link, useNow(5_000));
  return (
    <span className={css["status"]}>
      <StateTag look={authorizationStatuses[status]} />
      {status === "PENDING" && (
        <small className={css["age"]}>
          {texts.remaining} <Countdown until={link.expiresAt} />
        </small>
      )}
      {link.askedAgainAt && (
        <small className={css["age"]}>
          {texts.askedAgain} <Moment at={link.askedAgainAt} />
        </small>
      )}
      {link.failure && (
        <small className={css["age"]} title={link.failure.meaning}>
          {link.failure.errcode} {link.failure.meaning}
        </small>
      )}
    </span>
  );
}

function LinkActs({ link, onMade }: { link: LinkInList; onMade: (id: string) => void }) {
  const texts = useMessages(catalogue);
  const { making, make } = useMakeLink();
  const [{ fetching }, revoke] = useMutation(revokeLinkMutation);
  const isOpen = linkStatus(link, useNow(5_000)) === "PENDING";
  const remake = async (): Promise<void> => {
    const answer = await make(wishOf(link));
    const refused = answer.errors[0];
    if (refused) tellFailed([refused.message, refused.remedy].filter(Boolean).join(" · "));
    if (answer.link) onMade(answer.link.id);
  };
  const end = async (): Promise<void> => {
    const { data, error } = await revoke({ input: { id: link.id } });
    const refused = data?.revokeAuthorizationLink.userErrors[0];
    if (error || refused) tellFailed(refused?.message ?? texts.noAnswer);
    else tellDone(texts.revoked(linkName(link)));
  };
  return (
    <span className={css["rowActs"]}>
      <Button size="small" type="link" loading={making} onClick={() => void remake()}>
        {texts.remake}
      </Button>
      {isOpen && (
        <Button size="small" type="link" danger loading={fetching} onClick={() => void end()}>
          {texts.revoke}
        </Button>
      )}
    </span>
  );
}

function At({ at }: { at: string | null | undefined }) {
  return at ? <Moment at={at} /> : <span className={css["nothing"]}>–</span>;
}

const catalogue = messages({
  zh: {
    name: "给谁",
    status: "状态",
    channel: "方式",
    opened: "打开",
    left: "前往微信",
    account: "授权的账号",
    maker: "创建人",
    created: "创建时间",
    reference: "编号",
    sets: "权限集",
    allSets: "全部",
    acts: "操作",
    remaining: "剩余",
    askedAgain: "商家请求新链接",
    remake: "重新生成",
    revoke: "作废",
    revoked: (name: string) => `给「${name}」的链接已作废`,
    noAnswer: "没有作废：服务器没有应答",
  },
  en: {
    name: "For whom",
    status: "Status",
    channel: "Way",
    opened: "Opened",
    left: "Went to WeChat",
    account: "Account",
    maker: "Made by",
    created: "Made",
    reference: "Reference",
    sets: "Sets",
    allSets: "all",
    acts: "Acts",
    remaining: "left:",
    askedAgain: "new one wanted",
    remake: "Remake",
    revoke: "Revoke",
    revoked: (name) => `The link for ${name} is revoked`,
    noAnswer: "Not revoked: the server did not answer",
  },
});
