import { describe, expect, it } from "vitest";
import { openMerchantDesk, partnerOrigin } from "../testing/merchant-desk.ts";

const yunfan = { name: "云帆", contact: "400-800-1234" };
const agents = {
  computer: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36",
  phone: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148",
  wechat: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile MicroMessenger/8.0.50",
  wechatOnComputer: "Mozilla/5.0 (Windows NT 10.0; WOW64) Chrome/126.0.0.0 Safari/537.36 MicroMessenger/7.0.20",
};
const english = { "accept-language": "en-GB,en;q=0.9" };

describe("the page that leads a merchant to WeChat", () => {
  it("says who asks, whom, for what and until when, and whom to ask", async () => {
    const desk = await openMerchantDesk(yunfan);
    const { state } = await desk.startLink({ label: "青禾生鲜", permissionSetIds: [18, 30] });
    const { status, text } = await desk.see(`/authorizations/${state}`);
    expect(status).toBe(200);
    expect(text).toContain("请「青禾生鲜」的管理员确认授权");
    expect(text).toContain("云帆请求管理您的微信账号");
    expect(text).toContain("2026年11月25日 12:00（北京时间）");
    expect(text).toContain("小程序开发与数据分析");
    expect(text).toContain("授予后账号不能在自己的后台发布");
    expect(text).toContain("互斥权限");
    expect(text).toContain("咨询：400-800-1234");
    expect(text).toMatch(/编号 [2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/);
  });

  it("names what is needed when it asks for everything published", async () => {
    const desk = await openMerchantDesk(yunfan);
    const { state } = await desk.startLink({ kinds: ["MINI_PROGRAM"] });
    const { text } = await desk.see(`/authorizations/${state}`, english);
    expect(text).toContain("all permissions this platform has published");
    expect(text).toContain("Development and data analysis");
    expect(text).toContain("Basic information");
  });

  it("shows each device the way that works there", async () => {
    const desk = await openMerchantDesk(yunfan);
    const { state } = await desk.startLink();
    const path = `/authorizations/${state}`;
    const on = async (agent: string) => (await desk.see(path, { "user-agent": agent })).text;

    const computer = await on(agents.computer);
    expect(computer).toContain("<svg");
    expect(computer).toContain(`href="${path}?go=pc"`);
    expect(await on(agents.wechatOnComputer)).toContain(`href="${path}?go=pc"`);

    const wechat = await on(agents.wechat);
    expect(wechat).toContain(`href="${path}?go=h5"`);
    expect(wechat).not.toContain("<svg");

    const phone = await on(agents.phone);
    expect(phone).toContain("请用微信打开");
    expect(phone).toContain("<svg");
    expect(phone).toContain(`<code class="whole">${desk.publicUrl}${path}</code>`);
    expect(phone).not.toContain("?go=");
  });

  it("is small, and neither runs, loads nor tells anything", async () => {
    const desk = await openMerchantDesk(yunfan);
    const { state } = await desk.startLink({ permissionSetIds: [17, 18, 19, 25, 30, 40, 45, 49, 51, 52] });
    const { text, headers } = await desk.see(`/authorizations/${state}`);
    expect(Buffer.byteLength(text)).toBeLessThan(30_000);
    expect(text).not.toMatch(/<script|<img|<iframe|url\(|@import|@font-face|\bon[a-z]+=/i);
    const addresses = [...text.matchAll(/\b(?:href|src|action)="([^"]*)"/g)].map((match) => match[1]);
    expect(addresses.filter((address) => !address?.startsWith("/authorizations/") && address !== "data:,")).toEqual([]);
    expect(text).not.toMatch(/minifleet/i);
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'; style-src 'nonce-/);
    expect(headers.get("content-security-policy")).not.toContain("script-src");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toContain("noindex");
  });

  it("shows a label as text, whatever is in it", async () => {
    const desk = await openMerchantDesk({ name: `<b onclick="x">`, contact: `"><script>` });
    const { state } = await desk.startLink({ label: `<img src=x onerror="alert(1)">` });
    const { text } = await desk.see(`/authorizations/${state}`);
    expect(text).not.toMatch(/<img|<b |<script|onerror="|onclick="/);
    expect(text).toContain("&#60;img src=x");
  });

  it("follows the browser's language, and keeps the other one once it was chosen", async () => {
    const desk = await openMerchantDesk(yunfan);
    const { state } = await desk.startLink();
    const path = `/authorizations/${state}`;
    expect((await desk.see(path)).text).toContain('<html lang="zh-CN">');
    expect((await desk.see(path, english)).text).toContain('<html lang="en">');

    const switched = await desk.see(`${path}?lang=en`, { "accept-language": "zh-CN" });
    expect(switched.text).toContain('<html lang="en">');
    const cookie = switched.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const later = await desk.see(path, { "accept-language": "zh-CN", cookie });
    expect(later.text).toContain('<html lang="en">');
  });

  it("offers no way to WeChat for the plugin's channel, which has its own", async () => {
    const desk = await openMerchantDesk(yunfan);
    const { state } = await desk.startLink({ channel: "MINI_PROGRAM_PLUGIN" });
    const { text } = await desk.see(`/authorizations/${state}`);
    expect(text).toContain("请在小程序中完成授权");
    expect(text).not.toContain("?go=");
  });

  it("says so when the address is not one of a link", async () => {
    const desk = await openMerchantDesk(yunfan);
    for (const path of ["/authorizations/nothing", "/authorizations/nothing?go=1", "/authorizations/nothing/return"]) {
      const { status, text } = await desk.see(path);
      expect(status).toBe(404);
      expect(text).toContain("没有这个链接");
    }
  });

  it("asks an address that comes too often to wait a minute", async () => {
    const desk = await openMerchantDesk(yunfan);
    const { state } = await desk.startLink();
    const visit = () => desk.see(`/authorizations/${state}`, english);
    const statuses = await Promise.all(Array.from({ length: 120 }, async () => (await visit()).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const { status, text, headers } = await visit();
    expect(status).toBe(429);
    expect(text).toContain("Please try again in a minute");
    expect(headers.get("retry-after")).toBe("60");
    desk.clock.advance(60_000);
    expect((await visit()).status).toBe(200);
  });
});

describe("the way to WeChat", () => {
  it("costs nothing until the button is pressed, and a fresh code with every press", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    const path = `/authorizations/${link.state}`;
    await desk.see(path);
    expect(desk.preAuthCodes()).toBe(0);
    const first = await desk.see(`${path}?go=pc`);
    const second = await desk.see(`${path}?go=pc`);
    expect(desk.preAuthCodes()).toBe(2);
    expect(second.headers.get("location")).not.toBe(first.headers.get("location"));
    expect((await desk.fresh(link)).leftAt).not.toBeNull();
  });

  it("is not taken, nor the link taken for opened, by what chats and searchers fetch", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    const path = `/authorizations/${link.state}`;
    for (const target of [path, `${path}?go=pc`]) {
      await desk.see(target, { "sec-purpose": "prefetch" });
      await desk.see(target, { "user-agent": "Mozilla/5.0 (compatible; Baiduspider/2.0)" });
      await desk.see(target, {}, "HEAD");
    }
    expect(desk.preAuthCodes()).toBe(0);
    expect((await desk.fresh(link)).openedAt).toBeNull();
    await desk.see(path);
    expect((await desk.fresh(link)).openedAt).not.toBeNull();
  });

  it("carries what the link is for, and lets WeChat see where one comes from", async () => {
    const desk = await openMerchantDesk(yunfan);
    const { state } = await desk.startLink({ kinds: ["MINI_PROGRAM"], permissionSetIds: [18, 30] });
    const { status, headers } = await desk.see(`/authorizations/${state}?go=pc`);
    expect(status).toBe(302);
    expect(headers.get("referrer-policy")).toBe("origin");
    const { pathname, searchParams } = new URL(headers.get("location") ?? "");
    expect(pathname).toBe("/cgi-bin/componentloginpage");
    expect(searchParams.get("category_id_list")).toBe("18|30");
    expect(searchParams.get("auth_type")).toBe("2");
    expect(searchParams.get("redirect_uri")).toBe(`${desk.publicUrl}/authorizations/${state}/return`);
    expect((await desk.see(`/authorizations/${state}`)).headers.get("referrer-policy")).toBe("origin");
  });

  it("says that WeChat does not answer, and leaves the link as it is", async () => {
    const desk = await openMerchantDesk(yunfan);
    const link = await desk.startLink();
    await desk.bench.control("faults", { endpoint: "api_create_preauthcode", errcode: -1, times: 5 });
    const { status, text } = await desk.see(`/authorizations/${link.state}?go=pc`);
    expect(status).toBe(503);
    expect(text).toContain("微信暂时没有回应");
    expect((await desk.fresh(link)).status).toBe("PENDING");
  });

  it("returns only to addresses of partners on the list", async () => {
    const desk = await openMerchantDesk(yunfan);
    for (const returnUrl of ["https://evil.example.com/x", `${partnerOrigin}.evil.example/`, "javascript:alert(1)"]) {
      await expect(desk.startLink({ returnUrl })).rejects.toMatchObject({ field: ["returnUrl"] });
    }
    const link = await desk.startLink({ returnUrl: `${partnerOrigin}/shops/7?tab=wechat` });
    expect(link.returnUrl).toBe(`${partnerOrigin}/shops/7?tab=wechat`);
  });
});
