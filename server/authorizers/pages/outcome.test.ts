import { describe, expect, it } from "vitest";
import { officialAccount, otherShop, shop } from "../../simulator/testing/bench.ts";
import { openMerchantDesk, partnerOrigin } from "../testing/merchant-desk.ts";
import type { MerchantDesk } from "../testing/merchant-desk.ts";
import type { LinkRow } from "../service.ts";

const yunfan = { name: "云帆", contact: null };
const english = { "accept-language": "en" };
const pathOf = ({ state }: LinkRow) => `/authorizations/${state}`;

/** The merchant comes back and the account is read. */
async function complete(desk: MerchantDesk, link: LinkRow, appId: string, permissionSetIds?: number[]): Promise<void> {
  await desk.see(await desk.confirm(link, appId, permissionSetIds ? { permissionSetIds } : {}));
  await desk.work();
}

describe("the page a merchant comes back to", () => {
  it("takes the code out of the address before anything is shown", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    const { status, headers, text } = await desk.see(await desk.confirm(link, shop));
    expect(status).toBe(303);
    expect(headers.get("location")).toBe(`${pathOf(link)}/return`);
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(text).not.toContain("auth_code");
  });

  it("asks for patience, at the link too, until the account is read", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    await desk.see(await desk.confirm(link, shop));
    for (const path of [`${pathOf(link)}/return`, pathOf(link)]) {
      const { text } = await desk.see(path);
      expect(text).toContain("正在确认授权，通常几秒");
      expect(text).toContain('<meta http-equiv="refresh" content="2"');
      expect(text).not.toContain("可以关闭本页");
    }
    desk.clock.advance(31_000);
    expect((await desk.see(`${pathOf(link)}/return`)).text).toContain("可以关闭本页，结果会自动生效");
  });

  it("does not send the merchant back to the start while the profile is read", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    await desk.see(await desk.confirm(link, shop));
    // The exchange works; WeChat is busy when it is asked who the account is.
    await desk.bench.control("faults", { endpoint: "api_get_authorizer_info", errcode: -1, times: 20 });
    await desk.work();
    expect((await desk.fresh(link)).status).toBe("PENDING");
    expect((await desk.see(`${pathOf(link)}/return`)).text).toContain("正在确认授权");
  });

  it("says who is connected to whom, and how to end it; also when it is opened again", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink({ returnUrl: `${partnerOrigin}/shops/7?tab=wechat` });
    await complete(desk, link, shop);
    for (const path of [`${pathOf(link)}/return`, pathOf(link)]) {
      const { status, text } = await desk.see(path);
      expect(status).toBe(200);
      expect(text).toContain("授权成功");
      expect(text).toContain("「青禾生鲜」已连接到云帆");
      expect(text).toMatch(/\d+ 项权限/);
      expect(text).toContain("设置 → 第三方设置");
      expect(text).toContain(`href="${partnerOrigin}/shops/7?tab=wechat"`);
      expect(text).toContain("返回 partner.example.com");
      expect(text).not.toContain("还差");
      expect(text).not.toContain("?go=");
    }
  });

  it("leads nobody through a link that was used", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    await complete(desk, link, shop);
    const codes = desk.preAuthCodes();
    const { status, headers } = await desk.see(`${pathOf(link)}?go=pc`);
    expect([status, headers.get("location")]).toEqual([303, pathOf(link)]);
    expect(desk.preAuthCodes()).toBe(codes);
  });
});

describe("sets that were not granted", () => {
  it("are named with what they are for, and can be granted by one more press for the same account", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    await complete(desk, link, shop, [17, 18, 19]);
    const { text } = await desk.see(`${pathOf(link)}/return`);
    expect(text).toContain("授权成功，还差 1 项权限");
    expect(text).toContain("小程序基本信息管理");
    expect(text).toContain("名称、头像、简介、类目");
    expect(text).toContain("补充这项权限");

    const { headers } = await desk.see(`${pathOf(link)}?go=pc`);
    const { searchParams } = new URL(headers.get("location") ?? "");
    expect(searchParams.get("biz_appid")).toBe(shop);
    // What is granted already is asked for too: confirming must not take it away.
    expect(
      searchParams
        .get("category_id_list")
        ?.split("|")
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual([17, 18, 19, 30]);

    await desk.see(await desk.confirm(link, shop));
    expect((await desk.see(`${pathOf(link)}/return`)).text).toContain("正在确认授权");
    await desk.work();
    const after = (await desk.see(`${pathOf(link)}/return`)).text;
    expect(after).toContain("授权成功");
    expect(after).not.toContain("还差");
  });

  it("are no reason to press once the link's time is over", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink({ validForSeconds: 3_600 });
    await complete(desk, link, shop, [18]);
    desk.clock.advance(3_600_000);
    const { text } = await desk.see(`${pathOf(link)}/return`, english);
    expect(text).toContain("Authorized, 1 permission missing");
    expect(text).not.toContain("?go=");
    expect((await desk.see(`${pathOf(link)}?go=pc`)).status).toBe(303);
  });

  it("are not missed by an account of a kind that has no such sets", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink({ permissionSetIds: [1, 3, 18] });
    await complete(desk, link, officialAccount);
    expect((await desk.see(`${pathOf(link)}/return`)).text).not.toContain("还差");
  });
});

