// `npm test`: every check and every test, and one closing line with the counts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./paths.mjs";

const long = process.argv.includes("--long");
const steps = [
  ["types, lint, format, directions, schema, unused code", ["npm", "run", "--silent", "check"]],
  ["build", ["npm", "run", "--silent", "build"]],
  ["size of the first loads", ["npm", "run", "--silent", "size"]],
];
let passed = 0;
let failed = 0;
let skipped = 0;

for (const [name, command] of steps) count(run(name, command) ? [1, 0] : [0, 1]);
count(runVitest());
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exit(failed === 0 ? 0 : 1);

function count([good, bad, leftOut = 0]) {
  passed += good;
  failed += bad;
  skipped += leftOut;
}

function run(name, [program, ...args], env = {}) {
  const started = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(program, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  process.stdout.write(
    `== ${name}: ${status === 0 ? "ok" : "FAILED"}, ${((Date.now() - started) / 1000).toFixed(0)} s\n`,
  );
  return status === 0;
}

function runVitest() {
  const folder = mkdtempSync(join(tmpdir(), "minifleet-test-"));
  const report = join(folder, "report.json");
  const ok = run(
    "tests",
    ["npx", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    long ? { MINIFLEET_TEST_LONG: "1" } : {},
  );
  // A crash of the runner itself leaves no report: that is a failure too, and so is a run that found no test.
  const counts = existsSync(report)
    ? JSON.parse(readFileSync(report, "utf8"))
    : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  rmSync(folder, { recursive: true, force: true });
  // A file whose set-up failed has no failed test, only tests that were left out.
  const none = counts.numPassedTests + counts.numFailedTests === 0;
  const unnamed = none || (!ok && counts.numFailedTests === 0) ? 1 : 0;
  return [counts.numPassedTests, counts.numFailedTests + unnamed, counts.numPendingTests];
}
