import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../testing/minifleet-process.ts";
import { until } from "../testing/until.ts";
import { openWorld } from "../testing/world.ts";
import type { World } from "../testing/world.ts";
import { addTemplate, authorize, makeAccount, releasesOf, untilTicket } from "./flow.ts";

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

describe("minifleet deploy", () => {
  let world: World;
  let template: string;
  let appIds: string[] = [];

  beforeAll(async () => {
    world = await openWorld({ auditMs: 0 });
    await untilTicket(world);
    template = await addTemplate(world, "7.0.0");
    for (const name of ["一号店", "二号店"]) {
      const appId = await makeAccount(world, name);
      await authorize(world, appId);
      appIds = [...appIds, appId];
    }
  });
  afterAll(() => world?.close());

  /** As a pipeline calls it: no terminal, the server told by the environment. */
  function start(args: string[], more: Record<string, string> = {}) {
    const env = {
      PATH: process.env.PATH ?? "",
      MINIFLEET_URL: world.minifleet.url,
      MINIFLEET_API_KEY: world.key,
      LANG: "C.UTF-8",
      ...more,
    };
    const child = spawn(process.execPath, [join(build, "cli.js"), "deploy", ...args], {
      env,
      cwd: world.minifleet.dataDir,
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdin.end();
    const ended = new Promise<Ended>((done) => {
      child.on("close", (status) => done({ status, stdout, stderr }));
    });
    return { child, ended, stderr: () => stderr };
  }
  const run = (args: string[], more?: Record<string, string>) => start(args, more).ended;
  const settings = (version: string) => ["--template", template, "--version", version];
  const pass = (appId: string) => world.control(`audits/${appId}`, { result: "pass" });

  it("says what is missing and ends with 2", async () => {
    const ended = await Promise.all([
      run([]),
      run(["--template", template]),
      run(settings("7.0.0")),
      run([...settings("7.0.0"), ...appIds]),
      run([...settings("7.0.0"), "--filter", "{", "--yes"], { LANG: "zh_CN.UTF-8" }),
    ]);
    expect(ended.map(({ status }) => status)).toEqual([2, 2, 2, 2, 2]);
    expect(ended.every(({ stderr }) => stderr.trim().split("\n").length === 1)).toBe(true);
    expect(ended[3]?.stderr).toContain("--yes");
    expect(ended[4]?.stderr).toContain("不是可读的 JSON");
  });

  it("ends with 3 when it is refused, and says by what", async () => {
    const ended = await Promise.all([
      run([...settings("7.0.0"), "wx0000000000000000", "--yes"]),
      run([...settings("7.0.0"), ...appIds, "--yes"], { MINIFLEET_API_KEY: "mf_wrong" }),
      run([...settings("7.0.0"), ...appIds, "--yes"], { MINIFLEET_URL: "http://127.0.0.1:9" }),
      run(["--follow", "nothing"]),
    ]);
    expect(ended.map(({ status }) => status)).toEqual([3, 3, 3, 3]);
    expect(ended[0]?.stderr).toBe("There are no such accounts: wx0000000000000000\n");
    expect(ended[2]?.stderr).toContain("MINIFLEET_URL");
  });

  it("previews without touching anybody", async () => {
    const ended = await run([...settings("7.0.0"), ...appIds, "--dry-run", "--json"]);
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(ended.stdout)).toMatchObject({ preview: { chosen: 2, ready: 2 } });
    const { deployments } = await world.graphql<{ deployments: { totalCount: number } }>(
      "{ deployments { totalCount } }",
    );
    expect(deployments.totalCount).toBe(0);
  });

  it("is interrupted with 130, says how to follow, and the same key starts nothing twice", async () => {
    const extJson = join(world.minifleet.dataDir, "ext.json");
    writeFileSync(extJson, JSON.stringify({ ext: { shop: "4711" } }));
    const args = [...settings("7.0.0"), ...appIds, "--release", "--yes", "--wait", "--ext-json", extJson];
    const first = start([...args, "--idempotency-key", "run-1"]);
    await until("it has begun to wait", () => first.stderr().includes("of 2:"));
    first.child.kill("SIGINT");
    const interrupted = await first.ended;
    expect(interrupted.status).toBe(130);
    const id = /--follow (\S+)/.exec(interrupted.stderr)?.[1] ?? "";

    const again = start([...args, "--idempotency-key", "run-1", "--json"]);
    for (const appId of appIds) await until(`${appId} is in audit`, () => pass(appId).then(() => true));
    const ended = await again.ended;
    expect(ended).toMatchObject({ status: 0 });
    expect(JSON.parse(ended.stdout)).toMatchObject({
      deployment: { id, counts: { released: 2, total: 2 } },
      leftOut: 0,
    });
  });

  it("ends with 1 when an account is rejected, in plain lines", async () => {
    const following = start([...settings("7.1.0"), ...appIds, "--release", "--yes", "--wait"]);
    const [good = "", bad = ""] = appIds;
    await until("one passes", () => pass(good).then(() => true));
    await until("one fails", () =>
      world.control(`audits/${bad}`, { result: "fail", reason: "1:no<br>" }).then(() => true),
    );
    const ended = await following.ended;
    expect(ended.status).toBe(1);
    expect(ended.stdout).toBe("2 of 2: 1 released, 1 rejected\n");
    expect(ended.stderr).not.toContain("\u001b");
  });

  it("ends with 3 when the deployment is stopped while it waits", async () => {
    const following = start([...settings("7.2.0"), ...appIds, "--yes", "--wait"]);
    await until("it has begun", () => following.stderr().includes("Started deployment"));
    const id = /deployments\/(\S+)/.exec(following.stderr())?.[1] ?? "";
    await until("an audit runs", async () => (await releasesOf(world, id)).some(({ state }) => state === "IN_AUDIT"));
    await world.graphql("mutation ($id: ID!) { cancelDeployment(input: { id: $id }) { userErrors { code } } }", { id });
    const ended = await following.ended;
    expect(ended.status).toBe(3);
    expect(ended.stderr).toContain("was cancelled");
  });
});
