import { describe, expect, test } from "vitest";
import { createWorker } from "../jobs/service.ts";
import { componentAppId } from "../testing/callback-door.ts";
import { silentLog } from "../testing/logs.ts";
import { actor, openInstallation, shop } from "./testing/installation.ts";
import type { Installation } from "./testing/installation.ts";

const pages = (it: Installation) => it.calls("api_get_authorizer_list");

/** Only the reading of the list: what it has done later about each account is not the point where many are read. */
function readerOf(it: Installation) {
  const kinds = it.authorizers.jobs.filter(({ kind }) => kind === "authorizer.sync");
  const worker = createWorker({ database: it.database, kinds, log: silentLog, scope: componentAppId });
  return {
    async sync() {
      await it.authorizers.startSync(actor);
      await worker.runDue();
      return it.authorizers.sync();
    },
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 10_000) {
        it.clock.advance(10_000);
        await worker.runDue();
      }
    },
  };
}

describe("case 12: WeChat's list is read in pages of 500", () => {
  test("whatever its length: 0, 1, 499, 500, 501 and 1201 accounts", async () => {
    const it = await openInstallation({ simulator: { seed: false } });
    const reader = readerOf(it);
    let known = 0;
    for (const [total, readings] of <const>[
      [0, 1],
      [1, 1],
      [499, 1],
      [500, 1],
      [501, 2],
      [1_201, 3],
    ]) {
      if (total > known) await it.authorizedUnheard(total - known);
      const before = pages(it).length;
      expect(await reader.sync()).toMatchObject({ found: total, added: total - known, total, failure: null });
      expect(
        pages(it)
          .slice(before)
          .map(({ errcode }) => errcode),
      ).toEqual(Array.from({ length: readings }, () => 0));
      expect(await it.authorizers.count({})).toBe(total);
      known = total;
    }
  });

  test("interrupted at its second page it marks nobody as gone, and goes on at that page", async () => {
    const it = await openInstallation({ simulator: { seed: false } });
    const reader = readerOf(it);
    await it.authorizedUnheard(1_201);
    await it.fault({ endpoint: "api_get_authorizer_list", delayMs: 1_000, times: 1 });
    const running = reader.sync();
    await it.faultMet();
    await it.fault({ endpoint: "api_get_authorizer_list", errcode: -1 });
    it.clock.advance(1_000);
    await running;
    expect(await it.authorizers.sync()).toMatchObject({ found: 500, endedAt: null });
    expect(await it.authorizers.count({ statuses: ["AUTHORIZED"] })).toBe(500);
    it.simulator.faults.clear();
    await reader.pass(10_000);
    expect(await it.authorizers.sync()).toMatchObject({ found: 1_201, added: 1_201, failure: null });
    expect(pages(it).filter(({ errcode }) => errcode === 0)).toHaveLength(3);
  });

  test("given up after bounded tries, it says why, and the next one begins anew", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    const reader = readerOf(it);
    await it.fault({ endpoint: "api_get_authorizer_list", errcode: -1 });
    await reader.sync();
    await reader.pass(3_600_000);
    expect(await it.authorizers.sync()).toMatchObject({ failure: { errcode: -1 } });
    expect(pages(it)).toHaveLength(10);
    expect((await it.account(shop))?.status).toBe("AUTHORIZED");
    it.simulator.faults.clear();
    expect(await reader.sync()).toMatchObject({ found: 1, failure: null });
  });
});
