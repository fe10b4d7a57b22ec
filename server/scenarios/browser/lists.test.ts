import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConsole } from "../../testing/people.ts";
import { until } from "../../testing/until.ts";
import { openWorld } from "../../testing/world.ts";
import type { World } from "../../testing/world.ts";
import { addTemplate, deploy, findAuthorizer, startAuthorization, untilTicket } from "../flow.ts";
import { grow } from "./fleet.ts";

describe("lists", () => {
  let world: World;
  let appIds: string[];
  let deploymentId: string;

  beforeAll(async () => {
    world = await openWorld({ auditMs: 0 });
    await untilTicket(world);
    appIds = await grow(world, 45);
    for (let made = 0; made < 25; made += 1) await startAuthorization(world, { label: `门店 ${made}` });
    const template = await addTemplate(world, "2.3.0");
    const accounts = await Promise.all(appIds.slice(0, 24).map((appId) => findAuthorizer(world, appId)));
    const ids = accounts.map((account) => account?.id ?? "");
    const input = { submitForAudit: false, releaseWhenApproved: false };
    const first = await deploy(world, template, ids.slice(0, 20), input);
    deploymentId = first.deployment?.id ?? "";
    for (const id of ids.slice(20)) await deploy(world, template, [id], input);
  }, 120_000);
  afterAll(() => world?.close());

  const open = (page: Page, path: string) => page.goto(world.minifleet.url + path).then(() => rowsOf(page));

  it.each([
    ["accounts", () => "/authorizers?size=20"],
    ["links", () => "/authorizers/links?size=20"],
    ["pushes", () => "/events?size=20&outcome=HANDLED"],
  ])("of %s page by their address: reloaded, gone back to and shared, they show the same rows", async (_, path) => {
    const { page } = await openConsole(world.minifleet, { language: "en" });
    const first = await open(page, path());
    expect(first).toHaveLength(20);
    await page.getByRole("button", { name: "Next" }).click();
    await page.waitForURL(/after=/);
    const second = await otherRows(page, first);
    expect(second.filter((row) => first.includes(row))).toEqual([]);

    await page.reload();
    expect(await rowsOf(page)).toEqual(second);
    const shared = page.url();
    await page.goBack();
    expect(await otherRows(page, second)).toEqual(first);
    const { page: colleague } = await openConsole(world.minifleet, { language: "zh", theme: "dark" });
    await colleague.goto(shared);
    expect(await rowsOf(colleague)).toEqual(second);
  });

  it.each([
    ["accounts by kind", "/authorizers?kind=OFFICIAL_ACCOUNT", 0],
    ["accounts by words", "/authorizers?q=%E8%BF%9E%E9%94%81%E9%97%A8%E5%BA%97%207", 1],
    ["links by words", "/authorizers/links?q=%E9%97%A8%E5%BA%97%2024", 1],
    ["deployments by state", "/deployments?state=CANCELLED", 0],
    ["pushes by outcome", "/events?outcome=REFUSED", 0],
    ["templates by words", "/templates?tab=normal&q=2.3.0", 1],
  ])("keep a filter in the address: %s", async (_, path, least) => {
    const { page } = await openConsole(world.minifleet, { language: "en" });
    const rows = await open(page, path);
    expect(rows.length).toBeGreaterThanOrEqual(least);
    if (least === 0) expect(rows).toEqual([]);
    await page.reload();
    expect(await rowsOf(page)).toEqual(rows);
    // A value nobody knows is dropped, never an error.
    const { pathname } = new URL(page.url());
    await page.goto(`${world.minifleet.url}${pathname}?kind=NONSENSE&status=7&state=x&outcome=&size=13&after=`);
    await page.locator("h1").waitFor();
    expect((await rowsOf(page)).length).toBeGreaterThan(0);
  });

  it("show the releases of a deployment, filtered by what the address says", async () => {
    const { page } = await openConsole(world.minifleet, { language: "en" });
    await until("all are committed", async () => {
      await open(page, `/deployments/${deploymentId}?state=COMMITTED`);
      return (await rowsOf(page)).length === 20;
    });
    expect(await open(page, `/deployments/${deploymentId}?state=REJECTED`)).toEqual([]);
    await page.getByRole("button", { name: /Clear/ }).first().click();
    await until("the filter is gone", async () => (await rowsOf(page)).length === 20);
  });

  it("obey the keys: j k x Enter [ ] Esc ? and /", async () => {
    const { page } = await openConsole(world.minifleet, { language: "en" });
    const first = await open(page, "/authorizers?size=20");
    const focused = () => page.evaluate<string>("document.activeElement?.dataset?.row ?? ''");
    await page.keyboard.press("j");
    expect(await focused()).toBe(first[0]);
    await page.keyboard.press("j");
    expect(await focused()).toBe(first[1]);
    await page.keyboard.press("k");
    expect(await focused()).toBe(first[0]);
    await page.keyboard.press("x");
    expect(await page.getByRole("row", { selected: true }).count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("row", { selected: true }).count()).toBe(0);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    // In a dialog the list's keys rest.
    await page.keyboard.press("j");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("]");
    await page.waitForURL(/after=/);
    await otherRows(page, first);
    await page.keyboard.press("[");
    await page.waitForURL((url) => !url.search.includes("after="));
    await until("the first page", async () => (await rowsOf(page))[0] === first[0]);
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement?.hasAttribute('data-search')")).toBe(true);
    await page.keyboard.press("Tab");
    await page.locator(`[data-row="${first[2]}"]`).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`/authorizers/${first[2]}`));
  });

  it("leave keys alone while an input method composes, and search only what was composed", async () => {
    const { page, context } = await openConsole(world.minifleet, { language: "zh" });
    await page.clock.install();
    const first = await open(page, "/authorizers?size=20");
    await page.evaluate(
      `document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true, isComposing: true }))`,
    );
    expect(await page.evaluate("document.activeElement?.dataset?.row ?? ''")).toBe("");

    const field = page.getByRole("searchbox");
    await field.focus();
    const devtools = await context.newCDPSession(page);
    const before = page.url();
    for (const text of ["l", "li", "lian"]) {
      await devtools.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    // Longer than typing waits: a search for "lian" would have changed the address by then.
    await page.clock.runFor(1_000);
    expect(page.url()).toBe(before);
    await devtools.send("Input.insertText", { text: "连锁门店 １２" });
    await page.waitForURL(/q=/);
    expect(new URL(page.url()).searchParams.get("q")).toBe("连锁门店 12");
    const found = await otherRows(page, first);
    expect(found.length).toBeLessThan(first.length);
    await page.getByRole("row", { name: /连锁门店 12/ }).waitFor();
  });

  it("show rows in the making until the first answer is there", async () => {
    const { page, context } = await openConsole(world.minifleet, { language: "en" });
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await context.route("**/graphql", async (route) => {
      if (route.request().postData()?.includes("query Authorizers(")) await held;
      await route.continue();
    });
    await page.goto(`${world.minifleet.url}/authorizers?size=20`);
    await page.locator("tbody tr[aria-hidden]").nth(7).waitFor();
    answer();
    expect(await rowsOf(page)).toHaveLength(20);
    expect(await page.locator("tbody tr[aria-hidden]").count()).toBe(0);
  });

  it("say what is empty, what is filtered away, what failed, and keep the rows they had", async () => {
    const { page, context, provokes } = await openConsole(world.minifleet, { language: "en" });
    await open(page, "/authorizers?status=REVOKED");
    await page.getByText("No account matches").waitFor();
    await page.getByRole("button", { name: "Clear filters" }).click();
    const rows = await until("rows", async () => {
      const found = await rowsOf(page);
      return found.length > 0 ? found : undefined;
    });

    provokes(/ERR_FAILED/);
    provokes(/500|Failed to load/);
    await context.route("**/graphql", (route) => route.abort("failed"));
    await page.getByRole("searchbox").fill("连锁");
    const trouble = page.getByText("Could not read authorizers");
    await trouble.waitFor({ timeout: 30_000 });
    expect(await page.locator("tbody tr[data-row]").count()).toBe(rows.length);
    await context.unroute("**/graphql");
    await page.getByRole("button", { name: "Retry" }).click();
    await trouble.waitFor({ state: "detached" });
  });
});

/** The rows' keys, once the list has been read. */
async function rowsOf(page: Page): Promise<string[]> {
  await page.locator("h1").first().waitFor();
  await page.getByRole("table").first().waitFor();
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  return page
    .locator("tbody tr[data-row]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row") ?? ""));
}

/** As `rowsOf`, once they are not those any more. */
function otherRows(page: Page, old: readonly string[]): Promise<string[]> {
  return until("other rows", async () => {
    const rows = await rowsOf(page);
    // The whole lists: what is searched for may be in the first row's random appid, and then that row stays first.
    return rows.length > 0 && rows.join() !== old.join() ? rows : undefined;
  });
}
