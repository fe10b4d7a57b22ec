import { graphql } from "../graphql/generated/gql.ts";
import type { EventEffectsFragment } from "../graphql/generated/graphql.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { LongText } from "../ui/long-text.tsx";
import { refusalWords } from "../ui/refusal-words.ts";
import { StateTag } from "../ui/state-tag.tsx";
import { authorizerStatuses, releaseStates } from "../ui/states.tsx";
import css from "./callbacks.module.css";

graphql(`
  fragment EventEffects on CallbackEvent {
    type
    summary
    failure
    outcome
    authorizer {
      id
      appId
      nickName
      status
      currentRelease {
        id
        version
        state
      }
    }
  }
`);

/** What came of it, and where that can be seen as it is now. */
export function Effects({ event: { type, summary, failure, outcome, authorizer } }: { event: EventEffectsFragment }) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const release = /^weapp_audit_/i.test(type) ? authorizer?.currentRelease : undefined;
  return (
    <section className={css["section"]}>
      <h3>{texts.effects}</h3>
      {failure && (
        <p className={css["failed"]}>
          <LongText text={refusalWords(failure, language)} />
        </p>
      )}
      {summary && (
        <p>
          <LongText text={summary} />
        </p>
      )}
      {!summary && !failure && <p>{outcome === "HANDLED" ? texts.handled : texts.recorded}</p>}
      {authorizer && (
        <p>
          {texts.account}{" "}
          <PathLink path={`/authorizers/${authorizer.appId}`}>
            <bdi>{authorizer.nickName || authorizer.appId}</bdi>
          </PathLink>{" "}
          <StateTag look={authorizerStatuses[authorizer.status]} />
        </p>
      )}
      {release && (
        <p>
          {texts.release} <PathLink path={`/releases/${release.id}`}>{release.version}</PathLink>{" "}
          <StateTag look={releaseStates[release.state]} />
        </p>
      )}
    </section>
  );
}

const catalogue = messages({
  zh: {
    effects: "处理结果",
    handled: "已处理，没有需要改变的。",
    recorded: "只作记录，没有改变任何东西。",
    account: "账号现在：",
    release: "发布单现在：",
  },
  en: {
    effects: "What came of it",
    handled: "Handled; there was nothing to change.",
    recorded: "Recorded only; nothing was changed.",
    account: "The account now:",
    release: "The release now:",
  },
});
