import { expect, test } from "vitest";
import { templates } from "../templates/tables.ts";
import { normalReason } from "./audit/rejections.ts";
import { findProblems } from "./deployments/problems.ts";
import { type Fleet, openFleet, otherShop, shop } from "./testing/fleet.ts";

const page = { limit: 50, direction: "forward" } as const;
const numbers = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

async function addTemplate(fleet: Fleet, templateId: number): Promise<number> {
  const componentAppId = "wxc0ffee0000000001";
  const [row] = await fleet.database.atomically((work) =>
    work
      .insert(templates)
      .values({
        componentAppId,
        templateId,
        kind: "NORMAL" as const,
        userVersion: "9",
        userDesc: "",
        sourceAppId: "",
        createdAt: fleet.clock.now(),
        readAt: fleet.clock.now(),
      })
      .returning({ id: templates.id }),
  );
  return row?.id ?? 0;
}

test("deployments are listed by state and by template", async () => {
  const fleet = await openFleet({ codeCheckMs: 60_000 });
  const second = await addTemplate(fleet, 7);
  const running = await fleet.start([await fleet.account(shop)]);
  const ended = await fleet.start([await fleet.account(otherShop)], { templateId: second });
  await fleet.releases.cancelDeployment(
    { kind: "operator", id: "1", name: "Lin Min" },
    ended.deploymentId ?? 0,
    async () => {},
  );
  const { releases } = fleet;
  expect(numbers(await releases.listDeployments(page))).toEqual([ended.deploymentId, running.deploymentId]);
  expect(numbers(await releases.listDeployments(page, { states: ["RUNNING", "PAUSED"] }))).toEqual([
    running.deploymentId,
  ]);
  expect(numbers(await releases.listDeployments(page, { templateId: second }))).toEqual([ended.deploymentId]);
  expect(await releases.countDeployments({ states: ["RUNNING"], templateId: second })).toBe(0);
  expect(await releases.countDeployments()).toBe(2);
});

test("a template is unused when nobody has it online and nothing under way is about it", async () => {
  const fleet = await openFleet();
  await addTemplate(fleet, 7);
  const { releases } = fleet;
  expect(await releases.countUnusedTemplates()).toBe(2);
  const { id } = await fleet.start([await fleet.account(shop)]);
  expect(await releases.countUnusedTemplates()).toBe(1);
  await fleet.passUntil(id, "IN_AUDIT");
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.passUntil(id, "RELEASED");
  expect(await releases.countUnusedTemplates()).toBe(1);
});

test("a template is unused again once another one followed it on its last account", async () => {
  const fleet = await openFleet();
  await fleet.bench.addTemplate();
  const old = await addTemplate(fleet, 1);
  const authorizer = await fleet.account(shop);
  const ship = async (version: string, templateId?: number) => {
    const { id } = await fleet.start([authorizer], { version, ...(templateId && { templateId }) });
    await fleet.passUntil(id, "IN_AUDIT");
    const unusedMeanwhile = await fleet.releases.countUnusedTemplates();
    await fleet.bench.control(`audits/${shop}`, { result: "pass" });
    await fleet.passUntil(id, "RELEASED");
    return unusedMeanwhile;
  };
  await ship("1.0.0", old);
  expect(await ship("2.0.0")).toBe(0);
  expect(await fleet.releases.countUnusedTemplates()).toBe(1);
});

test("what failed for the same reason is one problem with its count", async () => {
  const fleet = await openFleet();
  const accounts = [await fleet.account(shop), await fleet.account(otherShop)];
  for (const appId of [shop, otherShop]) await fleet.fault({ endpoint: "commit", appId, errcode: 85014 });
  const { deploymentId, ids } = await fleet.start(accounts);
  for (const id of ids) await fleet.passUntil(id, "FAILED");
  expect(await findProblems(fleet.database.db, [deploymentId ?? 0])).toMatchObject([
    { kind: "FAILED", count: 2, failure: { errcode: 85014 } },
  ]);
});

