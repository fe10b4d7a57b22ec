import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConsole } from "../../testing/people.ts";
import { expectAccessible, openVisitor } from "../../testing/visitor.ts";
import { openWorld, platform } from "../../testing/world.ts";
import type { World } from "../../testing/world.ts";
import { untilTicket } from "../flow.ts";
import { knockWrongly, settleFleet, shops } from "./fleet.ts";
import type { Fleet } from "./fleet.ts";

const isLong = process.env.MINIFLEET_TEST_LONG === "1";

describe("every page of the console", () => {
  let world: World;
  let fleet: Fleet;

  beforeAll(async () => {
    world = await openWorld({ auditMs: 0 });
    await untilTicket(world);
    fleet = await settleFleet(world);
    await knockWrongly(world);
  }, 120_000);
  afterAll(() => world?.close());

  /** Every route, its tabs and its dialogs. */
  const addresses = () => [
    "/",
    "/authorizers",
    "/authorizers?dialog=authorize",
    `/authorizers/links`,
    `/authorizers/links?open=${fleet.links.open}`,
    ...["overview", "permissions", "releases", "events", "timeline"].map(
      (tab) => `/authorizers/${shops.lacking.appId}?tab=${tab}`,
    ),
    `/authorizers/${shops.revoked.appId}`,
    "/authorizers/wx0000000000000000",
    "/templates?tab=drafts",
    "/templates?tab=normal",
    "/templates?tab=standard",
    "/templates?tab=channels",
    "/templates?tab=channels&act=channel",
    `/templates?tab=normal&remove=${fleet.templates.first}`,
    "/deployments",
    `/deployments?dialog=deploy&deployTemplate=${fleet.templates.second}&accounts=${shops.released.appId}`,
    `/deployments/${fleet.deployments.failed}`,
    `/deployments/${fleet.deployments.inAudit}?dialog=cancel`,
    `/releases/${fleet.releases.released}`,
    `/releases/${fleet.releases.rejected}`,
    `/releases/${fleet.releases.failed}`,
    `/releases/${fleet.releases.approved}?dialog=release`,
    "/quota",
    "/versions",
    "/events",
    "/events?outcome=REFUSED",
    "/settings",
    "/nothing/is/here",
  ];

  /** One of each kind of page; two states of a release differ in little but their words. */
  const kindsOfPages = () => [
    "/",
    "/authorizers?dialog=authorize",
    `/authorizers/links?open=${fleet.links.open}`,
    `/authorizers/${shops.lacking.appId}?tab=overview`,
    `/authorizers/${shops.lacking.appId}?tab=permissions`,
    "/templates?tab=drafts",
    `/deployments?dialog=deploy&deployTemplate=${fleet.templates.second}&accounts=${shops.released.appId}`,
    `/deployments/${fleet.deployments.failed}`,
    `/releases/${fleet.releases.approved}?dialog=release`,
    `/releases/${fleet.releases.failed}`,
    "/events",
    "/settings",
  ];

  async function goTo(page: Page, path: string): Promise<void> {
    await page.goto(world.minifleet.url + path);
    await settled(page);
  }

  it("can be used by everybody, dialogs open, in both languages and themes", async () => {
    const walk = async (look: { language: "zh" | "en"; theme: "light" | "dark" }, paths: string[]) => {
      const { page } = await openConsole(world.minifleet, look);
      for (const path of paths) {
        await goTo(page, path);
        await expectAccessible(page, `${path} (${look.language}, ${look.theme})`);
        await expectEachStateHasIcon(page, path);
      }
      const stranger = await openVisitor(look);
      await goTo(stranger.page, "/sign-in");
      await expectAccessible(stranger.page, "/sign-in");
    };
    // Side by side: a browser alone does not keep a machine busy.
    await Promise.all([
      walk({ language: "zh", theme: "light" }, addresses()),
      walk({ language: "en", theme: "dark" }, isLong ? addresses() : kindsOfPages()),
    ]);
  }, 600_000);

  it("shows no secret, in no page and no answer", async () => {
    const { page, context } = await openConsole(world.minifleet, { language: "en" });
    const answers: Promise<string>[] = [];
    context.on("response", (response) => {
      if (response.url().endsWith("/graphql")) answers.push(response.text().catch(() => ""));
    });
    const seen: string[] = [];
    for (const path of [
      "/",
      "/authorizers",
      `/authorizers/${shops.lacking.appId}?tab=events`,
      "/events",
      "/settings",
    ]) {
      await goTo(page, path);
      seen.push(await page.content());
    }
    await goTo(page, "/events");
    await page.getByRole("row").nth(1).click();
    seen.push(await page.content(), ...(await Promise.all(answers)));
    const text = seen.join("\n");
    const { componentSecret, callbackToken, encodingAesKey } = platform;
    const { world: wechat } = world.simulator;
    const secrets = [
      componentSecret,
      callbackToken,
      encodingAesKey,
      world.key,
      world.minifleet.environment["SECRET_KEY"] ?? "",
      ...[...wechat.grants.values()].map(({ refreshToken }) => refreshToken),
    ];
    expect(secrets.length).toBeGreaterThan(8);
    for (const secret of secrets) expect(text.includes(secret), `${secret.slice(0, 6)}… is shown`).toBe(false);
    expect(text).not.toMatch(/ticket@@@|queryauthcode@@@|refreshtoken@@@|"accessToken":"/i);
  }, 120_000);

  it("shows a viewer everything and lets them do nothing", async () => {
    const { page } = await openConsole(world.minifleet, { role: "viewer", language: "en" });
    const acts = [
      ["/authorizers", ["Authorize account", "Sync"]],
      ["/templates?tab=normal", ["Refresh", "Delete template"]],
      ["/templates?tab=drafts", ["Add 2.3.1 to the library"]],
      ["/deployments", ["Deploy"]],
    ] as const;
    for (const [path, names] of acts) {
      await goTo(page, path);
      await page.getByRole("row").nth(1).waitFor();
      for (const name of names) {
        const button = page.getByRole("button", { name: new RegExp(name) }).first();
        expect(await button.isDisabled(), `${name} on ${path}`).toBe(true);
        expect(await button.getAttribute("aria-describedby"), `${name} says who may`).toBeTruthy();
      }
    }
    for (const path of [
      "/authorizers?dialog=authorize",
      "/deployments?dialog=deploy",
      `/releases/${fleet.releases.approved}?dialog=release`,
    ]) {
      await goTo(page, path);
      await page
        .getByRole("dialog")
        .getByText(/Needs the role (operator|releaser)/)
        .first()
        .waitFor();
      const enabled = page.getByRole("dialog").locator("button[type=submit]:enabled, .ant-btn-primary:enabled");
      expect(await enabled.count(), path).toBe(0);
    }
    await goTo(page, `/releases/${fleet.releases.approved}`);
    await page
      .getByText("Needs the role releaser", { exact: false })
      .or(page.getByText(/needs the role releaser/))
      .first()
      .waitFor();
    expect(await page.getByRole("button", { name: "Release…" }).count()).toBe(0);
  }, 120_000);
});

/** Nothing is being read any more: no bar runs, no row is a skeleton. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.locator("h1").first().waitFor();
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
}

/** Colour alone says nothing: each tag of a state has a picture and words. */
async function expectEachStateHasIcon(page: Page, path: string): Promise<void> {
  const bare = await page
    .locator("[data-state-tag]")
    .evaluateAll((tags) => tags.filter((tag) => !tag.querySelector("svg") || !tag.textContent?.trim()).length);
  expect(bare, `states without picture or words on ${path}`).toBe(0);
}
