import { expect, test } from "vitest";
import { auditIdIn, errcodeIn, namesOneThing } from "./asked.ts";

test("an errcode is read as people write it", () => {
  expect(["61007", "errcode: 61007", "errcode=61007", "错误码 61007", "ERRCODE 61007"].map(errcodeIn)).toEqual(
    Array.from({ length: 5 }, () => 61007),
  );
  expect(errcodeIn("-1")).toBe(-1);
  expect(["", "61007 x", "6100712345", "6.1", "--1", "小满 61007"].map(errcodeIn)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
});

test("an audit id keeps all its digits", () => {
  expect(auditIdIn("12345678901234567890")).toBe("12345678901234567890");
  expect(["12345", "123456789012345678901", "44361022a"].map(auditIdIn)).toEqual([undefined, undefined, undefined]);
});

test("only what names one thing is more than text when it is pasted", () => {
  expect(["wx5a1b0c3d7e9f2a01", "gh_3c884a361561", "443610221", "61007"].map(namesOneThing)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(
    ["", "wx", "hello", "1234", "wx5a1b0c3d7e9f2a01 wx5a1b0c3d7e9f2a02", "https://a/443610221"].map(namesOneThing),
  ).toEqual(Array.from({ length: 6 }, () => false));
});
