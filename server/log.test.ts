import { expect, test } from "vitest";
import { createLog } from "./log.ts";
import { Secret } from "./secret.ts";

function logLines() {
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => void lines.push(line) });
  return { lines, log };
}

test("a line is JSON with a time and the error's causes", () => {
  const { lines, log } = logLines();
  log.error({ error: new Error("outer", { cause: new Error("inner") }), key: "a" }, "it failed");
  expect(JSON.parse(lines.join(""))).toMatchObject({
    msg: "it failed",
    key: "a",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    error: { message: "outer", cause: { message: "inner" } },
  });
});

test("secrets do not get in, as values of their type or under the names others give them", () => {
  const { lines, log } = logLines();
  log.info({ ticket: new Secret("hidden-1"), any: { thing: new Secret("hidden-2") } }, "one");
  log.info({ access_token: "hidden-3", body: { component_verify_ticket: "hidden-4" } }, "two");
  log.info({ request: { headers: { authorization: "hidden-5", cookie: "hidden-6" } } }, "three");
  log.child({ password: "hidden-7" }).info("four");
  expect(lines).toHaveLength(4);
  expect(lines.join("")).not.toContain("hidden");
});

test("what is below the level is not written", () => {
  const { lines, log } = logLines();
  log.debug("quiet");
  expect(lines).toEqual([]);
});
