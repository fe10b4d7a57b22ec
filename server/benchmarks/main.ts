/** `npm run bench [name]`: runs one benchmark, or lists them. Exit 1 when a result falls short, 2 on a wrong name. */
import "reflect-metadata";
import { createReport, type Report } from "./report.ts";

interface Benchmark {
  about: string;
  load(): Promise<(report: Report, size?: number) => Promise<void>>;
}

// They choose SQLite by a URL of their own; one that is set for the server must not choose for them.
process.env.DATABASE_URL = "";

const benchmarks: Record<string, Benchmark> = {
  callbacks: {
    about: "the callback door against a bare HTTP server (2 minutes)",
    load: async () => (await import("./callbacks.ts")).callbacks,
  },
  authorizers: {
    about: "the list of 100,000 accounts against constants (2 minutes)",
    load: async () => (await import("./authorizers.ts")).authorizers,
  },
  deployment: {
    about: "one deployment to 10,000 accounts, or to as many as are named: npm run bench deployment 1000 (10 minutes)",
    load: async () => (await import("./deployment.ts")).deployment,
  },
  start: {
    about: "time to ready and memory at rest, with 100,000 accounts (1 minute)",
    load: async () => (await import("./start.ts")).start,
  },
};

const [name, ...rest] = process.argv.slice(2);
process.exitCode = await run();

async function run(): Promise<number> {
  if (name === undefined) {
    write("npm run bench <name>");
    for (const [each, { about }] of Object.entries(benchmarks)) write(`  ${each.padEnd(12)} ${about}`);
    return 0;
  }
  const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  const size = name === "deployment" && /^\d+$/.test(rest[0] ?? "") ? Number(rest.shift()) : undefined;
  if (!benchmark || rest.length > 0) {
    const problem = benchmark ? `one benchmark at a time, not also ${rest.join(" ")}` : `there is no benchmark ${name}`;
    process.stderr.write(`${problem}; the names are: ${Object.keys(benchmarks).join(", ")}\n`);
    return 2;
  }
  const report = createReport(write);
  await (
    await benchmark.load()
  )(report, size);
  return report.isGood() ? 0 : 1;
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
