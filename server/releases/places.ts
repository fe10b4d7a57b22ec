import type { Clock } from "../clock.ts";

/** What a step gets that wants to begin: its place, to be given back, or when to come again. */
export type Place = { free: () => void } | { comeAgainAt: Date };

/** How long a step takes until one has been seen: a few calls. */
const firstGuessMs = 300;
const shortestMs = 50;

/**
 * How many steps of one deployment run at once in this process, for those whose plan says less than the worker could
 * do. Who finds all places taken is told when its turn is likely to come, each one later than the one before: a queue of
 * thousands is looked at about once a step, and the worker's own places stay free for others.
 */
export function createPlaces(clock: Clock) {
  const deployments = new Map<number, { running: number; turnAt: number }>();
  let stepMs = firstGuessMs;

  function take(deploymentId: number, limit: number): Place {
    const now = clock.now().getTime();
    const known = deployments.get(deploymentId) ?? { running: 0, turnAt: 0 };
    deployments.set(deploymentId, known);
    if (known.running >= limit) {
      known.turnAt = Math.max(known.turnAt, now) + Math.max(shortestMs, stepMs) / limit;
      return { comeAgainAt: new Date(Math.ceil(known.turnAt)) };
    }
    known.running += 1;
    return {
      free() {
        known.running -= 1;
        if (known.running === 0 && known.turnAt <= clock.now().getTime()) deployments.delete(deploymentId);
        stepMs += (clock.now().getTime() - now - stepMs) / 20;
      },
    };
  }

  return { take };
}
