import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { authorizationCodes } from "../authorizers/tables.ts";
import { openTestDatabase } from "../testing/database.ts";

const code = {
  codeHash: Buffer.from([1, 2, 3]),
  componentAppId: "wxc0ffee0000000001",
  sealedCode: Buffer.from([0, 255]),
  appId: null,
  linkId: null,
  receivedAt: new Date(1_700_000_000_123),
  changedAt: new Date(0),
  expiresAt: null,
  fromRedirect: true,
  exchangedAt: null,
  authorizerId: null,
  failure: { errcode: -1, errmsg: "系统繁忙", endpoint: "api_query_auth" },
};

test("every kind of column comes back as it was written", async () => {
  const { db, atomically } = await openTestDatabase();
  const written = await atomically((work) => work.insert(authorizationCodes).values(code).returning());
  expect(written).toEqual([code]);
  expect(await db.select().from(authorizationCodes)).toEqual([code]);
});

test("expressions are decoded as they say, named or not", async () => {
  const { db, atomically } = await openTestDatabase();
  await atomically((work) => work.insert(authorizationCodes).values(code));
  const named = db
    .select({ hash: authorizationCodes.codeHash, late: sql`${authorizationCodes.changedAt}`.as("late") })
    .from(authorizationCodes)
    .as("named");
  const [row] = await db
    .select({
      count: sql<number>`count(*)`.mapWith(Number),
      newest: sql`max(${authorizationCodes.receivedAt})`.mapWith(authorizationCodes.receivedAt),
      none: sql`max(${authorizationCodes.expiresAt})`.mapWith(authorizationCodes.expiresAt),
    })
    .from(authorizationCodes);
  expect(row).toEqual({ count: 1, newest: code.receivedAt, none: null });
  expect(await db.select({ hash: named.hash, late: named.late }).from(named)).toEqual([
    { hash: code.codeHash, late: 0 },
  ]);
});

test("whole tables of a join are still told apart", async () => {
  const { db, atomically } = await openTestDatabase();
  await atomically((work) => work.insert(authorizationCodes).values(code));
  const same = db.select().from(authorizationCodes).as("same");
  const rows = await db
    .select()
    .from(authorizationCodes)
    .leftJoin(same, eq(same.componentAppId, sql`'another'`));
  expect(rows).toEqual([{ authorization_codes: code, same: null }]);
});
