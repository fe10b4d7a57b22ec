import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConsole } from "../../testing/people.ts";
import { until } from "../../testing/until.ts";
import { expectAccessible, expectNoSidewaysScroll, openVisitor } from "../../testing/visitor.ts";
import { openWorld } from "../../testing/world.ts";
import type { World } from "../../testing/world.ts";
import { makeAccount, startAuthorization, untilTicket } from "../flow.ts";

const partner = "https://partner.example.com";

describe("what a merchant sees, in a browser without scripts", () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld({ environment: { RETURN_URL_ORIGINS: partner } });
    await untilTicket(world);
  });
  afterAll(() => world?.close());

  const newLink = (input: Record<string, unknown> = {}) => startAuthorization(world, input);
  const visit = (url: string, appId: string, more: Record<string, unknown> = {}) =>
    world.control("authorize", { url, appId, visit: true, ...more });
  const preAuthCodes = () => world.simulator.calls.list({ endpoint: "api_create_preauthcode" }).length;
  const linkOf = async (id: string) =>
    (
      await world.graphql<{ node: { status: string; failure: object | null; askedAgainAt: string | null } }>(
        `query ($id: ID!) { node(id: $id) { ... on AuthorizationLink { status failure { errcode } askedAgainAt } } }`,
        { id },
      )
    ).node;

  it("leads from a computer to WeChat and back to a success, and WeChat sees where the merchant comes from", async () => {
    const appId = await makeAccount(world, "青禾生鲜");
    const { url } = await newLink({ label: "青禾生鲜", appId, returnUrl: `${partner}/shops/7` });
    const { page } = await openVisitor({ script: false });
    await page.goto(url);
    await page.getByRole("heading", { name: "请「青禾生鲜」的管理员确认授权" }).waitFor();
    await page.getByRole("link", { name: "在电脑上继续" }).click();
    // The simulator, as WeChat, refuses whoever comes without a Referer of the platform's domain.
    await page.getByRole("heading", { name: "用手机扫码授权" }).waitFor();
    await page.getByRole("link", { name: "打开手机视图" }).click();
    await page.getByRole("radio", { name: /青禾生鲜/ }).check();
    await page.getByRole("button", { name: "授权", exact: true }).click();
    await page.getByRole("heading", { name: "授权成功" }).waitFor();
    expect(page.url()).toMatch(/\/authorizations\/[^/?]+\/return$/);
    await page.getByText("「青禾生鲜」已连接到").waitFor();
    expect(await page.getByRole("link", { name: "返回 partner.example.com" }).getAttribute("href")).toBe(
      `${partner}/shops/7`,
    );
  });

  it("leads through WeChat's own browser in one press", async () => {
    const appId = await makeAccount(world, "云朵咖啡");
    const { url } = await newLink({ appId });
    const { page } = await openVisitor({ device: "wechat", language: "en", script: false });
    await page.goto(url);
    await page.getByRole("link", { name: "Confirm in WeChat" }).click();
    await page.getByRole("button", { name: "Authorize", exact: true }).click();
    await page.getByRole("heading", { name: "Authorized" }).waitFor();
  });

  it("lets a merchant who unticked a set grant it by one more press", async () => {
    const appId = await makeAccount(world, "拾光书店");
    const { url } = await newLink({ appId });
    const { page } = await openVisitor({ device: "wechat", script: false });
    await page.goto(url);
    await page.getByRole("link", { name: "去微信确认授权" }).click();
    await page.getByRole("checkbox", { name: /小程序基本信息管理/ }).uncheck();
    await page.getByRole("button", { name: "授权", exact: true }).click();
    await page.getByRole("heading", { name: "授权成功，还差 1 项权限" }).waitFor();
    await page.getByRole("link", { name: "补充这项权限" }).click();
    await page.getByRole("button", { name: "授权", exact: true }).click();
    await page.getByRole("heading", { name: "授权成功", exact: true }).waitFor();
  });

  it("spends no code on a look, and shows a label as it is written", async () => {
    const { url } = await newLink({ label: `<img src=x onerror=alert(1)>` });
    const before = preAuthCodes();
    const { page, asked } = await openVisitor();
    await page.goto(url);
    await page.getByRole("heading", { name: "<img src=x onerror=alert(1)>" }).waitFor();
    expect(asked.filter((address) => !address.startsWith("data:"))).toEqual([url]);
    expect(preAuthCodes()).toBe(before);
    expect(await page.locator("img, script, iframe").count()).toBe(0);
  });

  it("switches the language at the foot and keeps it on the way to WeChat and back", async () => {
    const appId = await makeAccount(world, "南山花坊");
    const { url } = await newLink({ appId });
    const { page } = await openVisitor({ device: "wechat", language: "zh", script: false });
    await page.goto(url);
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("link", { name: "Confirm in WeChat" }).click();
    await page.getByRole("button", { name: "授权", exact: true }).click();
    await page.getByRole("heading", { name: "Authorized" }).waitFor();
  });

  it("tells the maker of a dead link, when the merchant presses, that a new one is wanted", async () => {
    const { id, url } = await newLink();
    await world.graphql(
      `mutation ($id: ID!) { revokeAuthorizationLink(input: { id: $id }) { userErrors { message } } }`,
      { id },
    );
    const { page, provokes } = await openVisitor({ device: "phone", script: false });
    provokes(/status of 410/);
    await page.goto(url);
    await page.getByRole("button", { name: "请对方重新发一个" }).click();
    await page.getByRole("status").getByText("转告对方").waitFor();
    expect((await linkOf(id)).askedAgainAt).not.toBeNull();
    const { page: maker } = await openConsole(world.minifleet, { role: "operator" });
    await maker.goto(`${world.minifleet.url}/authorizers/links`);
    await maker.getByRole("row").getByText("商家请求新链接").waitFor();
  });

  it.each([
    { language: "zh", theme: "light", width: 1_280 },
    { language: "en", theme: "dark", width: 320 },
  ] as const)("is usable by everybody in every state: $language, $theme, $width px wide", async (options) => {
    const open = await newLink({
      label: "青禾生鲜与云朵咖啡联名旗舰店（朝阳大悦城）",
      permissionSetIds: [18, 25, 30, 49],
    });
    const whole = await newLink();
    await visit(whole.url, await makeAccount(world, "一家名字很长的小程序商城旗舰店"));
    const lacking = await newLink();
    await visit(lacking.url, await makeAccount(world, "小满烘焙"), { permissionSetIds: [17] });
    const failed = await newLink();
    await fetch(`${failed.url}/return?auth_code=never-issued-${failed.id}&expires_in=600`, { redirect: "manual" });
    const dead = await newLink();
    await world.graphql(
      `mutation ($id: ID!) { revokeAuthorizationLink(input: { id: $id }) { userErrors { message } } }`,
      { id: dead.id },
    );
    for (const { id } of [whole, lacking]) {
      await until("the account is read", async () => (await linkOf(id)).status === "COMPLETED");
    }
    await until("the code is refused", async () => (await linkOf(failed.id)).failure);

    const { page, provokes } = await openVisitor(options);
    provokes(/status of (410|404)/);
    const states = [
      ["computer", open.url],
      ["success", `${whole.url}/return`],
      ["missing sets", `${lacking.url}/return`],
      ["failure", `${failed.url}/return`],
      ["ended", dead.url],
      ["unknown", `${world.minifleet.url}/authorizations/nothing`],
    ] as const;
    for (const [state, url] of states) {
      await page.goto(url);
      await expectAccessible(page, state);
      await expectNoSidewaysScroll(page);
    }
    for (const device of ["phone", "wechat"] as const) {
      const visitor = await openVisitor({ ...options, device, width: 320 });
      await visitor.page.goto(open.url);
      await expectAccessible(visitor.page, device);
      await expectNoSidewaysScroll(visitor.page);
    }
  });

  it.each(["light", "dark"] as const)(
    "meets a simulator whose own pages are usable by everybody: %s",
    async (theme) => {
      const language = theme === "light" ? "zh" : "en";
      const { url } = await newLink({ kinds: ["MINI_PROGRAM", "OFFICIAL_ACCOUNT"] });
      const { page } = await openVisitor({ theme, language, width: 390 });
      await page.goto(world.simulator.url);
      await expectAccessible(page, "index");
      await expectNoSidewaysScroll(page);
      await page.goto(url);
      await page.locator("a.act").click();
      await page.locator(".qr").waitFor();
      await expectAccessible(page, "computer page");
      await expectNoSidewaysScroll(page);
      await page.locator("a.button").click();
      await page.getByRole("radio").first().waitFor();
      await expectAccessible(page, "phone view");
      await expectNoSidewaysScroll(page);
    },
  );
});
