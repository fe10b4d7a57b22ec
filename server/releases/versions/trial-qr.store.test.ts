import { expect, test } from "vitest";
import { openFleet, shop } from "../testing/fleet.ts";

async function withTrial() {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  const { id } = await fleet.start([authorizer], { submitForAudit: false });
  await fleet.run();
  return { fleet, authorizer, id, code: (path: string) => fleet.releases.trialQrCode(authorizer, path) };
}

test("the trial version's QR code is WeChat's picture, read once for each page", async () => {
  const { fleet, code } = await withTrial();
  const { contentType, bytes } = await code("");
  expect(contentType).toBe("image/jpeg");
  expect(bytes.subarray(0, 3).toString("hex")).toBe("ffd8ff");
  expect((await code("")).bytes).toEqual(bytes);
  expect(fleet.calls("/wxa/get_qrcode")).toBe(1);
  await code("pages/index/index?a=1");
  expect(fleet.calls("/wxa/get_qrcode")).toBe(2);
});

test("a page's path and query are encoded once", async () => {
  const { fleet, code } = await withTrial();
  const page = "pages/index/index?scene=a%26b&x=1";
  const { bytes } = await code(page);
  const { simulator, accountToken } = fleet.bench;
  const query = new URLSearchParams({ access_token: await accountToken(shop), path: page });
  const asWritten = await fetch(`${simulator.url}/wxa/get_qrcode?${query.toString()}`);
  expect(bytes.equals(Buffer.from(await asWritten.arrayBuffer()))).toBe(true);
});

test("another trial version takes the codes of the one before along", async () => {
  const { fleet, authorizer, id, code } = await withTrial();
  await code("");
  await fleet.act(id, "CANCEL");
  await fleet.run();
  fleet.clock.advance(1_000);
  await fleet.start([authorizer], { version: "3.0.0", submitForAudit: false });
  await fleet.run();
  await code("");
  expect(fleet.calls("/wxa/get_qrcode")).toBe(2);
});

test("a path that opens no page is refused before WeChat is asked", async () => {
  const { fleet, code } = await withTrial();
  await expect(code("/pages/index/index")).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(code("pages/a b")).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(fleet.calls("/wxa/get_qrcode")).toBe(0);
});
