import { expect, test } from "vitest";
import { newOn } from "./live-deployments.ts";

const deployment = (number: number, more: { state?: "RUNNING" | "COMPLETED"; template?: string } = {}) => ({
  id: `d${number}`,
  number,
  state: more.state ?? ("RUNNING" as const),
  template: { id: more.template ?? "t1" },
});
const page = { nodes: [deployment(9), deployment(8)], pageInfo: { hasNextPage: true } };

test("a deployment that somebody else started is new until the list is read again", () => {
  expect(newOn(page, {}, [deployment(10)])).toBe(1);
  expect(newOn({ ...page, nodes: [deployment(10), ...page.nodes] }, {}, [deployment(10)])).toBe(0);
});

test("what is on screen, on a later page, or left out by the filter is not new", () => {
  expect(newOn(page, {}, [deployment(9), deployment(3)])).toBe(0);
  expect(newOn(page, { states: ["COMPLETED"] }, [deployment(10)])).toBe(0);
  expect(newOn(page, { templateId: "t2" }, [deployment(10)])).toBe(0);
});

test("one that came into the filter by ending is new, also on the last page", () => {
  const last = { ...page, pageInfo: { hasNextPage: false } };
  expect(newOn(last, { states: ["COMPLETED"], templateId: "t1" }, [deployment(3, { state: "COMPLETED" })])).toBe(1);
});
