import { graphql } from "../graphql/generated/gql.ts";
import type { DeploymentProgressFragment } from "../graphql/generated/graphql.ts";
import type { ReleaseState } from "../graphql/generated/schema-facts.ts";
import { formatNumber } from "../i18n/formats.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { StageBar } from "../ui/stage-bar.tsx";
import type { Stage } from "../ui/stage-bar.tsx";
import { releaseStates } from "../ui/states.tsx";

graphql(`
  fragment CountParts on DeploymentCounts {
    total
    queued
    committed
    inAudit
    approved
    gray
    released
    rejected
    withdrawn
    rolledBack
    failed
    cancelled
    waitingForQuota
  }
  fragment DeploymentProgress on Deployment {
    counts {
      ...CountParts
    }
  }
`);

type Counts = DeploymentProgressFragment["counts"];

interface DeploymentProgressProps {
  deployment: DeploymentProgressFragment;
  legend?: boolean;
  picked?: ReleaseState | undefined;
  onPick?: (state: ReleaseState | undefined) => void;
}

/** Where the releases of a deployment, or of one of its waves, are, from done to problem. */
export function DeploymentProgress({ deployment, legend = false, picked, onPick }: DeploymentProgressProps) {
  const language = useLanguage();
  const texts = useMessages(catalogue);
  const { counts } = deployment;
  const stages = order.map(({ state, count, look }): Stage & { id: ReleaseState } => ({
    id: state,
    label: releaseStates[state][language],
    count: count(counts),
    hue: releaseStates[state].hue,
    ...(look && { look }),
  }));
  const parts = stages.filter(({ count }) => count > 0).map(({ label, count }) => `${label} ${formatNumber(count)}`);
  return (
    <StageBar
      stages={stages}
      sentence={texts.sentence(counts.total, parts)}
      legend={legend}
      picked={picked}
      {...(onPick && { onPick: (id) => onPick(order.find(({ state }) => state === id)?.state) })}
    />
  );
}

const order: { state: ReleaseState; count: (counts: Counts) => number; look?: "hatched" | "outlined" }[] = [
  { state: "RELEASED", count: ({ released }) => released },
  { state: "GRAY", count: ({ gray }) => gray },
  { state: "APPROVED", count: ({ approved }) => approved, look: "hatched" },
  { state: "IN_AUDIT", count: ({ inAudit }) => inAudit },
  { state: "COMMITTED", count: ({ committed }) => committed },
  { state: "QUEUED", count: ({ queued }) => queued },
  { state: "WITHDRAWN", count: ({ withdrawn }) => withdrawn, look: "outlined" },
  { state: "CANCELLED", count: ({ cancelled }) => cancelled, look: "outlined" },
  { state: "ROLLED_BACK", count: ({ rolledBack }) => rolledBack },
  { state: "REJECTED", count: ({ rejected }) => rejected },
  { state: "FAILED", count: ({ failed }) => failed },
];

const catalogue = messages({
  zh: {
    sentence: (total: number, parts: string[]) => `共 ${formatNumber(total)} 个账号：${parts.join("，")}`,
  },
  en: {
    sentence: (total, parts) => `${formatNumber(total)} accounts: ${parts.join(", ")}`,
  },
});
