import fc from "fast-check";
import { expect, test } from "vitest";
import { extJsonProblems, renderExtJson } from "./ext-json.ts";
import { fillIn, isVariableName } from "./variables.ts";

const nasty = [
  '"},"extAppid":"wxEvil',
  "line\nbreak\r\n\ttab",
  "🙂 店铺 ‮",
  "</script><script>alert(1)</script>",
  "\ud83d",
  "\udc00\ud800",
  'back\\slash \\" \\u0022',
  "\u0000\u2028\u2029",
  "$& $1 $` $'",
  "{{other}} \\{{other}}",
];

test("case 50: a variable's value never breaks out of its JSON string, alone or inside text", () => {
  for (const value of nasty) {
    const { extJson, problems } = fillIn({ ext: { alone: "{{v}}", inside: "<{{ v }}>" } }, { v: value, other: "no" });
    expect(problems).toEqual([]);
    const rendered = renderExtJson(extJson, "wx1");
    expect(JSON.parse(rendered)).toEqual({ extAppid: "wx1", ext: { alone: value, inside: `<${value}>` } });
    // It is written to a text column and sent as UTF-8: half of a surrogate pair would not survive unescaped.
    expect(Buffer.from(rendered).toString()).toBe(rendered);
  }
});

test("case 50: any value of a variable is found again as it was, and changes nothing beside it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: "binary" }), (value, text) => {
      const { extJson } = fillIn(
        { ext: { before: 1, value: "{{value}}", list: ["{{value}}"], text: "a{{text}}b", after: 2 } },
        { value, text },
      );
      expect(JSON.parse(renderExtJson(extJson, "wx1"))).toEqual({
        extAppid: "wx1",
        ext: JSON.parse(JSON.stringify({ before: 1, value, list: [value], text: `a${text}b`, after: 2 })) as unknown,
      });
    }),
  );
});

test("a value that is exactly one variable takes its kind; inside text it becomes text", () => {
  const variables = { shop: { id: 42, open: true, tags: ["a"] }, ratio: 0.5, none: null };
  const { extJson, problems } = fillIn(
    {
      ext: {
        shop: "{{shop}}",
        id: "{{ shop.id }}",
        open: "{{shop.open}}",
        none: "{{none}}",
        text: "{{ratio}}/{{shop.open}}",
      },
    },
    variables,
  );
  expect(problems).toEqual([]);
  expect(extJson).toEqual({
    ext: { shop: variables.shop, id: 42, open: true, none: null, text: "0.5/true" },
  });
});

test("case 50: a missing variable is named with its place, and nothing of Object's own is taken for one", () => {
  for (const name of ["shopId", "shop.nothing", "toString", "__proto__", "shop.constructor", "constructor.name"]) {
    const { problems } = fillIn({ ext: { list: ["", `x{{${name}}}`] } }, { shop: {} });
    expect(problems).toMatchObject([
      { code: "MISSING_VARIABLE", path: ["ext", "list", "1"], message: { en: expect.stringContaining(`"${name}"`) } },
    ]);
  }
});

test("an object, a list or null does not fit into text", () => {
  for (const value of [{}, [1], null]) {
    const { problems } = fillIn({ window: { title: "Shop {{v}}" } }, { v: value });
    expect(problems).toMatchObject([{ code: "VARIABLE_DOES_NOT_FIT", path: ["window", "title"] }]);
  }
});

test("braces that name no variable are refused, and escaped ones are text", () => {
  for (const text of ["{{", "{{}}", "{{ a b }}", "{{1a}}", "x{{a", "{{a..b}}", "{{#each}}"]) {
    expect(fillIn({ ext: { text } }, { a: "1" }).problems).toMatchObject([{ code: "BAD_EXT_JSON" }]);
  }
  expect(fillIn({ ext: { text: "\\{{a}} {a} }}" } }, { a: "1" }).extJson).toEqual({ ext: { text: "{{a}} {a} }}" } });
});

test("names may be Chinese; those of the built-in ones are taken", () => {
  expect(fillIn({ ext: { name: "{{店铺名}}" } }, { 店铺名: "花店" }).extJson).toEqual({ ext: { name: "花店" } });
  expect(["店铺名", "shop_id", "shop-id"].map(isVariableName)).toEqual([true, true, true]);
  expect(["account", "template", "a.b", "1a", "", "a b", "x".repeat(65)].some(isVariableName)).toBe(false);
});

test("a variable may stand where an object or a list is wanted, and is judged once its value is known", () => {
  const extJson = { pages: "{{pages}}", window: "{{window}}", subPackages: ["{{package}}"], debug: "{{debug}}" };
  expect(extJsonProblems(extJson, { mayHoldVariables: true })).toEqual([]);
  expect(extJsonProblems({ pages: "my {{pages}}" }, { mayHoldVariables: true })).toHaveLength(1);
  const variables = { pages: "not a list", window: {}, package: {}, debug: true };
  expect(extJsonProblems(fillIn(extJson, variables).extJson)).toMatchObject([{ path: ["pages"] }]);
});

test("a long text of braces is looked through in no time", () => {
  const startedAt = performance.now();
  fillIn({ ext: { a: "{{ ".repeat(50_000), b: `{{${" ".repeat(100_000)}`, c: `{{${"a.".repeat(50_000)}` } }, {});
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
