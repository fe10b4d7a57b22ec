import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConsole } from "../../testing/people.ts";
import { openWorld } from "../../testing/world.ts";
import type { World } from "../../testing/world.ts";
import { addTemplate, authorize, deploy, makeAccount, untilState, untilTicket } from "../flow.ts";

describe("the console's line to the server", () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
    await untilTicket(world);
  });
  afterAll(() => world?.close());

  it("says when it is cut, and catches up with all that was missed when it is back", async () => {
    const { page, context, provokes } = await openConsole(world.minifleet, { language: "en" });
    const live = page.getByRole("banner").getByRole("status");
    await page.goto(`${world.minifleet.url}/events`);
    await live.getByText("live", { exact: true }).waitFor();
    const before = await page.locator("tbody tr[data-row]").count();

    provokes(/WebSocket|ERR_INTERNET_DISCONNECTED|Failed to fetch/);
    await context.setOffline(true);
    await world.minifleet.stop();
    await live.getByText(/reconnecting|offline/).waitFor();
    await live.getByText(/data of \d\d:\d\d:\d\d/).waitFor();
    await world.minifleet.start();
    // What happens while nobody is listening.
    for (const name of ["断线一", "断线二", "断线三"]) await authorize(world, await makeAccount(world, name));
    expect(await page.locator("tbody tr[data-row]").count()).toBe(before);

    await context.setOffline(false);
    await live.getByText(/back; \d+ pushes caught up/).waitFor({ timeout: 40_000 });
    for (const name of ["断线一", "断线二", "断线三"]) {
      await page
        .getByRole("row", { name: new RegExp(`authorized.*${name}`) })
        .first()
        .waitFor();
    }
  }, 90_000);

  it("is not led back to an old state by an answer that comes after the news of a newer one", async () => {
    const account = await authorize(world, await makeAccount(world, "慢答"));
    const templateId = await addTemplate(world, "1.0.0");
    const { deployment } = await deploy(world, templateId, [account.id], { releaseWhenApproved: false });
    const { id } = await untilState(world, deployment?.id ?? "", "APPROVED");
    const { page } = await openConsole(world.minifleet, { language: "en" });
    await page.goto(`${world.minifleet.url}/releases/${id}`);
    const state = page.getByRole("status");
    await state.getByText("Approved", { exact: true }).waitFor();

    // The server has answered; the answer is under way until the end is on screen.
    const isReleased = page.locator("[role=status]", { hasText: /^Released/ }).waitFor({ state: "attached" });
    await page.route("**/graphql", async (route) => {
      if (!route.request().postData()?.includes("publishRelease")) return route.continue();
      const answer = await route.fetch();
      await isReleased;
      await route.fulfill({ response: answer });
    });
    await page.getByRole("button", { name: "Release…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Release 1.0.0" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await state.getByText("Released", { exact: true }).waitFor();
  });

  it("opens the sign-in over the page when the session has ended, and goes on where it was", async () => {
    const { page, context, provokes } = await openConsole(world.minifleet, { language: "en" });
    await page.goto(`${world.minifleet.url}/authorizers?q=%E6%96%AD%E7%BA%BF`);
    await page.getByRole("row", { name: /断线一/ }).waitFor();
    provokes(/status of 401/);
    await context.clearCookies();
    await page.getByRole("searchbox").fill("断线二");
    await page.getByRole("dialog").getByLabel("Password").waitFor();
    expect(await page.getByRole("searchbox", { includeHidden: true }).inputValue()).toBe("断线二");
  });
});
