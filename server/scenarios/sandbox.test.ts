import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../testing/free-port.ts";
import { graphqlClient } from "../testing/graphql-client.ts";
import { startMinifleet } from "../testing/minifleet-process.ts";
import type { MinifleetProcess } from "../testing/minifleet-process.ts";
import { until } from "../testing/until.ts";
import { controlOf } from "../testing/world.ts";
import { addTemplate, authorize, deploy, untilState, untilTicket } from "./flow.ts";
import type { Stage } from "./flow.ts";

describe("the sandbox, started with no settings at all", () => {
  let minifleet: MinifleetProcess;
  let stage: Stage;

  beforeAll(async () => {
    const sandboxPort = await freePort();
    minifleet = await startMinifleet({ SANDBOX_PORT: String(sandboxPort), LOG_LEVEL: "warn" });
    const key = minifleet.cli("api-key", "add", "scenario", "--scope", "write").stdout.trim();
    stage = { graphql: graphqlClient(minifleet.url, key), control: controlOf(`http://127.0.0.1:${sandboxPort}`) };
  });
  afterAll(() => minifleet?.dispose());

  it("says in a few lines where to click", () => {
    const said = minifleet.output().trim().split("\n");
    expect(said[0]).toBe(`Minifleet is ready: http://localhost:${minifleet.port}`);
    expect(said[1]).toMatch(/^Sandbox mode: .* http:\/\/localhost:\d+$/);
    expect(said[2]).toMatch(/^Make the first operator .*: http:\/\/localhost:\d+\/setup#[\w-]{43}$/);
    expect(said).toHaveLength(3);
  });

  it("goes on where it was after kill -9 at any moment, WeChat's twin included", async () => {
    await untilTicket(stage);
    const authorizer = await authorize(stage, "wx5a1b0c3d7e9f2a01");
    await killAfter(0);
    const template = await addTemplate(stage, "1.2.0");
    await killAfter(0);
    const { deployment } = await deploy(stage, template, [authorizer.id]);
    // The way takes some ten seconds in the sandbox: the code check two, the review six.
    for (const ms of [50, 900, 1_700, 400]) await killAfter(ms);
    const release = await untilState(stage, deployment?.id ?? "", "RELEASED", 60_000);
    expect(release.transitions.map(({ to }) => to)).toEqual([
      "QUEUED",
      "COMMITTED",
      "IN_AUDIT",
      "APPROVED",
      "RELEASED",
    ]);
    const { audits } = await stage.control<{ audits: { appId: string; isReleased: boolean }[] }>("state");
    expect(audits).toMatchObject([{ appId: authorizer.appId, isReleased: true }]);
  }, 120_000);

  it("survives being killed while it starts", async () => {
    for (const ms of [100, 300, 600, 1_000]) {
      await minifleet.kill();
      minifleet.launch();
      await new Promise((done) => setTimeout(done, ms));
    }
    await minifleet.kill();
    await minifleet.start();
    await untilTicket(stage);
    const { authorizers } = await stage.graphql<{ authorizers: { totalCount: number } }>(
      "{ authorizers { totalCount } }",
    );
    expect(authorizers.totalCount).toBe(1);
  });

  async function killAfter(ms: number): Promise<void> {
    await new Promise((done) => setTimeout(done, ms));
    await minifleet.kill();
    await minifleet.start();
    await until("it answers", async () => (await stage.graphql("{ viewer { name } }")) && true);
  }
});
