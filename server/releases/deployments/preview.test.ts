import { expect, test } from "vitest";
import type { StartDeployment } from "../service.ts";
import { openFleet, otherShop, shop } from "../testing/fleet.ts";

const settings: Omit<StartDeployment, "authorizerIds"> = {
  templateId: 1,
  version: "2.0.0",
  description: "second",
  submitForAudit: true,
  releaseWhenApproved: false,
};

test("a preview names who would be left out, and starts nothing", async () => {
  const fleet = await openFleet();
  const ready = await fleet.account(shop);
  const bare = await fleet.account(otherShop, {}, []);
  const { accepted, refusals, problems } = await fleet.releases.previewDeployment({
    ...settings,
    authorizerIds: [ready, bare, ready],
  });
  expect({ accepted, refusals, problems }).toMatchObject({
    accepted: 1,
    refusals: [{ authorizerId: bare, code: "LACKS_PERMISSION_SET" }],
    problems: [],
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
