import { expect, test } from "vitest";
import { joinSummaries, readSummary, writeSummary } from "./summary.ts";

test("a summary is read in the language it is asked for", () => {
  const stored = writeSummary({ zh: "票据已更新", en: "ticket renewed" });
  expect(readSummary(stored, "zh")).toBe("票据已更新");
  expect(readSummary(stored, "en")).toBe("ticket renewed");
  expect(readSummary(null, "en")).toBeNull();
});

test("a line break inside a text does not shift the languages", () => {
  const stored = writeSummary({ zh: "第一行\n第二行", en: "one \n two" });
  expect([readSummary(stored, "zh"), readSummary(stored, "en")]).toEqual(["第一行 第二行", "one two"]);
});

test("what several handlers say is one summary", () => {
  expect(joinSummaries([])).toBeNull();
  const texts = [
    { zh: "甲", en: "a" },
    { zh: "乙", en: "b" },
  ];
  expect(joinSummaries(texts)).toEqual({ zh: "甲；乙", en: "a; b" });
});
