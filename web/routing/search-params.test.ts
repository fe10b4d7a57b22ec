import { expect, test } from "vitest";
import { flag, listOf, oneOf, pageParams, searchOf, text, texts, when } from "./search-params.ts";

const read = searchOf({
  q: text(),
  tab: oneOf(["a", "b"]),
  kind: listOf(["X", "Y"]),
  tag: texts(),
  paused: flag(),
  since: when(["1h"]),
  ...pageParams,
});

test("a URL's text becomes the values a page works with", () => {
  expect(read({ q: " 青禾 ", tab: "b", kind: "Y,X", tag: "East,,West", paused: "1", size: "20" })).toEqual({
    q: "青禾",
    tab: "b",
    kind: ["X", "Y"],
    tag: ["East", "West"],
    paused: true,
    size: 20,
  });
});

test("what a parameter cannot be is laid over as nothing, so that the raw text does not show through", () => {
  const bad = { q: "  ", tab: "z", kind: "Z", paused: "no", since: "yesterday", size: "7" };
  const merged = { ...bad, ...read(bad) };
  expect(Object.entries(merged).filter(([, value]) => value !== undefined)).toEqual([]);
});

test("a moment or a span is a time, a half of one is not", () => {
  expect(read({ since: "1h" }).since).toBe("1h");
  expect(read({ since: "2026-11-24T08:00:00.000Z" }).since).toBe("2026-11-24T08:00:00.000Z");
  expect(read({ since: "2026-11-24" }).since).toBe("2026-11-24");
  expect(read({ since: "2026-13-99" }).since).toBeUndefined();
  expect(read({ since: "24" }).since).toBeUndefined();
});
