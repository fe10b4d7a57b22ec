import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

const columns = [{ title: "id", text: (row: string) => row }];
const cells = (...rows: string[]) =>
  csvOf(columns, rows)
    .replace(/^\uFEFF/, "")
    .split("\r\n")
    .slice(1, -1);

test("Excel is told by a byte-order mark that the file is UTF-8", () => {
  expect(csvOf(columns, ["青禾生鲜"])).toBe("\uFEFFid\r\n青禾生鲜\r\n");
});

test("long digits and leading zeros stay as they are", () => {
  expect(cells("443610221012345678", "007", "12")).toEqual(['"=""443610221012345678"""', '"=""007"""', "12"]);
});

test("a merchant's name is never run as a formula", () => {
  expect(cells("=1+1", "@SUM(A1)", "-2", "+3")).toEqual(["'=1+1", "'@SUM(A1)", "'-2", "'+3"]);
});

test("commas, quotes and line ends stay inside their cell", () => {
  expect(csvOf(columns, ['a,"b"\nc'])).toBe('\uFEFFid\r\n"a,""b""\nc"\r\n');
});
