import { expect, test } from "vitest";
import { authorizerTags } from "../../authorizers/tables.ts";
import { templates } from "../../templates/tables.ts";
import type { StartDeployment } from "../service.ts";
import { releases } from "../tables.ts";
import { actor, type Fleet, openFleet, otherShop, shop } from "../testing/fleet.ts";
import type { PreviewGroup } from "./preview-groups.ts";

const settings: Omit<StartDeployment, "authorizerIds"> = {
  templateId: 1,
  version: "2.0.0",
  description: "second",
  submitForAudit: true,
  releaseWhenApproved: false,
};
const line = "wxd000000000000001";

async function scan(fleet: Fleet, authorizerIds: number[], more: Partial<StartDeployment> = {}, checkAtWechat = false) {
  const preview = await fleet.releases.previewDeployment({ ...settings, authorizerIds, ...more }, { checkAtWechat });
  return await preview.scan();
}

const facts = (groups: readonly PreviewGroup[]) => groups.map(({ code, knownFrom, ids }) => ({ code, knownFrom, ids }));

/** Takes one account online with an ext.json, so that the next one can be compared with it. */
async function release(fleet: Fleet, appId: string, authorizerId: number, extJson: object) {
  const { id } = await fleet.start([authorizerId], { extJson });
  await fleet.passUntil(id, "IN_AUDIT");
  await fleet.bench.control(`audits/${appId}`, { result: "pass" });
  await fleet.passUntil(id, "RELEASED");
}

test("a preview names who would be left out, and starts nothing", async () => {
  const fleet = await openFleet();
  const ready = await fleet.account(shop);
  const bare = await fleet.account(otherShop, {}, []);
  const preview = await fleet.releases.previewDeployment({ ...settings, authorizerIds: [ready, bare, ready] });
  expect(preview.problems).toEqual([]);
  expect(await preview.scan()).toMatchObject({
    ready: 1,
    refusals: [{ authorizerId: bare, code: "LACKS_PERMISSION_SET" }],
    checked: 0,
  });
  expect(await fleet.releases.countDeployments()).toBe(0);
});

test("a preview says everything that is wrong, each at its field", async () => {
  const fleet = await openFleet();
  const { problems } = await fleet.releases.previewDeployment({
    ...settings,
    authorizerIds: [],
    version: "",
    extJson: { extAppid: "wx1", nonsense: 1 },
    domains: { request: ["http://a.example.com"] },
  });
  expect(problems.map(({ field }) => field?.join("."))).toEqual([
    "version",
    "domains.request",
    "extJson.extAppid",
    "extJson.nonsense",
    "authorizerIds",
  ]);
});

test("a preview says that the template is not in the library any more, or an account unknown", async () => {
  const fleet = await openFleet();
  const { problems } = await fleet.releases.previewDeployment({ ...settings, templateId: 99, authorizerIds: [4711] });
  expect(problems.map(({ code, field }) => [code, field])).toEqual([
    ["NOT_FOUND", ["templateId"]],
    ["NOT_FOUND", ["authorizerIds"]],
  ]);
});

test("case 50: a version of more than 64 characters and broken JSON are refused in the preview", async () => {
  const fleet = await openFleet();
  const id = await fleet.account(shop);
  const preview = await fleet.releases.previewDeployment({
    ...settings,
    authorizerIds: [id],
    version: "1".repeat(65),
    extJson: '{"ext":',
  });
  expect(preview.problems.map(({ code, field }) => `${code} ${field?.join(".")}`)).toEqual([
    "TOO_LONG version",
    "BAD_EXT_JSON extJson",
  ]);
  expect(await preview.renderings([id])).toEqual([]);
});

test("case 49: accounts that are left out are grouped by the reason, with what helps", async () => {
  const fleet = await openFleet();
  const { REVOKED, ready, live, bare } = {
    ready: await fleet.account(shop),
    REVOKED: [
      await fleet.account("wx5a1b0c3d7e9f2a03", { status: "REVOKED" }),
      await fleet.account("wx5a1b0c3d7e9f2a04", { status: "REVOKED" }),
    ],
    bare: await fleet.account("wx5a1b0c3d7e9f2a05", { status: "AUTHORIZED" }, [118]),
    live: await fleet.account(otherShop),
  };
  await fleet.start([live]);
  const { ready: count, groups } = await scan(fleet, [ready, ...REVOKED, bare, live]);
  expect(count).toBe(1);
  expect(facts(groups)).toEqual([
    { code: "REVOKED", knownFrom: "RULE", ids: REVOKED },
    { code: "LACKS_PERMISSION_SET", knownFrom: "RULE", ids: [bare] },
    { code: "LIVE_RELEASE", knownFrom: "RULE", ids: [live] },
  ]);
  expect(groups[0]?.remedy.en).toContain("new link");
});

