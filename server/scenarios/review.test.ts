import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld } from "../testing/world.ts";
import type { World } from "../testing/world.ts";
import { addTemplate, authorize, deploy, makeAccount, untilState, untilTicket } from "./flow.ts";

// Side by side, each with an account of its own: one of them waits for half a minute.
describe.concurrent("WeChat's review", () => {
  let world: World;
  let template: string;

  beforeAll(async () => {
    // Reviews end when the test ends them.
    world = await openWorld({ auditMs: 3_600_000 });
    await untilTicket(world);
    template = await addTemplate(world, "3.0.0");
  });
  afterAll(() => world?.close());

  async function inAudit(nickName: string, version: string, input: Record<string, unknown> = {}) {
    const authorizer = await authorize(world, await makeAccount(world, nickName));
    const { deployment } = await deploy(world, template, [authorizer.id], { version, ...input });
    const release = await untilState(world, deployment?.id ?? "", "IN_AUDIT");
    return { authorizer, deploymentId: deployment?.id ?? "", release };
  }

  async function act(mutation: string, id: string, version: string) {
    const answer = await world.graphql<
      Record<string, { release: { state: string } | null; userErrors: { code: string }[] }>
    >(
      `mutation ($input: ReleaseActInput!) { ${mutation}(input: $input) { release { state } userErrors { code message } } }`,
      { input: { id, version } },
    );
    return answer[mutation];
  }

  it("shows the reasons of a refusal as WeChat gave them", async () => {
    const { authorizer, deploymentId } = await inAudit("理由", "3.0.0");
    await world.control(`audits/${authorizer.appId}`, {
      result: "fail",
      reason: "1:类目不符:<br>(1):请修改 <img src=x> 🙂<br>",
    });
    const rejected = await untilState(world, deploymentId, "REJECTED");
    expect(rejected.rejectReason).toContain("类目不符");
    expect(rejected.rejectReason).toContain("🙂");
  });

  it("waits for a person when the approved version is not to go out by itself", async () => {
    const { authorizer, deploymentId, release } = await inAudit("待发布", "3.0.1", { releaseWhenApproved: false });
    await world.control(`audits/${authorizer.appId}`, { result: "pass" });
    const approved = await untilState(world, deploymentId, "APPROVED");
    expect(approved.nextActions).toContain("RELEASE");
    expect(await act("publishRelease", release.id, "9.9.9")).toMatchObject({
      release: null,
      userErrors: [{ code: "CHANGED" }],
    });
    expect((await act("publishRelease", release.id, "3.0.1"))?.userErrors).toEqual([]);
    await untilState(world, deploymentId, "RELEASED");
  });

  it("notices the end of a review whose push was lost", async () => {
    const { authorizer, deploymentId } = await inAudit("丢失的推送", "3.0.2");
    await world.control("faults", { dropPush: true, appId: authorizer.appId, times: 1 });
    await world.control(`audits/${authorizer.appId}`, { result: "pass" });
    await untilState(world, deploymentId, "RELEASED", 90_000);
  }, 100_000);

  it("can be withdrawn", async () => {
    const { deploymentId, release } = await inAudit("撤回", "3.0.3");
    expect((await act("withdrawReleaseAudit", release.id, "3.0.3"))?.userErrors).toEqual([]);
    await untilState(world, deploymentId, "WITHDRAWN");
  });

  it("stops at once for an account that cancelled the authorization", async () => {
    const { authorizer, deploymentId } = await inAudit("解除授权", "3.0.4");
    await world.control("revoke", { appId: authorizer.appId });
    const failed = await untilState(world, deploymentId, "FAILED");
    expect(failed.failure?.errcode).toBe(61003);
  });
});
