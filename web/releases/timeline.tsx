import type { ReleasePartsFragment } from "../graphql/generated/graphql.ts";
import { useMessages } from "../i18n/messages.ts";
import { LongText } from "../ui/long-text.tsx";
import { StateTag } from "../ui/state-tag.tsx";
import { releaseStates } from "../ui/states.tsx";
import { Duration, Moment } from "../ui/time.tsx";
import { catalogue } from "./release-messages.ts";
import css from "./releases.module.css";

interface TimelineProps {
  transitions: ReleasePartsFragment["transitions"];
  isOver: boolean;
}

/** The whole way of a release, oldest first, with how long it stood where. */
export function Timeline({ transitions, isOver }: TimelineProps) {
  const texts = useMessages(catalogue);
  return (
    <ol className={css["timeline"]}>
      {transitions.map(({ to, at, cause, detail }, place) => {
        const next = transitions[place + 1];
        return (
          <li key={at + to} className={css["step"]}>
            <Moment at={at} />
            <div>
              <StateTag look={releaseStates[to]} /> <span className={css["quiet"]}>{causeText(cause, texts)}</span>
              {detail && (
                <div className={css["stepDetail"]}>
                  <LongText text={detail} />
                </div>
              )}
              {(next || !isOver) && (
                <div className={css["took"]}>
                  {next ? texts.stoodFor : texts.standsFor} <Duration from={at} to={next?.at} />
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** `operator:Lin Min`, `push weapp_audit_success`, `poll`, `worker`. */
function causeText(
  cause: string,
  texts: { causes: Record<"operator" | "apiKey" | "push" | "poll" | "worker", (name: string) => string> },
): string {
  const [, kind = "", name = ""] = /^(\w+)(?:[: ](.*))?$/.exec(cause) ?? [];
  return isCause(kind) ? texts.causes[kind](name) : cause;
}

function isCause(kind: string): kind is "operator" | "apiKey" | "push" | "poll" | "worker" {
  return ["operator", "apiKey", "push", "poll", "worker"].includes(kind);
}