test("case 50: accounts whose ext.json lacks a variable are one group, and none of them is started", async () => {
  const fleet = await openFleet();
  const [ready, ...others] = [
    await fleet.account(shop),
    await fleet.account(otherShop),
    await fleet.account("wx5a1b0c3d7e9f2a03", { status: "AUTHORIZED" }),
  ];
  await fleet.releases.extJson.saveLayer(
    actor,
    { scope: "ACCOUNT", target: String(ready), extJson: {}, variables: { shopId: '4"2' } },
    async () => {},
  );
  const extJson = { ext: { id: "{{shopId}}" } };
  const { ready: count, groups } = await scan(fleet, [ready, ...others], { extJson });
  expect(count).toBe(1);
  expect(groups).toMatchObject([
    { code: "MISSING_VARIABLE", ids: others, message: { en: 'ext.id: The variable "shopId" has no value' } },
  ]);
  const preview = await fleet.releases.previewDeployment({ ...settings, authorizerIds: [ready, ...others], extJson });
  const [own, other] = await preview.renderings([ready, others[0] ?? 0]);
  expect(own?.rendering).toEqual({ extJson: JSON.stringify({ ext: { id: '4"2' }, extAppid: shop }) });
  expect(other?.rendering).toMatchObject({ problem: { path: ["ext", "id"] } });
});

test("what the profile and the last failure foretell is a warning, and leaves nobody out", async () => {
  const fleet = await openFleet();
  const readAt = { profileReadAt: fleet.clock.now() };
  const named = { nickName: "Shop", headImageUrl: "https://x.cn/a.png", signature: "Flowers", ...readAt };
  const fine = await fleet.account(shop, named);
  const faceless = await fleet.account(otherShop, { ...named, headImageUrl: null });
  const { groups, ready } = await scan(fleet, [fine, faceless]);
  expect(ready).toBe(2);
  expect(facts(groups)).toEqual([{ code: "PROFILE_INCOMPLETE", knownFrom: "PROFILE", ids: [faceless] }]);

  await fleet.fault({ path: "/wxa/submit_audit", errcode: 61040, times: 1 });
  const { id } = await fleet.start([fine]);
  await fleet.passUntil(id, "FAILED");
  expect(facts((await scan(fleet, [fine])).groups)).toEqual([
    { code: "PRIVACY_INCOMPLETE", knownFrom: "LAST_FAILURE", ids: [fine] },
  ]);
});

test("WeChat is asked only when that is wanted, and only about accounts that would begin", async () => {
  const fleet = await openFleet();
  const id = await fleet.account(shop);
  const revoked = await fleet.account(otherShop, { status: "REVOKED" });
  const asked = () => fleet.bench.simulator.calls.list().length;
  const before = asked();
  await scan(fleet, [id, revoked]);
  expect(asked()).toBe(before);

  // Submitted by a release that ended here: to us it is anybody's.
  const first = await fleet.start([id]);
  await fleet.passUntil(first.id, "IN_AUDIT");
  await fleet.database.atomically((work) => work.update(releases).set({ state: "CANCELLED" }));
  const calls = asked();
  const { ready, checked, groups } = await scan(fleet, [id, revoked], {}, true);
  expect({ ready, checked }).toEqual({ ready: 1, checked: 1 });
  expect(facts(groups)).toEqual([
    { code: "REVOKED", knownFrom: "RULE", ids: [revoked] },
    { code: "AUDIT_RUNNING", knownFrom: "WECHAT", ids: [id] },
  ]);
  const appIds = fleet.bench.simulator.calls.list().slice(calls);
  expect(new Set(appIds.map(({ appid }) => appid))).toEqual(new Set([shop]));
});

