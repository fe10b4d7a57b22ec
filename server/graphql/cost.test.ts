import { parse } from "graphql";
import { expect, test } from "vitest";
import { describedSchema } from "../schema.ts";
import { limits, measure, tooLarge } from "./cost.ts";

const schema = describedSchema();
const measured = (query: string, variables: Record<string, unknown> = {}) =>
  measure({ schema, document: parse(query), variables });

const list = `query ($first: Int) {
  authorizers(first: $first) {
    totalCount
    nodes { id nickName permissionSets { permissionSet { id } } currentRelease { state } }
    pageInfo { hasNextPage }
  }
}`;

test("the list of accounts costs exactly what the rules say", () => {
  // A row: id, nickName, five sets of 2 and the field itself (11), the release and its state (2).
  const row = 1 + 1 + (1 + 5 * 2) + 2;
  // The field, totalCount, nodes with their rows, pageInfo with its one field.
  const cost = 1 + 10 + (1 + 50 * row) + 2;
  expect(cost).toBe(764);
  expect(measured(list)).toEqual({ cost, depth: 5, rootFields: 1, introspects: false });
});

test("the page that is asked for is the page that is paid for", () => {
  expect(measured(list, { first: 1 }).cost).toBe(1 + 10 + (1 + 15) + 2);
  expect(measured(list, { first: 100 }).cost).toBe(1 + 10 + (1 + 1_500) + 2);
  expect(measured("{ authorizers(first: 10) { nodes { id } } }").cost).toBe(1 + 1 + 10);
  expect(measured("{ authorizers(last: 10) { nodes { id } } }").cost).toBe(1 + 1 + 10);
  expect(measured("query ($n: Int = 20) { authorizers(first: $n) { nodes { id } } }").cost).toBe(1 + 1 + 20);
});

test("fragments cost what they stand for, and no way around the limit", () => {
  const spread = "query { authorizers(first: 10) { ...Rows } } fragment Rows on AuthorizerConnection { nodes { id } }";
  expect(measured(spread).cost).toBe(12);
  expect(measured("{ authorizers(first: 10) { ... on AuthorizerConnection { nodes { id } } } }").cost).toBe(12);
});

test("lists in lists reach the limit, and the refusal names the cost", () => {
  const nested = "{ authorizers(first: 100) { nodes { releases(first: 100) { nodes { id state } } } } }";
  const { cost } = measured(nested);
  expect(cost).toBe(1 + 1 + 100 * (1 + 1 + 100 * 2));
  expect(cost).toBeGreaterThan(limits.cost);
  expect(tooLarge(measured(nested), "en")).toMatchObject({ extensions: { code: "TOO_COSTLY", cost, limit: 20_000 } });
});

test("introspection is free, since graphql limits it by itself, and is noticed", () => {
  expect(measured("{ __schema { types { name } } }")).toMatchObject({ cost: 0, introspects: true });
});
