/**
 * A program: the GraphQL door of the server, with the server's schema, answering a list of accounts from objects that
 * are ready in memory. What it cannot do faster is the price of HTTP, Apollo, graphql-js and JSON alone.
 */
import "reflect-metadata";
import type { GraphQLObjectType, GraphQLSchema } from "graphql";
import type { Rooms } from "../resolvers.ts";

const { createApiKeys } = await import("../api-keys/service.ts");
const { toConnection } = await import("../graphql/connection.ts");
const { systemClock } = await import("../clock.ts");
const { openDatabase } = await import("../db/open.ts");
const { createHttp } = await import("../http.ts");
const { createLog } = await import("../log.ts");
const { createResolvers } = await import("../resolvers.ts");
const { buildExecutableSchema } = await import("../schema.ts");

const log = createLog("warn");
const clock = systemClock;
const database = await openDatabase({ url: process.env.DATABASE_URL ?? "" });
const http = await createHttp({
  config: { publicUrl: "http://localhost", trustProxy: false },
  log,
  clock,
  database,
  schema: withConstants(buildExecutableSchema(createResolvers({ releases: {} } as unknown as Rooms))),
  sessions: { find: async () => null } as unknown as Parameters<typeof createHttp>[0]["sessions"],
  apiKeys: createApiKeys({ database, clock, log }),
  callbackDoor: () => false,
  merchantPages: () => {},
});
await http.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });

/** Every field of an account is a property of the object that is there; only the page's size is looked at. */
function withConstants(schema: GraphQLSchema): GraphQLSchema {
  const fieldsOf = (type: string) => (schema.getType(type) as GraphQLObjectType).getFields();
  for (const type of ["Authorizer", "GrantedPermissionSet", "PermissionSet", "Release"]) {
    for (const field of Object.values(fieldsOf(type))) delete field.resolve;
  }
  const rows = Array.from({ length: 101 }, (_, index) => account(index));
  const list = fieldsOf("Query").authorizers;
  if (!list) throw new Error("the schema has no list of accounts");
  list.resolve = (_source, { first }: { first: number }) =>
    toConnection(
      rows.slice(0, first + 1),
      { limit: first, direction: "forward" },
      ({ authorizedAt, index }) => [authorizedAt.getTime(), index],
      async () => 100_000,
    );
  return schema;
}

function account(index: number) {
  const at = new Date(Date.UTC(2026, 10, 1) - index * 288_000);
  return {
    index,
    id: Buffer.from(`Authorizer:${index}`).toString("base64url"),
    appId: `wx${index.toString(16).padStart(16, "0")}`,
    kind: "MINI_PROGRAM",
    status: "AUTHORIZED",
    nickName: `第${index}号店`,
    principalName: `深圳市第${index}餐饮管理有限公司`,
    authorizedAt: at,
    permissionSets: [1, 17, 18, 25, 30, 31, 48].map((id) => ({
      grantedAt: at,
      permissionSet: { id, name: `权限集 ${id}`, exclusive: id === 18 },
    })),
    currentRelease: {
      id: Buffer.from(`Release:${index}`).toString("base64url"),
      state: "RELEASED",
      version: "1.1.0",
      changedAt: at,
    },
  };
}
