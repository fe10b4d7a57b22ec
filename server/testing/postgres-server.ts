import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../db/migrate.ts";
import { findPostgres } from "./find-postgres.ts";
import { freePort } from "./free-port.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A running server: where to make databases, and the migrated one to copy. */
    postgres: { url: string; template: string };
  }
}

const template = "minifleet_template";

/** Vitest's global set-up: a real PostgreSQL on a free port of this machine, gone when the tests are over. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const programs = findPostgres();
  if (!programs) throw new Error("vitest.config.ts leaves this project out where PostgreSQL is not installed");
  const folder = mkdtempSync(join(tmpdir(), "minifleet-postgres-"));
  const data = join(folder, "data");
  const owner = serverOwner();
  if (owner) {
    chownSync(folder, owner.uid, owner.gid);
    chmodSync(folder, 0o755);
  }
  // The C collation sorts text as SQLite does; without fsync, since nothing of it outlives the tests.
  const cluster = ["-D", data, "-U", "minifleet", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  execFileSync(join(programs, "initdb"), cluster, { ...owner, cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  const port = await freePort();
  const settings = [
    "fsync=off",
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${folder}`,
    "max_connections=200",
  ];
  const server = spawn(
    join(programs, "postgres"),
    ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    { ...owner, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  const stop = async () => {
    await stopServer(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = `postgres://minifleet@127.0.0.1:${port}/postgres`;
    await answering(url, server);
    await createTemplate(url);
    project.provide("postgres", { url, template });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** PostgreSQL refuses to run as root, so there it runs as the user Debian made for it. */
function serverOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (what: string) => Number(execFileSync("id", [what, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

async function createTemplate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${template}`);
  await client.end();
  const target = new URL(url);
  target.pathname = `/${template}`;
  await migrate(target.href);
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const said: string[] = [];
  server.stderr?.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const giveUpAt = Date.now() + 30_000;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > giveUpAt) {
        throw new Error(`PostgreSQL did not start: ${said.join("")}`, { cause: error });
      }
      await new Promise((resolve) => void setTimeout(resolve, 50));
    }
  }
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => void server.once("exit", resolve));
  // "Fast": ends the sessions that are still there.
  server.kill("SIGINT");
  await ended;
}
