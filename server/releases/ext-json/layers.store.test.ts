import { expect, test } from "vitest";
import { authorizerTags } from "../../authorizers/tables.ts";
import { Refusal } from "../../graphql/user-error.ts";
import { templates } from "../../templates/tables.ts";
import { actor, type Fleet, openFleet, otherShop, shop } from "../testing/fleet.ts";
import type { SaveLayer } from "./service.ts";

const line = "wxd000000000000001";
const page = { limit: 50, direction: "forward" } as const;

async function openLine() {
  const fleet = await openFleet();
  await fleet.database.atomically((work) => work.update(templates).set({ sourceAppId: line }));
  const { extJson } = fleet.releases;
  const save = (layer: Partial<SaveLayer>) =>
    extJson.saveLayer(actor, { scope: "TEMPLATE", target: line, extJson: {}, variables: {}, ...layer }, async () => {});
  const saveSchema = (schema: unknown, seenAt?: Date) =>
    extJson.saveSchema(actor, { sourceAppId: line, schema, ...(seenAt && { seenAt }) }, async () => {});
  return { fleet, extJson, save, saveSchema };
}

/** Code and field of what is refused. */
async function refusalOf(act: Promise<unknown>): Promise<string> {
  const error: unknown = await act.then(
    () => "done",
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? `${error.code} ${error.field?.join(".") ?? ""}` : String(error);
}

const sizes = (fleet: Fleet) => fleet.releases.extJson.countLayers({});

test("a layer is kept in the place of the one its target had", async () => {
  const { fleet, extJson, save } = await openLine();
  const first = await save({ extJson: '{"window":{"title":"{{name}}"}}', variables: { name: "A" } });
  expect(await save({ extJson: { debug: true } })).toBe(first);
  expect(await sizes(fleet)).toBe(1);
  expect(await extJson.findLayer(first)).toMatchObject({
    extJson: { debug: true },
    variables: {},
    changedBy: "Lin Min",
  });
});

test("layers are listed by what they hold for, and found by the words of their targets", async () => {
  const { fleet, extJson, save } = await openLine();
  const account = await fleet.account(shop, { searchText: "flower shop wx1" });
  await save({});
  await save({ scope: "TAG", target: "华东_VIP" });
  await save({ scope: "ACCOUNT", target: String(account) });
  const found = async (search: Parameters<typeof extJson.layers>[1]) =>
    (await extJson.layers(page, search)).map(({ scope }) => scope);
  expect(await found({})).toEqual(["ACCOUNT", "TAG", "TEMPLATE"]);
  expect(await found({ scope: "TAG" })).toEqual(["TAG"]);
  expect(await found({ text: "Flower" })).toEqual(["ACCOUNT"]);
  expect(await found({ text: "vip" })).toEqual(["TAG"]);
  expect(await found({ text: "wxd0" })).toEqual(["TEMPLATE"]);
  expect(await found({ text: "%" })).toEqual([]);
  expect(await extJson.countLayers({ text: "vip" })).toBe(1);
});

test("what a layer is refused for is said at its place in the JSON", async () => {
  const { fleet, save } = await openLine();
  const refused = (layer: Partial<SaveLayer>) => refusalOf(save(layer));
  expect(await refused({ extJson: "{" })).toBe("BAD_EXT_JSON extJson");
  expect(await refused({ extJson: { shopId: 1 } })).toBe("BAD_EXT_JSON extJson.shopId");
  expect(await refused({ extJson: { extAppid: "wx1" } })).toBe("BAD_EXT_JSON extJson.extAppid");
  expect(await refused({ extJson: { directCommit: true } })).toBe("BAD_EXT_JSON extJson.directCommit");
  expect(await refused({ extJson: { ext: { list: ["", "{{a b}}"] } } })).toBe("BAD_EXT_JSON extJson.ext.list.1");
  expect(await refused({ extJson: { ext: { text: "x".repeat(70_000) } } })).toBe("TOO_LONG extJson");
  expect(await refused({ variables: ["a"] })).toBe("VARIABLE_DOES_NOT_FIT variables");
  expect(await refused({ variables: { "a.b": 1 } })).toBe("BAD_VARIABLE_NAME variables.a.b");
  expect(await refused({ variables: { account: {} } })).toBe("BAD_VARIABLE_NAME variables.account");
  expect(await refused({ target: "wxd000000000000002" })).toBe("NOT_FOUND target");
  expect(await refused({ scope: "ACCOUNT", target: "999" })).toBe("NOT_FOUND target");
  expect(await refused({ scope: "CHANNEL", target: "999" })).toBe("NOT_FOUND target");
  expect(await refused({ scope: "TAG", target: "" })).toBe("NOT_FOUND target");
  expect(
    await refused({ extJson: JSON.parse(`{"ext":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}}`) as unknown }),
  ).toBe("BAD_EXT_JSON extJson");
  expect(await sizes(fleet)).toBe(0);
});

test("a layer that somebody changed meanwhile is neither overwritten nor taken away unseen", async () => {
  const { fleet, extJson, save } = await openLine();
  const id = await save({});
  const seenAt = (await extJson.findLayer(id))?.changedAt ?? new Date(0);
  await save({ variables: { a: 1 }, seenAt });
  expect(await refusalOf(save({ variables: { a: 2 }, seenAt }))).toBe("CHANGED seenAt");
  expect(await refusalOf(extJson.deleteLayer(actor, { id, seenAt }, async () => {}))).toBe("CHANGED seenAt");
  expect((await extJson.findLayer(id))?.variables).toEqual({ a: 1 });
  await extJson.deleteLayer(actor, { id }, async () => {});
  expect(await refusalOf(extJson.deleteLayer(actor, { id }, async () => {}))).toBe("NOT_FOUND id");
  expect(await sizes(fleet)).toBe(0);
});

test("a schema judges what the template line's own layer says, but not what it leaves to others", async () => {
  const { extJson, save, saveSchema } = await openLine();
  expect(await refusalOf(saveSchema({ type: "object", properties: { a: { typ: "string" } } }))).toBe(
    "BAD_SCHEMA schema",
  );
  expect(await refusalOf(saveSchema({ type: "object", properties: { a: { $ref: "https://x.cn/a" } } }))).toBe(
    "BAD_SCHEMA schema.properties.a.$ref",
  );
  await saveSchema({ type: "object", required: ["shopId"], properties: { shopId: { type: "integer" } } });
  await save({});
  expect(await refusalOf(save({ variables: { shopId: "42" } }))).toBe("VARIABLE_DOES_NOT_FIT variables.shopId");
  const seenAt = (await extJson.findSchema(line))?.changedAt;
  await saveSchema(null, seenAt);
  expect(await extJson.findSchema(line)).toBeUndefined();
});

test("a changed schema judges at once", async () => {
  const { fleet, extJson, saveSchema } = await openLine();
  const id = await fleet.account(shop);
  const render = async () => {
    const wish = { templateId: fleet.template, extJson: {} };
    return (await extJson.renderForAccounts(fleet.database.db, wish, [id])).get(id);
  };
  await saveSchema({ type: "object", required: ["shopId"], properties: { shopId: {} } });
  expect(await render()).toHaveProperty("problem");
  await saveSchema({ type: "object", properties: { shopId: {} } });
  expect(await render()).toHaveProperty("extJson");
});

test("one account's ext.json is shown with the layers it is made of", async () => {
  const { fleet, extJson, save } = await openLine();
  const id = await fleet.account(shop);
  await fleet.account(otherShop);
  await fleet.database.atomically((work) =>
    work.insert(authorizerTags).values(["b", "a"].map((tag) => ({ authorizerId: id, tag }))),
  );
  await save({ scope: "ACCOUNT", target: String(id), variables: { color: "red" } });
  await save({ scope: "TAG", target: "a" });
  await save({ scope: "TAG", target: "b" });
  await save({ extJson: { ext: { color: "{{color}}", shop: "{{shopId}}" } } });
  const templateId = fleet.template;
  const { rendering, layers } = await extJson.renderOne({ authorizerId: id, templateId });
  expect(rendering).toMatchObject({ problem: { code: "MISSING_VARIABLE", path: ["ext", "shop"] } });
  expect(layers.map(({ scope, target }) => `${scope} ${target}`)).toEqual([
    `TEMPLATE ${line}`,
    "TAG a",
    "TAG b",
    `ACCOUNT ${id}`,
  ]);
  const own = await extJson.renderOne({ authorizerId: id, templateId, extJson: { ext: { color: "{{color}}" } } });
  expect(own.rendering).toEqual({ extJson: JSON.stringify({ ext: { color: "red" }, extAppid: shop }) });
  expect(await refusalOf(extJson.renderOne({ authorizerId: 999, templateId }))).toBe("NOT_FOUND authorizerId");
  expect(await refusalOf(extJson.renderOne({ authorizerId: id, templateId: 999 }))).toBe("NOT_FOUND templateId");
});
