import { expect, test } from "vitest";
import { openTestDatabase } from "../testing/database.ts";
import { WoundClock } from "../testing/wound-clock.ts";
import { countTemplates, listTemplates, mirrorTemplates } from "./store.ts";

const componentAppId = "wx0000000000000001";
const page = { limit: 50, direction: "forward" } as const;

async function library() {
  const clock = new WoundClock();
  const database = await openTestDatabase({ clock });
  const template = {
    draftId: undefined,
    auditStatus: undefined,
    auditReason: "",
    sourceAppId: "wxdev1",
    sourceName: "Orders",
    developer: "Chen",
    createdAt: clock.now(),
  };
  await database.atomically((work) =>
    mirrorTemplates(
      work,
      componentAppId,
      [
        { ...template, templateId: 0, templateType: 0, userVersion: "2.3.0", userDesc: "退款修复" },
        { ...template, templateId: 1, templateType: 0, userVersion: "2.4.0", userDesc: "100% new_checkout" },
        { ...template, templateId: 41, templateType: 1, userVersion: "1.0.0", userDesc: "standard" },
      ],
      clock.now(),
    ),
  );
  return async (text: string, kind?: "NORMAL" | "STANDARD") => {
    const found = await listTemplates(database.db, componentAppId, { text, kind }, page);
    expect(await countTemplates(database.db, componentAppId, { text, kind })).toBe(found.length);
    return found.map(({ templateId }) => templateId).toSorted((a, b) => a - b);
  };
}

test("templates are found by words of version, description, source and developer, in any case", async () => {
  const search = await library();
  expect(await search("2.3")).toEqual([0]);
  expect(await search("退款")).toEqual([0]);
  expect(await search("ORDERS chen NEW")).toEqual([1]);
  expect(await search("  ")).toEqual([0, 1, 41]);
  expect(await search("nothing like it")).toEqual([]);
});

test("templates are found by WeChat's id, also when it is 0, and within one kind", async () => {
  const search = await library();
  expect(await search("41")).toEqual([41]);
  expect(await search("0", "STANDARD")).toEqual([41]);
  expect(await search("0", "NORMAL")).toEqual([0, 1]);
});

test("signs that mean something to LIKE mean themselves", async () => {
  const search = await library();
  expect(await search("%")).toEqual([1]);
  expect(await search("new_")).toEqual([1]);
  expect(await search("\\")).toEqual([]);
});
