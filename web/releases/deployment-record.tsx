import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { DeploymentPartsFragment } from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Card, Facts } from "../ui/card.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { Moment } from "../ui/time.tsx";
import { catalogue as deploymentCatalogue } from "./deployment-messages.ts";
import css from "./releases.module.css";

const shown = 100;

const recordQuery = graphql(`
  query DeploymentRecord($id: ID!, $first: Int!) {
    activities(subjectKind: "Deployment", subjectId: $id, first: $first) {
      totalCount
      nodes {
        act
        actorName
        at
      }
    }
  }
`);

/** Who did what to it, newest first, and with which settings it began. */
export function DeploymentRecord({ deployment }: { deployment: DeploymentPartsFragment }) {
  const texts = useMessages(catalogue);
  const [{ data, error }, read] = useQuery({
    query: recordQuery,
    variables: { id: deployment.id, first: shown },
    requestPolicy: "cache-and-network",
  });
  const names: Partial<Record<string, string>> = useMessages(actNames);
  return (
    <>
      {error && (
        <QueryError what={texts.record} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
      )}
      <Card title={texts.acts}>
        <ol className={css["record"]}>
          {data?.activities.nodes.map(({ act, actorName, at }) => (
            <li key={`${at} ${act}`}>
              <Moment at={at} /> <bdi>{actorName}</bdi> <span>{names[act] ?? act}</span>
            </li>
          ))}
        </ol>
      </Card>
      <Settings deployment={deployment} />
    </>
  );
}

function Settings({ deployment }: { deployment: DeploymentPartsFragment }) {
  const texts = useMessages(catalogue);
  const deploymentTexts = useMessages(deploymentCatalogue);
  const { submitForAudit, releaseWhenApproved, extJson, reason, plan, phases } = deployment;
  return (
    <Card title={deploymentTexts.settings}>
      <Facts
        facts={[
          reason !== null && [texts.reason, <bdi key="reason">{reason}</bdi>],
          [texts.audit, submitForAudit ? deploymentTexts.submits : deploymentTexts.doesNotSubmit],
          submitForAudit && [
            texts.release,
            releaseWhenApproved ? deploymentTexts.releasesItself : deploymentTexts.doesNotRelease,
          ],
          phases.length > 0 && [
            texts.phases,
            phases.map(({ percentage, afterMinutes }) => texts.phase(percentage, afterMinutes)).join(" → "),
          ],
          plan?.halt && [
            texts.halt,
            texts.halts(percent(plan.halt.problemShare), plan.halt.minimum, plan.halt.sameErrcode),
          ],
          plan &&
            plan.windows.length > 0 && [
              texts.windows,
              plan.windows.map(({ from, to, zone, days }) => texts.window(from, to, zone, days ?? [])).join(" · "),
            ],
          plan && [texts.concurrency, plan.concurrency],
        ]}
      />
      <pre className={css["json"]} tabIndex={0} aria-label="ext.json">
        {JSON.stringify(extJson, null, 2)}
      </pre>
    </Card>
  );
}

function percent(share: number | null | undefined): string | null {
  return typeof share === "number" ? `${Number((share * 100).toFixed(2))} %` : null;
}

/** As the mutations are called. */
const actNames = messages({
  zh: {
    startDeployment: "开始发版",
    pauseDeployment: "暂停",
    resumeDeployment: "继续",
    cancelDeployment: "取消",
    haltDeployment: "自动停止",
    openNextWave: "开放下一波",
    retryReleases: "批量重试",
    resubmitReleases: "批量重新提审",
    skipReleases: "批量跳过",
    publishReleases: "批量发布",
  },
  en: {
    startDeployment: "started it",
    pauseDeployment: "paused it",
    resumeDeployment: "resumed it",
    cancelDeployment: "cancelled it",
    haltDeployment: "halted it by its rule",
    openNextWave: "opened the next wave",
    retryReleases: "retried a group",
    resubmitReleases: "submitted a group again",
    skipReleases: "skipped a group",
    publishReleases: "released a group",
  },
});

const catalogue = messages({
  zh: {
    record: "操作记录",
    acts: "操作记录",
    reason: "发版原因",
    audit: "上传以后",
    release: "审核通过以后",
    phases: "分阶段发布",
    phase: (percentage: number, minutes: number) => `${minutes > 0 ? `${minutes} min 后 ` : ""}${percentage} %`,
    halt: "自动停止",
    halts: (share: string | null, minimum: number | null | undefined, same: number | null | undefined) =>
      [
        ...(share === null ? [] : [`问题超过 ${share}（从 ${minimum ?? 10} 个有结果起）`]),
        ...(typeof same === "number" ? [`同一错误码达到 ${same} 个账号`] : []),
      ].join("；"),
    windows: "时间窗",
    window: (from: string, to: string, zone: string, days: number[]) =>
      `${days.length > 0 ? `周${days.map((day) => "一二三四五六日"[day - 1]).join("、")} ` : ""}${from}–${to}（${zone}）`,
    concurrency: "同时进行的微信调用",
  },
  en: {
    record: "the activity",
    acts: "Activity",
    reason: "Reason",
    audit: "After the upload",
    release: "Once approved",
    phases: "Phased release",
    phase: (percentage, minutes) => `${minutes > 0 ? `after ${minutes} min ` : ""}${percentage} %`,
    halt: "Stops by itself",
    halts: (share, minimum, same) =>
      [
        ...(share === null ? [] : [`above ${share} problems, from ${minimum ?? 10} outcomes on`]),
        ...(typeof same === "number" ? [`at the same errcode on ${same} accounts`] : []),
      ].join("; "),
    windows: "Windows",
    window: (from, to, zone, days) =>
      `${days.length > 0 ? `${days.map((day) => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day - 1]).join(", ")} ` : ""}${from}–${to} (${zone})`,
    concurrency: "Calls to WeChat at once",
  },
});
