import { expect, test } from "vitest";
import { authorizers, authorizerTags } from "../../authorizers/tables.ts";
import { platform } from "../../simulator/testing/bench.ts";
import { templates } from "../../templates/tables.ts";
import { channels, channelSubscriptions } from "../channels/tables.ts";
import { type Fleet, openFleet, otherShop, shop } from "../testing/fleet.ts";
import type { ExtJson } from "./ext-json.ts";
import type { LayerScope } from "./layers.ts";
import { createExtJsonRendering, type RenderWish } from "./render.ts";
import { extJsonLayers, extJsonSchemas } from "./tables.ts";

const { componentAppId } = platform;
const line = "wxd000000000000001";

async function openLayers() {
  const fleet = await openFleet();
  const { database, clock } = fleet;
  await database.atomically((work) => work.update(templates).set({ sourceAppId: line }));
  const rendering = createExtJsonRendering({ componentAppId });
  const changedAt = clock.now();

  return {
    fleet,
    layer: (scope: LayerScope, target: string | number, extJson: ExtJson, variables: ExtJson = {}) =>
      database.atomically((work) =>
        work
          .insert(extJsonLayers)
          .values({ componentAppId, scope, target: String(target), extJson, variables, changedBy: "", changedAt }),
      ),
    tag: (authorizerId: number, ...tags: string[]) =>
      database.atomically((work) => work.insert(authorizerTags).values(tags.map((tag) => ({ authorizerId, tag })))),
    schema: (schema: ExtJson) =>
      database.atomically((work) =>
        work.insert(extJsonSchemas).values({ componentAppId, sourceAppId: line, schema, changedBy: "", changedAt }),
      ),
    async render(id: number, wish: Partial<RenderWish> = {}): Promise<unknown> {
      const whole = { templateId: fleet.template, extJson: {}, ...wish };
      const rendered = (await rendering.renderForAccounts(database.db, whole, [id])).get(id);
      return rendered && "extJson" in rendered ? (JSON.parse(rendered.extJson) as unknown) : rendered;
    },
    rendering,
  };
}

async function channel(fleet: Fleet, name: string, ...accounts: number[]): Promise<number> {
  const at = fleet.clock.now();
  return await fleet.database.atomically(async (work) => {
    const [row] = await work
      .insert(channels)
      .values({ componentAppId, name, startsByItself: false, changedBy: "", changedAt: at })
      .returning({ id: channels.id });
    const channelId = row?.id ?? 0;
    for (const authorizerId of accounts) {
      await work.insert(channelSubscriptions).values({ authorizerId, channelId, subscribedAt: at });
    }
    return channelId;
  });
}

test("layers lie over each other: template line, channel, tags by their letters, account, and the deployment's own", async () => {
  const { fleet, layer, tag, render } = await openLayers();
  const id = await fleet.account(shop);
  await tag(id, "b", "a", "Z", "unlayered");
  const beta = await channel(fleet, "beta", id);
  const window = (place: string) => ({ window: { [place]: true, last: place } });
  await layer("TEMPLATE", line, { ...window("template"), ext: { from: "template" }, pages: ["pages/index"] });
  await layer("CHANNEL", beta, { ...window("channel"), ext: { from: "channel" } });
  await layer("TAG", "a", window("tag a"));
  await layer("TAG", "b", window("tag b"));
  await layer("TAG", "Z", window("tag Z"));
  const seen = { template: true, channel: true, "tag Z": true, "tag a": true, "tag b": true };
  const below = { extAppid: shop, ext: { from: "channel" }, pages: ["pages/index"] };
  expect(await render(id)).toEqual({ ...below, window: { ...seen, last: "tag b" } });

  await layer("ACCOUNT", id, window("account"));
  expect(await render(id)).toEqual({ ...below, window: { ...seen, account: true, last: "account" } });
  expect(await render(id, { extJson: { ext: {}, window: { last: "deployment" } } })).toEqual({
    ...below,
    ext: {},
    window: { ...seen, account: true, last: "deployment" },
  });
});

test("layers of other lines, channels, tags, accounts and platforms are not laid on", async () => {
  const { fleet, layer, tag, render } = await openLayers();
  const [id, other] = [await fleet.account(shop), await fleet.account(otherShop)];
  await tag(other, "vip");
  const beta = await channel(fleet, "beta", other);
  await layer("TEMPLATE", "wxd000000000000002", { debug: true });
  await layer("CHANNEL", beta, { debug: true });
  await layer("TAG", "vip", { debug: true });
  await layer("ACCOUNT", other, { debug: true });
  await fleet.database.atomically((work) =>
    work.insert(extJsonLayers).values({
      componentAppId: "wxanother00000000",
      scope: "TEMPLATE",
      target: line,
      extJson: { debug: true },
      variables: {},
      changedBy: "",
      changedAt: fleet.clock.now(),
    }),
  );
  expect(await render(id)).toEqual({ extAppid: shop });
  // A deployment that comes from a channel takes its layer, whatever the account follows.
  expect(await render(id, { channelId: beta })).toEqual({ extAppid: shop, debug: true });
});

test("variables are laid over each other by name, beside what is known of account and template", async () => {
  const { fleet, layer, render } = await openLayers();
  const id = await fleet.account(shop, { nickName: '花店 "A"', principalName: "某某公司", originalId: null });
  const text = "{{account.nickName}}·{{account.principalName}}·{{template.version}}·{{shopId}}·{{color}}";
  await layer(
    "TEMPLATE",
    line,
    { ext: { text, seats: "{{seats}}", id: "{{account.appId}}" } },
    { color: "red", seats: 1 },
  );
  await layer("ACCOUNT", id, {}, { shopId: "42", seats: 7 });
  expect(await render(id)).toEqual({
    extAppid: shop,
    ext: { text: '花店 "A"·某某公司·1.0.0·42·red', seats: 7, id: shop },
  });
});

