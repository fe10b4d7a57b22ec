import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { EventRowFragment } from "../graphql/generated/graphql.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton } from "../ui/role.tsx";
import { callbackOutcomes } from "../ui/states.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import css from "./callbacks.module.css";

const replayMutation = graphql(`
  mutation ReplayEvent($input: ReplayCallbackEventInput!) {
    replayCallbackEvent(input: $input) {
      callbackEvent {
        ...EventRow
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

interface ReplayProps {
  event: EventRowFragment;
  onChanged: (events: readonly EventRowFragment[]) => void;
}

/** Handles the push once more; says beforehand what a repeat does. */
export function Replay({ event, onChanged }: ReplayProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const [{ data, error, fetching }, replay] = useMutation(replayMutation);
  const run = async (): Promise<void> => {
    const answer = await replay({ input: { id: event.id } });
    const replayed = answer.data?.replayCallbackEvent.callbackEvent;
    if (!replayed) return;
    onChanged([replayed]);
    tellDone(texts.done(callbackOutcomes[replayed.outcome][language]));
  };
  const reason = { REFUSED: texts.wasRefused, DUPLICATE: texts.isRepeat, IGNORED: texts.nobodyReacts };
  const impossible = event.outcome in reason ? reason[event.outcome as keyof typeof reason] : undefined;
  return (
    <section className={css["section"]}>
      <h3>{texts.title}</h3>
      <p className={css["quiet"]} style={{ marginBottom: 8 }}>
        {impossible ?? texts.what}
      </p>
      {error && <QueryError what={texts.answer} error={error} onRetry={() => void run()} />}
      <UserErrors errors={data?.replayCallbackEvent.userErrors ?? []} />
      {!impossible && (
        <GatedButton needs="OPERATOR" loading={fetching} onClick={() => void run()}>
          {texts.replay}
        </GatedButton>
      )}
    </section>
  );
}

const catalogue = messages({
  zh: {
    title: "重放",
    what: "像刚收到一样再处理一次。已经做过的不会再做一遍：旧票据不会替换新票据，已连接的账号不会重复添加，已结束的审核不会改变。",
    wasRefused: "这条推送被拒收，没有可以处理的内容。",
    isRepeat: "这是一次重复推送，请重放首次收到的那一条。",
    nobodyReacts: "这类推送只作记录，没有什么可以重放。",
    replay: "重放",
    answer: "重放结果",
    done: (outcome: string) => `已重放：${outcome}`,
  },
  en: {
    title: "Replay",
    what: "Handles it once more, as if it had come now. What was done is not done twice: an old ticket does not replace a newer one, a connected account is not added again, an audit that ended stays as it is.",
    wasRefused: "It was refused, so there is nothing that could be handled.",
    isRepeat: "It is a repeat; replay the first delivery instead.",
    nobodyReacts: "Pushes of this type are recorded only; there is nothing to replay.",
    replay: "Replay",
    answer: "the answer to the replay",
    done: (outcome) => `Replayed: ${outcome}`,
  },
});
