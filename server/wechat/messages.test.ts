import { expect, test } from "vitest";
import { dedupeKeyOf, maskedPayload, readAccountMessage, readComponentEvent } from "./messages.ts";
import { readXml } from "./xml.ts";

const component = (inner: string) =>
  readXml(`<xml><AppId>wxCOMP</AppId><CreateTime>1413192760</CreateTime>${inner}</xml>`);
const event = (name: string, inner = "") =>
  readXml(
    `<xml><ToUserName>gh_AUTH</ToUserName><FromUserName>oSYS</FromUserName><CreateTime>1488856591</CreateTime><MsgType>event</MsgType><Event>${name}</Event>${inner}</xml>`,
  );
const grant = (type: string, code = "queryauthcode@@@c", expires = "1413196360") =>
  component(
    `<InfoType>${type}</InfoType><AuthorizerAppid>wxAUTH</AuthorizerAppid><AuthorizationCode>${code}</AuthorizationCode><AuthorizationCodeExpiredTime>${expires}</AuthorizationCodeExpiredTime><PreAuthCode>preauthcode@@@p</PreAuthCode>`,
  );

test("a ticket is read as a secret with its time", () => {
  const read = readComponentEvent(
    component("<InfoType>component_verify_ticket</InfoType><ComponentVerifyTicket>ticket@@@t</ComponentVerifyTicket>"),
  );
  expect(read).toMatchObject({
    type: "component_verify_ticket",
    appId: "wxCOMP",
    createdAt: new Date(1_413_192_760_000),
  });
  expect(read.type === "component_verify_ticket" && read.ticket.reveal()).toBe("ticket@@@t");
  expect(JSON.stringify(read)).not.toContain("ticket@@@");
});

test("an empty ticket is no ticket", () => {
  const empty = "<InfoType>component_verify_ticket</InfoType><ComponentVerifyTicket> </ComponentVerifyTicket>";
  expect(readComponentEvent(component(empty))).toMatchObject({ type: "unknown", lacks: "ComponentVerifyTicket" });
});

test.each(["authorized", "updateauthorized"] as const)("%s carries the code, its end and the way back", (type) => {
  const read = readComponentEvent(grant(type));
  expect(read).toMatchObject({
    type,
    authorizerAppId: "wxAUTH",
    authorizationCodeExpiresAt: new Date(1_413_196_360_000),
  });
  expect(read.type === type && read.authorizationCode.reveal()).toBe("queryauthcode@@@c");
  expect(read.type === type && read.preAuthCode?.reveal()).toBe("preauthcode@@@p");
});

test("a code's end may be said as a duration", () => {
  const read = readComponentEvent(grant("authorized", "c", "3600"));
  expect(read).toMatchObject({ authorizationCodeExpiresAt: new Date((1_413_192_760 + 3_600) * 1_000) });
});

test("white space round ids, times and types does not become part of them", () => {
  const read = readComponentEvent(
    readXml(
      "<xml><AppId>\n wxCOMP\n</AppId><CreateTime> 1413192760 </CreateTime><InfoType> unauthorized\n</InfoType><AuthorizerAppid>\n wxAUTH </AuthorizerAppid></xml>",
    ),
  );
  expect(read).toMatchObject({ type: "unauthorized", appId: "wxCOMP", authorizerAppId: "wxAUTH" });
  const audit = readAccountMessage(
    readXml(
      "<xml><ToUserName> gh_AUTH </ToUserName><CreateTime>1</CreateTime><MsgType> event </MsgType><Event> weapp_audit_success </Event></xml>",
    ),
  );
  expect(audit).toMatchObject({ type: "weapp_audit_success", toUserName: "gh_AUTH", msgType: "event" });
  const said = readAccountMessage(readXml("<xml><MsgType>text</MsgType><Content> a b </Content></xml>"));
  expect(said).toMatchObject({ content: " a b " });
});

test("a registration without a status is not taken for a success", () => {
  const read = readComponentEvent(component("<InfoType>notify_third_fasteregister</InfoType><status></status>"));
  expect(read).toMatchObject({ type: "unknown", lacks: "status" });
});

test("unauthorized names the account", () => {
  const read = readComponentEvent(
    component("<InfoType>unauthorized</InfoType><AuthorizerAppid>wxAUTH</AuthorizerAppid>"),
  );
  expect(read).toMatchObject({ type: "unauthorized", authorizerAppId: "wxAUTH" });
});

test("a registration's appid is not the platform's AppId", () => {
  const read = readComponentEvent(
    component(
      "<InfoType>notify_third_fasteregister</InfoType><status>0</status><msg>OK</msg><appid>wxNEW</appid><auth_code>code</auth_code><info><name>company</name><code>91</code></info>",
    ),
  );
  expect(read).toMatchObject({ type: "notify_third_fasteregister", appId: "wxCOMP", newAppId: "wxNEW", status: 0 });
  expect(read.type === "notify_third_fasteregister" && [...read.info]).toEqual([
    ["name", "company"],
    ["code", "91"],
  ]);
});

test("what is new or lacks a part is unknown and keeps its name", () => {
  expect(readComponentEvent(component("<InfoType>something_new</InfoType>"))).toMatchObject({
    type: "unknown",
    infoType: "something_new",
  });
  const noCode = component("<InfoType>authorized</InfoType><AuthorizerAppid>wxAUTH</AuthorizerAppid>");
  expect(readComponentEvent(noCode)).toMatchObject({ type: "unknown", lacks: "AuthorizationCode" });
  expect(readComponentEvent(readXml("<xml/>"))).toMatchObject({ type: "unknown", infoType: "" });
});

