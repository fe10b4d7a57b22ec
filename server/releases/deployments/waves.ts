import type { DeploymentPlan } from "./plan.ts";

/**
 * How many accounts each wave takes, in order. A share is of all accounts, rounded, and at least one; the last wave
 * takes the rest, which may be none when there are fewer accounts than the plan thought.
 */
export function waveSizes(plan: Pick<DeploymentPlan, "waves"> | null, total: number): number[] {
  const waves = plan?.waves ?? [{}];
  let left = total;
  return waves.map(({ accounts, share }, place) => {
    const wanted = place === waves.length - 1 ? left : (accounts ?? Math.max(1, Math.round((share ?? 0) * total)));
    const taken = Math.min(left, wanted);
    left -= taken;
    return taken;
  });
}

/** The wave of the account at a place in the order in which they were chosen, both from 0. */
export function waveAt(sizes: readonly number[], place: number): number {
  let end = 0;
  for (const [wave, size] of sizes.entries()) {
    end += size;
    if (place < end) return wave;
  }
  return sizes.length - 1;
}
