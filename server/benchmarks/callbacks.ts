/**
 * How fast the callback door is, against a bare HTTP server that reads the body and answers the same. Both run as the
 * production bundle in processes of their own and take turns, since the machine's other load would otherwise be
 * measured too. Each push is another one, and is on disk (synchronous=FULL) before it is answered.
 */
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { migrate } from "../db/migrate.ts";
import { load, sealedPushes } from "./callback-load.ts";

const connections = 50;
const rounds = 5;
const roundSeconds = 3;
const pushesOfRound = 60_000; // more than a round can send: the load begins anew at its end, and repeats cost less
const pacedSeconds = 8;

const root = fileURLToPath(new URL("../../", import.meta.url));

export async function run(
  say: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "minifleet-bench-"));
  const children: ChildProcess[] = [];
  try {
    const program = await bundle();
    const url = `file:${join(folder, "minifleet.db")}`;
    await migrate(url);
    const start = async (...parts: string[]) => {
      const child = fork(program, parts, {
        env: { ...process.env, NODE_ENV: "production", DATABASE_URL: "" },
        execArgv: [],
      });
      children.push(child);
      return new Promise<number>((resolve, reject) => {
        child.once("message", (message) => resolve(Number(message)));
        child.once("exit", (code) => reject(new Error(`a server ended with ${code}`)));
      });
    };
    const bare = await start();
    const door = await start(url);
    await measure(bare, door, say);
  } finally {
    for (const child of children) child.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(bare: number, door: number, say: (line: string) => void): Promise<void> {
  const flatOut = (port: number, pushes = sealedPushes(pushesOfRound)) =>
    load({ port, connections, pushes, seconds: roundSeconds });
  await flatOut(bare);
  await flatOut(door);
  const ratios: number[] = [];
  const peaks: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const pushes = sealedPushes(pushesOfRound);
    const bareRate = (await flatOut(bare, pushes)).perSecond;
    const doorRate = (await flatOut(door, pushes)).perSecond;
    ratios.push(doorRate / bareRate);
    peaks.push(doorRate);
    say(
      `round ${round}: bare ${whole(bareRate)}/s  door ${whole(doorRate)}/s  ratio ${(doorRate / bareRate).toFixed(2)}`,
    );
  }
  const perSecond = median(peaks) / 2;
  const pushes = sealedPushes(Math.ceil(perSecond * pacedSeconds * 1.2));
  const paced = await load({ port: door, connections, pushes, seconds: pacedSeconds, perSecond });
  say(
    `${connections} connections: door ${whole(median(peaks))}/s, ratio to bare ${median(ratios).toFixed(2)} (wanted: 0.40)`,
  );
  say(`at half of that, ${whole(paced.perSecond)}/s: p50 ${paced.p50Ms} ms, p99 ${paced.p99Ms} ms (wanted: below 50)`);
}

async function bundle(): Promise<string> {
  const require = createRequire(import.meta.url);
  const outfile = join(root, "build/benchmarks/callback-server.js");
  await build({
    absWorkingDir: root,
    entryPoints: ["server/benchmarks/callback-server.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    minifySyntax: true,
    keepNames: true,
    external: ["better-sqlite3", "@node-rs/argon2", "class-validator", "pg-native"],
    alias: { graphql: require.resolve("graphql/index.js") },
    inject: ["reflect-metadata"],
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  return outfile;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}
