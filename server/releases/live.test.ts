import { expect, test } from "vitest";
import { openFleet, otherShop, shop } from "./testing/fleet.ts";

test("who follows all deployments hears of one that somebody else starts, and who follows one hears of that one alone", async () => {
  const fleet = await openFleet();
  const first = await fleet.start([await fleet.account(shop)]);
  const all = fleet.releases.followDeployments(undefined);
  const one = fleet.releases.followDeployments(first.deploymentId ?? 0);
  const heardOfAll = all.next();
  const heardOfOne = one.next();

  const second = await fleet.start([await fleet.account(otherShop)]);
  expect((await heardOfAll).value).toMatchObject({ id: second.deploymentId });
  await fleet.releases.cancelDeployment({ kind: "operator", id: "1", name: "Lin Min" }, first.deploymentId ?? 0, noop);
  expect((await heardOfOne).value).toMatchObject({ id: first.deploymentId });
  await Promise.all([all.return?.(), one.return?.()]);
});

test("a deployment that changes all the time is told of once a second, and keeps the others back by two at most", async () => {
  const fleet = await openFleet();
  const busy = (await fleet.start([await fleet.account(shop)])).deploymentId ?? 0;
  const calm = (await fleet.start([await fleet.account(otherShop)])).deploymentId ?? 0;
  const changed = (id: number) =>
    fleet.database.atomically(async (work) => fleet.bus.publish(work, "deployment", { id }));
  const heard: number[] = [];
  const all = fleet.releases.followDeployments(undefined);
  const reading = (async () => {
    for await (const { id } of all) heard.push(id);
  })();

  await changed(busy);
  await expect.poll(() => heard).toEqual([busy]);
  for (let times = 0; times < 5; times++) await changed(busy);
  await changed(calm);
  await fleet.clock.advanceAndSettle(999);
  expect(heard).toEqual([busy]);
  await fleet.clock.advanceAndSettle(1);
  await expect.poll(() => heard).toEqual([busy, busy]);
  await fleet.clock.advanceAndSettle(1_000);
  await expect.poll(() => heard).toEqual([busy, busy, busy, calm]);
  await all.return?.();
  await reading;
});

async function noop(): Promise<void> {}
