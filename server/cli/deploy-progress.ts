import type { Text } from "../language.ts";

/** Deployment.counts. */
export type Counts = Record<(typeof countNames)[number], number>;

export const countNames = [
  "total",
  "queued",
  "committed",
  "inAudit",
  "approved",
  "gray",
  "released",
  "rejected",
  "withdrawn",
  "rolledBack",
  "failed",
  "cancelled",
] as const;

/** How far the releases of a deployment are meant to go by themselves. */
export interface Goal {
  submitForAudit: boolean;
  releaseWhenApproved: boolean;
}

/** Releases that move on without a person. */
export function underWay(counts: Counts, { submitForAudit, releaseWhenApproved }: Goal): number {
  const { queued, committed, inAudit, approved, gray } = counts;
  return (
    queued + inAudit + (submitForAudit ? committed : 0) + (submitForAudit && releaseWhenApproved ? approved + gray : 0)
  );
}

/** Releases that ended without reaching their users. */
export function lost({ failed, rejected, withdrawn, cancelled, rolledBack }: Counts): number {
  return failed + rejected + withdrawn + cancelled + rolledBack;
}

const words: Record<Exclude<keyof Counts, "total">, Text> = {
  queued: { zh: "排队", en: "queued" },
  committed: { zh: "已上传", en: "committed" },
  inAudit: { zh: "审核中", en: "in audit" },
  approved: { zh: "已通过", en: "approved" },
  gray: { zh: "灰度中", en: "phased" },
  released: { zh: "已发布", en: "released" },
  rejected: { zh: "被驳回", en: "rejected" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
  rolledBack: { zh: "已回退", en: "rolled back" },
  failed: { zh: "失败", en: "failed" },
  cancelled: { zh: "已取消", en: "cancelled" },
};

/** `41 of 60: 12 in audit, 41 released, 7 failed`, without the states in which there is none. */
export function lineOf(counts: Counts, goal: Goal): Text {
  const inLanguage = (language: keyof Text) =>
    countNames
      .flatMap((name) => (name === "total" || counts[name] === 0 ? [] : [[name, counts[name]] as const]))
      .map(([name, count]) => (language === "zh" ? `${words[name].zh} ${count}` : `${count} ${words[name].en}`));
  const settled = counts.total - underWay(counts, goal);
  return {
    zh: `${settled}/${counts.total}：${inLanguage("zh").join("，")}`,
    en: `${settled} of ${counts.total}: ${inLanguage("en").join(", ")}`,
  };
}

const width = 24;

/** One line that is written over itself. */
export function barOf(counts: Counts, goal: Goal): string {
  const share = counts.total === 0 ? 0 : 1 - underWay(counts, goal) / counts.total;
  const full = Math.floor(share * width);
  return `[${"#".repeat(full)}${"-".repeat(width - full)}]`;
}
