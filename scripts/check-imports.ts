/**
 * Keeps the house in order: imports between rooms of `server/` point one way, and a room is entered by its face.
 * The plan it enforces: docs/architecture.md, "Who may import whom".
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** From left to right: a room imports only rooms before it. */
const ground = ["clock", "secret", "language", "log", "config"];
const kits = ["wechat", "db", "events", "graphql", "jobs"];
const rooms = [
  "operators",
  "api-keys",
  "activity",
  "callbacks",
  "platform",
  "authorizers",
  "templates",
  "releases",
  "messages",
];
const roof = ["resolvers", "schema", "http", "app", "main", "cli"];
const order = [...ground, ...kits, ...rooms, ...roof];

/** What another room may import of a room of the domain, or of a folder in it. */
const faces = ["service", "tables", "types"];

const place = 'see docs/architecture.md, "Who may import whom"';
const problems: string[] = [];

// Tests and benchmarks may look anywhere; the simulator and the testing tools stand outside the row.
const files = readdirSync("server", { recursive: true, encoding: "utf8" })
  .map((file) => join("server", file))
  .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|\/(testing|scenarios|benchmarks)\//.test(file));

for (const file of files) {
  for (const target of importsOf(file)) {
    const problem = judge(file, target);
    if (problem) problems.push(`${file} imports ${target}: ${problem}; ${place}`);
  }
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

function importsOf(file: string): string[] {
  const source = readFileSync(file, "utf8");
  return [...source.matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map((match) =>
    normalize(join(dirname(file), match[1] ?? "")),
  );
}

function judge(file: string, target: string): string | undefined {
  if (!target.startsWith("server/"))
    return target.startsWith("web/") ? "the server knows nothing of the console" : undefined;
  const from = roomOf(file);
  const to = roomOf(target);
  if (from === to) return undefined;
  if (to === "testing") return "testing tools are for tests";
  if (from === "simulator") {
    return to === "wechat" || ground.includes(to) ? undefined : "the simulator may use only wechat and the ground";
  }
  if (to === "simulator") return roof.includes(from) ? undefined : "only the roof starts the simulator";
  if (!order.includes(from) || !order.includes(to))
    return `the room ${order.includes(from) ? to : from} is not in the plan`;
  if (order.indexOf(to) > order.indexOf(from)) return `${from} stands left of ${to}`;
  if (rooms.includes(to) && !roof.includes(from) && !faces.includes(fileName(target))) {
    return `a room is entered by ${faces.join(", ")}`;
  }
  return undefined;
}

function roomOf(path: string): string {
  return (path.split("/")[1] ?? "").replace(/\.ts$/, "");
}

function fileName(path: string): string {
  return (path.split("/").at(-1) ?? "").replace(/\.ts$/, "");
}
