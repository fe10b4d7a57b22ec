import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "../testing/free-port.ts";
import { until } from "../testing/until.ts";
import { Collection } from "./collection.ts";
import { openBench, shop } from "./testing/bench.ts";
import { openWorldFile } from "./world-file.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "simulator-"))));
afterEach(() => rmSync(folder, { recursive: true }));

test("a collection comes back as it was left, in the order of its first writing", () => {
  const file = openWorldFile(join(folder, "world.db"));
  const rows = new Collection<{ n: number }>("rows", file);
  rows.put("b", { n: 1 });
  rows.put("a", { n: 2 });
  rows.put("b", { n: 3 });
  rows.put("c", { n: 4 });
  rows.remove("c");
  expect([...new Collection<{ n: number }>("rows", file).values()]).toEqual([{ n: 3 }, { n: 2 }]);
  expect(new Collection("others", file).size).toBe(0);
  file.close();
});

test("a world goes on where it was: tokens, grants, reviews under way", async () => {
  const stateFile = join(folder, "world.db");
  const before = await openBench({ stateFile, auditMs: 6_000 });
  await before.addTemplate();
  const token = await before.accountToken(shop);
  const body = { template_id: 0, ext_json: "{}", user_version: "1", user_desc: "d" };
  await before.post(`/wxa/commit?access_token=${token}`, body);
  await before.post(`/wxa/submit_audit?access_token=${token}`);
  await before.close();

  const after = await openBench({ stateFile, auditMs: 6_000 });
  const status = () => after.get(`/wxa/get_latest_auditstatus?access_token=${token}`);
  expect(await status()).toMatchObject({ errcode: 0, status: 2 });
  await after.clock.advanceAndSettle(6_000);
  expect(await status()).toMatchObject({ status: 0 });
  await after.close();
});

test("a killed simulator forgets nothing that it answered", async () => {
  const port = await freePort();
  const start = () =>
    spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "main.ts")], {
      env: {
        ...process.env,
        SANDBOX_PORT: String(port),
        SANDBOX_STATE: join(folder, "world.db"),
        PUBLIC_URL: "http://127.0.0.1:9",
      },
      stdio: "ignore",
    });
  const state = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/_sandbox/state`);
    return (await response.json()) as { accounts: { nickName: string }[] };
  };
  const first = start();
  await until("the simulator answers", state);
  await fetch(`http://127.0.0.1:${port}/_sandbox/accounts`, { method: "POST", body: '{"nickName":"不会忘记"}' });
  first.kill("SIGKILL");
  await new Promise((resolve) => first.once("exit", resolve));
  const second = start();
  const { accounts } = await until("it answers again", state);
  second.kill("SIGKILL");
  await new Promise((resolve) => second.once("exit", resolve));
  expect(accounts.at(-1)?.nickName).toBe("不会忘记");
  expect(accounts).toHaveLength(10);
});