test("the three audit events are read, whatever the case of their names", () => {
  const failed = event(
    "WEAPP_AUDIT_FAIL",
    "<Reason><![CDATA[1:…<br>]]></Reason><FailTime>1488856591</FailTime><ScreenShot>a|b</ScreenShot>",
  );
  expect(readAccountMessage(failed)).toMatchObject({
    type: "weapp_audit_fail",
    event: "WEAPP_AUDIT_FAIL",
    reason: "1:…<br>",
    screenshotMediaIds: ["a", "b"],
    failedAt: new Date(1_488_856_591_000),
  });
  expect(readAccountMessage(event("weapp_audit_fail"))).toMatchObject({ reason: "", screenshotMediaIds: [] });
  expect(readAccountMessage(event("weapp_audit_success", "<SuccTime>1</SuccTime>"))).toMatchObject({
    type: "weapp_audit_success",
    succeededAt: new Date(1_000),
  });
  expect(readAccountMessage(event("weapp_audit_delay", "<Reason>r</Reason>"))).toMatchObject({
    type: "weapp_audit_delay",
    reason: "r",
  });
});

test("reviews of name, category and privacy say whether they passed", () => {
  expect(readAccountMessage(event("wxa_nickname_audit", "<ret>3</ret><nickname>n</nickname>"))).toMatchObject({
    passed: true,
    nickName: "n",
  });
  expect(readAccountMessage(event("wxa_category_audit", "<ret>2</ret><first>1</first>"))).toMatchObject({
    passed: false,
    firstCategoryId: "1",
  });
  const one = "<result_info><api_name>wx.choosePoi</api_name><status>3</status></result_info>";
  expect(readAccountMessage(event("wxa_privacy_apply", one))).toMatchObject({
    results: [{ apiName: "wx.choosePoi", passed: true }],
  });
});

test("texts keep 64-bit ids; other events and kinds keep their names", () => {
  const message = readXml(
    "<xml><ToUserName>gh</ToUserName><FromUserName>o</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>hi 🎉</Content><MsgId>9223372036854775807</MsgId></xml>",
  );
  expect(readAccountMessage(message)).toMatchObject({ type: "text", content: "hi 🎉", msgId: "9223372036854775807" });
  expect(readAccountMessage(event("LOCATION"))).toMatchObject({ type: "event", event: "LOCATION" });
  expect(readAccountMessage(readXml("<xml><MsgType>hologram</MsgType></xml>"))).toMatchObject({
    type: "unknown",
    msgType: "hologram",
  });
});

test("one push delivered again has the same key, and another has another", () => {
  const key = (root: ReturnType<typeof event>, xml = JSON.stringify(root), appId = "wxAUTH") =>
    dedupeKeyOf({ root, xml, appId });
  expect(key(event("subscribe"))).toBe(key(event("subscribe")));
  expect(key(event("subscribe"))).not.toBe(key(event("unsubscribe")));
  expect(key(event("a", "<x>1</x>"))).not.toBe(key(event("a", "<x>2</x>")));
  expect(key(event("a"), "x", "wx1")).not.toBe(key(event("a"), "x", "wx2"));
  expect(key(event("a"))).toMatch(/^1488856591:/);
});

test("a message's key is its id, and a grant's is its code", () => {
  const message = readXml("<xml><CreateTime>5</CreateTime><MsgType>text</MsgType><MsgId>77</MsgId></xml>");
  expect(dedupeKeyOf({ root: message, xml: "", appId: "wxAUTH" })).toBe("5:wxAUTH:77");
  const first = dedupeKeyOf({ root: grant("authorized"), xml: "a" });
  expect(first).toBe(dedupeKeyOf({ root: grant("authorized"), xml: "b" }));
  expect(first).not.toBe(dedupeKeyOf({ root: grant("updateauthorized"), xml: "a" }));
  expect(first).not.toBe(dedupeKeyOf({ root: grant("authorized", "other"), xml: "a" }));
  expect(first).not.toContain("queryauthcode");
});

test("tickets and codes are masked wherever they stand", () => {
  const masked = [
    component("<InfoType>component_verify_ticket</InfoType><ComponentVerifyTicket>secret1</ComponentVerifyTicket>"),
    grant("authorized", "secret2"),
    component("<InfoType>notify_third_fasteregister</InfoType><auth_code>secret3</auth_code>"),
    readXml("<xml><Content>QUERY_AUTH_CODE:queryauthcode@@@secret4</Content></xml>"),
    readXml("<xml><a><PreAuthCode>secret5</PreAuthCode></a></xml>"),
  ].map((root) => JSON.stringify(maskedPayload(root)));
  expect(masked.join()).not.toMatch(/secret\d|preauthcode@@@p/);
  expect(masked[3]).toContain("QUERY_AUTH_CODE:queryauthcode@@@***");
  expect(masked[1]).toContain('"AuthorizerAppid":"wxAUTH"');
});

test("lists of one are lists in the payload", () => {
  const one = event(
    "subscribe_msg_sent_event",
    "<SubscribeMsgSentEvent><List><MsgID>1</MsgID></List></SubscribeMsgSentEvent>",
  );
  expect(maskedPayload(one)["SubscribeMsgSentEvent"]).toEqual({ List: [{ MsgID: "1" }] });
  const path = component("<InfoType>order_path_apply_result_notify</InfoType><list><appid>wx1</appid></list>");
  expect(maskedPayload(path)["list"]).toEqual([{ appid: "wx1" }]);
});
