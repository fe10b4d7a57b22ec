import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { openConsole } from "../../testing/people.ts";
import { until } from "../../testing/until.ts";
import { expectAccessible } from "../../testing/visitor.ts";
import { openWorld } from "../../testing/world.ts";
import type { World } from "../../testing/world.ts";
import { addTemplate, untilTicket } from "../flow.ts";
import { grow } from "./fleet.ts";

const accounts = 12;

it("prepares a deployment in the wizard, keeps it over a reload and in a second tab, and ships it in waves", async () => {
  const { world, page } = await openFleet("zh", "light");
  await page.goto(`${world.minifleet.url}/deployments/new?q=连锁门店`);
  await page.getByText(`${accounts} 个小程序符合`).waitFor();
  await expectAccessible(page, "wizard, select");
  await page.getByRole("button", { name: "固定所选账号，下一步" }).click();

  await page.getByLabel("模板", { exact: true }).selectOption({ label: "模板 0 · 2.3.0 · 订单与会员" });
  await page.getByLabel("版本描述").fill("首页改版");
  await page.getByRole("radio", { name: "提交审核，通过后自动发布" }).check();
  await expectAccessible(page, "wizard, settings");
  await page.reload();
  expect(await page.getByLabel("版本描述").inputValue()).toBe("首页改版");
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.getByLabel("版本描述").waitFor();
  expect(await second.getByLabel("版本描述").inputValue()).toBe("首页改版");
  await second.close();

  await page.getByRole("button", { name: "查看预检" }).click();
  await page.getByText(`${accounts} 个可以发版`).waitFor();
  await page.getByText("第 3 波：6 个账号").waitFor();
  await expectAccessible(page, "wizard, preview");
  await page.getByRole("button", { name: "下一步" }).click();
  await expectAccessible(page, "wizard, start");
  await page.getByRole("button", { name: `在 ${accounts} 个账号上开始 2.3.0` }).click();

  await page.getByRole("heading", { level: 1, name: "#1 2.3.0" }).waitFor();
  await page.getByRole("tab", { name: /波次/ }).click();
  const waves = page.getByRole("list", { name: "波次" });
  await waves.getByText("审核中 5").waitFor();
  await expectAccessible(page, "deployment, waves");

  await page.getByRole("button", { name: "暂停" }).click();
  await page.getByText("不再发起新的微信调用。5 个在微信审核中").waitFor();
  await expectAccessible(page, "deployment, paused");
  await page.getByRole("button", { name: "继续…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "继续 #1 2.3.0" }).click();

  await passAudits(world, page, 5);
  await page.getByText("等待由人开放下一波").first().waitFor();
  await expectAccessible(page, "deployment, at a gate");
  await page.getByRole("button", { name: "开放第 2 波…" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "开放第 2 波，1 个账号" }).click();
  await passAudits(world, page, 1);
  // The second gate asks nobody.
  await passAudits(world, page, 6);
  await page.getByText("已完成").first().waitFor();
  await expect.poll(() => page.title()).toContain("100 %");
  await page.getByRole("tab", { name: "操作记录" }).click();
  await page.getByText("开放下一波").first().waitFor();
  await expectAccessible(page, "deployment, record");

  await page.goto(`${world.minifleet.url}/versions`);
  const versions = page.getByRole("row", { name: /2\.3\.0.*12 个小程序.*100/ });
  await versions.waitFor();
  await page.getByRole("button", { name: "从微信读取" }).click();
  await page.getByText("从微信读取了 12 个账号").waitFor();
  await versions.waitFor();
  await expectAccessible(page, "versions");
}, 180_000);

it("halts by its rule, says why, and goes on after the group is retried", async () => {
  const { world, page } = await openFleet("en", "dark");
  await world.control("faults", { endpoint: "/wxa/commit", errcode: 85043, times: 1_000 });
  await page.goto(`${world.minifleet.url}/deployments/new?q=连锁门店`);
  await page.getByText(`${accounts} mini programs match`).waitFor();
  await page.getByRole("button", { name: "Keep these accounts and go on" }).click();
  await page.getByLabel("Template", { exact: true }).selectOption({ label: "Template 0 · 2.3.0 · 订单与会员" });
  await page.getByRole("button", { name: "Remove wave 2" }).click();
  await page.getByLabel("Size").fill("6");
  await page.getByLabel("Counted from so many outcomes on").fill("5");
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await page.getByText(`${accounts} ready`).waitFor();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: `Start 2.3.0 on ${accounts} accounts` }).click();

  await page.getByRole("heading", { level: 1, name: "#1 2.3.0" }).waitFor();
  await page.getByText("Halted by a rule").waitFor();
  await page
    .getByText(/went wrong, the limit is 20\s?%/)
    .first()
    .waitFor();
  await expectAccessible(page, "deployment, halted");

  await fetch(`${world.simulator.url}/_sandbox/faults`, { method: "DELETE" });
  await page.getByRole("button", { name: /^Retry [56]…$/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Retry [56]$/ })
    .click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Resume…" }).click();
  await page.getByRole("dialog").getByText("the limits count anew").waitFor();
  await expectAccessible(page, "resume dialog");
  await page.getByRole("dialog").getByRole("button", { name: "Resume #1 2.3.0" }).click();
  await page.getByRole("button", { name: /^In audit [56]$/ }).waitFor();
  expect(await page.getByText("Halted by a rule").count()).toBe(0);
}, 180_000);

