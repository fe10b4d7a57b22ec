import { expect, test } from "vitest";
import { officialAccount } from "../../simulator/testing/bench.ts";
import { openFleet, otherShop, shop } from "../testing/fleet.ts";

test("case 49: whoever cannot be deployed to is left out with the reason, and WeChat hears nothing of it", async () => {
  const fleet = await openFleet();
  const ready = await fleet.account(shop);
  const left = {
    REVOKED: await fleet.account("wx5a1b0c3d7e9f2a03", { status: "REVOKED" }),
    NEEDS_REAUTHORIZATION: await fleet.account("wx5a1b0c3d7e9f2a04", { status: "NEEDS_REAUTHORIZATION" }),
    NOT_A_MINI_PROGRAM: await fleet.account(officialAccount, { kind: "OFFICIAL_ACCOUNT" }, [1, 18]),
    // 118 and 8 are other sets than 18.
    LACKS_PERMISSION_SET: await fleet.account(otherShop, {}, [8, 118, 181]),
  };
  const before = fleet.bench.simulator.calls.list().length;
  const { ids, refusals } = await fleet.start([...Object.values(left), ready]);
  expect(ids).toHaveLength(1);
  expect(
    Object.fromEntries(
      (refusals as { code: string; authorizerId: number }[]).map((one) => [one.code, one.authorizerId]),
    ),
  ).toEqual(left);
  await fleet.run();
  const called = new Set(
    fleet.bench.simulator.calls
      .list()
      .slice(before)
      .map(({ appid }) => appid),
  );
  expect([...called].filter((appId) => appId !== null)).toEqual([shop]);
});

test("case 48: an account that a release holds already is left out of the next deployment", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  await fleet.start([authorizer], { version: "2.0.0" });
  const second = await fleet.start([authorizer], { version: "3.0.0" });
  expect([second.ids, second.refusals]).toMatchObject([[], [{ code: "LIVE_RELEASE", detail: "2.0.0" }]]);
});

test("case 48: two deployments begun at once for one account make one release of it", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  const begun = await Promise.all(["2.0.0", "3.0.0"].map((version) => fleet.start([authorizer], { version })));
  expect(begun.flatMap(({ ids }) => ids)).toHaveLength(1);
  expect(begun.flatMap(({ refusals }) => refusals.map(({ code }) => code))).toEqual(["LIVE_RELEASE"]);
});
