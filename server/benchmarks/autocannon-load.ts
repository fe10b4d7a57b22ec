import autocannon from "autocannon";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import type { PlainRequest } from "./http-load.ts";

export interface AutocannonLoad {
  port: number;
  connections: number;
  /** Each is sent at most once; more than it can send. */
  requests: readonly PlainRequest[];
  seconds: number;
  expectBody: string;
}

export interface Sent {
  count: number;
  perSecond: number;
  /** Microseconds of processor time that sending took, each. */
  cpu: number;
}

/**
 * Sends prepared requests with autocannon as fast as the answers come, one at a time on each connection.
 *
 * @throws when an answer is not 200 with the expected body, a connection breaks, or the requests do not last
 */
export async function autocannonLoad(options: AutocannonLoad): Promise<Sent> {
  const { port, connections, requests, seconds, expectBody } = options;
  const share = Math.floor(requests.length / connections);
  const answered: number[] = [];
  const run = autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    sampleInt: 50,
    maxConnectionRequests: share, // it would begin its list anew, and repeats are not what is measured
    expectBody,
    bailout: 1,
    setupClient(client) {
      const index = answered.push(0) - 1;
      client.setRequests(
        requests.slice(index * share, (index + 1) * share).map((request) => ({ method: "POST", ...request })),
      );
      client.on("response", () => {
        answered[index] = (answered[index] ?? 0) + 1;
      });
    },
  });
  // It counts its own seconds from before the requests are built.
  await once(run, "start");
  const startedAt = performance.now();
  const used = process.cpuUsage();
  const { requests: counts, errors, mismatches, non2xx, resets } = await run;
  const { user, system } = process.cpuUsage(used);
  const perSecond = (counts.total * 1_000) / (performance.now() - startedAt);

  const problems = Object.entries({ errors, mismatches, non2xx, resets }).filter(([, count]) => count > 0);
  if (problems.length > 0) {
    throw new Error(`not all answers were right: ${problems.map(([name, count]) => `${count} ${name}`).join(", ")}`);
  }
  // It connects anew without a word where a server closes a connection; what was under way then has no answer.
  if (counts.sent - counts.total > connections) throw new Error("the server closed a connection");
  if (Math.max(...answered) >= share) throw new Error("a connection ran out of requests: prepare more");
  return { count: counts.total, perSecond, cpu: (user + system) / counts.total };
}
