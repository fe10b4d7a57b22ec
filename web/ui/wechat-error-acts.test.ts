import { expect, test } from "vitest";
import { actsOf, addressIn, linkPath } from "./wechat-error-acts.ts";

test.each([
  [61003, ["newLink", "timeline"]],
  [61004, ["copyIp", "checkNow"]],
  [61007, ["updateLink", "sameCause"]],
  [61009, ["account", "newLink"]],
  [61023, ["newLink"]],
  [61039, []],
  [40001, ["checkNow"]],
  [42001, ["checkNow"]],
  [45009, []],
  [48001, ["copyForMerchant"]],
  [85009, ["releases"]],
  [85085, ["checkNow"]],
  [99999, []],
])("%i has the buttons that do what its remedy says", (errcode, buttons) => {
  expect(actsOf(errcode)).toEqual(buttons);
});

test("the address WeChat saw is read from its words", () => {
  expect(addressIn("access clientip is not registered, requestIP: 203.0.113.7")).toBe("203.0.113.7");
  expect(addressIn("invalid ip 2001:db8::1, not in whitelist")).toBe("2001:db8::1");
  expect(addressIn("something else")).toBeUndefined();
});

test("a link for a set of the code asks for set 18; where the set is not known, it asks for all", () => {
  expect(linkPath("wx1", "updateLink", "/wxa/commit")).toBe("/authorizers/wx1?dialog=authorize&account=wx1&sets=18");
  expect(linkPath("wx1", "updateLink", "/cgi-bin/account/getaccountbasicinfo")).not.toContain("sets");
  expect(linkPath("wx1", "newLink", "/wxa/commit")).not.toContain("sets");
});
