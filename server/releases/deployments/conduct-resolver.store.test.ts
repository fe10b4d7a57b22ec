import { expect, test } from "vitest";
import { createContext } from "../../graphql/context.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { createIdempotency } from "../../graphql/idempotency.ts";
import type { Language } from "../../language.ts";
import { openWaves } from "../testing/waves.ts";
import { DeploymentConductResolver } from "./conduct-resolver.ts";
import { deploymentView } from "./types.ts";

type Waves = Awaited<ReturnType<typeof openWaves>>;

function asking({ fleet, id, deployment }: Waves, language: Language = "en") {
  const { database, clock, releases } = fleet;
  const resolver = new DeploymentConductResolver({ releases, clock });
  const context = () =>
    createContext({
      viewer: { kind: "operator", id: 1, name: "Lin Min", role: "releaser" },
      language,
      idempotency: createIdempotency({ database, clock }),
    });
  const view = async () => deploymentView(await deployment());
  return {
    resolver,
    context,
    id: toGlobalId("Deployment", id),
    waves: async () => await resolver.waves(await view(), context()),
    halt: async () => resolver.halt(await view(), context()),
  };
}

test("waves are counted from 1, and each says what the next one waits for", async () => {
  const waves = await openWaves(3, { waves: [{ accounts: 2, gate: { approvedShare: 0.8, manual: true } }, {}] });
  await waves.settle();
  const shown = await asking(waves).waves();
  expect(shown).toMatchObject([
    { number: 1, state: "OPEN", waitsFor: "0 % approved, 80 % needed", counts: { total: 2, inAudit: 2 } },
    { number: 2, state: "WAITING", waitsFor: null, counts: { total: 1, queued: 1 }, openedAt: null },
  ]);
  expect((await asking(waves, "zh").waves())[0]?.waitsFor).toBe("已通过 0 %，需要 80 %");
});

test("a wave is opened once by a request that is made twice, and another person's is refused", async () => {
  const waves = await openWaves(3, { waves: [{ accounts: 1 }, { accounts: 1 }, {}] });
  const { resolver, context, id } = asking(waves);
  const input = { id, wave: 1, idempotencyKey: "once" };
  expect((await resolver.openNextWave(input, context())).userErrors).toEqual([]);
  expect((await resolver.openNextWave(input, context())).userErrors).toEqual([]);
  expect((await waves.deployment()).wave).toBe(1);
  const refused = await resolver.openNextWave({ id, wave: 1 }, context());
  expect(refused.userErrors).toMatchObject([{ code: "CHANGED", field: ["wave"], message: "Wave 2 is open by now" }]);
});

test("a halt names its rule and numbers", async () => {
  const waves = await openWaves(3, { waves: [{}], halt: { sameErrcode: 2 } });
  await waves.fleet.fault({ endpoint: "commit", errcode: 85014, times: 2 });
  await waves.settle();
  const halt = await asking(waves).halt();
  expect(halt).toMatchObject({ reason: "SAME_ERRCODE", count: 2, wechat: { errcode: 85014 } });
  expect(halt?.message).toMatch(/^2 accounts failed with 85014: /);
});

test("a retry of many answers with how many are meant, also when it is asked for again", async () => {
  const waves = await openWaves(2, { waves: [{}] });
  await waves.fleet.fault({ endpoint: "commit", errcode: 85014, times: 2 });
  await waves.settle();
  const { resolver, context, id } = asking(waves);
  const input = { deploymentId: id, errcode: 85014, idempotencyKey: "retry" };
  const answers = [await resolver.retryReleases(input, context()), await resolver.retryReleases(input, context())];
  expect(answers.map(({ count, userErrors }) => [count, userErrors])).toEqual([
    [2, []],
    [2, []],
  ]);
  await waves.settle();
  expect(await waves.states()).toEqual(["IN_AUDIT", "IN_AUDIT"]);
  expect((await resolver.skipReleases({ deploymentId: id }, context())).userErrors).toMatchObject([
    { code: "BAD_INPUT" },
  ]);
});
