import type { ReleasePartsFragment } from "../graphql/generated/graphql.ts";
import type { ReleaseAction } from "../graphql/generated/schema-facts.ts";
import { useMessages } from "../i18n/messages.ts";
import { GatedButton, useRefusal } from "../ui/role.tsx";
import { catalogue } from "./release-messages.ts";
import css from "./releases.module.css";

interface ReleaseActsProps {
  release: Pick<ReleasePartsFragment, "nextActions">;
  onPick: (act: ReleaseAction) => void;
}

/** What may be done now, as the server says. To whom may do none of it the server names none: the sentence says why. */
export function ReleaseActs({ release: { nextActions }, onPick }: ReleaseActsProps) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("RELEASER");
  if (refusal) return <span className={css["quiet"]}>{texts.actsNeed(refusal)}</span>;
  return nextActions.map((act) => (
    <GatedButton
      key={act}
      needs="RELEASER"
      type={primary.has(act) ? "primary" : "default"}
      danger={act === "ROLL_BACK" || act === "REVERT_PHASE"}
      onClick={() => onPick(act)}
    >
      {texts.acts[act]}
    </GatedButton>
  ));
}

/** What leads on, as opposed to back. */
const primary = new Set<ReleaseAction>(["SUBMIT_FOR_AUDIT", "RELEASE", "RETRY"]);
