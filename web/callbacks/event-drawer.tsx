import Button from "antd/es/button";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { EventRowFragment } from "../graphql/generated/graphql.ts";
import { formatFull } from "../i18n/formats.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { Facts } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { IdText } from "../ui/id-text.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { StateTag } from "../ui/state-tag.tsx";
import { callbackOutcomes } from "../ui/states.tsx";
import { Effects } from "./effects.tsx";
import css from "./callbacks.module.css";
import { formatMicroseconds } from "./event-columns.tsx";
import { OtherPushes } from "./other-pushes.tsx";
import { Replay } from "./replay.tsx";
import { typeName } from "./type-names.ts";
import { VerificationSteps } from "./verification-steps.tsx";

const eventQuery = graphql(`
  query Event($id: ID!) {
    callbackEvent(id: $id) {
      ...EventRow
      createdAt
      payload
      duplicateOf
      steps {
        step
        ok
        detail
      }
      ...EventEffects
    }
  }
`);

interface EventDrawerProps {
  id: string;
  onClose: () => void;
  /** Replayed: the row in the list is another one now. */
  onChanged: (events: readonly EventRowFragment[]) => void;
}

/** One push: what it said, how it was proved, what came of it, what came before and after. */
export function EventDrawer({ id, onClose, onChanged }: EventDrawerProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const [{ data, error, fetching, operation }, read] = useQuery({ query: eventQuery, variables: { id } });
  const event = operation?.variables.id === id ? data?.callbackEvent : undefined;
  const name = event && typeName(event.type, language);
  const first = event?.duplicateOf ?? undefined;
  const text = event && JSON.stringify(event.payload, null, 2);
  return (
    <Dialog
      shape="wide drawer"
      title={event ? `${event.type}${name ? ` · ${name}` : ""}` : texts.title}
      onClose={onClose}
      footer={<Button onClick={onClose}>{texts.close}</Button>}
    >
      {error && <QueryError what={texts.title} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />}
      {!event && !error && !fetching && <p>{texts.gone}</p>}
      {event && (
        <>
          <Facts
            facts={[
              [texts.outcome, <StateTag key="outcome" look={callbackOutcomes[event.outcome]} />],
              [texts.received, formatFull(new Date(event.receivedAt), language)],
              [texts.created, event.createdAt && formatFull(new Date(event.createdAt), language)],
              [
                texts.account,
                event.authorizer ? (
                  <PathLink path={`/authorizers/${event.authorizer.appId}`}>
                    <bdi>{event.authorizer.nickName || event.authorizer.appId}</bdi>
                  </PathLink>
                ) : event.appId ? (
                  <IdText id={event.appId} what="AppID" />
                ) : (
                  texts.platform
                ),
              ],
              [texts.door, event.door === "AUTHORIZATION" ? texts.authorizationDoor : texts.messageDoor],
              [texts.took, event.tookMicroseconds == null ? null : formatMicroseconds(event.tookMicroseconds)],
              first !== undefined && [
                texts.duplicate,
                <Link key="first" to="/events" search={(old: object) => ({ ...old, open: first })}>
                  {texts.first}
                </Link>,
              ],
            ]}
          />
          <Effects event={event} />
          <section className={css["section"]}>
            <h3>{texts.proof}</h3>
            <VerificationSteps steps={event.steps} />
          </section>
          {event.outcome !== "REFUSED" && text && (
            <section className={css["section"]}>
              <h3>
                {texts.payload} <CopyButton text={text} what={texts.payload} />
              </h3>
              <pre className={css["payload"]} tabIndex={0}>
                {text}
              </pre>
              <p className={css["quiet"]}>{texts.masked}</p>
            </section>
          )}
          <Replay event={event} onChanged={onChanged} />
          <OtherPushes event={event} />
        </>
      )}
    </Dialog>
  );
}

const catalogue = messages({
  zh: {
    title: "推送",
    close: "关闭",
    gone: "没有这条推送记录，可能已被清理。",
    outcome: "结果",
    received: "收到",
    created: "微信发出",
    account: "账号",
    platform: "平台自身",
    door: "接收地址",
    authorizationDoor: "授权事件接收 URL",
    messageDoor: "消息与事件接收 URL",
    took: "耗时",
    duplicate: "重复",
    first: "查看首次收到的那一条",
    proof: "验证步骤",
    payload: "解密后的内容",
    masked: "票据、授权码和令牌显示为 ***。",
  },
  en: {
    title: "Push",
    close: "Close",
    gone: "There is no such push; it may have been cleared away.",
    outcome: "Outcome",
    received: "Received",
    created: "Sent by WeChat",
    account: "Account",
    platform: "the platform itself",
    door: "Came by",
    authorizationDoor: "Authorization event URL",
    messageDoor: "Message and event URL",
    took: "Took",
    duplicate: "Duplicate",
    first: "Show the first delivery",
    proof: "Verification",
    payload: "Decrypted content",
    masked: "Tickets, codes and tokens are shown as ***.",
  },
});
