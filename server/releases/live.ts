import type { Clock } from "../clock.ts";
import type { Bus } from "../events/bus.ts";
import type { Topics } from "../events/topics.ts";
import { mapped, untilLeft } from "../graphql/subscriptions.ts";
import type { DeploymentRow, ReleaseRow } from "./service.ts";

export interface Following {
  bus: Bus;
  clock: Clock;
  releaseOf(id: number): Promise<ReleaseRow | undefined>;
  deploymentOf(id: number): Promise<DeploymentRow | undefined>;
}

/** Each release that changed, as it is by then. */
export function followReleases(
  { bus, releaseOf }: Following,
  wanted: { deploymentId?: number | undefined; authorizerId?: number | undefined },
): AsyncIterableIterator<ReleaseRow> {
  const isWanted = ({ deploymentId, authorizerId }: Topics["release"]) =>
    (wanted.deploymentId === undefined || wanted.deploymentId === deploymentId) &&
    (wanted.authorizerId === undefined || wanted.authorizerId === authorizerId);
  return mapped(bus.follow("release"), (message) => (isWanted(message) ? releaseOf(message.id) : undefined));
}

/** A deployment of thousands changes all the time, and each look counts its releases. */
const restMs = 1_000;

/** A deployment when it or one of its releases changed, at most once a second; the last change is never left out. */
export function followDeployment(following: Following, id: number): AsyncIterableIterator<DeploymentRow> {
  return untilLeft((signal) => changesOf(following, id, signal));
}

async function* changesOf({ bus, clock, deploymentOf }: Following, id: number, signal: AbortSignal) {
  for await (const message of bus.follow("deployment", signal)) {
    if (message.id !== id) continue;
    const row = await deploymentOf(id);
    if (row) yield row;
    await rest(clock, signal);
  }
}

function rest(clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      cancel();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const cancel = clock.after(restMs, done);
    signal.addEventListener("abort", done, { once: true });
  });
}