test("a preview of many asks WeChat about twenty of them, one after the other", async () => {
  const fleet = await openFleet();
  const ids = [await fleet.account(shop)];
  for (let place = 0; place < 40; place += 1) {
    ids.push(await fleet.account(`wxmany${place}`, { status: "AUTHORIZED" }));
  }
  const { checked, groups } = await scan(fleet, ids, {}, true);
  expect(checked).toBe(20);
  // The simulator has no such accounts, or we no token of theirs: said of each, and nobody is left out for it.
  expect(groups.every(({ knownFrom }) => knownFrom === "WECHAT")).toBe(true);
});

test("domains the platform has not registered are named for all accounts", async () => {
  const fleet = await openFleet();
  const id = await fleet.account(shop);
  const { groups } = await scan(fleet, [id], { domains: { request: ["https://api.nowhere.example"] } }, true);
  expect(groups).toContainEqual(
    expect.objectContaining({
      code: "DOMAINS_NOT_REGISTERED",
      knownFrom: "WECHAT",
      ids: [id],
      message: expect.objectContaining({ en: expect.stringContaining("api.nowhere.example") }),
    }),
  );
});

test("a preview shows what changes for each account and for the fleet, against what was sent and what is online", async () => {
  const fleet = await openFleet();
  const [first, second] = [await fleet.account(shop), await fleet.account(otherShop)];
  await release(fleet, shop, first, { ext: { color: "red", shop: 1 } });
  await release(fleet, otherShop, second, { ext: { color: "red" } });
  const sent = await fleet.start([first], { extJson: { ext: { color: "green" } }, submitForAudit: false });
  await fleet.passUntil(sent.id, "COMMITTED");
  await fleet.act(sent.id, "CANCEL");
  await fleet.passUntil(sent.id, "CANCELLED");

  const extJson = { ext: { color: "blue" } };
  const authorizerIds = [first, second];
  const { changes } = await scan(fleet, authorizerIds, { extJson });
  const shown = (list: typeof changes.ONLINE) =>
    list.map(({ path, kind, before, after, count, samples }) => [path.join("."), kind, before, after, count, samples]);
  expect(shown(changes.ONLINE)).toEqual([
    ["ext.color", "CHANGED", "red", "blue", 2, authorizerIds],
    ["ext.shop", "REMOVED", 1, undefined, 1, [first]],
  ]);
  expect(shown(changes.COMMITTED)).toEqual([
    ["ext.color", "CHANGED", "green", "blue", 1, [first]],
    ["ext.color", "CHANGED", "red", "blue", 1, [second]],
  ]);
  const preview = await fleet.releases.previewDeployment({ ...settings, authorizerIds, extJson });
  const [rendering] = await preview.renderings([first]);
  expect(rendering).toMatchObject({
    committed: { version: "2.0.0", changes: [{ path: ["ext", "color"], before: "green", after: "blue" }] },
    online: { version: "2.0.0", changes: [{ path: ["ext", "color"] }, { path: ["ext", "shop"], kind: "REMOVED" }] },
  });
});

test("a preview says when the submissions could go", async () => {
  const fleet = await openFleet();
  await fleet.bench.control("quota", { limit: 1 });
  const ids = [await fleet.account(shop), await fleet.account(otherShop)];
  const quota = async (more: Partial<StartDeployment> = {}) =>
    (await fleet.releases.previewDeployment({ ...settings, authorizerIds: ids, ...more })).quota();
  expect(await quota()).toBeNull();
  await fleet.releases.refreshAuditQuota();
  expect(await quota()).toMatchObject({ needs: 2, rest: 1, days: [{ submissions: 1 }, { submissions: 1 }] });
  expect(await quota({ submitForAudit: false })).toBeNull();
});

test("a preview is of the accounts of a selection, too", async () => {
  const fleet = await openFleet();
  const ids = [await fleet.account(shop), await fleet.account(otherShop)];
  await fleet.database.atomically((work) => work.update(templates).set({ sourceAppId: line }));
  await fleet.database.atomically((work) =>
    work.insert(authorizerTags).values(ids.map((authorizerId) => ({ authorizerId, tag: "vip" }))),
  );
  const { id: selectionId } = await fleet.releases.createSelection(
    actor,
    { authorizerIds: ids, asked: {} },
    async () => {},
  );
  expect(await scan(fleet, [], { selectionId })).toMatchObject({ ready: 2 });
  await expect(scan(fleet, [], { selectionId: 99 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
