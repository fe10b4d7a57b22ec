import { expect, test } from "vitest";
import { plainLine, plainText } from "./plain-text.ts";

test("a reason keeps its lines and loses its mark-up", () => {
  expect(plainText("1: category<br>does not fit<br/> <b>at all</b>&nbsp;now")).toBe(
    "1: category\ndoes not fit\nat all now",
  );
  expect(plainText('see <a href="https://x">the rules</a>')).toBe("see the rules");
});

test("what was escaped, and what is no mark-up of WeChat's, stays to be read", () => {
  expect(plainText("a &lt;script&gt; tag &amp;lt;")).toBe("a <script> tag &lt;");
  expect(plainText("<script>alert(1)</script>")).toBe("<script>alert(1)</script>");
});

test("where there is room for one line only, its lines follow one another", () => {
  expect(plainLine("审核不通过: 1: category<br>does not fit<br/>")).toBe("审核不通过: 1: category does not fit");
});
