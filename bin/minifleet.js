#!/usr/bin/env node
// The built command where there is one, otherwise its source.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const built = fileURLToPath(new URL("../build/cli.js", import.meta.url));

if (existsSync(built)) {
  process.env.NODE_ENV ??= "production";
  await import(pathToFileURL(built).href);
} else {
  const tsx = createRequire(import.meta.url).resolve("tsx/cli");
  const source = fileURLToPath(new URL("../server/cli/main.ts", import.meta.url));
  const { status } = spawnSync(process.execPath, [tsx, source, ...process.argv.slice(2)], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}
