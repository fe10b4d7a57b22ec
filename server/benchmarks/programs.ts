import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../testing/free-port.ts";
import { until } from "../testing/until.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** For looking closer: `BENCH_NODE_OPTIONS=--cpu-prof npm run bench callbacks` leaves profiles where it says. */
const nodeOptions = process.env.BENCH_NODE_OPTIONS?.split(" ").filter(Boolean) ?? [];

/** The platform whose server is measured. WeChat is nowhere: nothing that is measured calls it. */
export const platform = {
  componentAppId: "wxc0ffee0000000001",
  callbackToken: "benchmark",
  encodingAesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
  secretKey: Buffer.alloc(32, 7).toString("base64"),
};

/** A built program in a process of its own. */
export interface Program {
  port: number;
  /** From the start of `node` to the first good answer. */
  readyAfterMs: number;
  /** Time it has spent on a processor, in milliseconds; NaN where the system does not tell. */
  cpuMs(): number;
  residentMb(): number;
  stop(): Promise<void>;
}

export interface Bench {
  databaseUrl: string;
  /** @param path answers 200 when it is ready */
  start(file: string, path: string, environment?: Record<string, string>): Promise<Program>;
}

/** Builds, runs `measure` with a fresh folder, and ends every process it started. */
export async function withPrograms(measure: (bench: Bench) => Promise<void>): Promise<void> {
  build();
  const folder = mkdtempSync(join(tmpdir(), "minifleet-bench-"));
  const databaseUrl = `file:${join(folder, "minifleet.db")}`;
  const children: ChildProcess[] = [];
  try {
    await measure({
      databaseUrl,
      async start(file, path, environment = {}) {
        const port = Number(environment.PORT ?? (await freePort()));
        const startedAt = performance.now();
        const child = spawn(process.execPath, [...nodeOptions, join(root, "build", file)], {
          cwd: folder,
          env: { ...settings(folder, databaseUrl), PORT: String(port), ...environment },
          stdio: ["ignore", "ignore", "inherit"],
        });
        children.push(child);
        await Promise.race([isReady(`http://127.0.0.1:${port}${path}`), endsEarly(child, file)]);
        const readyAfterMs = performance.now() - startedAt;
        return {
          port,
          readyAfterMs,
          cpuMs: () => cpuMsOf(child),
          residentMb: () => residentMbOf(child),
          stop: () => ended(child),
        };
      },
    });
  } finally {
    await Promise.all(children.map(ended));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function isReady(url: string): Promise<void> {
  await until(`an answer of ${url}`, async () => (await fetch(url)).ok, { withinMs: 60_000, everyMs: 5 });
}

function endsEarly(child: ChildProcess, file: string): Promise<never> {
  return new Promise((_resolve, reject) => {
    child.once("exit", (code, signal) => reject(new Error(`${file} ended with ${code ?? signal}`)));
  });
}

/** As in production, with nothing of the caller's environment but the path. */
function settings(folder: string, databaseUrl: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    NODE_ENV: "production",
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    SECRET_KEY: platform.secretKey,
    WECHAT_COMPONENT_APPID: platform.componentAppId,
    WECHAT_COMPONENT_SECRET: "benchmark",
    WECHAT_CALLBACK_TOKEN: platform.callbackToken,
    WECHAT_ENCODING_AES_KEY: platform.encodingAesKey,
    WECHAT_API_URL: "http://127.0.0.1:9", // nobody listens on the discard port
  };
}

function build(): void {
  const script = join(root, "scripts/build.mjs");
  const { status } = spawnSync(process.execPath, [script, "server", "benchmarks"], { stdio: "inherit" });
  if (status !== 0) throw new Error("the build failed");
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

function cpuMsOf({ pid }: ChildProcess): number {
  const threads = `/proc/${pid}/task`;
  if (!existsSync(threads)) return Number.NaN;
  const nanoseconds = readdirSync(threads).map((thread) =>
    Number(readFileSync(`${threads}/${thread}/schedstat`, "utf8").split(" ")[0]),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}

function residentMbOf({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) && /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, "utf8"))?.[1];
  return kilobytes ? Number(kilobytes) / 1_024 : Number.NaN;
}
