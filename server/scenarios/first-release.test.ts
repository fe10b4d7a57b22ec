import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld } from "../testing/world.ts";
import type { World } from "../testing/world.ts";
import { addTemplate, authorize, deploy, makeAccount, releasesOf, untilState, untilTicket } from "./flow.ts";

describe("from nothing to the first release, through GraphQL with an API key only", () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
    await untilTicket(world);
  });
  afterAll(() => world?.close());

  it("connects a mini program, ships a template to it and sees it go live", async () => {
    const appId = await makeAccount(world, "青禾生鲜");
    const authorizer = await authorize(world, appId);
    expect(authorizer).toMatchObject({ kind: "MINI_PROGRAM", nickName: "青禾生鲜" });

    const template = await addTemplate(world, "2.3.1");
    const { deployment, refusals, userErrors } = await deploy(world, template, [authorizer.id]);
    expect({ refusals, userErrors }).toEqual({ refusals: [], userErrors: [] });

    const release = await untilState(world, deployment?.id ?? "", "RELEASED");
    expect(release.transitions.map(({ to }) => to)).toEqual([
      "QUEUED",
      "COMMITTED",
      "IN_AUDIT",
      "APPROVED",
      "RELEASED",
    ]);
    const calls = await world.control<{ calls: { path: string; appid: string }[] }>("calls");
    const submissions = calls.calls.filter((call) => call.path === "/wxa/submit_audit" && call.appid === appId);
    expect(submissions.length).toBeGreaterThanOrEqual(1);
  });

  it("names each account it leaves out, and why", async () => {
    const officialAccount = await makeAccount(world, "清和公众号", "OFFICIAL_ACCOUNT");
    const link = await world.graphql<{ startAuthorization: { authorizationLink: { url: string } } }>(
      `mutation { startAuthorization(input: { channel: PC_QR }) { authorizationLink { url } userErrors { message } } }`,
    );
    await world.control("authorize", { url: link.startAuthorization.authorizationLink.url, appId: officialAccount });
    const without18 = await authorize(world, await makeAccount(world, "没有勾选开发"), [17]);
    const template = await addTemplate(world, "2.3.3");
    const { deployment, refusals } = await deploy(world, template, [without18.id]);
    expect(deployment).toBeNull();
    expect(refusals).toHaveLength(1);
    expect(refusals[0]?.message).toContain("18");
  });

  it("loses nothing when it is stopped and started again", async () => {
    const authorizer = await authorize(world, await makeAccount(world, "重启前后"));
    const template = await addTemplate(world, "2.3.4");
    const { deployment } = await deploy(world, template, [authorizer.id]);
    expect(await world.minifleet.stop()).toBe(0);
    await world.minifleet.start();
    await untilState(world, deployment?.id ?? "", "RELEASED");
    expect(await releasesOf(world, deployment?.id ?? "")).toHaveLength(1);
  });
});
