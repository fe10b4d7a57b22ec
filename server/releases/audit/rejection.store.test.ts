import { expect, test } from "vitest";
import { actor, type Fleet, openFleet, otherShop, shop } from "../testing/fleet.ts";

const third = "wx5a1b0c3d7e9f2a03";
const noted = async () => {};

/** Three accounts of one deployment, each rejected for the reason given. */
async function rejected(reasons: string[]) {
  const fleet = await openFleet();
  const appIds = [shop, otherShop, third].slice(0, reasons.length);
  const accounts: number[] = [];
  for (const appId of appIds) accounts.push(await fleet.account(appId));
  const { ids, deploymentId } = await fleet.start(accounts);
  for (const id of ids) await fleet.passUntil(id, "IN_AUDIT");
  for (const [place, reason] of reasons.entries()) {
    await fleet.bench.control(`audits/${appIds[place]}`, { result: "fail", reason, screenshots: 0 });
  }
  for (const id of ids) await fleet.passUntil(id, "REJECTED");
  return { fleet, ids, deploymentId: deploymentId ?? 0 };
}

const submissions = async (fleet: Fleet, appId: string) => {
  const { audits } = await fleet.bench.get<{ audits: { submission: Record<string, unknown> }[] }>(
    `/_sandbox/state?appId=${appId}`,
  );
  return audits.map(({ submission }) => submission);
};

test("rejections are grouped by what is wrong, over a deployment and over the fleet", async () => {
  const { fleet, ids, deploymentId } = await rejected(["1:图 12 不清<br>", "1:类目不符<br>", "1:图 7  不清<BR/>"]);
  const groups = await fleet.releases.rejectionGroups(deploymentId);
  expect(groups.map(({ count, reason }) => [count, reason])).toEqual([
    [2, "1:图 7  不清<BR/>"],
    [1, "1:类目不符<br>"],
  ]);
  expect((await fleet.releases.rejectionGroups()).map(({ key }) => key)).toEqual(groups.map(({ key }) => key));
  const search = { deploymentId, states: ["REJECTED" as const], rejectionKey: groups[0]?.key ?? "" };
  const page = await fleet.releases.list({ limit: 10, direction: "forward" }, search);
  expect(page.map(({ id }) => id)).toEqual([ids[2], ids[0]]);
  expect(await fleet.releases.rejectionGroups(99)).toEqual([]);
});

test("those of one reason are submitted again with what is changed for them alone", async () => {
  const { fleet, ids, deploymentId } = await rejected(["图不清", "类目不符", "图不清"]);
  const [group] = await fleet.releases.rejectionGroups(deploymentId);
  let count = 0;
  const asked = { deploymentId, rejectionKey: group?.key ?? "", profile: { feedbackInfo: "已更换图片" } };
  await fleet.releases.resubmitReleases(actor, asked, async (_work, meant) => void (count = meant));
  expect(count).toBe(2);
  for (const id of [ids[0] ?? 0, ids[2] ?? 0]) await fleet.passUntil(id, "IN_AUDIT");
  expect((await fleet.release(ids[1] ?? 0)).state).toBe("REJECTED");
  expect((await submissions(fleet, shop)).map(({ feedback_info }) => feedback_info)).toEqual([undefined, "已更换图片"]);
  expect(await submissions(fleet, otherShop)).toHaveLength(1);
  expect(fleet.calls("/wxa/commit", shop)).toBe(1);
  expect(await fleet.release(ids[0] ?? 0)).toMatchObject({ rejectReason: null, rejectKey: null });
});

test("named ones are submitted again, and those that stand elsewhere are left", async () => {
  const { fleet, ids, deploymentId } = await rejected(["图不清", "图不清"]);
  const [first = 0, second = 0] = ids;
  const again = (releaseIds: number[]) => fleet.releases.resubmitReleases(actor, { deploymentId, releaseIds }, noted);
  await again([first, 99]);
  await fleet.passUntil(first, "IN_AUDIT");
  await again([first, second]);
  await fleet.passUntil(second, "IN_AUDIT");
  expect([fleet.calls("/wxa/submit_audit", shop), fleet.calls("/wxa/submit_audit", otherShop)]).toEqual([2, 2]);
});

test("case 47: an account that cannot be taken up stays rejected and takes nobody along", async () => {
  const { fleet, ids, deploymentId } = await rejected(["图不清", "图不清"]);
  await fleet.setStatus(shop, "REVOKED");
  await fleet.releases.resubmitReleases(actor, { deploymentId }, noted);
  await fleet.passUntil(ids[1] ?? 0, "IN_AUDIT");
  expect((await fleet.release(ids[0] ?? 0)).state).toBe("REJECTED");
  expect(fleet.calls("/wxa/submit_audit", shop)).toBe(1);
});

test("a profile that WeChat would refuse is not taken, and neither are too many ids", async () => {
  const { fleet, deploymentId } = await rejected(["图不清"]);
  const again = (more: object) => fleet.releases.resubmitReleases(actor, { deploymentId, ...more }, noted);
  await expect(again({ profile: { feedbackInfo: "x".repeat(201) } })).rejects.toMatchObject({ code: "TOO_LONG" });
  await expect(again({ profile: { mediaIds: [9] } })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(again({ releaseIds: Array.from({ length: 1_001 }, (_, id) => id) })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
  await expect(fleet.releases.resubmitReleases(actor, { deploymentId: 99 }, noted)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("operators hear of rejections until they are taken up again, or a week has passed", async () => {
  const { fleet, ids, deploymentId } = await rejected(["图不清", "类目不符"]);
  expect(await fleet.releases.problems()).toMatchObject([
    {
      code: "RELEASES_REJECTED",
      level: "WARNING",
      title: { en: "2 releases were rejected" },
      fact: { en: expect.stringContaining(`#${deploymentId} (2)`) },
      since: expect.any(Date),
    },
  ]);
  await fleet.act(ids[0] ?? 0, "RETRY");
  expect(await fleet.releases.problems()).toMatchObject([{ title: { en: "1 release was rejected" } }]);
  fleet.clock.advance(8 * 24 * 3_600_000);
  expect(await fleet.releases.problems()).toEqual([]);
});

test("a rejection that a later release of the account took over needs no answer", async () => {
  const { fleet } = await rejected(["图不清"]);
  const row = await fleet.release(1);
  await fleet.start([row.authorizerId], { version: "2.0.1" });
  expect(await fleet.releases.problems()).toEqual([]);
});
