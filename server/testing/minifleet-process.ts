import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port.ts";
import { until } from "./until.ts";

export const build = fileURLToPath(new URL("../../build/", import.meta.url));

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
  /** As `start`, but waits for nothing: it can be killed on its way. */
  launch(): void;
  /** Resolves when what was launched is ready. */
  ready(): Promise<void>;
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

/** Runs the server where it is expected to end by itself. @returns also what it has left in its folder */
export async function runMinifleet(environment: Record<string, string>): Promise<Ended & { files: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "minifleet-"));
  const child = spawn(process.execPath, [join(build, "server.js")], {
    cwd: folder,
    env: { ...bareEnvironment(), DATA_DIR: join(folder, "data"), ...environment },
    timeout: 30_000,
    killSignal: "SIGKILL",
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const [status] = (await once(child, "close")) as [number | null];
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  rmSync(folder, { recursive: true, force: true });
  return { status, stdout, stderr, files };
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
    launch() {
      // Away from the repository, so that a developer's own .env has no say.
      child = spawn(process.execPath, ["--enable-source-maps", join(build, "server.js")], { cwd: dataDir, env });
      const keep = (chunk: Buffer) => (output += chunk.toString());
      child.stdout?.on("data", keep);
      child.stderr?.on("data", keep);
    },
    async start() {
      minifleet.launch();
      await minifleet.ready();
    },
    async ready() {
      const hasEnded = () => child?.exitCode !== null;
      await until(`Minifleet is ready on ${url}`, async () => hasEnded() || (await fetch(`${url}/readyz`)).ok, {
        withinMs: 90_000,
      });
      if (hasEnded()) throw new Error(`it ended with ${child?.exitCode}: ${output.slice(-2_000)}`);
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
