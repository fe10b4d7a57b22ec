import fc from "fast-check";
import { getTableConfig } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { nextActions } from "./next-actions.ts";
import { type RetryFacts, retryState } from "./retry.ts";
import {
  actsIn,
  deploymentStates,
  isLive,
  liveStates,
  mayMove,
  releaseActs,
  releaseFacts,
  type ReleaseState,
  releaseStates,
  transitions,
} from "./states.ts";
import { deployments, releases } from "./tables.ts";

/** What SQL says of a table, as text. */
function sqlOf(table: unknown): string {
  const { checks, indexes } = getTableConfig(table as Parameters<typeof getTableConfig>[0]);
  const parts = [...checks.map(({ value }) => value), ...indexes.map(({ config }) => config.where)];
  return parts.map((part) => chunksOf(part)).join("\n");
}

function chunksOf(part: unknown): string {
  if (typeof part !== "object" || part === null) return "";
  if ("queryChunks" in part && Array.isArray(part.queryChunks)) return part.queryChunks.map(chunksOf).join("");
  if ("value" in part && Array.isArray(part.value)) return part.value.join("");
  return "";
}

test("SQL accepts the states of the table, and holds one live release per account", () => {
  const listed = (states: readonly string[]) => `in (${states.map((state) => `'${state}'`).join(", ")})`;
  expect(sqlOf(releases)).toContain(listed(releaseStates));
  expect(sqlOf(releases)).toContain(`state ${listed(liveStates)}`);
  expect(sqlOf(deployments)).toContain(listed(deploymentStates));
});

test("every state can be reached, and every live one can be left", () => {
  const reached = new Set(transitions.map(({ to }) => to));
  expect(releaseStates.filter((state) => !reached.has(state))).toEqual([]);
  const left = new Set(transitions.map(({ from }) => from));
  expect(liveStates.filter((state) => !left.has(state))).toEqual([]);
});

test("every live state can fail, since an authorization can end at any time", () => {
  expect(liveStates.every((state) => mayMove(state, "refused", "FAILED"))).toBe(true);
});

test("nothing leaves the end of the way but a retry, a roll-back and a skip", () => {
  const leaving = transitions.filter(({ from }) => from !== null && !isLive(from));
  expect(new Set(leaving.map(({ by }) => by))).toEqual(new Set(["rolledBack", "RETRY", "CANCEL"]));
});

test("whatever is done and found out, in any order, a release stays within the table", () => {
  const happening = fc.tuple(fc.constantFrom(...releaseActs, ...releaseFacts), fc.constantFrom(...releaseStates));
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      let state: ReleaseState = "QUEUED";
      for (const [by, to] of happenings) {
        if (!mayMove(state, by, to)) continue;
        // Only an act of the state's own list may move it, never one that nobody was offered.
        if (releaseActs.some((act) => act === by)) expect(actsIn(state)).toContain(by);
        state = to;
      }
      expect(releaseStates).toContain(state);
    }),
  );
});

test("what is offered is an act of the state, and nothing is offered twice", () => {
  const facts = fc.record({
    state: fc.constantFrom(...releaseStates),
    pendingAct: fc.constantFrom(null, ...releaseActs),
    pendingActDetail: fc.constant(null),
    isOnline: fc.boolean(),
    deploymentState: fc.constantFrom(...deploymentStates),
    submitForAudit: fc.boolean(),
    spedUpAt: fc.constantFrom(null, new Date(0)),
  });
  fc.assert(
    fc.property(facts, (given) => {
      const offered = nextActions(given);
      expect(actsIn(given.state)).toEqual(expect.arrayContaining(offered));
      if (given.pendingAct !== null) expect(offered).not.toContain(given.pendingAct);
    }),
  );
});

test("a retry begins where the table lets it", () => {
  const facts: fc.Arbitrary<RetryFacts> = fc.record({
    state: fc.constantFrom("REJECTED", "WITHDRAWN", "FAILED"),
    cameFrom: fc.constantFrom(...liveStates),
    isOvertaken: fc.boolean(),
    failure: fc.option(fc.record({ errcode: fc.integer(), errmsg: fc.string(), endpoint: fc.string() })),
    auditId: fc.option(fc.string()),
  });
  fc.assert(
    fc.property(facts, (given) => {
      expect(mayMove(given.state, "RETRY", retryState(given))).toBe(true);
    }),
  );
});

test("a retry begins at what is still true, and with the commit once somebody else committed", () => {
  const failed = { state: "FAILED", cameFrom: "APPROVED", isOvertaken: false, failure: null, auditId: "1" } as const;
  expect(retryState(failed)).toBe("APPROVED");
  expect(retryState({ ...failed, isOvertaken: true })).toBe("QUEUED");
  expect(retryState({ ...failed, cameFrom: "IN_AUDIT" })).toBe("IN_AUDIT");
  expect(retryState({ ...failed, cameFrom: "COMMITTED" })).toBe("COMMITTED");
  const busy = { errcode: -1, errmsg: "system error", endpoint: "/wxa/submit_audit" };
  expect(retryState({ ...failed, cameFrom: "COMMITTED", failure: busy })).toBe("QUEUED");
  expect(retryState({ ...failed, state: "REJECTED", cameFrom: "IN_AUDIT" })).toBe("COMMITTED");
});
