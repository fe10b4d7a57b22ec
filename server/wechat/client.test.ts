import { afterEach, describe, expect, test } from "vitest";
import { Secret } from "../secret.ts";
import { createWechatClient } from "./client.ts";
import { type AnsweringServer, type ReceivedRequest, startAnsweringServer } from "./testing/answering-server.ts";
import type { TokenSource } from "./token-source.ts";
import { createTransport } from "./transport.ts";

let server: AnsweringServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Gives `token-1`, and the next number on each renewal. */
class CountingTokens implements TokenSource {
  renewals: string[] = [];
  private token(name: string) {
    return new Secret(`${name}-${this.renewals.length + 1}`);
  }
  componentToken() {
    return Promise.resolve(this.token("component"));
  }
  authorizerToken(appId: string) {
    return Promise.resolve(this.token(appId));
  }
  renewComponentToken(refused: Secret) {
    this.renewals.push(refused.reveal());
    return this.componentToken();
  }
  renewAuthorizerToken(appId: string, refused: Secret) {
    this.renewals.push(refused.reveal());
    return this.authorizerToken(appId);
  }
}

async function clientFor(answer: (request: ReceivedRequest) => object) {
  server = await startAnsweringServer(answer);
  const tokens = new CountingTokens();
  const transport = createTransport({ baseUrl: server.url });
  const componentSecret = new Secret("component-secret");
  const client = createWechatClient({ transport, componentAppId: "wxCOMP", componentSecret, tokens });
  return { client, tokens, received: server.received };
}

const sent = (requests: ReceivedRequest[]) => JSON.parse(requests.at(-1)?.body ?? "null") as unknown;
const tokenOf = (request: ReceivedRequest | undefined) => request?.query.get("access_token");

describe("tokens", () => {
  test("a refused token is renewed once and the call made once more", async () => {
    const { client, tokens, received } = await clientFor((request) =>
      tokenOf(request) === "wxAUTH-1" ? { errcode: 40_001, errmsg: "invalid credential" } : { errcode: 0 },
    );
    await client.code.release("wxAUTH");
    expect(received.map(tokenOf)).toEqual(["wxAUTH-1", "wxAUTH-2"]);
    expect(tokens.renewals).toEqual(["wxAUTH-1"]);
  });

  test("a token refused for ever costs exactly two calls", async () => {
    const { client, received } = await clientFor(() => ({ errcode: 42_001, errmsg: "access_token expired" }));
    await expect(client.templates.drafts()).rejects.toMatchObject({ errcode: 42_001, kind: "token" });
    expect(received.map(tokenOf)).toEqual(["component-1", "component-2"]);
  });

  test.each([61_003, 42_007])("%d costs one call, and the end of the authorization is looked into", async (errcode) => {
    const { client, tokens, received } = await clientFor(() => ({ errcode, errmsg: "no" }));
    await expect(client.code.release("wxAUTH")).rejects.toMatchObject({ errcode });
    expect([received.length, tokens.renewals]).toEqual([1, ["wxAUTH-1"]]);
    // The platform's own calls say nothing about its own token that way.
    await expect(client.component.authorizerInfo("wxAUTH")).rejects.toMatchObject({ errcode });
    expect(tokens.renewals).toHaveLength(1);
  });

  test.each([61_023, 61_007, -1, 61_039])("%d costs one call", async (errcode) => {
    const { client, tokens, received } = await clientFor(() => ({ errcode, errmsg: "no" }));
    await expect(client.code.release("wxAUTH")).rejects.toMatchObject({ errcode });
    expect(received).toHaveLength(1);
    expect(tokens.renewals).toEqual([]);
  });
});

