// `npm test`: every check and every test, and one closing line with the counts.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./paths.mjs";

const long = process.argv.includes("--long");
// Side by side: none of them keeps two cores busy.
const lanes = [
  [["types", ["npm", "run", "--silent", "types"]]],
  [["lint, format, directions, schema, unused code", ["npm", "run", "--silent", "rules"]]],
  [
    ["build", ["npm", "run", "--silent", "build"]],
    ["size of the first loads", ["npm", "run", "--silent", "size"]],
  ],
];
let passed = 0;
let failed = 0;
let skipped = 0;

await Promise.all(
  lanes.map(async (steps) => {
    for (const [name, command] of steps) count((await run(name, command)) ? [1, 0] : [0, 1]);
  }),
);
count(await runVitest());
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exit(failed === 0 ? 0 : 1);

function count([good, bad, leftOut = 0]) {
  passed += good;
  failed += bad;
  skipped += leftOut;
}

/** Says what the step said when it is over, so that no two steps are mixed; or at once, when nothing runs beside it. */
async function run(name, [program, ...args], { env = {}, alone = false } = {}) {
  const started = Date.now();
  if (alone) process.stdout.write(`\n== ${name}\n`);
  const child = spawn(program, args, {
    cwd: root,
    stdio: ["inherit", ...(alone ? ["inherit", "inherit"] : ["pipe", "pipe"])],
    env: { ...process.env, ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (said += text));
  const [status] = await once(child, "close");
  const took = `${((Date.now() - started) / 1000).toFixed(0)} s`;
  process.stdout.write(
    `${alone ? "" : `\n== ${name}\n${said}`}== ${name}: ${status === 0 ? "ok" : "FAILED"}, ${took}\n`,
  );
  return status === 0;
}

async function runVitest() {
  const folder = mkdtempSync(join(tmpdir(), "minifleet-test-"));
  const report = join(folder, "report.json");
  const ok = await run(
    "tests",
    ["npx", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    { alone: true, env: long ? { MINIFLEET_TEST_LONG: "1" } : {} },
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
