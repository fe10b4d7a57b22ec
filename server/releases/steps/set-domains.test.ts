import { expect, test } from "vitest";
import { type Fleet, openFleet, shop } from "../testing/fleet.ts";

const endpoint = "/wxa/modify_domain";

/** Registers domains on the platform, as its console would. */
async function register({ client }: Fleet): Promise<void> {
  await client.domains.platformServer({
    action: "add",
    hosts: ["api.example.com", "old.example.com"],
    alsoPublished: true,
  });
  await client.domains.platformJump({ action: "add", hosts: ["h5.example.com"], alsoPublished: true });
}

const wanted = { request: ["https://api.example.com"], webview: ["https://h5.example.com"] };

test("case 52: missing domains are added before the code goes out, and what was there stays", async () => {
  const fleet = await openFleet();
  await register(fleet);
  const authorizer = await fleet.account(shop);
  await fleet.client.domains.modify(shop, "add", { request: ["https://old.example.com"] });
  const { id } = await fleet.start([authorizer], { domains: wanted });
  await fleet.run();
  expect((await fleet.release(id)).state).toBe("COMMITTED");
  const { domains } = await fleet.client.domains.modify(shop, "get");
  expect(domains.request.toSorted()).toEqual(["https://api.example.com", "https://old.example.com"]);
  expect(await fleet.client.domains.webview(shop, "get")).toEqual(["https://h5.example.com"]);
  const order = fleet.bench.simulator.calls.list({ appId: shop }).map(({ path }) => path);
  expect(order.lastIndexOf("/wxa/setwebviewdomain") > order.indexOf(endpoint)).toBe(true);
  expect(order.indexOf("/wxa/commit")).toBeGreaterThan(order.indexOf(endpoint));
});

test("a repeat of the step changes nothing, so that no change of the month is spent", async () => {
  const fleet = await openFleet();
  await register(fleet);
  const { id } = await fleet.start([await fleet.account(shop)], { domains: wanted, submitForAudit: false });
  await fleet.kill("set-domains", id);
  const before = fleet.calls(endpoint);
  await fleet.run();
  expect(fleet.calls(endpoint) - before).toBe(1); // one look
  expect((await fleet.release(id)).state).toBe("COMMITTED");
});

test("case 52: a domain that the platform has not registered is named, and no code goes out", async () => {
  const fleet = await openFleet();
  await register(fleet);
  const domains = { request: ["https://api.example.com", "https://unknown.example.org"] };
  const { id } = await fleet.start([await fleet.account(shop)], { domains });
  await fleet.run();
  const { state, failure } = await fleet.release(id);
  expect(state).toBe("FAILED");
  expect(failure?.errmsg).toContain("https://unknown.example.org");
  expect(failure?.errmsg).not.toContain("api.example.com");
  expect(fleet.calls("/wxa/commit")).toBe(0);
});

test("case 52: an unregistered business domain is named, too", async () => {
  const fleet = await openFleet();
  await register(fleet);
  const { id } = await fleet.start([await fleet.account(shop)], {
    domains: { webview: ["https://unknown.example.org"] },
  });
  await fleet.run();
  expect((await fleet.release(id)).failure?.errmsg).toBe("https://unknown.example.org");
});

test("case 45: 'unchanged' counts as success when the domains are there", async () => {
  const fleet = await openFleet();
  await register(fleet);
  const authorizer = await fleet.account(shop);
  // Another process adds them between our look and our change.
  await fleet.fault({ endpoint: "setwebviewdomain", delayMs: 1_000, times: 1 });
  const { id } = await fleet.start([authorizer], { domains: { webview: wanted.webview } });
  const running = fleet.run();
  await expect.poll(() => fleet.clock.pending).toBeGreaterThan(1);
  await fleet.fault({ endpoint: "setwebviewdomain", errcode: 89019, times: 1 });
  fleet.clock.advance(1_000);
  await running;
  expect((await fleet.release(id)).state).toBe("COMMITTED");
});

test("case 44: the month's 50 domain changes used up fail the release readably", async () => {
  const fleet = await openFleet();
  await register(fleet);
  const authorizer = await fleet.account(shop);
  await fleet.fault({ endpoint: "modify_domain", errcode: 86102, times: 1 });
  const { id } = await fleet.start([authorizer], { domains: wanted });
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "FAILED", failure: { errcode: 86102 } });
  await fleet.pass(600_000, 60_000);
  expect(fleet.calls(endpoint)).toBe(1);
});
