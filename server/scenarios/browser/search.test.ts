import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConsole } from "../../testing/people.ts";
import { expectAccessible } from "../../testing/visitor.ts";
import { openWorld } from "../../testing/world.ts";
import type { World } from "../../testing/world.ts";
import { untilTicket } from "../flow.ts";
import { settleFleet, shops } from "./fleet.ts";
import type { Fleet } from "./fleet.ts";

describe("the search palette", () => {
  let world: World;
  let fleet: Fleet;

  beforeAll(async () => {
    world = await openWorld({ auditMs: 0 });
    await untilTicket(world);
    fleet = await settleFleet(world);
  }, 120_000);
  afterAll(() => world?.close());

  async function home(options: Parameters<typeof openConsole>[1]): Promise<Page> {
    const { page } = await openConsole(world.minifleet, options);
    await page.goto(`${world.minifleet.url}/`);
    await page.locator("h1").waitFor();
    return page;
  }
  const field = (page: Page) => page.getByRole("dialog").getByRole("combobox");
  async function search(page: Page, text: string): Promise<void> {
    await page.keyboard.press("Control+k");
    await field(page).fill(text);
  }
  const optionNamed = (page: Page, name: string | RegExp) => page.getByRole("option", { name });

  it("opens by keyboard, finds an account by a part of its name, and Enter leads to its page", async () => {
    const page = await home({ language: "zh" });
    await page.keyboard.press("Control+k");
    await field(page).waitFor();
    await page.keyboard.type("禾生鲜");
    // Enter before the answer is there waits for it.
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/authorizers/${shops.released.appId}`);
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("heading", { level: 1, name: shops.released.name }).waitFor();

    // It is the first thing offered the next time.
    await page.keyboard.press("Control+k");
    const recent = page.getByRole("group", { name: "最近" }).getByRole("option");
    expect(await recent.first().textContent()).toContain(shops.released.name);
  });

  it("finds accounts by appid, deployments by number, templates by version, pages by old words", async () => {
    const page = await home({ language: "zh" });
    await search(page, shops.failed.appId);
    await optionNamed(page, /南山花坊/).waitFor();
    await field(page).fill("#1");
    await page
      .getByRole("group", { name: "发版" })
      .getByRole("option", { name: /#1 2\.3\.0/ })
      .waitFor();
    await field(page).fill("2.3.1");
    await page.getByRole("group", { name: "模板" }).getByRole("option").waitFor();
    await field(page).fill("灰度");
    await page.getByText("「灰度」在这里叫「分阶段发布」").waitFor();
    await optionNamed(page, "发版").waitFor();
    await field(page).fill("没有这样的东西");
    await page.getByText("没有找到「没有这样的东西」").waitFor();
  });

  it.each([
    { language: "zh", theme: "light", meaning: /小程序没有授权|权限/, group: "因此失败的发版", failed: /1 个发布单/ },
    { language: "en", theme: "dark", meaning: /set/i, group: "Deployments that failed with it", failed: /1 release/ },
  ] as const)(
    "tells what an errcode means and who has it now, for everybody: $language, $theme",
    async ({ language, theme, meaning, group, failed }) => {
      const page = await home({ language, theme });
      await page.keyboard.press("Control+k");
      await expectAccessible(page, "the empty palette");
      await field(page).fill("61007");
      await page.getByRole("dialog").getByText(meaning).first().waitFor();
      await expectAccessible(page, "an errcode nobody has");
      await field(page).fill("85043");
      await page.getByRole("dialog").getByText(failed).first().waitFor();
      await expectAccessible(page, "an errcode with its deployments");
      await page.getByRole("group", { name: group }).getByRole("option").click();
      await page.waitForURL(new RegExp(`/deployments/${fleet.deployments.failed}\\?state=FAILED&errcode=85043`));
    },
  );

  it("is moved through by arrows, closed by Esc, and gives the focus back", async () => {
    const page = await home({ language: "en" });
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await optionNamed(page, "Home").waitFor();
    const chosen = () => page.getByRole("option", { selected: true }).textContent();
    const first = await chosen();
    await page.keyboard.press("ArrowDown");
    expect(await chosen()).not.toBe(first);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await chosen()).toBe(await page.getByRole("option").last().textContent());
    const active = await field(page).getAttribute("aria-activedescendant");
    expect(await page.getByRole("option", { selected: true }).getAttribute("id")).toBe(active);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await page.evaluate("document.activeElement?.getAttribute('aria-label')")).toBe("Search");
  });

  it("does nothing while an input method composes", async () => {
    const page = await home({ language: "zh" });
    await page.keyboard.press("Control+k");
    await field(page).waitFor();
    const devtools = await page.context().newCDPSession(page);
    const before = await page.getByRole("option").count();
    await devtools.send("Input.imeSetComposition", { text: "yun duo", selectionStart: 7, selectionEnd: 7 });
    expect(await page.getByRole("option").count()).toBe(before);
    await devtools.send("Input.insertText", { text: "云朵" });
    await optionNamed(page, /云朵咖啡/).waitFor();
  });

  it("offers a viewer no act they may not do", async () => {
    const page = await home({ language: "en", role: "viewer" });
    await search(page, "sync");
    await page.getByText("Nothing found for “sync”").waitFor();
    await field(page).fill("language");
    await optionNamed(page, "Switch to Chinese").click();
    await page.getByRole("heading", { name: "概览" }).waitFor();
  });

  it("is led to by what is pasted outside of a field: one hit jumps, several open it", async () => {
    const page = await home({ language: "en" });
    const paste = (text: string) =>
      page.evaluate(
        `(() => { const clipboardData = new DataTransfer(); clipboardData.setData("text/plain", ${JSON.stringify(text)});
          (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })); })()`,
      );
    await paste(` ${shops.inAudit.appId}\n`);
    await page.waitForURL(`**/authorizers/${shops.inAudit.appId}`);
    const { release } = await world.graphql<{ release: { auditId: string } }>(
      `query ($id: ID!) { release(id: $id) { auditId } }`,
      { id: fleet.releases.inAudit },
    );
    await paste(release.auditId);
    await page.waitForURL(`**/releases/${fleet.releases.inAudit}`);
    await paste("85043");
    await page.getByRole("dialog").waitFor();
    expect(await field(page).inputValue()).toBe("85043");
  });
});
