import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

function bench(...args: string[]) {
  const command = ["--import", "tsx", "server/benchmarks/main.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  return { status, stdout, stderr };
}

test("without a name it lists the benchmarks", () => {
  const { status, stdout } = bench();
  expect(status).toBe(0);
  expect(stdout).toMatch(/callbacks .*\n.*authorizers .*\n.*deployment .*\n.*start /);
});

test("a name that is none is refused with the names there are", () => {
  const { status, stdout, stderr } = bench("nonsense");
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toBe("there is no benchmark nonsense; the names are: callbacks, authorizers, deployment, start\n");
});
