import { describe, expect, test } from "vitest";
import { actor, officialAccount, openInstallation, shop } from "./testing/installation.ts";
import type { Installation } from "./testing/installation.ts";
import type { LinkRow, LinkWish } from "./service.ts";

const preAuthCodes = (it: Installation) => it.calls("api_create_preauthcode").length;

/** Where a press on the button leads. */
async function pressed(it: Installation, { state }: LinkRow, go = "pc", headers: Record<string, string> = {}) {
  const answer = await it.visit(`/authorizations/${state}?go=${go}`, headers);
  // What leads nowhere leads back to our own page first.
  if (answer.status === 303) return { ...(await it.visit(answer.location ?? "")), url: new URL(it.publicUrl) };
  return { ...answer, url: new URL(answer.location ?? it.publicUrl) };
}

describe("case 32: a pre-auth code", () => {
  test("is a fresh one for each press and each form", async () => {
    const it = await openInstallation();
    const link = await it.link();
    const codes = new Set<string | null>();
    for (const go of ["pc", "pc", "h5"]) codes.add((await pressed(it, link, go)).url.searchParams.get("pre_auth_code"));
    expect(codes.size).toBe(3);
    expect(preAuthCodes(it)).toBe(3);
  });

  test("of the plugin is its link's own, stays while it lives, and is replaced before it dies", async () => {
    const it = await openInstallation();
    const [one, two] = [
      await it.link({ channel: "MINI_PROGRAM_PLUGIN" }),
      await it.link({ channel: "MINI_PROGRAM_PLUGIN" }),
    ];
    const codeOf = async (link: LinkRow) => (await it.links.plugin(link))?.preAuthCode;
    const first = await codeOf(one);
    expect(await codeOf(two)).not.toBe(first);
    expect(await codeOf(one)).toBe(first);
    const lifeMs = ((await it.links.plugin(one))?.preAuthCodeExpiresAt.getTime() ?? 0) - it.clock.now().getTime();
    it.clock.advance(lifeMs - 59_000);
    expect(await codeOf(one)).not.toBe(first);
    expect(preAuthCodes(it)).toBe(3);
  });
});

test("the plugin's merchant is known by the push alone", async () => {
  const it = await openInstallation();
  const link = await it.link({ channel: "MINI_PROGRAM_PLUGIN", kinds: ["MINI_PROGRAM"] });
  const plugin = await it.links.plugin(link);
  expect(plugin).toMatchObject({ authType: 2, bizAppId: null });
  await it.control("authorize", { url: plugin, preAuthCode: plugin?.preAuthCode, appId: shop });
  await it.run();
  expect((await it.links.find(link.id))?.status).toBe("COMPLETED");
  expect(await it.links.plugin((await it.links.find(link.id)) ?? link)).toBeNull();
});

describe("case 33: the way to WeChat", () => {
  test("on a computer leads through our own page, which WeChat sees as the referer, to the page with the code", async () => {
    const it = await openInstallation();
    const link = await it.link({ kinds: ["MINI_PROGRAM"], appId: shop, permissionSetIds: [18, 30] });
    const { status, headers, url, location } = await pressed(it, link);
    expect([status, headers.get("referrer-policy"), url.pathname]).toEqual([
      302,
      "origin",
      "/cgi-bin/componentloginpage",
    ]);
    const back = `${it.publicUrl}/authorizations/${link.state}/return`;
    expect(url.searchParams.get("redirect_uri")).toBe(back);
    expect(location).toContain(`redirect_uri=${encodeURIComponent(back)}`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      auth_type: "2",
      biz_appid: shop,
      category_id_list: "18|30",
    });
  });

  test("inside WeChat leads to the page for phones, with the fragment it needs", async () => {
    const it = await openInstallation();
    const link = await it.link({ kinds: ["OFFICIAL_ACCOUNT"] });
    const agent = { "user-agent": "Mozilla/5.0 (iPhone) Mobile MicroMessenger/8.0" };
    const { url } = await pressed(it, link, "1", agent);
    expect([url.pathname, url.hash]).toEqual(["/wxaopen/safe/bindcomponent", "#wechat_redirect"]);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      action: "bindcomponent",
      no_scan: "1",
      auth_type: "1",
    });
    expect((await it.connect(officialAccount, { link })).link.status).toBe("COMPLETED");
  });
});