describe("component", () => {
  test("a ticket is exchanged for a token", async () => {
    const { client, received } = await clientFor(() => ({ component_access_token: "t", expires_in: 7200 }));
    const { token, expiresInSeconds } = await client.component.componentToken(new Secret("ticket@@@x"));
    expect([token.reveal(), expiresInSeconds]).toEqual(["t", 7200]);
    expect(tokenOf(received[0])).toBeNull();
    expect(sent(received)).toEqual({
      component_appid: "wxCOMP",
      component_appsecret: "component-secret",
      component_verify_ticket: "ticket@@@x",
    });
  });

  test.each([{}, { component_access_token: "" }, { component_access_token: "t" }, { expires_in: 7200 }])(
    "a token answer of %j is a broken promise, never an empty token",
    async (answer) => {
      const { client } = await clientFor(() => ({ errmsg: "ok", ...answer }));
      await expect(client.component.componentToken(new Secret("x"))).rejects.toMatchObject({
        name: "WechatUnreachable",
        reason: "brokenPromise",
      });
    },
  );

  test("startPushTicket names its secret as only it does", async () => {
    const { client, received } = await clientFor(() => ({ errcode: 0 }));
    await client.component.startPushTicket();
    expect(sent(received)).toEqual({ component_appid: "wxCOMP", component_secret: "component-secret" });
  });

  test("a code is exchanged for tokens and grants", async () => {
    const { client } = await clientFor(() => ({
      authorization_info: {
        authorizer_appid: "wxAUTH",
        authorizer_access_token: "a",
        expires_in: 7200,
        authorizer_refresh_token: "r",
        func_info: [
          { funcscope_category: { id: 18 }, confirm_info: { need_confirm: 1, already_confirm: 0, can_confirm: 0 } },
          { funcscope_category: { id: 30, type: 1, name: "x" } },
        ],
      },
    }));
    const result = await client.component.queryAuth(new Secret("c"));
    expect(result).toMatchObject({ appId: "wxAUTH", permissionSetIds: [18, 30] });
    expect(result.accessToken?.token.reveal()).toBe("a");
    expect(result.refreshToken?.reveal()).toBe("r");
    expect(result.grants.map((grant) => grant.needsConfirmation)).toEqual([true, false]);
  });

  test("an account may be named as in very old answers, but not left out", async () => {
    const old = await clientFor(() => ({ authorization_info: { appid: "wxOLD", func_info: [] } }));
    expect((await old.client.component.queryAuth(new Secret("c"))).appId).toBe("wxOLD");
    const none = await clientFor(() => ({ authorization_info: { func_info: [] } }));
    await expect(none.client.component.queryAuth(new Secret("c"))).rejects.toMatchObject({ reason: "brokenPromise" });
  });

  test("an account without API rights has no tokens", async () => {
    const { client } = await clientFor(() => ({ authorization_info: { authorizer_appid: "wxAUTH", func_info: [] } }));
    const result = await client.component.queryAuth(new Secret("c"));
    expect([result.accessToken, result.refreshToken]).toEqual([undefined, undefined]);
  });

  test("a renewal without refresh token says so, for the old one to be kept", async () => {
    const { client, received } = await clientFor(() => ({ authorizer_access_token: "a", expires_in: 600 }));
    const renewed = await client.component.authorizerToken("wxAUTH", new Secret("r"));
    expect(renewed).toMatchObject({ expiresInSeconds: 600, refreshToken: undefined });
    expect(tokenOf(received[0])).toBe("component-1");
  });

  test.each([
    ["officialAccount", { service_type_info: { id: 2 } }],
    ["miniProgram", { service_type_info: { id: 0 }, MiniProgramInfo: { network: { RequestDomain: ["https://a"] } } }],
    ["miniShop", { service_type_info: { id: 10 }, MiniProgramInfo: {} }],
    ["other", { channels_info: { id: 0 } }],
  ])("an account of kind %s is told by what WeChat answers", async (kind, info) => {
    const { client } = await clientFor(() => ({
      authorizer_info: { nick_name: "", user_name: "gh_1", ...info },
      authorization_info: { authorizer_appid: "wxAUTH", func_info: [{ funcscope_category: { id: 17 } }] },
    }));
    expect(await client.component.authorizerInfo("wxAUTH")).toMatchObject({
      kind,
      appId: "wxAUTH",
      originalId: "gh_1",
      permissionSetIds: [17],
    });
  });

  test("a page of authorizers takes empty refresh tokens as none", async () => {
    const { client, received } = await clientFor(() => ({
      total_count: 501,
      list: [
        { authorizer_appid: "wx1", refresh_token: "r", auth_time: 1_700_000_000 },
        { authorizer_appid: "wx2", refresh_token: "", auth_time: 0 },
      ],
    }));
    const page = await client.component.authorizerList({ offset: 0, count: 500 });
    expect(page.totalCount).toBe(501);
    expect(page.authorizers.map((item) => [item.appId, item.refreshToken?.reveal(), item.authorizedAt])).toEqual([
      ["wx1", "r", new Date(1_700_000_000_000)],
      ["wx2", undefined, undefined],
    ]);
    expect(sent(received)).toEqual({ component_appid: "wxCOMP", offset: 0, count: 500 });
  });

  test("quotas are asked with the token of whom they are about", async () => {
    const { client, received } = await clientFor(() => ({
      quota: { daily_limit: 10, used: 3, remain: 7 },
      rate_limit: { call_count: 5, refresh_second: 60 },
    }));
    expect(await client.component.apiQuota("/wxa/commit", "wxAUTH")).toEqual({
      daily: { limit: 10, used: 3, left: 7 },
      rateLimit: { calls: 5, perSeconds: 60 },
      componentRateLimit: undefined,
    });
    await client.component.apiQuota("/wxa/gettemplatelist");
    expect(received.map(tokenOf)).toEqual(["wxAUTH-1", "component-1"]);
  });

  test("WeChat's record of a call comes without its secrets", async () => {
    const { client } = await clientFor(() => ({
      request: {
        invoke_time: 1,
        cost_in_ms: 2,
        request_url: "/wxa/commit?access_token=SECRET&x=1",
        request_body: '{"component_appsecret":"SECRET","component_verify_ticket": "SECRET","a":"b"}',
        response_body: '{"component_access_token":"SECRET","authorizer_refresh_token":"SECRET"}',
        client_ip: "1.2.3.4",
      },
    }));
    const record = await client.component.ridInfo("rid");
    expect(JSON.stringify(record)).not.toContain("SECRET");
    expect(record.url).toBe("/wxa/commit?access_token=***&x=1");
  });
});