describe("an authorization that came to nothing", () => {
  it("says why, that nothing has changed, and lets the merchant try again with the same link", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    await desk.see(await desk.confirm(link, shop, { expireCode: true }));
    await desk.bench.control("revoke", { appId: shop });
    await desk.work();
    const { text } = await desk.see(`${pathOf(link)}/return`);
    expect(text).toContain("没有完成授权");
    expect(text).toMatch(/610(09|10)/);
    expect(text).toContain("您的账号没有任何改变");
    expect(text).toContain("重新授权");
    expect(text).toContain((await desk.fresh(link)).reference);

    await complete(desk, link, shop);
    expect((await desk.see(`${pathOf(link)}/return`)).text).toContain("授权成功");
  });

  it("is the start again for whoever comes to the return page without a code", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    const { status, headers } = await desk.see(`${pathOf(link)}/return`);
    expect([status, headers.get("location")]).toEqual([303, pathOf(link)]);
  });
});

describe("a link that has ended", () => {
  it("says since when, leads nowhere, and passes on the wish for a new one, once an hour at most", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink({ validForSeconds: 3_600 });
    desk.clock.advance(3_600_000);
    const { status, text } = await desk.see(pathOf(link));
    expect(status).toBe(410);
    expect(text).toContain("这个链接已经失效");
    expect(text).toContain("2026年11月24日 13:00（北京时间）");
    expect(text).toContain("请对方重新发一个");
    expect((await desk.see(`${pathOf(link)}?go=pc`)).headers.get("location")).toBe(pathOf(link));
    expect(desk.preAuthCodes()).toBe(0);

    const press = () =>
      desk.see(`${pathOf(link)}/again`, { "content-type": "application/x-www-form-urlencoded" }, "POST");
    expect((await press()).headers.get("location")).toBe(pathOf(link));
    const askedAt = desk.clock.now();
    expect((await desk.fresh(link)).askedAgainAt).toEqual(askedAt);
    const told = (await desk.see(pathOf(link))).text;
    expect(told).toContain("转告对方");
    expect(told).not.toContain("<button");

    desk.clock.advance(59 * 60_000);
    await press();
    expect((await desk.fresh(link)).askedAgainAt).toEqual(askedAt);
    desk.clock.advance(60_000);
    expect((await desk.see(pathOf(link))).text).toContain("<button");
    await press();
    expect((await desk.fresh(link)).askedAgainAt).toEqual(desk.clock.now());
  });

  it("is dead at once when it was taken back", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    await desk.revoke(link);
    const { status, text } = await desk.see(pathOf(link), english);
    expect(status).toBe(410);
    expect(text).toContain("This link is no longer valid");
    expect(text).toContain("Nothing about your account has changed");
  });

  it("completes all the same when the merchant had confirmed in time", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    const back = await desk.confirm(link, otherShop);
    await desk.revoke(link);
    await desk.see(back);
    await desk.work();
    expect((await desk.see(`${pathOf(link)}/return`)).text).toContain("授权成功");
  });

  it("is not called a success when the account has ended its authorization since", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    await complete(desk, link, shop);
    await desk.bench.control("revoke", { appId: shop });
    const account = await desk.authorizers.findByAppId(shop);
    await desk.authorizers.refresh({ kind: "operator", id: "1", name: "Lin Min" }, account?.id ?? null);
    const { status, text } = await desk.see(pathOf(link));
    expect(status).toBe(410);
    expect(text).not.toContain("授权成功");
    expect(text).not.toContain("没有任何改变");
  });

  it("takes no wish for a new one while it works", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    await desk.see(`${pathOf(link)}/again`, {}, "POST");
    expect((await desk.fresh(link)).askedAgainAt).toBeNull();
  });
});