describe("case 34: the merchant's pages", () => {
  test("need no sign-in, are kept by nobody and run nothing", async () => {
    const it = await openInstallation();
    const { state } = await it.link();
    const { headers, status, text } = await it.visit(`/authorizations/${state}`);
    expect([status, headers.get("cache-control"), headers.get("x-robots-tag")]).toEqual([
      200,
      "no-store",
      "noindex, nofollow",
    ]);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(headers.get("set-cookie")).toBeNull();
    expect(text).not.toContain("<script");
  });

  test("escape whatever people typed, and repeat nothing of the address", async () => {
    const it = await openInstallation();
    const evil = `"><script>alert(1)</script>`;
    const { state } = await it.link({ label: evil });
    for (const path of [
      `/authorizations/${state}?lang=${encodeURIComponent(evil)}&x=${encodeURIComponent(evil)}`,
      `/authorizations/${encodeURIComponent(evil)}`,
      `/authorizations/${state}/return?error=${encodeURIComponent(evil)}`,
    ]) {
      const { text } = await it.visit(path);
      expect(text).not.toContain("<script");
    }
    expect((await it.visit(`/authorizations/${state}`)).text).toContain("&#60;script&#62;");
  });

  test("take the code out of the address before anything is shown, and show it nowhere", async () => {
    const it = await openInstallation();
    const link = await it.link();
    const { returnUrl, authCode } = await it.confirm(link, shop);
    const answer = await it.visit(returnUrl);
    expect([answer.status, answer.location]).toEqual([303, `/authorizations/${link.state}/return`]);
    expect([answer.headers.get("referrer-policy"), answer.text]).toEqual(["no-referrer", ""]);
    await it.run();
    const page = await it.visit(answer.location ?? "");
    expect(page.text).toContain("青禾生鲜");
    for (const secret of [authCode, "preauthcode", "queryauthcode", "refreshtoken"])
      expect(page.text).not.toContain(secret);
  });

  test("lead back only to addresses on the list", async () => {
    const it = await openInstallation();
    for (const returnUrl of [
      "https://evil.example",
      "https://partner.example.com.evil.example/",
      "https://partner.example.com@evil.example/",
      "http://partner.example.com/",
      "https://partner.example.com:8443/",
      "//partner.example.com/",
      "javascript:alert(1)",
      "/relative",
    ]) {
      await expect(it.link({ returnUrl })).rejects.toMatchObject({ code: "RETURN_URL_NOT_ALLOWED" });
    }
    const link = await it.link({ returnUrl: "https://partner.example.com/done?shop=7&x=%22" });
    await it.connect(shop, { link });
    const { text } = await it.visit(`/authorizations/${link.state}/return`);
    expect(text).toContain(`href="https://partner.example.com/done?shop=7&#38;x=%22"`);
  });
});

