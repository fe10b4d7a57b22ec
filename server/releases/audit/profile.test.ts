import { expect, test } from "vitest";
import { type AuditProfile, auditProfileProblems, itemsOf, mergeProfiles } from "./profile.ts";

const category = { firstClass: "餐饮服务", secondClass: "点餐平台", firstId: 304, secondId: 307 };
const problemsOf = (profile: AuditProfile) =>
  auditProfileProblems(profile).map(({ code, path }) => `${code} ${path.join(".")}`);

test("a profile lies over those before it, part by part", () => {
  const line = { versionDescription: "line", orderPath: "pages/order", mediaIds: [1, 2] };
  const account = { versionDescription: "account", mediaIds: [] };
  expect(mergeProfiles(line, null, account, undefined)).toEqual({
    versionDescription: "account",
    orderPath: "pages/order",
    mediaIds: [],
  });
  expect(mergeProfiles(null, undefined)).toBeNull();
});

test("what is false lies over what is true", () => {
  expect(mergeProfiles({ privacyApiNotUse: true }, { privacyApiNotUse: false })).toEqual({ privacyApiNotUse: false });
});

test("titles and tags are made of the account's own words, and cut to what WeChat takes", () => {
  const account = "很长的名字".repeat(10);
  const [item] = itemsOf([category], ["pages/index/index"], {
    itemTitle: "{category} · {account}",
    itemTags: "{account} 外卖 {category}",
    account,
  });
  expect([...(item?.title ?? "")]).toHaveLength(32);
  expect(item?.title).toMatch(/^点餐平台 · 很长的名字/);
  expect(item?.tag).toBe(`${account.slice(0, 20)} 外卖 点餐平台`);
});

test("without templates items have neither title nor tags", () => {
  expect(itemsOf([category], ["pages/index/index"])).toEqual([{ address: "pages/index/index", ...category }]);
});

test("an account's name cannot bring in a placeholder", () => {
  expect(itemsOf([category], [], { itemTitle: "{account}", account: "{category}$&" })[0]?.title).toBe("{category}$&");
});

test("what WeChat would refuse by its length is named at its field", () => {
  const long = (length: number) => "字".repeat(length);
  expect(
    problemsOf({
      items: [
        ...Array.from({ length: 5 }, () => category),
        { ...category, title: long(33), tag: `${long(21)} ${long(21)}` },
      ],
      itemTitle: long(33),
      itemTags: `${"a ".repeat(11)}${long(21)}`,
      versionDescription: long(501),
      feedbackInfo: long(201),
      mediaIds: Array.from({ length: 11 }, (_, id) => id),
      ugc: { scenes: ["TEXT"], methods: ["PEOPLE"], otherSceneDescription: long(257), auditDescription: long(257) },
    }),
  ).toEqual([
    "TOO_MANY items",
    "TOO_LONG items.5.title",
    "TOO_LONG items.5.tag",
    "TOO_LONG itemTitle",
    "TOO_LONG itemTags",
    "TOO_MANY itemTags",
    "TOO_LONG versionDescription",
    "TOO_LONG feedbackInfo",
    "TOO_MANY mediaIds",
    "TOO_LONG ugc.otherSceneDescription",
    "TOO_LONG ugc.auditDescription",
  ]);
  expect(problemsOf({ items: [{ ...category, title: "🙂".repeat(32) }], feedbackInfo: "🙂".repeat(200) })).toEqual([]);
});

test("a placeholder that nobody fills is named", () => {
  expect(problemsOf({ itemTitle: "{shop}", itemTags: "{page} {} {category}" })).toEqual([
    "BAD_AUDIT_PROFILE itemTitle",
    "BAD_AUDIT_PROFILE itemTags",
  ]);
});

test("a declaration of users' content says where it is and how it is checked, and does not contradict itself", () => {
  expect(problemsOf({ ugc: { scenes: [] } })).toEqual([
    "BAD_AUDIT_PROFILE ugc.scenes",
    "BAD_AUDIT_PROFILE ugc.methods",
  ]);
  expect(problemsOf({ ugc: { scenes: ["NONE", "TEXT"] } })).toEqual(["BAD_AUDIT_PROFILE ugc.scenes"]);
  expect(problemsOf({ ugc: { scenes: ["TEXT"], methods: ["NONE", "PEOPLE"] } })).toEqual([
    "BAD_AUDIT_PROFILE ugc.methods",
  ]);
  expect(problemsOf({ ugc: { scenes: ["NONE"] } })).toEqual([]);
});
