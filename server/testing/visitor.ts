import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect, inject, onTestFinished } from "vitest";
import type { Language } from "../language.ts";

const failures = fileURLToPath(new URL("../../build/failures/", import.meta.url));

const android = "Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko)";
const devices = {
  computer: { viewport: { width: 1440, height: 900 } },
  phone: {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    userAgent: `${android} Chrome/126.0.0.0 Mobile Safari/537.36`,
  },
  /** The browser inside WeChat. */
  wechat: {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    userAgent: `${android} Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50.2700(0x2800323F) NetType/WIFI Language/zh_CN`,
  },
} satisfies Record<string, BrowserContextOptions>;

export interface VisitorOptions {
  language?: Language;
  theme?: "light" | "dark";
  device?: keyof typeof devices;
  /** false: a browser in which no script runs. */
  script?: boolean;
  width?: number;
}

/** Somebody with a browser of their own: no cookie, no cache. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Every address that was asked for, in order. */
  asked: string[];
  /** Whoever provokes a complaint of the browser names it; any other fails the test. */
  provokes(complaint: RegExp): void;
}

let connected: Promise<Browser> | undefined;

/** Opens a browser for the test that calls it. A complaint in its console or a failed request fails that test. */
export async function openVisitor(options: VisitorOptions = {}): Promise<Visitor> {
  connected ??= chromium.connect(inject("chromium"));
  const browser = await connected;
  const { language = "zh", theme = "light", device = "computer", script = true, width } = options;
  const settings: BrowserContextOptions = devices[device];
  const context = await browser.newContext({
    ...settings,
    locale: language === "zh" ? "zh-CN" : "en-GB",
    timezoneId: "Asia/Shanghai",
    colorScheme: theme,
    javaScriptEnabled: script,
    ...(width !== undefined && { viewport: { width, height: 700 } }),
  });
  const { asked, complaints, provokes } = listen(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);

  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await photograph(context, task.name);
    await context.close();
    // oxlint-disable-next-line vitest/no-standalone-expect
    expect(complaints(), "the browser complained").toEqual([]);
  });
  return { page, context, asked, provokes };
}

function listen(context: BrowserContext) {
  const asked: string[] = [];
  const complained: string[] = [];
  const provoked: RegExp[] = [];
  context.on("request", (request) => {
    const url = request.url();
    asked.push(url);
    if (/^(https?|wss?):/.test(url) && !isHere(url)) complained.push(`asked ${url}`);
  });
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "failed";
    // A page that is left gives up what it had asked for.
    if (why !== "net::ERR_ABORTED") complained.push(`${why} ${request.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error") complained.push(`${message.text()} ${message.location().url}`.trim());
  });
  context.on("weberror", (error) => complained.push(String(error.error().stack ?? error.error())));
  return {
    asked,
    provokes: (complaint: RegExp) => void provoked.push(complaint),
    complaints: () => complained.filter((each) => !provoked.some((expected) => expected.test(each))),
  };
}

function isHere(url: string): boolean {
  return ["127.0.0.1", "localhost"].includes(new URL(url).hostname);
}

/** What a failing test had on screen, for whoever has to understand it. */
async function photograph(context: BrowserContext, name: string): Promise<void> {
  mkdirSync(failures, { recursive: true });
  for (const [index, page] of context.pages().entries()) {
    const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80)}-${index + 1}.png`;
    await page.screenshot({ path: join(failures, file), fullPage: true }).catch(() => undefined);
  }
}

/** Fails when somebody who cannot see, hear or point well would be kept from something on this page. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // What holds is found all the same; describing each element for which it holds takes as long as the whole rest.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => ({ id, at: nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`) }));
  expect(grave, `${what} by axe`).toEqual([]);
}

/** The page is no wider than the screen: nobody has to scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]";
  const [content = 0, screen = 0] = await page.evaluate<number[]>(widths);
  expect(content, "width of the content").toBeLessThanOrEqual(screen);
}