describe("case 35: a link", () => {
  test("that does not exist is said to, with or without a code", async () => {
    const it = await openInstallation();
    for (const state of ["nothing", "a".repeat(43), "%00", "..%2f.."]) {
      for (const rest of ["", "?go=pc", "/return", "/return?auth_code=queryauthcode@@@x&expires_in=600"]) {
        expect((await it.visit(`/authorizations/${state}${rest}`)).status).toBe(404);
      }
    }
    await it.run();
    expect([preAuthCodes(it), it.calls("api_query_auth").length]).toEqual([0, 0]);
  });

  test("without a state is no page of ours", async () => {
    const it = await openInstallation();
    expect((await it.visit("/authorizations//return?auth_code=x")).status).toBe(404);
  });

  test("of another platform in the same database is unknown here", async () => {
    const one = await openInstallation();
    const two = await openInstallation({
      componentAppId: "wxc0ffee0000000002",
      databaseUrl: one.databaseUrl,
      clock: one.clock,
    });
    const { state } = await one.link();
    expect((await two.visit(`/authorizations/${state}`)).status).toBe(404);
    expect((await two.visit(`/authorizations/${state}/return?auth_code=queryauthcode@@@x`)).status).toBe(404);
    expect((await one.visit(`/authorizations/${state}`)).status).toBe(200);
  });

  test("that has expired leads nowhere, and the list says so by itself", async () => {
    const it = await openInstallation();
    const link = await it.link({ validForSeconds: 600 });
    it.clock.advance(599_000);
    expect((await pressed(it, link)).status).toBe(302);
    it.clock.advance(1_000);
    expect((await pressed(it, link)).status).toBe(410);
    expect((await it.visit(`/authorizations/${link.state}/return`)).status).toBe(410);
    await it.run();
    expect((await it.links.find(link.id))?.status).toBe("EXPIRED");
    expect(preAuthCodes(it)).toBe(1);
  });

  test("that was revoked leads nowhere at once, and cannot be revoked into something else", async () => {
    const it = await openInstallation();
    const link = await it.link();
    await it.links.revoke(actor, link.id);
    expect((await pressed(it, link)).status).toBe(410);
    expect(await it.links.revoke(actor, link.id)).toMatchObject({ status: "REVOKED" });
    const used = (await it.connect(shop)).link;
    await expect(it.links.revoke(actor, used.id)).rejects.toMatchObject({ code: "LINK_ENDED" });
    await expect(it.links.revoke(actor, 4_711)).rejects.toMatchObject({ code: "LINK_NOT_FOUND" });
  });

  test("that was used shows what came of it, and makes no second code", async () => {
    const it = await openInstallation();
    const { link } = await it.connect(shop);
    const before = preAuthCodes(it);
    for (const go of ["pc", "h5"]) {
      const again = await pressed(it, link, go);
      expect([again.status, again.text.includes("青禾生鲜")]).toEqual([200, true]);
    }
    expect(preAuthCodes(it)).toBe(before);
  });

  test("that expires while the merchant is at WeChat counts all the same: what was granted was granted", async () => {
    const it = await openInstallation();
    const link = await it.link({ validForSeconds: 60 });
    const { returnUrl } = await it.confirm(link, shop, { push: false });
    it.clock.advance(120_000);
    await it.run();
    expect((await it.links.find(link.id))?.status).toBe("EXPIRED");
    await it.visit(returnUrl);
    await it.run();
    expect((await it.links.find(link.id))?.status).toBe("COMPLETED");
  });

  test("for one account is not used by another", async () => {
    const it = await openInstallation();
    const link = await it.link({ appId: shop });
    await expect(it.confirm(link, officialAccount)).rejects.toThrow("409");
  });

  test("may ask for a set that is in no table yet, such as the one of WeChat's push debugger", async () => {
    const it = await openInstallation();
    const { permissionSetIds } = await it.link({ permissionSetIds: [18, 171] });
    expect(permissionSetIds).toEqual([18, 171]);
  });

  test("that cannot work is refused with the field that is wrong", async () => {
    const it = await openInstallation();
    const wrong: [string, Partial<LinkWish>][] = [
      ["validForSeconds", { validForSeconds: 59 }],
      ["validForSeconds", { validForSeconds: 31 * 86_400 }],
      ["appId", { appId: "gh_account" }],
      ["permissionSetIds", { permissionSetIds: [18, 99_999] }],
      ["permissionSetIds", { permissionSetIds: [0] }],
      ["label", { label: "x".repeat(101) }],
    ];
    for (const [field, wish] of wrong) {
      await expect(it.link(wish)).rejects.toMatchObject({ code: "INVALID_INPUT", field: [field] });
    }
    expect(await it.authorizers.countLinks({})).toBe(0);
  });
});

describe("case 36: the door to pre-auth codes", () => {
  test("closes for an address that knocks too often, and opens a minute later", async () => {
    const it = await openInstallation();
    const link = await it.link();
    const answers: number[] = [];
    for (let knock = 0; knock < 125; knock += 1) answers.push((await pressed(it, link)).status);
    expect([answers.indexOf(429), preAuthCodes(it)]).toEqual([120, 120]);
    const refused = await pressed(it, link);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    it.clock.advance(60_000);
    expect((await pressed(it, link)).status).toBe(302);
  });
});
