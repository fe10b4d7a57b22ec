/** `npm run screenshots`: settles a small fleet in a world of its own and photographs it into docs/screenshots/. */
import "reflect-metadata";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";

// Tables choose their engine while they load.
process.env.DATABASE_URL = "";
const { launchChromium } = await import("../server/testing/chromium.ts");
const { sessionOf } = await import("../server/testing/people.ts");
const { openWorld } = await import("../server/testing/world.ts");
const { untilTicket } = await import("../server/scenarios/flow.ts");
const { grow, knockWrongly, settleFleet, shops } = await import("../server/scenarios/browser/fleet.ts");

const folder = "docs/screenshots";
const most = 250_000; // bytes; a page of documentation should not weigh more than what it tells

interface Look {
  language: "zh" | "en";
  theme: "light" | "dark";
  width?: number;
  height?: number;
}

mkdirSync(folder, { recursive: true });
const world = await openWorld({ auditMs: 0 });
const server = await launchChromium();
const browser = await chromium.connect(server.wsEndpoint());
try {
  await untilTicket(world);
  await grow(world, 12);
  const fleet = await settleFleet(world);
  const cookie = { ...(await sessionOf("admin", world.minifleet)), url: world.minifleet.url };

  /** Opens a page, lets `prepare` bring it into the state to be shown, and takes its picture. */
  const photograph = async (name: string, url: string, look: Look, prepare?: (page: Page) => Promise<void>) => {
    const { language, theme, width = 1_280, height = 800 } = look;
    const context = await browser.newContext({
      locale: language === "zh" ? "zh-CN" : "en-GB",
      timezoneId: "Asia/Shanghai",
      colorScheme: theme,
      viewport: { width, height },
    });
    await context.addCookies([cookie]);
    const page = await context.newPage();
    await page.goto(url);
    await page.locator("h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    await prepare?.(page);
    const path = join(folder, `${name}-${language}-${theme}.png`);
    await page.screenshot({ path, animations: "disabled", caret: "hide" });
    await context.close();
    const { size } = statSync(path);
    process.stdout.write(`${path}  ${Math.round(size / 1_000)} KB\n`);
    if (size > most) throw new Error(`${path} is heavier than ${most} bytes`);
  };

  const at = (path: string) => world.minifleet.url + path;
  const english = { language: "en", theme: "light" } as const;
  const chinese = { language: "zh", theme: "light" } as const;
  await photograph("release", at(`/releases/${fleet.releases.inAudit}`), english);
  await photograph("release", at(`/releases/${fleet.releases.rejected}`), { ...chinese, theme: "dark" });
  await photograph("home", at("/"), english);
  await photograph("home", at("/"), chinese);
  await photograph("authorizers", at("/authorizers"), english);
  await photograph("authorizers", at("/authorizers"), { language: "zh", theme: "dark" });
  await photograph("authorizer", at(`/authorizers/${shops.released.appId}`), english);
  await photograph("link", at(`/authorizers/links?open=${fleet.links.open}`), chinese);
  await photograph("deploy", at(`/deployments?dialog=deploy&deployTemplate=${fleet.templates.second}`), english);
  await knockWrongly(world);
  await photograph("events", at("/events"), { ...english, theme: "dark" });
  await photograph("merchant", fleet.links.openUrl, { ...chinese, width: 560, height: 1_000 });
} finally {
  await browser.close();
  await server.close();
  await world.close();
}
