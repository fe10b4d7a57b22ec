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

/**
 * Deployments when they or one of their releases changed, each at most once a second; the last change is never left
 * out.
 *
 * @param wanted one of them, or undefined for all, those begun meanwhile too
 */
export function followDeployments(
  following: Following,
  wanted: number | undefined,
): AsyncIterableIterator<DeploymentRow> {
  return untilLeft((signal) => changesOf(following, wanted, signal));
}

async function* changesOf({ bus, clock, deploymentOf }: Following, wanted: number | undefined, signal: AbortSignal) {
  /** When each was told of last, in milliseconds. Its next change waits; the others' waited as long by then. */
  const told = new Map<number, number>();
  for await (const { id } of bus.follow("deployment", signal)) {
    if (wanted !== undefined && id !== wanted) continue;
    await rest(clock, (told.get(id) ?? -Infinity) + restMs - clock.now().getTime(), signal);
    const row = await deploymentOf(id);
    if (row) yield row;
    const now = clock.now().getTime();
    for (const [other, at] of told) if (at <= now - restMs) told.delete(other);
    told.set(id, now);
  }
}

function rest(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || ms <= 0) return resolve();
    const done = () => {
      cancel();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal.addEventListener("abort", done, { once: true });
  });
}