it("makes a channel, has accounts follow it, and accepts what its new template proposes", async () => {
  const { world, page, appIds } = await openFleet("en", "light");
  await page.goto(`${world.minifleet.url}/templates?tab=channels`);
  await page.getByRole("button", { name: "New channel" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("stable");
  await expectAccessible(page, "channel dialog");
  await page.getByRole("button", { name: "Save the channel" }).click();
  await page.getByRole("rowheader", { name: "stable" }).waitFor();

  for (const appId of appIds.slice(0, 3)) await followStable(world, page, appId);
  await page.getByRole("button", { name: "Pin the version…" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("the shop asked to wait");
  await page.getByRole("dialog").getByRole("button", { name: "Pin the version" }).click();
  await page.getByText("the shop asked to wait").waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expectAccessible(page, "account that follows, pinned");

  await page.goto(`${world.minifleet.url}/templates?tab=channels`);
  await page.getByRole("button", { name: "Put a template on stable" }).click();
  await page.getByRole("dialog").getByLabel("Template").selectOption({ label: "Template 0 · 2.3.0 · 订单与会员" });
  await page.getByText("A deployment to 2 accounts will be proposed").waitFor();
  await expectAccessible(page, "put a template on a channel");
  await page.getByRole("button", { name: "Put it on the channel" }).click();
  await page.getByText("stable now stands for 2.3.0").first().waitFor();
  await expectAccessible(page, "channels with a proposal");

  await page.getByRole("button", { name: "Deploy 2.3.0 to those who follow stable" }).click();
  await page.getByRole("dialog").getByLabel("Version").fill("2.3.0-stable");
  await expectAccessible(page, "accept a proposal");
  await page.getByRole("button", { name: "Deploy to 2 accounts" }).click();
  await page.getByRole("heading", { level: 1, name: "#1 2.3.0-stable" }).waitFor();
  await page.goto(`${world.minifleet.url}/templates?tab=channels`);
  await page.getByRole("link", { name: "Deployment #1" }).waitFor();
  expect(await page.getByRole("button", { name: /^Dismiss/ }).count()).toBe(0);
  await page.goto(`${world.minifleet.url}/deployments/new`);
  await page.getByLabel("Follows the channel").selectOption({ label: "stable (2 accounts)" });
  await page.getByRole("button", { name: "Keep these accounts and go on" }).click();
  await page.getByRole("link", { name: "1 Select" }).click();
  await page.getByText("2 accounts kept").waitFor();
}, 180_000);

async function followStable(world: World, page: Page, appId: string): Promise<void> {
  await page.goto(`${world.minifleet.url}/authorizers/${appId}`);
  await page.getByRole("button", { name: "Follow a channel…" }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "stable" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("Moves on with the channel").waitFor();
}

/** A console beside a dozen shops and a template. Reviews end by command. */
async function openFleet(
  language: "zh" | "en",
  theme: "light" | "dark",
): Promise<{ world: World; page: Page; appIds: string[] }> {
  const world = await openWorld({ auditMs: 0 });
  onTestFinished(() => world.close());
  await untilTicket(world);
  const appIds = await grow(world, accounts);
  await addTemplate(world, "2.3.0", "订单与会员");
  const { page } = await openConsole(world.minifleet, { language, theme });
  return { world, page, appIds };
}

/** Waits for so many audits of the deployment on the page, and lets WeChat approve them. */
async function passAudits(world: World, page: Page, count: number): Promise<void> {
  const deploymentId = new URL(page.url()).pathname.split("/").at(-1);
  const appIds = await until(`${count} are in audit`, async () => {
    const { releases } = await world.graphql<{ releases: { nodes: { authorizer: { appId: string } }[] } }>(
      `query ($id: ID!) {
        releases(first: 100, filter: { deploymentId: $id, states: [IN_AUDIT] }) { nodes { authorizer { appId } } }
      }`,
      { id: deploymentId },
    );
    return releases.nodes.length === count ? releases.nodes.map(({ authorizer }) => authorizer.appId) : undefined;
  });
  for (const appId of appIds) await world.control(`audits/${appId}`, { result: "pass" });
}
