import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { OpenPlatform, ServerRequest } from "node-easywechat";
import { openBench, platform, shop } from "./testing/bench.ts";
import type { Bench } from "./testing/bench.ts";

// A client that knows WeChat and has never heard of us: what it takes for WeChat is WeChat enough.
let bench: Bench;
let folder: string;
beforeEach(async () => {
  bench = await openBench();
  folder = mkdtempSync(join(tmpdir(), "easywechat-"));
});
afterEach(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

/** One per request, as the SDK is meant to be used; the file cache is what they share. */
function openPlatform(): OpenPlatform {
  return new OpenPlatform({
    app_id: platform.componentAppId,
    secret: platform.componentSecret,
    token: platform.callbackToken,
    aes_key: platform.encodingAesKey,
    file_cache: { path: folder, dirMode: 0o700, fileMode: 0o600, ext: ".cache" },
    http: { baseURL: `${bench.simulator.url}/` },
  });
}

/** Hands a push that the simulator sent to the SDK, as a web framework would. */
async function receive(name: string) {
  const push = bench.receiver.named(name).at(-1);
  if (!push) throw new Error(`${name} was not pushed`);
  const url = `${push.path}?${push.query.toString()}`;
  const app = openPlatform();
  app.setRequest(new ServerRequest("POST", url, { "content-type": "text/xml" }, push.body));
  const server = app.getServer();
  let seen: Record<string, unknown> = {};
  server.with(async (message, next) => {
    seen = message.toObject() as Record<string, unknown>;
    return next?.(message);
  });
  const response = await server.serve();
  return { seen, answer: String(response.getBody()) };
}

test("node-easywechat takes the simulator for WeChat: ticket, authorization, account calls", async () => {
  await bench.simulator.pushTicket();
  expect((await receive("component_verify_ticket")).answer).toBe("success");

  const app = openPlatform();
  const { pre_auth_code } = (await app.createPreAuthorizationCode()) as { pre_auth_code: string };
  const authorization = new URL(await app.createPreAuthorizationUrl(`${bench.receiver.url}/return`, pre_auth_code));
  const url = `${bench.simulator.url}${authorization.pathname}${authorization.search}`;
  await bench.control("authorize", { url, appId: shop, permissionSetIds: [17, 18, 30] });
  const { seen } = await receive("authorized");
  expect(seen).toMatchObject({ InfoType: "authorized", AuthorizerAppid: shop, PreAuthCode: pre_auth_code });

  const granted = await app.getAuthorization(String(seen["AuthorizationCode"]));
  expect(granted.getAppId()).toBe(shop);
  const miniProgram = await app.getMiniAppWithRefreshToken(shop, granted.getRefreshToken());
  const client = miniProgram.getClient();
  const category = (await client.get("/wxa/get_category")).toObject() as Record<string, unknown>;
  expect(category).toMatchObject({ errcode: 0, category_list: [{ first_class: "商家自营" }] });
  const info = await client.postJson("/cgi-bin/account/getaccountbasicinfo", {});
  expect(info.toObject()).toMatchObject({ nickname: "青禾生鲜" });

  expect((await app.getClient().postJson("/wxa/addtotemplate", { draft_id: 0 })).toObject()).toMatchObject({
    errcode: 0,
  });
  const draft = { template_id: 0, ext_json: "{}", user_version: "1.0.0", user_desc: "中文描述" };
  expect((await client.postJson("/wxa/commit", draft)).toObject()).toMatchObject({ errcode: 0 });
  expect((await client.postJson("/wxa/submit_audit", {})).toObject()).toHaveProperty("auditid");
});
