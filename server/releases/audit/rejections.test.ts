import { expect, test } from "vitest";
import { linesOf, normalReason, reasonsOf, rejectionKey } from "./rejections.ts";

test("numbered reasons become a list, with the lines below each", () => {
  const reason =
    "1:小程序内容不符合规则:<br>(1):你的小程序涉及测试内容，请完善后重新提交。<br>(2):请补充资质。<br>2:类目不符<br>";
  expect(reasonsOf(reason)).toEqual([
    { text: "小程序内容不符合规则", details: ["你的小程序涉及测试内容，请完善后重新提交。", "请补充资质。"] },
    { text: "类目不符", details: [] },
  ]);
});

test("lines without numbers are reasons of their own", () => {
  expect(reasonsOf("资料不全<br/>图片模糊")).toEqual([
    { text: "资料不全", details: [] },
    { text: "图片模糊", details: [] },
  ]);
  expect(reasonsOf("")).toEqual([]);
});

test("a number that begins a sentence is none of the list's", () => {
  expect(reasonsOf("2026 年的活动已结束")).toEqual([{ text: "2026 年的活动已结束", details: [] }]);
  expect(reasonsOf("1.5 版本打不开")).toEqual([{ text: "1.5 版本打不开", details: [] }]);
});

test("mark-up is no part of the text, and what was written as text stays text", () => {
  expect(linesOf("<p>a&nbsp;&lt;b&gt; &amp;amp; &#39;c&#x1F642;</p><img src=x onerror=alert(1)>x < y")).toEqual([
    "a <b> &amp; 'c🙂",
    "x < y",
  ]);
  expect(linesOf("&#0;&#99999999;&unknown;")).toEqual(["&#0;&#99999999;&unknown;"]);
});

test("the same reason in other numbers, addresses and mark-up is the same reason", () => {
  const one = "1:页面 https://a.example/x?y=1 无法打开<br>(1):于 2026-11-24 检查";
  const other = "1:页面  https://b.example/z 无法打开<BR/>(1):于 2026-12-01&nbsp;检查<br>";
  expect(normalReason(one)).toBe(normalReason(other));
  expect(rejectionKey(one)).toBe(rejectionKey(other));
  expect(rejectionKey(one)).not.toBe(rejectionKey("1:类目不符"));
  expect(rejectionKey(one)).toHaveLength(22);
});
