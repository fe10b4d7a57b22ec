import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import type { Language } from "../../language.ts";
import { setUpLink } from "../../testing/people.ts";
import { openSandbox } from "../../testing/sandbox.ts";
import { expectAccessible, openVisitor } from "../../testing/visitor.ts";
import type { Visitor } from "../../testing/visitor.ts";
import { openWorld } from "../../testing/world.ts";
import { words } from "./words.ts";

const account = { appId: "wx5a1b0c3d7e9f2a01", name: "青禾生鲜" };

it("goes from the set-up link to a released version, in the sandbox, in Chinese, light", async () => {
  const sandbox = await openSandbox();
  onTestFinished(() => sandbox.minifleet.stop().then(() => undefined));
  const operator = await openVisitor({ language: "zh", theme: "light" });
  const { page } = operator;

  await setUp(operator, setUpLink(sandbox.minifleet), "zh");
  await authorize(operator, "zh");
  await addTemplate(page, "zh");
  await deploy(page, "zh", { releaseWhenApproved: true });
  // The simulator's reviewers take a few seconds; nothing is pressed and nothing reloaded.
  await seeState(page, "审核中");
  await expectAccessible(page, "release in audit");
  await seeState(page, "已发布");
  await expectAccessible(page, "release released");
  await seeOnline(page, "zh");
}, 240_000);

it("goes from the set-up link to a released version, with settings of its own, in English, dark", async () => {
  const world = await openWorld({ auditMs: 0 });
  onTestFinished(() => world.close());
  const operator = await openVisitor({ language: "en", theme: "dark" });
  // Heads of simulated accounts come from a host that the console's policy does not know outside sandbox mode.
  operator.provokes(/\/images\/wx\w+\.svg/);
  const { page } = operator;

  await setUp(operator, setUpLink(world.minifleet), "en");
  await authorize(operator, "en");
  await addTemplate(page, "en");
  await deploy(page, "en", { releaseWhenApproved: false });
  await seeState(page, "In audit");
  await expectAccessible(page, "release in audit");
  await world.control(`audits/${account.appId}`, { result: "pass" });
  await seeState(page, "Approved");
  await page.getByRole("button", { name: "Release…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("All users of 青禾生鲜 get this version.").waitFor();
  await expectAccessible(page, "release dialog");
  await dialog.getByRole("button", { name: "Release 1.0.0" }).click();
  await seeState(page, "Released");
  await seeOnline(page, "en");
}, 240_000);

/** A stranger with the link becomes the first operator. */
async function setUp({ page }: Visitor, link: string, language: Language): Promise<void> {
  const w = words[language];
  await page.goto(link);
  await page.getByRole("heading", { name: w.firstOperator }).waitFor();
  expect(page.url(), "the secret has left the address").not.toContain("#");
  await expectAccessible(page, "set-up");
  await page.getByLabel(w.loginName).fill("lin.min");
  await page.getByLabel(w.displayName).fill("林敏");
  await page.getByLabel(w.password, { exact: true }).fill("correct horse battery");
  await page.getByRole("button", { name: w.createAndSignIn }).click();
  await page.getByRole("heading", { level: 1, name: w.home }).waitFor();
  await expectAccessible(page, "home of a new installation");
}

/** A link is made and copied; a merchant uses it; the dialog tells without being touched. */
async function authorize({ page, context }: Visitor, language: Language): Promise<void> {
  const w = words[language];
  await page.getByRole("navigation", { name: w.navigation }).getByRole("link", { name: w.authorizers }).click();
  await page.getByText(w.noAccounts).waitFor();
  await expectAccessible(page, "accounts, none yet");
  await page.getByRole("button", { name: w.authorize }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(w.forWhom).fill(account.name);
  await expectAccessible(page, "authorize dialog");
  await dialog.getByRole("button", { name: w.makeLink }).click();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog.getByRole("button", { name: w.copyLink }).click();
  const url = await page.evaluate<string>("navigator.clipboard.readText()");
  await expectAccessible(page, "link with its QR code");

  const { page: phone } = await openVisitor({ device: "wechat", language: "zh" });
  await phone.goto(url);
  await phone.getByRole("heading", { name: `请「${account.name}」的管理员确认授权` }).waitFor();
  await expectAccessible(phone, "jump page");
  await phone.getByRole("link", { name: "去微信确认授权" }).click();
  await phone.getByRole("radio", { name: new RegExp(account.appId) }).check();
  await expectAccessible(phone, "phone view of the simulator");
  await phone.getByRole("button", { name: "授权", exact: true }).click();
  await phone.getByRole("heading", { name: "授权成功" }).waitFor();
  await expectAccessible(phone, "success page");

  await dialog.getByRole("heading", { name: w.isAuthorized(account.name) }).waitFor();
  await expectAccessible(page, "link, authorized");
  await dialog.getByRole("button", { name: w.done }).click();
  await page.getByRole("row", { name: new RegExp(account.name) }).waitFor();
  await expectAccessible(page, "accounts, one");
}

async function addTemplate(page: Page, language: Language): Promise<void> {
  const w = words[language];
  await page.getByRole("navigation", { name: w.navigation }).getByRole("link", { name: w.templates }).click();
  await page.getByRole("tab", { name: w.drafts }).click();
  await page.getByRole("button", { name: w.addDraft("1.0.0") }).click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page, "add dialog");
  await dialog.getByRole("button", { name: w.addToLibrary }).click();
  await page.getByRole("row", { name: /1\.0\.0/ }).waitFor();
  await page.getByRole("tab", { name: w.ordinary, selected: true }).waitFor();
  await expectAccessible(page, "library");
}

async function deploy(page: Page, language: Language, { releaseWhenApproved }: { releaseWhenApproved: boolean }) {
  const w = words[language];
  await page
    .getByRole("row", { name: /1\.0\.0/ })
    .getByRole("link", { name: w.deploy })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: w.accounts }).fill(account.name);
  await dialog.getByRole("option", { name: new RegExp(account.name) }).click();
  await dialog.getByRole("list", { name: w.chosenAccounts }).getByText(account.name).waitFor();
  if (releaseWhenApproved) await dialog.getByLabel(w.releaseWhenApproved).check();
  await expectAccessible(page, "deploy dialog");
  await dialog.getByRole("button", { name: w.deployToOne }).click();
  await page.getByRole("heading", { level: 1, name: "#1 1.0.0" }).waitFor();
  const row = page.getByRole("row", { name: new RegExp(account.name) });
  await row.waitFor();
  await expectAccessible(page, "deployment");
  await row.getByRole("link", { name: account.name }).click();
  await page.getByRole("heading", { level: 1, name: `${account.name} 1.0.0` }).waitFor();
}

/** Waits for the state that the release's page tells, live. */
async function seeState(page: Page, state: string): Promise<void> {
  await page.getByRole("status").getByText(state, { exact: true }).waitFor({ timeout: 40_000 });
}

async function seeOnline(page: Page, language: Language): Promise<void> {
  const w = words[language];
  await page.getByRole("navigation", { name: w.navigation }).getByRole("link", { name: w.authorizers }).click();
  const row = page.getByRole("row", { name: new RegExp(account.name) });
  await row.getByText("1.0.0").first().waitFor();
  await row.getByRole("link", { name: account.name }).click();
  await page.getByRole("heading", { level: 1, name: account.name }).waitFor();
  await page.getByText(w.released).first().waitFor();
  await expectAccessible(page, "account page");
  await page.getByRole("navigation", { name: w.navigation }).getByRole("link", { name: w.home }).click();
  await page.getByRole("heading", { level: 1, name: w.home }).waitFor();
  await expectAccessible(page, "home");
}
