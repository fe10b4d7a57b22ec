import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson, writeJson } from "./json.ts";

test("an integer that a number cannot hold becomes a string with all its digits", () => {
  expect(parseJson('{"a":9223372036854775807,"b":[-9223372036854775808],"c":9007199254740991}')).toEqual({
    a: "9223372036854775807",
    b: ["-9223372036854775808"],
    c: 9_007_199_254_740_991,
  });
});

test("digits in texts and fractions are left alone", () => {
  expect(
    parseJson('{"a":"id 9223372036854775807, \\"12345678901234567890\\"","b":0.1234567890123456,"c":1e20}'),
  ).toEqual({
    a: 'id 9223372036854775807, "12345678901234567890"',
    b: 0.123_456_789_012_345_6,
    c: 1e20,
  });
});

test("everything JSON can say is read as JSON.parse reads it, safe integers included", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, text) => {
      const written = JSON.stringify({ value, text, long: "1234567890123456" });
      const unsafe = /(?<!["\d.eE-])-?\d{16,}/.test(written.replaceAll(/"(?:[^"\\]|\\.)*"/g, ""));
      fc.pre(!unsafe);
      expect(parseJson(written)).toEqual(JSON.parse(written));
    }),
  );
});

test("an error of parsing does not quote what was parsed", () => {
  expect(() => parseJson("access_token=secret")).toThrow(/^not JSON$/);
});

test("Chinese is written unescaped, and bigints as bare integers", () => {
  expect(writeJson({ name: "青禾生鲜 🎉", auditid: 9_223_372_036_854_775_807n })).toBe(
    '{"name":"青禾生鲜 🎉","auditid":9223372036854775807}',
  );
});
