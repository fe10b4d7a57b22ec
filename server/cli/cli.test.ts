import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { createApiKeys } from "../api-keys/service.ts";
import { systemClock } from "../clock.ts";
import { createOperators } from "../operators/service.ts";
import { Secret } from "../secret.ts";
import { openAgain } from "../testing/database.ts";
import { freePort } from "../testing/free-port.ts";
import { loudLog } from "../testing/logs.ts";
import { languageOfTerminal, Output } from "./output.ts";
import { runCommand } from "./program.ts";

// In each test at least one command is a process that starts the program anew.
vi.setConfig({ testTimeout: 60_000 });

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

const tsx = createRequire(import.meta.url).resolve("tsx/cli");
const program = fileURLToPath(new URL("main.ts", import.meta.url));
const configuration = fileURLToPath(new URL("../../tsconfig.json", import.meta.url));

/** The command line of a fresh installation. */
async function installation(settings: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "minifleet-cli-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const env = {
    PATH: process.env.PATH ?? "",
    LANG: "C.UTF-8",
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    SANDBOX_PORT: String(await freePort()),
    ...settings,
  };
  return {
    /** In this process: the same but for the start, which takes seconds. */
    async runHere(args: string[], { input = "", language = "C.UTF-8" } = {}): Promise<Ended> {
      let stdout = "";
      let stderr = "";
      const output = new Output({
        language: languageOfTerminal({ LANG: language }),
        isJson: args.includes("--json"),
        write: (text) => (stdout += text),
        writeError: (text) => (stderr += text),
      });
      const status = await runCommand(args, { environment: env, output, input: Readable.from([input]) });
      return { status, stdout, stderr };
    },
    databaseUrl: `file:${join(dataDir, "minifleet.db")}`,
    /** In a process of its own. */
    run: (args: string[], { input = "", language = "C.UTF-8" } = {}) =>
      new Promise<Ended>((done) => {
        const child = spawn(process.execPath, [tsx, "--tsconfig", configuration, program, ...args], {
          cwd: dataDir,
          env: { ...env, LANG: language },
        });
        let stdout = "";
        let stderr = "";
        child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
        child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
        child.on("close", (status) => done({ status, stdout, stderr }));
        child.stdin.end(input);
      }),
  };
}

test("a key is printed once, alone, works, and does not after it is revoked", async () => {
  const { run, runHere, databaseUrl } = await installation();
  const added = await run(["api-key", "add", "partner", "--scope", "write", "--expires", "90d"]);
  expect(added).toMatchObject({ status: 0, stderr: "" });
  expect(added.stdout).toMatch(/^mf_[\w-]{43}\n$/);
  const key = added.stdout.trim();

  const apiKeys = createApiKeys({ database: await openAgain(databaseUrl), clock: systemClock, log: loudLog });
  expect(await apiKeys.find(key)).toMatchObject({ kind: "apiKey", name: "partner", role: "releaser" });

  const listed = await runHere(["api-key", "list", "--json"]);
  expect(JSON.parse(listed.stdout)).toMatchObject([{ name: "partner", scope: "write", prefix: key.slice(0, 8) }]);
  expect(listed.stdout).not.toContain(key);

  const revoked = await runHere(["api-key", "revoke", "partner"]);
  expect(revoked).toEqual({ status: 0, stdout: "Revoked partner\n", stderr: "" });
  const again = createApiKeys({ database: await openAgain(databaseUrl), clock: systemClock, log: loudLog });
  expect(await again.find(key)).toBeNull();
});

