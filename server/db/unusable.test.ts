import { expect, test } from "vitest";
import { ConfigError } from "../config.ts";
import { freePort } from "../testing/free-port.ts";
import { migratePostgres } from "./migrate-postgres.ts";
import { migrateSqlite } from "./migrate-sqlite.ts";
import { databaseProblem } from "./unusable.ts";

async function problemWith(url: string, use: () => Promise<unknown>): Promise<unknown> {
  const error = await use().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return databaseProblem(url, error);
}

test("a server that is not there is named by its setting, without the URL's password", async () => {
  const url = `postgres://someone:letmein@127.0.0.1:${await freePort()}/minifleet`;
  const problem = await problemWith(url, () => migratePostgres(url, []));
  expect(problem).toBeInstanceOf(ConfigError);
  expect(String(problem)).toMatch(/DATABASE_URL cannot be reached \(ECONNREFUSED\)\. Example: DATABASE_URL=/);
  expect(String(problem)).not.toContain("letmein");
});

test("a file that cannot be a database is named by its setting", async () => {
  const problem = await problemWith("file:/dev", () => migrateSqlite("/dev", [], undefined));
  expect(String(problem)).toMatch(/DATABASE_URL cannot be opened \(EISDIR\)/);
});

test("what is not the setting's fault stays what it is", () => {
  const bug = new TypeError("x is not a function");
  expect(databaseProblem("file:a", bug)).toBe(bug);
  const constraint = Object.assign(new Error("constraint"), { code: "SQLITE_CONSTRAINT_UNIQUE" });
  expect(databaseProblem("file:a", constraint)).toBe(constraint);
});
