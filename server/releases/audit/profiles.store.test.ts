import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { templates } from "../../templates/tables.ts";
import { actor, type Fleet, openFleet, otherShop, shop } from "../testing/fleet.ts";
import type { AuditProfile } from "./profile.ts";

const line = "wx5a1b0c3d7e9f2c01";
const noted = async () => {};

/** A fleet whose template comes from a line. */
async function openLine() {
  const fleet = await openFleet();
  await fleet.database.atomically(async (work) => {
    await work.update(templates).set({ sourceAppId: line }).where(eq(templates.templateId, 0));
  });
  const save = (scope: "TEMPLATE" | "ACCOUNT", target: string, profile: AuditProfile) =>
    fleet.releases.saveAuditProfile(actor, { scope, target }, profile, noted);
  return { fleet, save };
}

interface Submission {
  [name: string]: unknown;
  item_list: { [name: string]: unknown }[];
}

/** What the account's last submission held. */
async function submission(fleet: Fleet, appId: string): Promise<Submission> {
  const { audits } = await fleet.bench.get<{ audits: { submission: Submission }[] }>(`/_sandbox/state?appId=${appId}`);
  const last = audits.at(-1);
  if (!last) throw new Error(`${appId} submitted nothing`);
  return last.submission;
}

test("the account's profile lies over its line's, and the deployment's own over both", async () => {
  const { fleet, save } = await openLine();
  const [first, second] = [await fleet.account(shop), await fleet.account(otherShop)];
  await save("TEMPLATE", line, {
    versionDescription: "of the line",
    orderPath: "pages/order/list",
    itemTitle: "{category}",
    ugc: { scenes: ["PICTURE", "TEXT"], methods: ["WECHAT_CONTENT_SECURITY", "PEOPLE"], hasAuditTeam: true },
  });
  await save("ACCOUNT", String(second), { versionDescription: "of the account", itemTags: "新 {account}" });
  const { ids } = await fleet.start([first, second], { auditProfile: { feedbackInfo: "of the deployment" } });
  for (const id of ids) await fleet.passUntil(id, "IN_AUDIT");
  expect(await submission(fleet, shop)).toMatchObject({
    version_desc: "of the line",
    order_path: "pages/order/list",
    feedback_info: "of the deployment",
    ugc_declare: { scene: [2, 4], method: [1, 3], has_audit_team: 1 },
    item_list: [{ title: "食品饮料" }],
  });
  expect(await submission(fleet, otherShop)).toMatchObject({
    version_desc: "of the account",
    order_path: "pages/order/list",
    item_list: [{ title: "食品饮料", tag: `新 ${otherShop}` }],
  });
});

test("case 47: each account is submitted with its own categories, and one without any takes nobody along", async () => {
  const { fleet, save } = await openLine();
  await save("TEMPLATE", line, { itemTitle: "{category}" });
  const category = { first: 304, firstName: "餐饮服务", second: 307, secondName: "点餐平台" };
  await fleet.bench.control("accounts", { appId: "wx00000000000000aa", category });
  await fleet.bench.control("accounts", { appId: "wx00000000000000bb", withoutCategory: true });
  const { ids } = await fleet.start([
    await fleet.account(shop),
    await fleet.account("wx00000000000000aa"),
    await fleet.account("wx00000000000000bb"),
  ]);
  const [own = 0, other = 0, none = 0] = ids;
  for (const id of [own, other]) await fleet.passUntil(id, "IN_AUDIT");
  expect((await submission(fleet, shop)).item_list).toMatchObject([{ first_id: 150, second_id: 1505 }]);
  expect((await submission(fleet, "wx00000000000000aa")).item_list).toMatchObject([
    { first_class: "餐饮服务", second_id: 307, title: "点餐平台" },
  ]);
  expect(await fleet.release(none)).toMatchObject({ state: "FAILED", failure: { errcode: 85008 } });
});

test("85094: a declaration in the account's profile lets a social one through", async () => {
  const { fleet, save } = await openLine();
  const category = { first: 5, firstName: "社交", second: 6, secondName: "社区/论坛" };
  await fleet.bench.control("accounts", { appId: "wx00000000000000aa", category });
  const account = await fleet.account("wx00000000000000aa");
  const { id } = await fleet.start([account]);
  await fleet.passUntil(id, "FAILED");
  expect((await fleet.release(id)).failure?.errcode).toBe(85094);
  await save("ACCOUNT", String(account), { ugc: { scenes: ["TEXT"], methods: ["PEOPLE"] } });
  await fleet.act(id, "RETRY");
  await fleet.passUntil(id, "IN_AUDIT");
});

test("a profile is saved once for a target, found, listed and deleted", async () => {
  const { fleet, save } = await openLine();
  const { releases } = fleet;
  const target = { scope: "TEMPLATE", target: line } as const;
  await save("TEMPLATE", line, { orderPath: "a" });
  await save("TEMPLATE", line, { orderPath: "b" });
  expect(await releases.findAuditProfile(target)).toMatchObject({ profile: { orderPath: "b" }, changedBy: "Lin Min" });
  expect(await releases.countAuditProfiles("TEMPLATE")).toBe(1);
  expect(await releases.listAuditProfiles({ limit: 5, direction: "forward" }, "ACCOUNT")).toEqual([]);
  await releases.deleteAuditProfile(actor, target, noted);
  await releases.deleteAuditProfile(actor, target, noted);
  expect(await releases.findAuditProfile(target)).toBeUndefined();
});

test("a profile that WeChat would refuse, or for nobody, is not taken", async () => {
  const { save } = await openLine();
  await expect(save("TEMPLATE", line, { feedbackInfo: "x".repeat(201) })).rejects.toMatchObject({
    code: "TOO_LONG",
    field: ["profile", "feedbackInfo"],
  });
  await expect(save("ACCOUNT", "99", {})).rejects.toMatchObject({ code: "NOT_FOUND", field: ["target"] });
  await expect(save("TEMPLATE", " ", {})).rejects.toMatchObject({ code: "NOT_FOUND", field: ["target"] });
  await expect(save("TEMPLATE", line, { mediaIds: [7] })).rejects.toMatchObject({
    code: "NOT_FOUND",
    field: ["profile", "mediaIds"],
  });
});
