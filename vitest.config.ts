import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";
import { findChromium } from "./server/testing/find-chromium.ts";
import { findPostgres } from "./server/testing/find-postgres.ts";
import { memoryFolder } from "./server/testing/memory-folder.ts";

const require = createRequire(import.meta.url);

// Vite loads graphql as ESM and type-graphql loads it as CJS: one copy, or every schema is "from another realm".
const resolve = { alias: [{ find: /^graphql$/, replacement: require.resolve("graphql/index.js") }] };

// Everything that speaks SQL is in files of this name, since it is run on both engines.
const storeTests = "server/**/*store.test.ts";

const common = {
  environment: "node" as const,
  setupFiles: ["reflect-metadata", "server/testing/unexpected-errors.ts"],
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // Left to itself Vitest keeps one core free, which of two is half.
  maxWorkers: 2,
};

// Nothing is mocked and no module keeps what a test has done, so files share what a worker has loaded: half of the work
// was to load it again for each.
const shared = { ...common, isolate: false };

const unit = {
  resolve,
  test: {
    ...shared,
    name: "unit",
    include: ["server/**/*.test.ts", "web/**/*.test.ts"],
    exclude: ["server/scenarios/**", storeTests],
    env: { DATABASE_URL: "" },
  },
};

const storeSqlite = {
  resolve,
  test: { ...shared, name: "store-sqlite", include: [storeTests], env: { DATABASE_URL: "" } },
};

// A process has one engine, so the other is a project of its own. The URL only chooses it: each test gets a database
// of its own from the server that the set-up starts. One after the other: what runs in any database of a server holds
// back what a follower of events may see.
const storePostgres = {
  resolve,
  test: {
    ...shared,
    name: "store-postgres",
    maxWorkers: 1,
    sequence: { groupOrder: 1 },
    include: [storeTests],
    env: { DATABASE_URL: "postgres://chosen.for.each.test/" },
    globalSetup: ["server/testing/postgres-server.ts"],
  },
};

// What people do, in a real Chromium, on what `npm run build` made: two at once, since each waits as often as it works.
const browser = {
  resolve,
  test: {
    ...common,
    name: "browser",
    include: ["server/scenarios/browser/*.test.ts"],
    env: { DATABASE_URL: "" },
    globalSetup: ["server/testing/chromium.ts"],
    testTimeout: 60_000,
    maxWorkers: 2,
    sequence: { groupOrder: 9 },
  },
};

// Each scenario is a built server, a simulator and a test at once, so few run side by side, and none beside the rest.
const scenarios = {
  ...common,
  include: ["server/scenarios/*.test.ts"],
  // What waits, waits for a condition: this only ends what would never end, on a machine that is busy with other things.
  testTimeout: 120_000,
  hookTimeout: 180_000,
  maxWorkers: 3,
  sequence: { groupOrder: 2 },
};

const scenariosSqlite = { resolve, test: { ...scenarios, name: "scenarios-sqlite", env: { DATABASE_URL: "" } } };

const scenariosPostgres = {
  resolve,
  test: {
    ...scenarios,
    name: "scenarios-postgres",
    // These choose their database themselves.
    exclude: ["server/scenarios/settings.test.ts", "server/scenarios/sandbox.test.ts"],
    env: { DATABASE_URL: "postgres://chosen.for.each.world/" },
    globalSetup: ["server/testing/postgres-server.ts"],
  },
};

// A database for each test, removed after it: on a disk most of the time goes into its files. Whoever set TMPDIR keeps it.
process.env.TMPDIR ??= memoryFolder();

const hasPostgres = findPostgres() !== undefined;
if (!hasPostgres) {
  process.stdout.write("PostgreSQL is not installed: its half of the store tests and of the scenarios is left out\n");
}

const hasChromium = findChromium() !== undefined;
if (!hasChromium) {
  process.stdout.write(
    "Chromium is not installed: the browser tests are left out (Debian: apt-get install chromium; or set CHROMIUM_PATH)\n",
  );
}

export default defineConfig({
  resolve,
  test: {
    projects: [
      unit,
      storeSqlite,
      scenariosSqlite,
      ...(hasPostgres ? [storePostgres, scenariosPostgres] : []),
      ...(hasChromium ? [browser] : []),
    ],
  },
});
