import { expect, test } from "vitest";
import { accountCodes } from "./error-codes/account.ts";
import { codeCodes } from "./error-codes/code.ts";
import { domainCodes } from "./error-codes/domains.ts";
import { globalCodes } from "./error-codes/global.ts";
import { profileCodes } from "./error-codes/profile.ts";
import { registrationCodes } from "./error-codes/registration.ts";
import { knownErrorCodes, wechatErrorInfo } from "./error-codes.ts";

test.each([
  [-1, "busy"],
  [40001, "token"],
  [42001, "token"],
  [61039, "notReady"],
  [45009, "quota"],
  [85085, "quota"],
  [45011, "rateLimit"],
  [9402202, "rateLimit"],
  [61004, "environment"],
  [61005, "environment"],
  [61003, "account"],
  [61007, "account"],
  [61023, "account"],
  [42007, "account"],
  [48001, "account"],
  [85013, "request"],
  [12345, "unknown"],
])("%d is of kind %s", (errcode, kind) => {
  expect(wechatErrorInfo(errcode)).toMatchObject({ errcode, kind });
});

test("no code is explained twice", () => {
  const rows = [globalCodes, codeCodes, domainCodes, profileCodes, registrationCodes, accountCodes].flat();
  expect(rows.length).toBe(knownErrorCodes.length);
});

test("every code has a title of few words, and a remedy, in both languages", () => {
  for (const { errcode, meaning, remedy } of knownErrorCodes) {
    expect(meaning.zh.length, `${errcode} zh`).toBeLessThanOrEqual(22);
    expect(meaning.en.split(" ").length, `${errcode} en`).toBeLessThanOrEqual(8);
    expect(remedy.zh, `${errcode}`).not.toBe("");
    expect(remedy.en, `${errcode}`).not.toBe("");
  }
});

test.each([
  [53_010, 53_019], // names
  [53_300, 53_311], // categories
  [61_000, 61_040], // platforms, authorizations, privacy APIs
  [61_051, 61_070], // registration
  [85_043, 85_048], // ext_json
  [85_079, 85_082], // gray release
  [86_069, 86_075], // privacy guideline
  [89_247, 89_255], // registration of a company
  [89_401, 89_405], // speed-up
  [91_001, 91_020], // renaming
])("every code from %d to %d is explained", (first, last) => {
  const unknown = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (errcode) => wechatErrorInfo(errcode).kind === "unknown",
  );
  expect(unknown).toEqual([]);
});

test("only what heals by itself is retryable", () => {
  expect(wechatErrorInfo(61039).retryable).toBe(true);
  expect(wechatErrorInfo(61003).retryable).toBe(false);
  expect(wechatErrorInfo(99999).retryable).toBe(false);
});

test("case 61: causes that look alike to a program are told apart to people", () => {
  const codes = [61004, 40164, 61007, 48001, 61014, 61003, 61023, 42007, 61005, 61006, 40125, 45009];
  for (const language of ["zh", "en"] as const) {
    const meanings = codes.map((errcode) => wechatErrorInfo(errcode).meaning[language]);
    const advice = [61004, 61007, 48001, 61023, 42007, 61003].map((code) => wechatErrorInfo(code).remedy[language]);
    // The address is one cause under two codes; the merchant can do one thing about a dead authorization.
    expect(new Set(meanings).size, meanings.join(" | ")).toBeGreaterThanOrEqual(codes.length - 1);
    expect(new Set(advice).size, advice.join(" | ")).toBeGreaterThanOrEqual(4);
  }
});
