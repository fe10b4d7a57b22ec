import type { ApiClient } from "./api-client.ts";
import { isUnreachable, said } from "./api-client.ts";
import { barOf, countNames, type Counts, lineOf, underWay } from "./deploy-progress.ts";
import type { CommandParts } from "./program.ts";

/** A deployment as it is shown while it is waited for. */
export interface Followed {
  id: string;
  number: number;
  state: string;
  enlisted: boolean;
  submitForAudit: boolean;
  releaseWhenApproved: boolean;
  halt: { message: string } | null;
  counts: Counts;
  refusals: { totalCount: number };
}

const query = `query ($id: ID!) { deployment(id: $id) {
  id number state enlisted submitForAudit releaseWhenApproved halt { message } counts { ${countNames.join(" ")} }
  refusals(first: 1) { totalCount } } }`;

/** One row of the server's, whatever the number of accounts. */
const lookEveryMs = 2_000;
/** A log of a pipeline is read afterwards. */
const lineEveryMs = 10_000;
/** A server that is restarted or upgraded is back by then. */
const patienceMs = 5 * 60_000;

/**
 * Looks until nothing of a deployment moves any more by itself, or it was stopped.
 *
 * @returns undefined when the caller was interrupted: the deployment goes on
 * @throws {Refusal} NOT_FOUND; UNREACHABLE when the server is away for long
 */
export async function follow(
  api: ApiClient,
  id: string,
  { output, isTerminal, signal }: Pick<CommandParts, "output" | "isTerminal"> & { signal: AbortSignal },
): Promise<Followed | undefined> {
  let seenAt = Date.now();
  let toldAt = 0;
  let told = "";
  try {
    while (!signal.aborted) {
      const now = await look().catch((error: unknown) => {
        if (!isUnreachable(error) || Date.now() - seenAt > patienceMs) throw error;
      });
      if (now) {
        seenAt = Date.now();
        tell(now);
        if (isOver(now)) return now;
      }
      await pause(lookEveryMs, signal);
    }
    return undefined;
  } finally {
    if (isTerminal && told !== "") output.ask("\n");
  }

  async function look(): Promise<Followed> {
    const { deployment } = await api.ask<{ deployment: Followed | null }>(query, { id });
    if (!deployment) throw said("NOT_FOUND", output.say({ zh: "没有这个发版", en: "There is no such deployment" }));
    return deployment;
  }

  function tell({ counts, state, ...goal }: Followed): void {
    const line = `${output.say(lineOf(counts, goal))}${state === "PAUSED" ? output.say(paused) : ""}`;
    if (isTerminal) {
      output.ask(`\r\u001b[K${barOf(counts, goal)} ${line}`);
    } else {
      if (line === told || Date.now() - toldAt < lineEveryMs) return;
      toldAt = Date.now();
      output.note({ zh: line, en: line });
    }
    told = line;
  }
}

const paused = { zh: "（已暂停）", en: " (paused)" };

function isOver({ state, enlisted, counts, ...goal }: Followed): boolean {
  if (state === "HALTED" || state === "CANCELLED" || state === "COMPLETED") return true;
  return enlisted && underWay(counts, goal) === 0;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