test("rejections with the same reason but for numbers and mark-up are one problem", async () => {
  const fleet = await openFleet();
  const accounts = [await fleet.account(shop), await fleet.account(otherShop)];
  const { deploymentId, ids } = await fleet.start(accounts);
  for (const id of ids) await fleet.passUntil(id, "IN_AUDIT");
  await fleet.bench.control(`audits/${shop}`, { result: "fail", reason: "1: category<br>does not fit" });
  await fleet.bench.control(`audits/${otherShop}`, { result: "fail", reason: "2: category does not  fit" });
  for (const id of ids) await fleet.passUntil(id, "REJECTED");
  expect(await findProblems(fleet.database.db, [deploymentId ?? 0])).toMatchObject([{ kind: "REJECTED", count: 2 }]);
  expect(normalReason("a&nbsp;12 <b>x</b>")).toBe("a # x");
});

test("what WeChat holds up is a problem that goes on by itself, and the ordinary way is none", async () => {
  const fleet = await openFleet({ codeCheckMs: 0 });
  await fleet.fault({ endpoint: "submit_audit", appId: otherShop, errcode: -1 });
  const { deploymentId, ids } = await fleet.start([await fleet.account(shop), await fleet.account(otherShop)]);
  await fleet.passUntil(ids[0] ?? 0, "IN_AUDIT");
  expect(await findProblems(fleet.database.db, [deploymentId ?? 0])).toMatchObject([
    { kind: "WAITING", count: 1, waiting: { reason: "BUSY", errcode: -1 } },
  ]);
});

test("what stands failed with a code is counted by deployment, until it is taken up again", async () => {
  const fleet = await openFleet();
  await fleet.fault({ endpoint: "commit", errcode: 85014 });
  const first = await fleet.start([await fleet.account(shop)]);
  await fleet.passUntil(first.id, "FAILED");
  const second = await fleet.start([await fleet.account(otherShop)]);
  await fleet.passUntil(second.id, "FAILED");
  const { releases } = fleet;
  expect(await releases.failingWith(85014)).toEqual([
    { deploymentId: second.deploymentId, count: 1 },
    { deploymentId: first.deploymentId, count: 1 },
  ]);
  expect(await releases.failingWith(85015)).toEqual([]);
  await fleet.act(first.id, "RETRY");
  expect(await releases.failingWith(85014)).toEqual([{ deploymentId: second.deploymentId, count: 1 }]);
});

test("a release is found by the id of its audit, whole and not by a part", async () => {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.passUntil(id, "IN_AUDIT");
  const auditId = (await fleet.release(id)).auditId ?? "";
  expect(auditId).toMatch(/^\d+$/);
  expect(numbers(await fleet.releases.list(page, { auditId }))).toEqual([id]);
  expect(await fleet.releases.list(page, { auditId: auditId.slice(0, -1) })).toEqual([]);
});

test("deployments are found by their number and by words in version and description", async () => {
  const fleet = await openFleet({ codeCheckMs: 60_000 });
  const first = await fleet.start([await fleet.account(shop)], { version: "2.3.0", description: "Orders 100% new" });
  const second = await fleet.start([await fleet.account(otherShop)], { version: "2.4.0", description: "订单修复" });
  const found = async (text: string) => numbers(await fleet.releases.listDeployments(page, { text }));
  expect(await found(`#${first.deploymentId}`)).toEqual([first.deploymentId]);
  expect(await found("ORDERS 2.3")).toEqual([first.deploymentId]);
  expect(await found("订单")).toEqual([second.deploymentId]);
  expect(await found("100%")).toEqual([first.deploymentId]);
  expect(await found("%")).toEqual([first.deploymentId]);
  expect(await found("  ")).toHaveLength(2);
  expect(await found("nothing")).toEqual([]);
});