test("operators are added, listed, given new passwords and disabled", async () => {
  const { run, runHere, databaseUrl } = await installation();
  const added = await run(["operator", "add", "Anna", "--name", "Anna A.", "--json"]);
  expect(added.status).toBe(0);
  const { password, role } = JSON.parse(added.stdout) as { password: string; role: string };
  expect(role).toBe("admin");

  const parts = {
    database: await openAgain(databaseUrl),
    clock: systemClock,
    publicUrl: "http://localhost",
    note: async () => {},
  };
  const operators = createOperators(parts);
  const client = { ip: "127.0.0.1", userAgent: null };
  const { session } = await operators.signIn({ loginName: "anna", password: new Secret(password) }, client);

  const reset = await run(["operator", "reset-password", "anna", "--password-stdin"], {
    input: "correct horse battery\n",
  });
  expect(reset).toEqual({ status: 0, stdout: "", stderr: "Set a new password for anna and ended their sessions\n" });
  expect(await operators.sessions.find(session.token)).toBeNull();
  const fresh = await operators.signIn({ loginName: "anna", password: new Secret("correct horse battery") }, client);

  const disabled = await runHere(["operator", "disable", "anna"], { language: "zh_CN.UTF-8" });
  expect(disabled.stdout).toBe("已停用操作员 anna\n");
  expect(await operators.sessions.find(fresh.session.token)).toBeNull();
  expect((await runHere(["operator", "list"])).stdout).toBe("anna  admin  Anna A.  disabled\n");
});

test("what is refused is one line and exit code 1; what is not understood is exit code 2", async () => {
  const { runHere: run, run: runApart } = await installation();
  const results = await Promise.all([
    runApart(["operator", "disable", "nobody"]),
    run(["operator", "disable", "nobody"], { language: "zh_CN.UTF-8" }),
    run(["api-key", "revoke", "nothing", "--json"]),
    run(["operator", "add", "anna", "--password-stdin"], { input: "short\n" }),
    run(["sandbox", "state"]),
  ]);
  expect(results.map(({ status }) => status)).toEqual([1, 1, 1, 1, 1]);
  expect(results.map(({ stdout }) => stdout)).toEqual(["", "", "", "", ""]);
  expect(results.every(({ stderr }) => stderr.split("\n").length === 2)).toBe(true);
  expect(results[0]?.stderr).toBe("There is no operator with the login name nobody\n");
  expect(results[1]?.stderr).toBe("没有登录名为“nobody”的操作员\n");
  expect(JSON.parse(results[2]?.stderr ?? "")).toMatchObject({ error: { code: "NO_SUCH_KEY" } });
  expect(results[4]?.stderr).toContain("Run npm start first");

  const misused = await Promise.all([
    runApart(["fly"]),
    run(["operator"]),
    run(["operator", "add"]),
    run(["api-key", "add", "x", "--scope", "all"]),
    run(["api-key", "add", "x", "--expires", "soon"]),
  ]);
  expect(misused.map(({ status }) => status)).toEqual([2, 2, 2, 2, 2]);
  expect(misused.every(({ stdout, stderr }) => stdout === "" && stderr.split("\n").length === 2)).toBe(true);
  expect(await run(["--help"])).toMatchObject({ status: 0, stderr: "" });
});

test("a setting that cannot work is named in one line", async () => {
  const { run } = await installation({ PORT: "many" });
  const { status, stderr } = await run(["doctor"]);
  expect({ status, stderr }).toEqual({ status: 1, stderr: "PORT is not a port number. Example: PORT=4000\n" });
});

test("the doctor changes nothing, and says what is wrong and what helps", async () => {
  const { run, runHere } = await installation();
  const before = await run(["doctor"]);
  expect(before.status).toBe(1);
  expect(before.stdout).toMatch(/error +database +there is no database yet → Run npm start once/);

  await runHere(["operator", "add", "anna"]);
  const after = await runHere(["doctor", "--json"]);
  const told = JSON.parse(after.stdout) as {
    ok: boolean;
    findings: { name: string; level: string; remedy?: string }[];
  };
  expect(told.findings).toContainEqual(expect.objectContaining({ name: "database", level: "OK" }));
  expect(told.findings).toContainEqual(expect.objectContaining({ name: "TICKET_NEVER_CAME" }));
  expect(told.ok).toBe(after.status === 0);
});
