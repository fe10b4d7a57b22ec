import { expect, test } from "vitest";
import { languageOf } from "./language.ts";

test("the language with the greatest weight wins, whatever its place", () => {
  expect(languageOf("zh;q=0.5,en-GB;q=0.9")).toBe("en");
  expect(languageOf("en-US,en;q=0.9,zh-CN;q=0.8")).toBe("en");
  expect(languageOf("zh-Hans-CN, en;q=0.7")).toBe("zh");
});

test("without a known language Chinese is spoken", () => {
  expect(languageOf(undefined)).toBe("zh");
  expect(languageOf("fr, de;q=0.8")).toBe("zh");
  expect(languageOf("fr, en;q=0.3")).toBe("en");
  expect(languageOf("en;q=0, *;q=0.1")).toBe("zh");
  expect(languageOf("en;q=nonsense")).toBe("zh");
});
