import fc from "fast-check";
import { expect, test } from "vitest";
import { extJsonProblems, mergeExtJson, readExtJson, renderExtJson } from "./ext-json.ts";

test("case 50: values never break out of their JSON string, whatever they hold", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (ext) => {
      const rendered = JSON.parse(renderExtJson({ ext }, "wx1")) as { extAppid: string; ext: unknown };
      expect(rendered.extAppid).toBe("wx1");
      expect(rendered.ext).toEqual(JSON.parse(JSON.stringify(ext)));
    }),
  );
  const name = '"},"extAppid":"wxEvil\n🙂';
  expect(JSON.parse(renderExtJson({ ext: { name } }, "wx1"))).toEqual({ extAppid: "wx1", ext: { name } });
});

test("each account gets its own appid, even if the input smuggles in another", () => {
  expect(JSON.parse(renderExtJson({ extAppid: "wxOther" }, "wxOwn"))).toEqual({ extAppid: "wxOwn" });
});

test("case 50: what is not a JSON object is refused before anything is sent", () => {
  expect(readExtJson('{"ext":{}}')).toEqual({ extJson: { ext: {} } });
  expect(readExtJson(undefined)).toEqual({ extJson: {} });
  for (const wrong of ["{", "[]", '"text"', 7, ["a"]]) expect(readExtJson(wrong)).toHaveProperty("problem");
});

test("unknown keys are refused with the place where custom data goes", () => {
  const [problem] = extJsonProblems({ shopId: "42" });
  expect(problem).toMatchObject({ path: ["shopId"], message: { en: expect.stringContaining('into "ext"') } });
  expect(extJsonProblems({ constructor: {} })).toHaveLength(1);
  expect(extJsonProblems({ extAppid: "wx1" })).toHaveLength(1);
  expect(extJsonProblems({ directCommit: true })).toHaveLength(1);
});

test.each([
  [{ ext: [] }],
  [{ extPages: { "pages/a": "x" } }],
  [{ pages: "pages/a" }],
  [{ window: null }],
  [{ debug: "yes" }],
  [{ sitemapLocation: {} }],
  [{ subPackages: [1] }],
  [{ functionalPages: "x" }],
])("a key with a value of the wrong kind is refused: %j", (extJson) => {
  expect(extJsonProblems(extJson)).toHaveLength(1);
});

test("a standard template takes only ext and window", () => {
  expect(extJsonProblems({ ext: {}, window: {} }, { isStandardTemplate: true })).toEqual([]);
  expect(extJsonProblems({ pages: [] }, { isStandardTemplate: true })).toHaveLength(1);
});

test("layers merge as WeChat merges into app.json: some keys member by member, the rest as a whole", () => {
  const below = {
    ext: { a: 1, b: 2 },
    window: { title: "x", color: "red" },
    pages: ["a"],
    extPages: { p: { k: 1, l: 2 } },
  };
  const above = { ext: { a: 9 }, window: { title: "y" }, pages: ["b"], extPages: { p: { k: 3 }, q: { m: 4 } } };
  expect(mergeExtJson(below, above)).toEqual({
    ext: { a: 9 },
    window: { title: "y", color: "red" },
    pages: ["b"],
    extPages: { p: { k: 3, l: 2 }, q: { m: 4 } },
  });
});

test("a key named __proto__ stays a key", () => {
  const nasty = JSON.parse('{"ext":{"__proto__":{"polluted":true}}}') as Record<string, unknown>;
  const merged = mergeExtJson({ ext: {} }, nasty);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(renderExtJson(merged, "wx1")).toContain('"__proto__":{"polluted":true}');
});