describe("templates", () => {
  test("ids may be 0, and missing parts are empty", async () => {
    const { client, received } = await clientFor(() => ({
      template_list: [{ template_id: 0, draft_id: 0, user_version: "1", create_time: 1_700_000_000, template_type: 0 }],
    }));
    expect(await client.templates.list(0)).toMatchObject([
      { templateId: 0, draftId: 0, userVersion: "1", userDesc: "", createdAt: new Date(1_700_000_000_000) },
    ]);
    expect(received[0]).toMatchObject({ method: "GET" });
    expect(received[0]?.query.get("template_type")).toBe("0");
  });

  test("an empty library is an empty list", async () => {
    const { client } = await clientFor(() => ({ errcode: 0, draft_list: null }));
    expect(await client.templates.drafts()).toEqual([]);
  });
});

describe("code", () => {
  test("commit sends ext_json as a text", async () => {
    const { client, received } = await clientFor(() => ({ errcode: 0 }));
    await client.code.commit("wxAUTH", { templateId: 0, extJson: '{"ext":{}}', userVersion: "1.0", userDesc: "青" });
    expect(sent(received)).toEqual({
      template_id: 0,
      ext_json: '{"ext":{}}',
      user_version: "1.0",
      user_desc: "青",
    });
  });

  test("an audit id of 64 bits goes out as a number and comes back as a text", async () => {
    const { client, received } = await clientFor((request) =>
      request.path === "/wxa/submit_audit"
        ? { body: '{"errcode":0,"auditid":9223372036854775807}' }
        : { status: 200, body: '{"errcode":0,"status":1,"reason":"no","screenshot":"a|b"}' },
    );
    const { auditId } = await client.code.submitAudit("wxAUTH", { privacyApiNotUsed: true });
    expect(sent(received)).toEqual({ privacy_api_not_use: true });
    expect(await client.code.auditStatus("wxAUTH", auditId)).toEqual({
      status: "rejected",
      reason: "no",
      screenshotMediaIds: ["a", "b"],
    });
    expect(received.at(-1)?.body).toBe('{"auditid":9223372036854775807}');
  });

  test("a submission without audit id is a broken promise", async () => {
    const { client } = await clientFor(() => ({ errcode: 0, errmsg: "ok" }));
    await expect(client.code.submitAudit("wxAUTH")).rejects.toMatchObject({ reason: "brokenPromise", maySent: true });
  });

  test("the latest audit is read in either spelling", async () => {
    const { client } = await clientFor(() => ({
      body: '{"auditid":"1234567","status":4,"reason":"r","ScreenShot":"x","user_version":"2","submit_audit_time":1700000000}',
    }));
    expect(await client.code.latestAuditStatus("wxAUTH")).toMatchObject({
      auditId: "1234567",
      status: "delayed",
      screenshotMediaIds: ["x"],
      submittedAt: new Date(1_700_000_000_000),
    });
  });

  test("going back and listing what one can go back to are two calls", async () => {
    const { client, received } = await clientFor(() => ({ version_list: [{ app_version: 3, commit_time: 1 }] }));
    expect(await client.code.historyVersions("wxAUTH")).toMatchObject([{ appVersion: 3 }]);
    await client.code.revertRelease("wxAUTH", 3);
    await client.code.revertRelease("wxAUTH");
    const queries = received.map(({ query }) => {
      query.delete("access_token");
      return query.toString();
    });
    expect(queries).toEqual(["action=get_history_version", "app_version=3", ""]);
  });

  test("versions and gray plans that do not exist are absent", async () => {
    const { client } = await clientFor(() => ({ errcode: 0 }));
    expect(await client.code.versionInfo("wxAUTH")).toEqual({ trial: undefined, online: undefined });
    expect(await client.code.grayReleasePlan("wxAUTH")).toBeUndefined();
  });
});

