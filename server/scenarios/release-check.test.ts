import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../testing/until.ts";
import { openWorld } from "../testing/world.ts";
import type { World } from "../testing/world.ts";
import { releaseCheckAccounts } from "../wechat/index.ts";
import { findAuthorizer, makeAccount, startAuthorization, untilTicket } from "./flow.ts";

interface Delivery {
  delivered: boolean;
  status: number;
  answer: string;
}

const kinds = ["MINI_PROGRAM", "OFFICIAL_ACCOUNT"];
const text = "TESTCOMPONENT_MSG_TYPE_TEXT";

describe("case 29: WeChat's check before a platform is published", () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
    await untilTicket(world);
  });
  afterAll(() => world?.close());

  let number = 0;
  const write = (
    appId: string,
    toUserName: string,
    content: string,
    msgId = String(7_000_000_000_000_000_000n + BigInt(++number)),
  ) =>
    world.control<Delivery>("messages", {
      appId,
      xml:
        `<xml><ToUserName>${toUserName}</ToUserName><FromUserName>oCHECKER001</FromUserName><CreateTime>1800000000</CreateTime>` +
        `<MsgType>text</MsgType><Content><![CDATA[${content}]]></Content><MsgId>${msgId}</MsgId></xml>`,
    });
  const happen = (appId: string, toUserName: string, event: string) =>
    world.control<Delivery>("messages", {
      appId,
      xml:
        `<xml><ToUserName>${toUserName}</ToUserName><FromUserName>oCHECKER001</FromUserName><CreateTime>1800000000</CreateTime>` +
        `<MsgType>event</MsgType><Event>${event}</Event></xml>`,
    });
  const sent = async (appId: string) =>
    (await world.control<{ messages: { appId: string; content: string; openid: string }[] }>("state")).messages.filter(
      (message) => message.appId === appId,
    );

  it.each([...releaseCheckAccounts].map(([appId, account]) => ({ appId, ...account })))(
    "is passed by $kind $appId",
    async ({ appId, originalId, kind }) => {
      await world.control("accounts", { appId });
      const link = await startAuthorization(world, { kinds });
      const { authCode } = await world.control<{ authCode: string }>("authorize", { url: link.url, appId });

      const written = await write(appId, originalId, text, "9007199254740993");
      const again = await write(appId, originalId, text, "9007199254740993");
      const happened = await happen(appId, originalId, "LOCATION");
      if (kind === "officialAccount") {
        for (const { answer } of [written, again]) {
          expect(answer).toContain(`<Content><![CDATA[${text}_callback]]></Content>`);
          expect(answer).toContain("<ToUserName><![CDATA[oCHECKER001]]></ToUserName>");
          expect(answer).toContain(`<FromUserName><![CDATA[${originalId}]]></FromUserName>`);
        }
        expect(happened.answer).toContain("<![CDATA[LOCATIONfrom_callback]]>");
      } else {
        expect([written.answer, again.answer, happened.answer]).toEqual(["success", "success", "success"]);
      }

      expect(await write(appId, originalId, `QUERY_AUTH_CODE:${authCode}`)).toMatchObject({ status: 200, answer: "" });
      const messages = await until("the code is said back", async () => {
        const all = await sent(appId);
        return all.length > 0 ? all : undefined;
      });
      expect(messages).toMatchObject([{ content: `${authCode}_from_api`, openid: "oCHECKER001" }]);
      expect(await findAuthorizer(world, appId), "no merchant of ours").toBeNull();
    },
  );

  it("is answered by no other account, and for no other name", async () => {
    const appId = await makeAccount(world, "普通公众号", "OFFICIAL_ACCOUNT");
    const link = await startAuthorization(world, { kinds });
    await world.control("authorize", { url: link.url, appId });
    await until("an ordinary account is known", () => findAuthorizer(world, appId));
    const accounts = (await world.control<{ accounts: { appId: string; originalId: string }[] }>("state")).accounts;
    const originalId = accounts.find((account) => account.appId === appId)?.originalId ?? "";
    expect((await write(appId, originalId, text)).answer).toBe("success");
    expect((await write(appId, originalId, "QUERY_AUTH_CODE:queryauthcode@@@x")).answer).toBe("success");
    expect((await happen(appId, originalId, "LOCATION")).answer).toBe("success");
    const [checker] = releaseCheckAccounts.keys();
    expect((await write(checker ?? "", originalId, text)).answer).not.toContain("_callback");
    expect((await write(checker ?? "", "gh_3c884a361561", `${text} `)).answer).toBe("success");
    expect(await sent(appId)).toEqual([]);
  });
});
