import { expect, test } from "vitest";
import { type Fleet, openFleet, shop } from "../testing/fleet.ts";
import { screenshotsOf } from "./rejection-store.ts";

const minute = 60_000;
const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(40)]);
const base64 = png.toString("base64");
const fetches = (fleet: Fleet) => fleet.calls("/cgi-bin/material/get_material");
const shots = (fleet: Fleet, id: number) => screenshotsOf(fleet.database.db, [id]);

async function rejected(screenshots: number | string[], before: (fleet: Fleet) => Promise<unknown> = async () => {}) {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.passUntil(id, "IN_AUDIT");
  await before(fleet);
  await fleet.bench.control(`audits/${shop}`, { result: "fail", reason: "1:no<br>", screenshots });
  await fleet.handPushes();
  await fleet.passUntil(id, "REJECTED");
  return { fleet, id };
}

test("screenshots of a rejection are fetched at once and kept in WeChat's order", async () => {
  const { fleet, id } = await rejected([base64, base64]);
  await fleet.pass(2_000);
  const rows = await shots(fleet, id);
  expect(rows.map(({ mediaId }) => mediaId).join("|")).toBe((await fleet.release(id)).rejectScreenshots);
  expect(rows).toMatchObject([
    { place: 0, contentType: "image/png", failure: null },
    { place: 1, contentType: "image/png", failure: null },
  ]);
  const kept = await fleet.releases.rejectionScreenshot(id, rows[0]?.mediaId ?? "");
  expect(kept?.bytes.equals(png)).toBe(true);
  expect(fetches(fleet)).toBe(2);
});

test("a rejection without screenshots fetches nothing", async () => {
  const { fleet, id } = await rejected(0);
  await fleet.pass(minute);
  expect([await shots(fleet, id), fetches(fleet)]).toEqual([[], 0]);
});

test("while WeChat is busy it is asked again, and only for what is missing", async () => {
  const { fleet, id } = await rejected([base64, base64], (opened) =>
    opened.fault({ endpoint: "get_material", errcode: -1, times: 1 }),
  );
  await fleet.pass(2_000);
  expect((await shots(fleet, id)).map(({ failure }) => failure?.errcode)).toEqual([-1, undefined]);
  await fleet.pass(3 * minute, 10_000);
  expect((await shots(fleet, id)).map(({ fetchedAt }) => fetchedAt !== null)).toEqual([true, true]);
  expect(fetches(fleet)).toBe(3);
});

test("what is gone is noted with WeChat's words, and not asked for again", async () => {
  const { fleet, id } = await rejected([base64, base64], (opened) =>
    opened.fault({ endpoint: "get_material", errcode: 40007, times: 1 }),
  );
  await fleet.pass(30 * minute, minute);
  expect((await shots(fleet, id)).map(({ failure }) => failure?.errcode)).toEqual([40007, undefined]);
  expect(fetches(fleet)).toBe(2);
});

test("case 27: material that is no picture is not kept", async () => {
  const page = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>").toString("base64");
  const { fleet, id } = await rejected([page]);
  await fleet.pass(30 * minute, minute);
  const [row] = await shots(fleet, id);
  expect(row).toMatchObject({ fetchedAt: null, contentType: null, failure: { errcode: 40005 } });
  expect(await fleet.releases.rejectionScreenshot(id, row?.mediaId ?? "")).toBeUndefined();
  expect(fetches(fleet)).toBe(1);
});

test("case 25: an account that cancelled meanwhile is not called for its screenshots", async () => {
  const { fleet, id } = await rejected([base64], (opened) =>
    opened.fault({ endpoint: "get_material", errcode: -1, times: 1 }),
  );
  await fleet.pass(2_000);
  await fleet.setStatus(shop, "REVOKED");
  await fleet.pass(30 * minute, minute);
  expect((await shots(fleet, id))[0]).toMatchObject({ fetchedAt: null, failure: { errcode: 61003 } });
  expect(fetches(fleet)).toBe(1);
});