describe("domains", () => {
  test("what WeChat refused is told although the call succeeded", async () => {
    const { client, received } = await clientFor(() => ({
      errcode: 0,
      requestdomain: ["https://a.cn"],
      invalid_wsrequestdomain: ["wss://https://x"],
      no_icp_domain: ["b.cn"],
    }));
    const result = await client.domains.modify("wxAUTH", "add", { request: ["https://a.cn"] });
    expect(result.domains.request).toEqual(["https://a.cn"]);
    expect(result.invalid.webSocket).toEqual(["wss://https://x"]);
    expect(result.withoutIcpFiling).toEqual(["b.cn"]);
    expect(sent(received)).toMatchObject({ action: "add", requestdomain: ["https://a.cn"], tcpdomain: [] });
  });

  test("reading domains sends no lists that could empty them", async () => {
    const { client, received } = await clientFor(() => ({ errcode: 0 }));
    await client.domains.modify("wxAUTH", "get");
    expect(sent(received)).toEqual({ action: "get" });
    await client.domains.webview("wxAUTH", "get");
    expect(sent(received)).toEqual({ action: "get" });
  });

  test("the platform's own lists are read when they come as lists, too", async () => {
    const { client } = await clientFor(() => ({ testing_wxa_server_domain: ["a.cn", "b.cn"] }));
    expect((await client.domains.platformServer({ action: "get" })).testing).toEqual(["a.cn", "b.cn"]);
  });

  test("the platform's own lists are texts joined with semicolons", async () => {
    const { client, received } = await clientFor(() => ({ published_wxa_server_domain: "a.cn;b.cn" }));
    const change = { action: "set", hosts: ["a.cn", "b.cn"], alsoPublished: true } as const;
    expect(await client.domains.platformServer(change)).toEqual({
      published: ["a.cn", "b.cn"],
      testing: [],
      invalid: [],
    });
    expect(sent(received)).toEqual({
      action: "set",
      wxa_server_domain: "a.cn;b.cn",
      is_modify_published_together: true,
    });
  });
});

test("an account's name, categories and guideline are read", async () => {
  const answers: Record<string, object> = {
    "/cgi-bin/account/getaccountbasicinfo": {
      appid: "wxAUTH",
      account_type: 3,
      realname_status: 1,
      nickname_info: { nickname: "青禾", modify_used_count: 1, modify_quota: 2 },
    },
    "/wxa/get_category": {
      category_list: [{ first_class: "工具", second_class: "备忘录", first_id: 1, second_id: 2 }],
    },
    "/cgi-bin/component/getprivacysetting": { code_exist: 1, privacy_list: ["Location"], setting_list: null },
  };
  const { client } = await clientFor(({ path }) => answers[path] ?? {});
  expect(await client.basicInfo.accountInfo("wxAUTH")).toMatchObject({
    nickName: "青禾",
    nickNameChanges: { used: 1, limit: 2 },
  });
  expect(await client.categories.submittable("wxAUTH")).toMatchObject([{ firstClass: "工具", secondId: 2 }]);
  expect(await client.privacy.guideline("wxAUTH")).toMatchObject({
    hasCode: true,
    usedKeys: ["Location"],
    settings: [],
  });
});
