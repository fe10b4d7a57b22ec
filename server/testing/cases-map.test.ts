import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const text = (path: string) => readFileSync(join(root, path), "utf8");

interface Entry {
  /** The row's number; a row without one belongs to the row above. */
  number: string;
  file: string;
  name: string;
}

/** The last two columns of every table in the page, under the number that stands before them. */
function entriesOf(markdown: string): Entry[] {
  let number = "";
  const entries: Entry[] = [];
  for (const line of markdown.split("\n")) {
    if (line.startsWith("## ")) number = "";
    const cells = line.split("|").map((cell) => cell.trim());
    const [first = "", file = "", name = ""] = [cells[1], cells.at(-3), cells.at(-2)];
    if (/^\d+[ab]?$/.test(first)) number = first;
    if (file.startsWith("later: ")) entries.push({ number, file, name });
    else if (/^`.*`$/.test(file)) entries.push({ number, file: file.slice(1, -1), name });
  }
  return entries;
}

function testFiles(): string[] {
  return ["server", "web"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.test\.tsx?$/.test(path))
      .map((path) => `${folder}/${path}`),
  );
}

const page = text("docs/cases.md");
const entries = entriesOf(page);
/** What comes after is numbered anew. */
const cases = entriesOf(page.slice(0, page.indexOf("## Encryption")));

test("every test that the page of cases names exists", () => {
  const named = entries.filter(({ file }) => !file.startsWith("later: "));
  expect(named.length).toBeGreaterThan(100);
  const missing = named.filter(({ file, name }) => {
    if (name === "" || !existsSync(join(root, file))) return true;
    const code = text(file);
    return !['"', "`", "'"].some((quote) => code.includes(quote + name + quote));
  });
  expect(missing).toEqual([]);
});

test("no case is without a test or the part of the system that it comes with", () => {
  const numbers = [...Array.from({ length: 64 }, (_, place) => String(place + 1)), "30a", "30b", "50a"];
  const there = new Set(cases.map(({ number }) => number));
  expect(numbers.filter((number) => !there.has(number))).toEqual([]);
});

test("a test that bears a case's number stands in that case's row", () => {
  const rows = new Set(cases.map(({ number, file, name }) => `${number} ${file} ${name}`));
  const strays = testFiles().flatMap((file) =>
    [...text(file).matchAll(/"(case (\d+[ab]?): [^"\n]+)"/g)]
      .filter(([, name, number]) => !rows.has(`${number} ${file} ${name}`))
      .map(([, name]) => `${file}: ${name}`),
  );
  expect(strays).toEqual([]);
});
