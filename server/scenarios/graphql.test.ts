import { readFileSync } from "node:fs";
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from "graphql";
import type { IntrospectionQuery } from "graphql";
import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engine } from "../db/columns.ts";
import { ask } from "../testing/api.ts";
import { execute } from "../testing/database.ts";
import { smallestOperation } from "../testing/smallest-operation.ts";
import { until } from "../testing/until.ts";
import { openWorld } from "../testing/world.ts";
import type { World } from "../testing/world.ts";
import { startAuthorization, untilTicket } from "./flow.ts";

describe("the GraphQL door of the whole program", () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
    await untilTicket(world);
  });
  afterAll(() => world?.close());

  it("passes every GraphQL-over-HTTP audit without an error or a warning", async () => {
    const audits = serverAudits({
      url: `${world.minifleet.url}/graphql`,
      fetchFn: (url: string, init?: RequestInit) => {
        const headers = new Headers(init?.headers);
        headers.set("authorization", `Bearer ${world.key}`);
        return fetch(url, { ...init, headers });
      },
    });
    const results = [];
    for (const audit of audits) results.push(await audit.fn());
    expect(results.length).toBeGreaterThan(60);
    const told = results.filter(({ status }) => status !== "ok").map(({ status, id }) => `${status} ${id}`);
    expect(told.toSorted()).toEqual(csrfNotices);
  });

  // Bundling may give a class another name, and the names of types come from those of classes.
  it("has the schema that schema.graphql says", async () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true });
    const schema = buildClientSchema(await world.graphql<IntrospectionQuery>(query));
    const written = readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8");
    expect(printSchema(lexicographicSortSchema(schema))).toBe(written.trimEnd());
  });

  it("refuses everybody without a session or a key, in every query, mutation and subscription", async () => {
    const answer = await world.graphql<IntrospectionQuery>(getIntrospectionQuery());
    const schema = buildClientSchema(answer);
    const open = new Set(["query viewer", "query setUp", "mutation setUp", "mutation signIn", "mutation signOut"]);
    const roots = [
      { kind: "query", type: schema.getQueryType() },
      { kind: "mutation", type: schema.getMutationType() },
      { kind: "subscription", type: schema.getSubscriptionType() },
    ] as const;
    let refused = 0;
    for (const { kind, type } of roots) {
      for (const field of Object.values(type?.getFields() ?? {})) {
        const operation = smallestOperation(kind, field);
        const text = await anonymously(operation, kind === "subscription");
        const isRefused = text.includes('"UNAUTHENTICATED"');
        expect(`${operation}: ${isRefused ? "refused" : text}`).toBe(
          `${operation}: ${open.has(`${kind} ${field.name}`) ? text : "refused"}`,
        );
        if (isRefused) refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(45);
  });

  async function anonymously(query: string, asStream: boolean): Promise<string> {
    const response = await fetch(`${world.minifleet.url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: asStream ? "text/event-stream" : "application/graphql-response+json",
      },
      body: JSON.stringify({ query }),
    });
    return await response.text();
  }

  it("shows a reader neither links nor operators by their id", async () => {
    const { id } = await startAuthorization(world);
    const { stdout } = world.minifleet.cli("api-key", "add", "reader", "--scope", "read");
    const key = stdout.trim();
    const read = (node: string) =>
      ask(world.minifleet.url, `query ($id: ID!) { node(id: $id) { id } }`, { key, variables: { id: node } });
    expect((await read(id)).data).toEqual({ node: null });
    expect(
      (await ask(world.minifleet.url, `{ authorizationLinks { nodes { url } } }`, { key })).errors?.[0],
    ).toMatchObject({
      extensions: { code: "FORBIDDEN", needs: "OPERATOR" },
    });
    const operator = await read(Buffer.from("Operator:1").toString("base64url"));
    expect(operator.data?.node ?? null).toBeNull();
  });

  it("changes nothing for a key that may only read", async () => {
    const { stdout } = world.minifleet.cli("api-key", "add", "reader 2", "--scope", "read");
    const { errors, data } = await ask(
      world.minifleet.url,
      "mutation { startAuthorization(input: {}) { authorizationLink { id } } }",
      { key: stdout.trim() },
    );
    expect(errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    expect(data ?? null).toBeNull();
  });

  it("refuses what costs too much before it asks the database", async () => {
    const { errors } = await ask(
      world.minifleet.url,
      "{ authorizers(first: 100) { nodes { releases(first: 100) { nodes { id state } } } } }",
      { key: world.key },
    );
    expect(errors?.[0]).toMatchObject({ extensions: { code: "TOO_COSTLY", cost: 20_202, limit: 20_000 } });
  });

  it("tells nothing of an error of its own but an id, under which the log has it", async () => {
    await execute(world.databaseUrl, "alter table activities rename to activities_gone");
    const { errors, text } = await ask(world.minifleet.url, "{ activities { nodes { act } } }", { key: world.key });
    await execute(world.databaseUrl, "alter table activities_gone rename to activities");
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ message: "Internal error", extensions: { code: "INTERNAL_SERVER_ERROR" } });
    expect(text).not.toMatch(/table|relation|select|sqlite|pg|\.ts|at /i);
    const id = String(errors?.[0]?.extensions.id);
    const logged: string[] = [];
    await until("the log has it", () => logged.push(...world.takeErrors()) > 0);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(id);
    expect(logged[0]).toMatch(engine === "sqlite" ? /no such table/ : /does not exist/);
  });
});

/** Three forms of GET: as a form on another site could send it, which is what Apollo's CSRF prevention refuses. */
const csrfNotices = ["notice 5A70", "notice 6A70", "notice D6D5"];
