import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import type { ReleaseWaitReason } from "../graphql/generated/schema-facts.ts";
import { formatClock } from "../i18n/formats.ts";
import { releaseWaits } from "./states.tsx";
import type { StateLook } from "./states.tsx";
import { Tag } from "./tag.tsx";
import css from "./tag.module.css";

/** `<StateTag look={releaseStates[release.state]} />`; `detail` follows the word ("62 failed", "30 %"). */
export function StateTag({ look, detail }: { look: StateLook; detail?: string | undefined }) {
  const language = useLanguage();
  const Icon = look.icon;
  return (
    <Tag hue={look.hue} icon={<Icon aria-hidden />} isState>
      {look[language]}
      {detail && ` ${detail}`}
    </Tag>
  );
}

/** Why a release stands still, and when it is tried again. */
export function WaitNote({ reason, nextTryAt }: { reason: ReleaseWaitReason; nextTryAt?: string | null }) {
  const language = useLanguage();
  const texts = useMessages(catalogue);
  return (
    <span className={css["note"]}>
      {releaseWaits[reason][language]}
      {nextTryAt && ` · ${texts.nextTry(formatClock(new Date(nextTryAt)))}`}
    </span>
  );
}

const catalogue = messages({
  zh: { nextTry: (time: string) => `${time} 再试` },
  en: { nextTry: (time) => `next try ${time}` },
});
