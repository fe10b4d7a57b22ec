import { expect, test } from "vitest";
import { compileSchema, type JsonSchema } from "./schema.ts";

const shop: JsonSchema = {
  type: "object",
  required: ["shopId"],
  additionalProperties: false,
  properties: {
    shopId: { type: "string", pattern: "^[0-9]{1,8}$", title: "Shop" },
    color: { type: "string", format: "color" },
    seats: { type: "integer", minimum: 1 },
    area: { $ref: "#/$defs/area" },
  },
  $defs: { area: { type: "object", required: ["city"], properties: { city: { enum: ["广州", "深圳"] } } } },
};

function checkOf(schema: JsonSchema) {
  const compiled = compileSchema(schema);
  if (!("check" in compiled)) throw new Error(compiled.problem.message.en);
  return compiled.check;
}

test("a schema says which variable does not fit, where and why", () => {
  const check = checkOf(shop);
  expect(check({ shopId: "42", color: "#00ff00", seats: 3, area: { city: "广州" } })).toEqual([]);
  const why = (variables: Record<string, unknown>) => check(variables).map(({ code, path }) => [code, path.join(".")]);
  expect(why({})).toEqual([["MISSING_VARIABLE", "variables.shopId"]]);
  expect(why({ shopId: "x" })).toEqual([["VARIABLE_DOES_NOT_FIT", "variables.shopId"]]);
  expect(why({ shopId: "1", color: "green" })).toEqual([["VARIABLE_DOES_NOT_FIT", "variables.color"]]);
  expect(why({ shopId: "1", seats: 1.5 })).toEqual([["VARIABLE_DOES_NOT_FIT", "variables.seats"]]);
  expect(why({ shopId: "1", shopid: "1" })).toEqual([["VARIABLE_DOES_NOT_FIT", "variables.shopid"]]);
  expect(why({ shopId: "1", area: {} })).toEqual([["MISSING_VARIABLE", "variables.area.city"]]);
  expect(check({ shopId: "1", area: { city: "x" } })[0]?.message).toEqual({
    zh: "变量「area.city」只能是 广州, 深圳",
    en: 'The variable "area.city" must be one of 广州, 深圳',
  });
});

test("of a part, such as one layer, only what is there is judged", () => {
  const check = checkOf(shop);
  expect(check({ seats: 2 }, { isPart: true })).toEqual([]);
  expect(check({ seats: 0 }, { isPart: true })).toMatchObject([{ path: ["variables", "seats"] }]);
  expect(check({ nonsense: 0 }, { isPart: true })).toMatchObject([{ path: ["variables", "nonsense"] }]);
});

const withX = (x: unknown): JsonSchema => ({ type: "object", properties: { x } });

test.each<[string, JsonSchema]>([
  ["not of an object", { type: "array", items: {} }],
  ["of another draft", { ...withX({}), $schema: "http://json-schema.org/draft-07/schema#" }],
  ["with a misspelt keyword", withX({ type: "string", maxLenght: 3 })],
  ["with an unknown format", withX({ type: "string", format: "telephone" })],
  ["with a wrong value", withX({ type: "strin" })],
  ["that leads to another host", withX({ $ref: "https://example.com/schema.json" })],
  ["that leads to itself", withX({ $ref: "#" })],
  [
    "whose definitions lead on",
    { ...withX({ $ref: "#/$defs/a" }), $defs: { a: { allOf: [{ $ref: "#/$defs/b" }] }, b: {} } },
  ],
  ["that names itself", { ...withX({}), $id: "https://example.com/" }],
  ["whose pattern looks back", withX({ type: "string", pattern: "^(a)\\1$" })],
  ["whose pattern is broken", withX({ type: "string", pattern: "(" })],
  ["that compares long lists pairwise", withX({ type: "array", items: {}, uniqueItems: true })],
  ["that is too large", withX({ enum: ["x".repeat(33_000)] })],
  ["that requires what it does not describe", { ...withX({}), required: ["y"] }],
])("a schema %s is refused", (_what, schema) => {
  expect(compileSchema(schema)).toHaveProperty("problem");
});

test("a pattern that would keep a backtracking engine busy for years takes no time", () => {
  const check = checkOf(withX({ type: "string", pattern: "^(a+)+$" }));
  const startedAt = performance.now();
  expect(check({ x: `${"a".repeat(20_000)}!` })).toHaveLength(1);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test("patterns are those of JavaScript as far as they run in linear time", () => {
  const check = checkOf(withX({ type: "string", pattern: "^[\\u4e00-\\u9fa5\\w-]+(?:\\.\\d+)*$" }));
  expect(check({ x: "花店-1.2.3" })).toEqual([]);
  expect(check({ x: "花店 1" })).toHaveLength(1);
});
