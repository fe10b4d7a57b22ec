import { expect, test } from "vitest";
import { actor, type Fleet, openFleet, otherShop, shop } from "../testing/fleet.ts";

const hour = 3_600_000;
const picture = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(100)]);
const film = Buffer.concat([Buffer.from("00000018", "hex"), Buffer.from("ftypisom"), Buffer.alloc(100)]);

const add = (fleet: Fleet, bytes: Buffer, name = "a.png") => fleet.releases.addAuditMedium(actor, { name, bytes });
const uploads = (fleet: Fleet, appId?: string) => fleet.calls("/wxa/uploadmedia", appId);

/** What was shown to the reviewer of the account's last submission. */
async function shown(fleet: Fleet, appId: string) {
  const state = await fleet.bench.get<{
    audits: { submission: { preview_info?: { pic_id_list: string[]; video_id_list: string[] } } }[];
  }>(`/_sandbox/state?appId=${appId}`);
  return state.audits.at(-1)?.submission.preview_info;
}

test("a file is what its bytes say, and kept once", async () => {
  const fleet = await openFleet();
  const first = await add(fleet, picture, String.raw`C:\shots\"home".txt`);
  expect(first).toMatchObject({ name: "home.txt", contentType: "image/png", size: picture.length, addedBy: "Lin Min" });
  expect((await add(fleet, picture, "other.png")).id).toBe(first.id);
  expect(await add(fleet, film, "")).toMatchObject({ name: "media.mp4", contentType: "video/mp4" });
  expect(await fleet.releases.countAuditMedia()).toBe(2);
  expect((await fleet.releases.auditMediumBytes(first.id))?.bytes.equals(picture)).toBe(true);
});

test.each([
  ["nothing", Buffer.alloc(0), "EMPTY"],
  ["a page", Buffer.from("<!doctype html><script>"), "UNSUPPORTED_MEDIA"],
  ["a drawing with scripts", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'>"), "UNSUPPORTED_MEDIA"],
  ["a picture in a film's container", Buffer.from("\0\0\0\u0018ftypheic"), "UNSUPPORTED_MEDIA"],
  ["a picture over 2 MB", Buffer.concat([picture, Buffer.alloc(2 * 1024 ** 2)]), "TOO_LARGE"],
  ["a film over 10 MB", Buffer.concat([film, Buffer.alloc(10 * 1024 ** 2)]), "TOO_LARGE"],
])("%s is not taken", async (_, bytes, code) => {
  const fleet = await openFleet();
  await expect(add(fleet, bytes)).rejects.toMatchObject({ code });
});

test("media are uploaded for each account before its submission, and once while they are good", async () => {
  const fleet = await openFleet();
  const mediaIds = [(await add(fleet, picture)).id, (await add(fleet, film)).id, 99];
  const accounts = [await fleet.account(shop), await fleet.account(otherShop)];
  const { ids } = await fleet.start(accounts, { auditProfile: { mediaIds }, releaseWhenApproved: false });
  for (const id of ids) await fleet.passUntil(id, "IN_AUDIT");
  expect([uploads(fleet, shop), uploads(fleet, otherShop)]).toEqual([2, 2]);
  expect(await shown(fleet, shop)).toMatchObject({
    pic_id_list: [expect.any(String)],
    video_id_list: [expect.any(String)],
  });
  await resubmit(fleet, ids[0] ?? 0);
  expect(uploads(fleet, shop)).toBe(2);
});

test("media are uploaded anew before WeChat's three days are over", async () => {
  const fleet = await openFleet();
  const mediaIds = [(await add(fleet, picture)).id];
  const { id } = await fleet.start([await fleet.account(shop)], { auditProfile: { mediaIds } });
  await fleet.passUntil(id, "IN_AUDIT");
  const before = await shown(fleet, shop);
  fleet.clock.advance(61 * hour);
  fleet.renewToken(shop);
  await resubmit(fleet, id);
  expect(uploads(fleet, shop)).toBe(2);
  expect(await shown(fleet, shop)).not.toEqual(before);
});

test("media that WeChat lost before their time are uploaded again when somebody tries again", async () => {
  const fleet = await openFleet();
  const mediaIds = [(await add(fleet, picture)).id];
  await fleet.fault({ endpoint: "submit_audit", errcode: 85092, times: 1 });
  const { id } = await fleet.start([await fleet.account(shop)], { auditProfile: { mediaIds } });
  await fleet.passUntil(id, "FAILED");
  await fleet.act(id, "RETRY");
  await fleet.passUntil(id, "IN_AUDIT");
  expect(uploads(fleet, shop)).toBe(2);
});

test("a picture that WeChat refuses fails the release with its words, and nothing is submitted", async () => {
  const fleet = await openFleet();
  const mediaIds = [(await add(fleet, picture)).id];
  await fleet.fault({ endpoint: "uploadmedia", errcode: 86020, times: 1 });
  const { id } = await fleet.start([await fleet.account(shop)], { auditProfile: { mediaIds } });
  await fleet.passUntil(id, "FAILED");
  expect((await fleet.release(id)).failure).toMatchObject({ errcode: 86020, endpoint: "/wxa/uploadmedia" });
  expect(fleet.calls("/wxa/submit_audit")).toBe(0);
});

test("case 48: killed after the uploads and the submission, the repeat submits and uploads nothing", async () => {
  const fleet = await openFleet();
  const mediaIds = [(await add(fleet, picture)).id, (await add(fleet, film)).id];
  const { id } = await fleet.start([await fleet.account(shop)], { auditProfile: { mediaIds } });
  await fleet.run();
  fleet.clock.advance(2_000);
  await fleet.kill("submit-audit", id);
  await fleet.passUntil(id, "IN_AUDIT");
  expect([fleet.calls("/wxa/submit_audit"), uploads(fleet)]).toEqual([1, 2]);
});

test("case 48: an upload whose answer got lost is made once more, and the submission once", async () => {
  const fleet = await openFleet();
  const mediaIds = [(await add(fleet, picture)).id, (await add(fleet, film)).id];
  await fleet.fault({ endpoint: "uploadmedia", reset: true, times: 1 });
  const { id } = await fleet.start([await fleet.account(shop)], { auditProfile: { mediaIds } });
  await fleet.passUntil(id, "IN_AUDIT");
  expect([fleet.calls("/wxa/submit_audit"), uploads(fleet)]).toEqual([1, 3]);
});

test("a medium that is removed is left out of what is submitted later", async () => {
  const fleet = await openFleet();
  const { id: medium } = await add(fleet, picture);
  const { id } = await fleet.start([await fleet.account(shop)], { auditProfile: { mediaIds: [medium] } });
  await fleet.releases.removeAuditMedium(actor, medium, async () => {});
  await fleet.releases.removeAuditMedium(actor, medium, async () => {});
  await fleet.passUntil(id, "IN_AUDIT");
  expect(await shown(fleet, shop)).toBeUndefined();
});

async function resubmit(fleet: Fleet, id: number): Promise<void> {
  await fleet.bench.control(`audits/${shop}`, { result: "fail", screenshots: 0 });
  await fleet.passUntil(id, "REJECTED", 3 * hour);
  await fleet.act(id, "RETRY");
  await fleet.passUntil(id, "IN_AUDIT");
}
