import { expect, test } from "vitest";
import { places } from "./places.ts";
import { findByWords, renamedIn } from "./words.ts";

const titles = (text: string) => findByWords(places, text, "zh").map(({ title }) => title.zh);

test.each([
  ["灰度", "分阶段发布", "发版"],
  ["灰度发布", "分阶段发布", "发版"],
  ["提审", "提交审核", "发版…"],
  ["解绑", "解除授权", "已解除授权的账号"],
  ["上线", "发布", "发版"],
  ["部署", "发版", "发版"],
])("the old word %s is found as %s", (old, now, place) => {
  expect(renamedIn(old)?.now.zh).toBe(now);
  expect(titles(old)).toContain(place);
});

test("an old word inside a longer text is found too, and case does not matter", () => {
  expect(titles("新建部署")).toEqual(["发版…"]);
  expect(titles("部署 进行中")).toEqual(["进行中的发版"]);
  expect(renamedIn("GRAY release")?.now.en).toBe("Phased release");
});

test("a latin word is old only by itself", () => {
  expect(renamedIn("unbind")?.old).toBe("unbind");
  expect(renamedIn("binding")).toBeUndefined();
  expect(renamedIn("设置")).toBeUndefined();
});

test("places are found in both languages, in any order of words, titles first", () => {
  expect(titles("settings")).toContain("设置");
  expect(titles("ticket 微信")).toEqual(["请微信推送票据"]);
  expect(titles("发版")[0]).toBe("发版");
  expect(findByWords(places, "Deploy", "en")[0]?.title.en).toMatch(/^Deploy/);
  expect(titles("没有这样的页面")).toEqual([]);
});
