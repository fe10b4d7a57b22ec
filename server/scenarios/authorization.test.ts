import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { authorizers, authorizerTokens } from "../authorizers/tables.ts";
import { openDatabase } from "../db/open.ts";
import { loudLog } from "../testing/logs.ts";
import { pushByHand } from "../testing/push-by-hand.ts";
import { until } from "../testing/until.ts";
import { openWorld, platform } from "../testing/world.ts";
import type { World } from "../testing/world.ts";
import { authorize, findAuthorizer, makeAccount, startAuthorization } from "./flow.ts";

interface Confirmed {
  returnUrl: string | null;
  authCode: string;
  change: string;
}

describe("a merchant authorizes an account", () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld({ environment: { RETURN_URL_ORIGINS: "https://partner.example.com" } });
    await until("a platform token", async () => (await exchanges("api_component_token")) > 0);
  });
  afterAll(() => world?.close());

  const confirm = (url: unknown, appId: string, more: object = {}) =>
    world.control<Confirmed>("authorize", { url, appId, ...more });

  /** How often WeChat has answered the call with success. */
  async function exchanges(endpoint = "api_query_auth"): Promise<number> {
    const { calls } = await world.control<{ calls: { errcode: number | null }[] }>(`calls?endpoint=${endpoint}`);
    return calls.filter(({ errcode }) => errcode === 0).length;
  }

  async function connected(appId: string) {
    return await until(`${appId} is connected`, async () => {
      const found = await findAuthorizer(world, appId);
      return found?.status === "AUTHORIZED" && found.nickName !== "" ? found : undefined;
    });
  }

  async function linkOf(id: string) {
    const { authorizationLink } = await world.graphql<{
      authorizationLink: { status: string; authorizer: { appId: string } | null; plugin: object | null };
    }>(
      `query ($id: ID!) {
        authorizationLink(id: $id) {
          status
          authorizer { appId }
          plugin { platformAppId: platformAppId preAuthCode authType bizAppId }
        }
      }`,
      { id },
    );
    return authorizationLink;
  }

  /** Where the page sends the merchant's browser on to. */
  async function wayToWechat(url: string, form: "pc" | "h5"): Promise<URL> {
    const response = await fetch(`${url}?go=${form}`, { redirect: "manual" });
    expect(response.status).toBe(302);
    return new URL(response.headers.get("location") ?? "");
  }

  it("on a computer, from our own page to WeChat's QR code", async () => {
    const appId = await makeAccount(world, "电脑授权");
    const link = await startAuthorization(world, { channel: "PC_QR" });
    const way = await wayToWechat(link.url, "pc");
    expect(way.pathname).toBe("/cgi-bin/componentloginpage");
    expect(way.searchParams.get("component_appid")).toBe(platform.componentAppId);
    expect(way.searchParams.get("redirect_uri")).toBe(`${link.url}/return`);
    await confirm(link.url, appId);
    await connected(appId);
    expect(await linkOf(link.id)).toMatchObject({ status: "COMPLETED", authorizer: { appId } });
  });

  it("in WeChat, on the page for phones", async () => {
    const appId = await makeAccount(world, "手机授权");
    const link = await startAuthorization(world, { channel: "H5" });
    const way = await wayToWechat(link.url, "h5");
    expect(way.pathname).toBe("/wxaopen/safe/bindcomponent");
    expect(way.hash).toBe("#wechat_redirect");
    await confirm(way.href, appId);
    await connected(appId);
    expect((await linkOf(link.id)).status).toBe("COMPLETED");
  });

  it("in a mini program, by the plugin's parameters", async () => {
    const appId = await makeAccount(world, "插件授权");
    const link = await startAuthorization(world, { channel: "MINI_PROGRAM_PLUGIN" });
    const { plugin } = await linkOf(link.id);
    expect(plugin).toMatchObject({ platformAppId: platform.componentAppId, authType: 2 });
    const { returnUrl } = await confirm(plugin, appId);
    expect(returnUrl).toBeNull();
    await connected(appId);
    expect((await linkOf(link.id)).status).toBe("COMPLETED");
  });

  it("only the one that the link is for", async () => {
    const [wanted, other] = [await makeAccount(world, "指定账号"), await makeAccount(world, "另一个账号")];
    const link = await startAuthorization(world, { appId: wanted });
    await expect(confirm(link.url, other)).rejects.toThrow(/409/);
    expect(await findAuthorizer(world, other)).toBeNull();
    await confirm(link.url, wanted);
    await connected(wanted);
  });

  it("and grants the sets that were asked for", async () => {
    const appId = await makeAccount(world, "指定权限");
    const link = await startAuthorization(world, { permissionSetIds: [17, 18] });
    const way = await wayToWechat(link.url, "pc");
    expect(way.searchParams.get("category_id_list")?.split("|")).toEqual(["17", "18"]);
    await confirm(link.url, appId);
    expect(setsOf(await connected(appId))).toEqual([17, 18]);
  });

  it("again with other sets, and sees which came and which went", async () => {
    const appId = await makeAccount(world, "更新权限");
    await authorize(world, appId, [17, 18, 25]);
    const again = await startAuthorization(world);
    expect((await confirm(again.url, appId, { permissionSetIds: [18, 30] })).change).toBe("updateauthorized");
    await until("the sets have changed", async () => setsOf(await connected(appId)).join() === "18,30");
    const { authorizer } = await world.graphql<{ authorizer: { changes: { nodes: unknown[] } } }>(
      `query ($appId: String) {
        authorizer(appId: $appId) { changes { nodes { change granted { id } withdrawn { id } } } }
      }`,
      { appId },
    );
    expect(authorizer.changes.nodes[0]).toEqual({
      change: "UPDATED",
      granted: [{ id: 30 }],
      withdrawn: [{ id: 17 }, { id: 25 }],
    });
  });

  it("is connected once when the push comes before the browser", async () => {
    const appId = await makeAccount(world, "推送在先");
    const link = await startAuthorization(world);
    const before = await exchanges();
    const { returnUrl } = await confirm(link.url, appId);
    await connected(appId);
    expect(await merchantSees(returnUrl)).toContain("授权成功");
    expect(await exchanges()).toBe(before + 1);
    expect((await linkOf(link.id)).status).toBe("COMPLETED");
  });

  it("is connected once when the browser comes before the push", async () => {
    const appId = await makeAccount(world, "浏览器在先");
    const link = await startAuthorization(world);
    const before = await exchanges();
    await world.control("faults", { dropPush: "authorized", times: 1 });
    const { returnUrl, authCode } = await confirm(link.url, appId);
    await merchantSees(returnUrl);
    await connected(appId);
    const late = await pushByHand(world.minifleet.url, { appId: null, xml: authorizedXml(appId, authCode) });
    expect(late.text).toBe("success");
    await until("nothing waits in the queue", async () => await queueIsEmpty());
    expect(await exchanges()).toBe(before + 1);
    expect(await linkOf(link.id)).toMatchObject({ status: "COMPLETED", authorizer: { appId } });
    expect(await merchantSees(`${link.url}/return`)).toContain("授权成功");
  });

  it("is offered the way back to the partner, and to nobody else", async () => {
    await expect(startAuthorization(world, { returnUrl: "https://evil.example/steal" })).rejects.toThrow(
      "RETURN_URL_NOT_ALLOWED",
    );
    const appId = await makeAccount(world, "返回合作方");
    const link = await startAuthorization(world, { returnUrl: "https://partner.example.com/done?order=7" });
    const { returnUrl } = await confirm(link.url, appId);
    await connected(appId);
    expect(await merchantSees(returnUrl)).toContain('href="https://partner.example.com/done?order=7"');
  });

  it("and cancels it: the row stays, the tokens go, and WeChat is not called for it any more", async () => {
    const appId = await makeAccount(world, "取消授权");
    await authorize(world, appId);
    expect(await tokensOf(appId)).toMatchObject({ refreshToken: expect.any(Buffer) as unknown });
    await world.control("revoke", { appId });
    await until("the account is revoked", async () => (await findAuthorizer(world, appId))?.status === "REVOKED");
    expect(await tokensOf(appId)).toMatchObject({ accessToken: null, refreshToken: null });
    const answer = await world.graphql<{ refreshAuthorizer: { userErrors: { code: string }[] } }>(
      `mutation ($id: ID!) { refreshAuthorizer(input: { id: $id }) { userErrors { code } } }`,
      { id: (await findAuthorizer(world, appId))?.id },
    );
    expect((await findAuthorizer(world, appId))?.nickName).toBe("取消授权");
    expect(answer.refreshAuthorizer.userErrors.length).toBeLessThanOrEqual(1);
  });

  it("and authorizes again after that", async () => {
    const appId = await makeAccount(world, "重新授权");
    const first = await authorize(world, appId);
    await world.control("revoke", { appId });
    await until("the account is revoked", async () => (await findAuthorizer(world, appId))?.status === "REVOKED");
    const again = await authorize(world, appId);
    expect(again.id).toBe(first.id);
    expect(await tokensOf(appId)).toMatchObject({ refreshToken: expect.any(Buffer) as unknown });
  });

  async function merchantSees(url: string | null): Promise<string> {
    const response = await fetch(url ?? "", { headers: { "accept-language": "zh-CN" } });
    expect(response.status).toBe(200);
    return await response.text();
  }

  async function queueIsEmpty(): Promise<boolean> {
    const { platform: view } = await world.graphql<{ platform: { queue: { due: number; running: number } } }>(
      "{ platform { queue { due running } } }",
    );
    return view.queue.due + view.queue.running === 0;
  }

  /** As another program at the same database sees them. */
  async function tokensOf(appId: string) {
    const database = await openDatabase({ url: world.databaseUrl, log: loudLog });
    try {
      const [row] = await database.db
        .select({ accessToken: authorizerTokens.accessToken, refreshToken: authorizerTokens.refreshToken })
        .from(authorizers)
        .leftJoin(authorizerTokens, eq(authorizerTokens.authorizerId, authorizers.id))
        .where(eq(authorizers.appId, appId));
      return row;
    } finally {
      await database.close();
    }
  }
});

function setsOf({ permissionSets }: { permissionSets: { permissionSet: { id: number } }[] }): number[] {
  return permissionSets.map(({ permissionSet }) => permissionSet.id).toSorted((one, other) => one - other);
}

function authorizedXml(appId: string, authCode: string): string {
  const second = Math.floor(Date.now() / 1_000);
  return `<xml><AppId>${platform.componentAppId}</AppId><CreateTime>${second}</CreateTime><InfoType>authorized</InfoType><AuthorizerAppid>${appId}</AuthorizerAppid><AuthorizationCode>${authCode}</AuthorizationCode><AuthorizationCodeExpiredTime>${second + 3_600}</AuthorizationCodeExpiredTime></xml>`;
}
