import { useState } from "react";
import { useClient } from "urql";
import type { CombinedError } from "urql";
import type { DeploymentPartsFragment, UserErrorPartsFragment } from "../graphql/generated/graphql.ts";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { RoleGate, useRefusal } from "../ui/role.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import {
  openNextWaveMutation,
  publishReleasesMutation,
  resumeMutation,
  retryReleasesMutation,
  skipReleasesMutation,
} from "./conduct-documents.ts";
import { catalogue } from "./conduct-messages.ts";
import css from "./releases.module.css";
import { isCounted, TypedCount } from "./typed-count.tsx";

/** What is asked about a deployment, or a group of its releases. */
export type Conduct =
  | { does: "resume" }
  | { does: "next-wave" }
  | { does: "publish"; wave: number }
  | { does: "retry" | "skip"; group: ReleaseGroup };

/** Releases that stand still for the same reason. */
export type ReleaseGroup = { errcode: number } | { state: "REJECTED" | "FAILED" | "WITHDRAWN" };

interface ConductDialogProps {
  conduct: Conduct;
  deployment: DeploymentPartsFragment;
  onClose: () => void;
}

interface Answer {
  error?: CombinedError | undefined;
  act?: { userErrors: readonly UserErrorPartsFragment[]; count?: number } | undefined;
}

/** Names the act, how many it is about, and what it leads to; asks for the number where there are many. */
export function ConductDialog({ conduct, deployment, onClose }: ConductDialogProps) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("RELEASER");
  const idempotency = useIdempotencyKey();
  const send = useSend(deployment);
  // The wave its actor saw: another one may be open by the time of the answer.
  const [seenWave] = useState(deployment.wave);
  const [answer, setAnswer] = useState<Answer>();
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const words = wordsOf(conduct, deployment, seenWave, texts);
  const run = async (): Promise<boolean> => {
    setTried(true);
    if (!isCounted(words.count, typed)) return false;
    const got = await send(conduct, { wave: seenWave, idempotencyKey: idempotency.key });
    setAnswer(got);
    if (!got.act) return false;
    idempotency.renew();
    if (got.act.userErrors.length > 0) return false;
    tellDone(words.done(got.act.count ?? 0));
    return true;
  };
  return (
    <ActDialog
      title={words.title}
      act={words.act}
      leave={texts.leave}
      disabled={refusal !== undefined}
      onAct={run}
      onClose={onClose}
    >
      <RoleGate needs="RELEASER">
        {answer?.error && <QueryError what={texts.answer} error={answer.error} onRetry={() => void run()} />}
        <UserErrors errors={answer?.act?.userErrors ?? []} />
        <div className={css["paragraphs"]}>
          {words.facts.map((fact) => (
            <p key={fact}>{fact}</p>
          ))}
        </div>
        <TypedCount count={words.count} typed={typed} tried={tried} onType={setTyped} />
      </RoleGate>
    </ActDialog>
  );
}

function useSend({ id, version }: DeploymentPartsFragment) {
  const client = useClient();
  return async (conduct: Conduct, seen: { wave: number; idempotencyKey: string }): Promise<Answer> => {
    const { wave, idempotencyKey } = seen;
    switch (conduct.does) {
      case "resume": {
        const { data, error } = await client.mutation(resumeMutation, { input: { id, idempotencyKey } }).toPromise();
        return { error, act: data?.act };
      }
      case "next-wave": {
        const input = { id, wave, idempotencyKey };
        const { data, error } = await client.mutation(openNextWaveMutation, { input }).toPromise();
        return { error, act: data?.act };
      }
      case "publish": {
        const input = { deploymentId: id, wave: conduct.wave, version, idempotencyKey };
        const { data, error } = await client.mutation(publishReleasesMutation, { input }).toPromise();
        return { error, act: data?.act };
      }
      case "retry": {
        const { group } = conduct;
        const which = "errcode" in group ? { errcode: group.errcode } : { states: [group.state] };
        const input = { deploymentId: id, ...which, idempotencyKey };
        const { data, error } = await client.mutation(retryReleasesMutation, { input }).toPromise();
        return { error, act: data?.act };
      }
      case "skip": {
        const input = { deploymentId: id, ...conduct.group, idempotencyKey };
        const { data, error } = await client.mutation(skipReleasesMutation, { input }).toPromise();
        return { error, act: data?.act };
      }
    }
  };
}

interface Words {
  title: string;
  act: string;
  facts: string[];
  /** How many accounts it touches; typed where there are many. */
  count: number;
  done: (count: number) => string;
}

function wordsOf(
  conduct: Conduct,
  deployment: DeploymentPartsFragment,
  seenWave: number,
  texts: ReturnType<typeof useMessages<typeof catalogue.zh>>,
): Words {
  const name = `#${deployment.number} ${deployment.version}`;
  const { state, halt, problems, waves } = deployment;
  switch (conduct.does) {
    case "resume":
      return {
        title: texts.resumeTitle(name),
        act: texts.resumeAct(name),
        facts: [...(state === "HALTED" ? [...(halt ? [halt.message] : []), texts.forgiven] : []), texts.goesOn],
        count: 0,
        done: () => texts.resumed(name),
      };
    case "next-wave": {
      const next = waves.find(({ number }) => number === seenWave + 1);
      const open = waves.find(({ number }) => number === seenWave);
      const count = next?.counts.total ?? 0;
      return {
        title: texts.openTitle(seenWave + 1),
        act: texts.openAct(seenWave + 1, count),
        facts: [
          texts.openFact(count),
          ...(open?.waitsFor && !(open.gate?.manual && halt) ? [texts.despite(open.waitsFor)] : []),
        ],
        count,
        done: () => texts.opened(seenWave + 1),
      };
    }
    case "publish": {
      const wave = waves.find(({ number }) => number === conduct.wave);
      const count = wave?.counts.approved ?? 0;
      return {
        title: texts.publishTitle(conduct.wave),
        act: texts.publishAct(deployment.version, count),
        facts: [texts.publishFact(count), texts.publishKeeps],
        count,
        done: texts.publishing,
      };
    }
    case "retry":
    case "skip": {
      const { group, does } = conduct;
      const cause = "errcode" in group ? String(group.errcode) : texts[group.state];
      const count = countOf(problems, deployment, group);
      return does === "retry"
        ? {
            title: texts.retryTitle(cause),
            act: texts.retryAct(count),
            facts: [texts.retryFact, ...(state === "PAUSED" || state === "HALTED" ? [texts.retryWaits] : [])],
            count,
            done: texts.retried,
          }
        : {
            title: texts.skipTitle(cause),
            act: texts.skipAct(count),
            facts: [texts.skipFact],
            count,
            done: texts.skipped,
          };
    }
  }
}

function countOf(
  problems: DeploymentPartsFragment["problems"],
  { counts }: DeploymentPartsFragment,
  group: ReleaseGroup,
): number {
  if ("errcode" in group) {
    return problems.find(({ wechat, kind }) => kind === "FAILED" && wechat?.errcode === group.errcode)?.count ?? 0;
  }
  return { REJECTED: counts.rejected, FAILED: counts.failed, WITHDRAWN: counts.withdrawn }[group.state];
}
