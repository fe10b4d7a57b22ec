import { afterEach, beforeEach, expect } from "vitest";

/** Vitest's set-up for every test file: a test that makes the console say an error has failed. */
const said: unknown[][] = [];

// oxlint-disable-next-line no-console
const say = console.error;

beforeEach(() => {
  said.length = 0;
  // oxlint-disable-next-line no-console
  console.error = (...words: unknown[]) => void said.push(words);
});

afterEach(() => {
  // oxlint-disable-next-line no-console
  console.error = say;
  // oxlint-disable-next-line vitest/no-standalone-expect
  expect(said, "console.error was called").toEqual([]);
});
