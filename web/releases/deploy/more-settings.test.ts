import { expect, test } from "vitest";
import { auditProfileOf, domainsOf, emptyItem, nothingMore } from "./more-settings.ts";

test("nothing typed under more is nothing sent", () => {
  expect(domainsOf(nothingMore.domains)).toBeNull();
  expect(domainsOf({ request: " \n" })).toBeNull();
  expect(auditProfileOf(nothingMore)).toBeNull();
});

test("domains come one a line, or separated as they were copied", () => {
  expect(domainsOf({ request: "https://a.com\nhttps://b.com，https://c.com; ", udp: "udp://d.com" })).toEqual({
    request: ["https://a.com", "https://b.com", "https://c.com"],
    udp: ["udp://d.com"],
  });
});

test("an audit item leaves out what was not typed", () => {
  const item = { ...emptyItem, title: " Home ", classes: ["商家自营", "食品", ""], ids: ["150", "1505", ""] } as const;
  expect(auditProfileOf({ ...nothingMore, items: [item] })).toEqual({
    items: [{ title: "Home", firstClass: "商家自营", secondClass: "食品", firstId: 150, secondId: 1505 }],
  });
});
