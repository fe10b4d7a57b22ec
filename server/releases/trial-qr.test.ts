import { expect, test } from "vitest";
import { openFleet, shop } from "./testing/fleet.ts";

test("the trial version's QR code is WeChat's picture", async () => {
  const fleet = await openFleet();
  await fleet.start([await fleet.account(shop)], { submitForAudit: false });
  await fleet.run();
  const { contentType, bytes } = await fleet.releases.trialQrCode(shop);
  expect(contentType).toBe("image/jpeg");
  expect(bytes.subarray(0, 3).toString("hex")).toBe("ffd8ff");
});