test("case 50: a missing variable, and a name the account's profile does not have, is refused and not left empty", async () => {
  const { fleet, layer, render } = await openLayers();
  const id = await fleet.account(shop, { nickName: "" });
  expect(await render(id, { extJson: { ext: { name: "{{account.nickName}}" } } })).toMatchObject({
    problem: { code: "MISSING_VARIABLE", path: ["ext", "name"] },
  });
  await layer("TEMPLATE", line, { ext: { id: "{{shopId}}" } });
  expect(await render(id)).toMatchObject({ problem: { code: "MISSING_VARIABLE", path: ["ext", "id"] } });
  // What a higher layer replaced names nothing any more.
  expect(await render(id, { extJson: { ext: {} } })).toEqual({ extAppid: shop, ext: {} });
});

test("the schema of the template line judges the variables of all layers together", async () => {
  const { fleet, layer, render, schema } = await openLayers();
  const id = await fleet.account(shop);
  await schema({ type: "object", required: ["shopId"], properties: { shopId: { type: "integer" } } });
  expect(await render(id)).toMatchObject({ problem: { code: "MISSING_VARIABLE", path: ["variables", "shopId"] } });
  await layer("TEMPLATE", line, { ext: { id: "{{shopId}}" } }, { shopId: "x" });
  expect(await render(id)).toMatchObject({ problem: { code: "VARIABLE_DOES_NOT_FIT", path: ["variables", "shopId"] } });
  await layer("ACCOUNT", id, {}, { shopId: 42 });
  expect(await render(id)).toEqual({ extAppid: shop, ext: { id: 42 } });
});

test("what WeChat would refuse once the values are in is refused, with its place", async () => {
  const { fleet, layer, render } = await openLayers();
  const id = await fleet.account(shop);
  await layer("TEMPLATE", line, { pages: "{{pages}}" }, { pages: "pages/index" });
  expect(await render(id)).toMatchObject({ problem: { code: "BAD_EXT_JSON", path: ["pages"] } });
  expect(await render(id, { extJson: { pages: [], ext: { text: "x".repeat(200_000) } } })).toMatchObject({
    problem: { code: "BAD_EXT_JSON", path: [] },
  });
  await fleet.database.atomically((work) => work.update(templates).set({ kind: "STANDARD" }));
  expect(await render(id, { extJson: { pages: [] } })).toMatchObject({ problem: { path: ["pages"] } });
});

test("an account's own text reaches WeChat as it is, whatever it holds", async () => {
  const { fleet, layer } = await openLayers();
  const id = await fleet.account(shop, { nickName: '"},"extAppid":"wxEvil\n🙂</script>' });
  await layer("TEMPLATE", line, { ext: { name: "{{account.nickName}}", half: "{{half}}" } }, { half: "\ud83d" });
  const { id: release } = await fleet.start([id]);
  const { extJson } = await fleet.release(release);
  expect(JSON.parse(extJson)).toEqual({
    extAppid: shop,
    ext: { name: '"},"extAppid":"wxEvil\n🙂</script>', half: "\ud83d" },
  });
});

test("case 50: an account whose ext.json cannot be rendered is left out of the deployment, and the others begin", async () => {
  const { fleet, layer } = await openLayers();
  const [ready, bare] = [await fleet.account(shop), await fleet.account(otherShop)];
  await layer("ACCOUNT", ready, {}, { shopId: "42" });
  const { ids, refusals } = await fleet.start([ready, bare], { extJson: { ext: { id: "{{shopId}}" } } });
  expect(ids).toHaveLength(1);
  expect(JSON.parse((await fleet.release(ids[0] ?? 0)).extJson)).toEqual({ extAppid: shop, ext: { id: "42" } });
  expect(refusals).toMatchObject([{ authorizerId: bare, code: "MISSING_VARIABLE", extJson: { path: ["ext", "id"] } }]);
});

test("thousands of accounts take few statements, and an account that is gone is not in the answer", async () => {
  const { fleet, layer, rendering } = await openLayers();
  const { database, clock } = fleet;
  const ids = await database.atomically(async (work) => {
    const rows = Array.from({ length: 1_500 }, (_, place) => ({
      componentAppId,
      appId: `wxmany${place}`,
      kind: "MINI_PROGRAM" as const,
      status: "AUTHORIZED" as const,
      nickName: `Shop ${place}`,
      searchText: "",
      authorizedAt: clock.now(),
      authorizationChangedAt: clock.now(),
    }));
    return (await work.insert(authorizers).values(rows).returning({ id: authorizers.id })).map(({ id }) => id);
  });
  await layer("TEMPLATE", line, { ext: { name: "{{account.nickName}}" } });
  let statements = 0;
  const counting = new Proxy(database.db, {
    get(target, name, receiver) {
      if (name === "select") statements += 1;
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  const wish = { templateId: fleet.template, extJson: {} };
  const rendered = await rendering.renderForAccounts(counting, wish, [...ids, 999_999]);
  expect(rendered.size).toBe(1_500);
  expect(rendered.get(ids[7] ?? 0)).toEqual({ extJson: '{"ext":{"name":"Shop 7"},"extAppid":"wxmany7"}' });
  expect(statements).toBeLessThanOrEqual(2 + 2 * 3);
});
