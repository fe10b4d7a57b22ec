import { expect, test } from "vitest";
import { asText } from "./reject-reason.ts";

test("a reason keeps its lines and loses its mark-up", () => {
  expect(asText("1: category<br>does not fit<br/> <b>at all</b>&nbsp;now")).toBe(
    "1: category\ndoes not fit\nat all now",
  );
  expect(asText('see <a href="https://x">the rules</a>')).toBe("see the rules");
});

test("what was escaped, and what is no mark-up of WeChat's, stays to be read", () => {
  expect(asText("a &lt;script&gt; tag &amp;lt;")).toBe("a <script> tag &lt;");
  expect(asText("<script>alert(1)</script>")).toBe("<script>alert(1)</script>");
});
