import type { StartDeployment } from "../deployments/deploy.ts";
import { countsByWave } from "../deployments/conduct-store.ts";
import type { DeploymentPlan } from "../deployments/plan.ts";
import type { ReleaseState } from "../states.ts";
import { actor, openFleet } from "./fleet.ts";

const second = 1_000;

/** A fleet of accounts that all can be deployed to, and a deployment of all of them by a plan. */
export async function openWaves(
  count: number,
  plan: DeploymentPlan,
  more: Partial<StartDeployment> & { bench?: Parameters<typeof openFleet>[0] } = {},
) {
  const { bench = { codeCheckMs: 0 }, ...settings } = more;
  const fleet = await openFleet(bench);
  const { accounts } = await fleet.bench.control<{ accounts: { appId: string }[] }>("accounts", { count });
  const appIds = accounts.map(({ appId }) => appId);
  const rows: number[] = [];
  for (const appId of appIds) rows.push(await fleet.account(appId));
  const before = fleet.bench.simulator.calls.list().length;
  const { ids, deploymentId } = await fleet.start(rows, { plan, ...settings });
  const id = deploymentId ?? 0;

  const deployment = async () => {
    const row = await fleet.releases.findDeployment(id);
    if (!row) throw new Error("the deployment is gone");
    return row;
  };
  const states = async (): Promise<ReleaseState[]> =>
    (await Promise.all(ids.map((one) => fleet.release(one)))).map(({ state }) => state);
  const calls = () => fleet.bench.simulator.calls.list().slice(before);
  const verdict = (place: number, result: "pass" | "fail") =>
    fleet.bench.control(`audits/${appIds[place]}`, { result, ...(result === "fail" ? { reason: "no" } : {}) });

  return {
    fleet,
    id,
    ids,
    appIds,
    rows,
    deployment,
    states,
    verdict,
    /** All calls since the deployment began. */
    calls,
    /** Places of the accounts that were called for at all. */
    touched: () => appIds.flatMap((appId, place) => (calls().some(({ appid }) => appid === appId) ? [place] : [])),
    counts: () => countsByWave(fleet.database.db, id),
    pause: () => fleet.releases.pauseDeployment(actor, id, async () => {}),
    resume: () => fleet.releases.resumeDeployment(actor, id, async () => {}),
    openNext: (seenWave: number) => fleet.releases.openNextWave(actor, { id, seenWave }, async () => {}),
    cancel: () => fleet.releases.cancelDeployment(actor, id, async () => {}),
    /** Passes time until nothing more happens by itself. */
    settle: () => fleet.pass(40 * second, 5 * second),
  };
}
