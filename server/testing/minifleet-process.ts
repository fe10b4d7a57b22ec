import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port.ts";
import { until } from "./until.ts";

const build = fileURLToPath(new URL("../../build/", import.meta.url));

/** The program itself, built, as a process of its own: it can be killed. */
export interface MinifleetProcess {
  url: string;
  port: number;
  dataDir: string;
  environment: Record<string, string>;
  /** What it has printed since it was first started. */
  output(): string;
  /** `kill -9`. Resolves when the process is gone. */
  kill(): Promise<void>;
  stop(): Promise<number | null>;
  /** Starts it again on the same port and data, and waits until it is ready. */
  start(): Promise<void>;
  /** Runs `minifleet …` against the same data. */
  cli(...args: string[]): Ended;
  /** Stops it, and removes the data it was not given a place for. */
  dispose(): Promise<void>;
}

/** How a program ended, and what it said. */
export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the server where it is expected to end by itself, which it must do within ten seconds. */
export function runMinifleet(environment: Record<string, string>): Ended {
  const folder = mkdtempSync(join(tmpdir(), "minifleet-"));
  const env = { ...bareEnvironment(), DATA_DIR: join(folder, "data"), ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(build, "server.js")], {
    cwd: folder,
    env,
    encoding: "utf8",
    timeout: 10_000,
  });
  rmSync(folder, { recursive: true, force: true });
  return { status, stdout, stderr };
}

/** Nothing of the machine's own settings. */
function bareEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? "", NODE_ENV: "production", LANG: "C.UTF-8" };
}

export async function startMinifleet(environment: Record<string, string> = {}): Promise<MinifleetProcess> {
  const port = Number(environment.PORT ?? (await freePort()));
  const dataDir = environment.DATA_DIR ?? mkdtempSync(join(tmpdir(), "minifleet-"));
  const env: Record<string, string> = {
    ...bareEnvironment(),
    PORT: String(port),
    DATA_DIR: dataDir,
    ...environment,
  };
  let child: ChildProcess | undefined;
  let output = "";
  const url = `http://127.0.0.1:${port}`;

  const minifleet: MinifleetProcess = {
    url,
    port,
    dataDir,
    environment: env,
    output: () => output,
    async start() {
      // Away from the repository, so that a developer's own .env has no say.
      const started = spawn(process.execPath, ["--enable-source-maps", join(build, "server.js")], {
        cwd: dataDir,
        env,
      });
      child = started;
      const keep = (chunk: Buffer) => (output += chunk.toString());
      started.stdout.on("data", keep);
      started.stderr.on("data", keep);
      await until(`Minifleet is ready on ${url}; it printed: ${output.slice(-2_000)}`, async () => {
        if (started.exitCode !== null) return true;
        return (await fetch(`${url}/readyz`)).ok;
      });
      if (started.exitCode !== null) throw new Error(`it ended with ${started.exitCode}: ${output.slice(-2_000)}`);
    },
    kill: () => end(child, "SIGKILL").then(() => undefined),
    stop: () => end(child, "SIGTERM"),
    cli(...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(build, "cli.js"), ...args], {
        cwd: dataDir,
        env,
        encoding: "utf8",
      });
      return { status, stdout, stderr };
    },
    async dispose() {
      await minifleet.stop();
      if (!environment.DATA_DIR) rmSync(dataDir, { recursive: true, force: true });
    },
  };
  await minifleet.start();
  return minifleet;
}

function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<number | null> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child?.exitCode ?? null);
  return new Promise((done) => {
    child.once("exit", done);
    child.kill(signal);
  });
}
