/**
 * `npm run migrations`: writes what changed in the tables as a migration for both engines.
 * `--initial` deletes all migrations and writes one anew: only as long as no release has carried them to anyone.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

const folder = "server/db/migrations";
const isInitial = process.argv.includes("--initial");
const named = process.argv.slice(2).filter((argument) => argument !== "--initial");

if (isInitial) rmSync(folder, { recursive: true, force: true });

// No connection is made: the URL only chooses the engine.
for (const url of ["", "postgres://localhost/none"]) {
  const { status } = spawnSync("npx", ["drizzle-kit", "generate", ...(isInitial ? ["--name", "initial"] : named)], {
    stdio: "inherit",
    env: { ...process.env, DATABASE_URL: url },
  });
  if (status !== 0) process.exit(status ?? 1);
}
