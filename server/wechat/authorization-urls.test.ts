import { expect, test } from "vitest";
import { Secret } from "../secret.ts";
import { authTypes, h5AuthorizationUrl, pcAuthorizationUrl, pluginParameters } from "./authorization-urls.ts";

const page = {
  componentAppId: "wxCOMP",
  preAuthCode: new Secret("preauthcode@@@p/+"),
  authType: authTypes.officialAccountsAndMiniPrograms,
  redirectUri: "https://fleet.example.com/authorizations/abc/return?x=1&y=2",
};

test("the page for computers encodes everything once", () => {
  const url = new URL(pcAuthorizationUrl({ ...page, permissionSetIds: [18, 30] }));
  expect(url.origin + url.pathname).toBe("https://mp.weixin.qq.com/cgi-bin/componentloginpage");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    component_appid: "wxCOMP",
    pre_auth_code: "preauthcode@@@p/+",
    redirect_uri: page.redirectUri,
    auth_type: "3",
    category_id_list: "18|30",
  });
});

test("the page inside WeChat carries the fragment it needs", () => {
  const url = h5AuthorizationUrl({ ...page, bizAppId: "wxONE" });
  expect(url).toMatch(
    /^https:\/\/open\.weixin\.qq\.com\/wxaopen\/safe\/bindcomponent\?action=bindcomponent&no_scan=1&.*&biz_appid=wxONE#wechat_redirect$/,
  );
});

test("another host is used when one is given", () => {
  expect(pcAuthorizationUrl(page, "http://localhost:4001")).toMatch(/^http:\/\/localhost:4001\/cgi-bin\//);
});

test("the plugin gets the code bare", () => {
  expect(pluginParameters(page)).toEqual({ platformAppID: "wxCOMP", preAuthCode: "preauthcode@@@p/+", authType: 3 });
});
