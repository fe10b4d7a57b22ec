import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createActivityLog } from "../../activity/service.ts";
import { authorizers, grantedPermissionSets } from "../../authorizers/tables.ts";
import { createBus } from "../../events/bus.ts";
import type { Actor } from "../../graphql/context.ts";
import { Secret } from "../../secret.ts";
import { templates } from "../../templates/tables.ts";
import { openTestDatabase } from "../../testing/database.ts";
import { WoundClock } from "../../testing/wound-clock.ts";
import { createTransport, createWechatClient } from "../../wechat/index.ts";
import { createReleases } from "../service.ts";
import { releases as releaseRows } from "../tables.ts";

const actor: Actor = { kind: "operator", id: "1", name: "Lin Min" };
const componentAppId = "wx0c0mp0nent000001";
const firstPage = { limit: 100, direction: "forward" as const };

/** A fleet and two templates of one line; nothing calls WeChat. */
async function openRoom(accounts = 4) {
  const clock = new WoundClock();
  const database = await openTestDatabase({ clock });
  const none = () => Promise.reject(new Error("channels ask WeChat nothing"));
  const rooms = createReleases({
    database,
    clock,
    bus: createBus({ database }),
    client: createWechatClient({
      transport: createTransport({ baseUrl: "http://127.0.0.1:9" }),
      componentAppId,
      componentSecret: new Secret("none"),
      tokens: { componentToken: none, renewComponentToken: none, authorizerToken: none, renewAuthorizerToken: none },
    }),
    componentAppId,
    activity: createActivityLog({ database, clock, componentAppId }),
    noteAuditQuota: none,
  });
  const at = clock.now();
  const ids = await database.atomically(async (work) => {
    await work.insert(templates).values(
      [1, 2].map((templateId) => ({
        componentAppId,
        templateId,
        sourceAppId: "wxdev1",
        kind: "NORMAL" as const,
        userVersion: `${templateId}.0`,
        userDesc: `what is new in ${templateId}`,
        createdAt: at,
        readAt: at,
      })),
    );
    const rows = await work
      .insert(authorizers)
      .values(
        Array.from({ length: accounts }, (_, place) => ({
          componentAppId,
          appId: `wxshop${place}`,
          kind: "MINI_PROGRAM" as const,
          status: "AUTHORIZED" as const,
          nickName: `Shop ${place}`,
          searchText: "",
          authorizedAt: at,
          authorizationChangedAt: at,
        })),
      )
      .returning({ id: authorizers.id });
    await work
      .insert(grantedPermissionSets)
      .values(rows.map(({ id }) => ({ authorizerId: id, permissionSetId: 18, grantedAt: at })));
    return rows.map(({ id }) => id).toSorted((a, b) => a - b);
  });
  const { channels } = rooms;
  const forget = async () => {};
  const make = (name: string, startsByItself = false) =>
    channels.saveChannel(actor, { id: null, name, description: null, startsByItself, seenAt: null }, forget);
  const follow = (channelId: number | null, authorizerIds: number[]) =>
    channels.followChannel(actor, { channelId, selectionId: null, authorizerIds }, forget);
  const put = (id: number, templateId: number) =>
    channels.putTemplateOnChannel(actor, { id, templateId, seenAt: null }, forget);
  const started = () =>
    database.db.select({ account: releaseRows.authorizerId, version: releaseRows.version }).from(releaseRows);
  return { rooms, channels, database, clock, ids, make, follow, put, started, forget };
}

test("a new template on a channel proposes a deployment to those who follow it; pinned ones stay", async () => {
  const { channels, ids, make, follow, put, started, forget } = await openRoom();
  const stable = await make("stable");
  const [first = 0, second = 0, pinned = 0] = ids;
  await follow(stable, [first, second, pinned]);
  await channels.pinAccounts(actor, { selectionId: null, authorizerIds: [pinned], reason: "the fair" }, forget);
  const proposal = await put(stable, 1);
  expect(await started()).toEqual([]);
  await channels.acceptProposal(actor, { id: proposal, wish: {} }, forget);
  expect((await started()).toSorted((a, b) => a.account - b.account)).toEqual([
    { account: first, version: "1.0" },
    { account: second, version: "1.0" },
  ]);
  expect(await channels.findProposal(proposal)).toMatchObject({ state: "ACCEPTED", decidedBy: "Lin Min" });
});

test("a channel that starts by itself needs no approval, and with nobody to go to it waits for one", async () => {
  const { channels, ids, make, follow, put, started } = await openRoom();
  const beta = await make("beta", true);
  const early = await put(beta, 1);
  expect((await channels.findProposal(early))?.state).toBe("OPEN");
  await follow(beta, ids.slice(0, 1));
  await put(beta, 2);
  expect(await started()).toEqual([{ account: ids[0], version: "2.0" }]);
  expect((await channels.findProposal(early))?.state).toBe("OUTDATED");
});

test("a proposal is decided once", async () => {
  const { channels, ids, make, follow, put, started, forget } = await openRoom();
  const stable = await make("stable");
  await follow(stable, ids);
  const proposal = await put(stable, 1);
  await channels.dismissProposal(actor, proposal, forget);
  await expect(channels.acceptProposal(actor, { id: proposal, wish: {} }, forget)).rejects.toMatchObject({
    code: "NOT_POSSIBLE",
  });
  await expect(channels.dismissProposal(actor, proposal, forget)).rejects.toMatchObject({ code: "NOT_POSSIBLE" });
  expect(await started()).toEqual([]);
});

test("two people who accept at once start one deployment", async () => {
  const { channels, ids, make, follow, put, started, forget } = await openRoom();
  const stable = await make("stable");
  await follow(stable, ids);
  const proposal = await put(stable, 1);
  const accept = () =>
    channels.acceptProposal(actor, { id: proposal, wish: {} }, forget).then(
      () => true,
      () => false,
    );
  await Promise.all([accept(), accept()]);
  expect(await started()).toHaveLength(ids.length);
});

test("an account follows one channel: the next one takes the place of the first", async () => {
  const { channels, ids, make, follow } = await openRoom();
  const [stable, beta] = [await make("stable"), await make("beta")];
  expect(await follow(stable, ids)).toEqual({ count: ids.length });
  await follow(beta, ids.slice(0, 1));
  expect(await channels.followers(stable, firstPage)).toEqual(ids.slice(1));
  expect(await channels.followers(beta, firstPage)).toEqual(ids.slice(0, 1));
  expect(await follow(null, ids)).toEqual({ count: ids.length });
  expect(await channels.followers(stable, firstPage)).toEqual([]);
});

test("two channels of one name, a change over another's, and the end of a followed one are refused", async () => {
  const { rooms, channels, clock, ids, make, follow, forget } = await openRoom();
  const stable = await make("stable");
  await expect(make(" stable ")).rejects.toMatchObject({ code: "NAME_TAKEN" });
  await expect(make(" ")).rejects.toMatchObject({ code: "BAD_NAME" });
  const change = { id: stable, name: "steady", description: null, startsByItself: false };
  const seenAt = clock.now();
  clock.advance(1_000);
  await channels.saveChannel(actor, { ...change, seenAt }, forget);
  await expect(channels.saveChannel(actor, { ...change, seenAt }, forget)).rejects.toMatchObject({ code: "CHANGED" });
  await follow(stable, ids);
  await expect(channels.deleteChannel(actor, stable, forget)).rejects.toMatchObject({ code: "IN_USE" });
  await follow(null, ids);
  const layer = { scope: "CHANNEL" as const, target: String(stable), extJson: {}, variables: { colour: "red" } };
  await rooms.extJson.saveLayer(actor, layer, forget);
  await channels.deleteChannel(actor, stable, forget);
  expect([await channels.count(), await rooms.extJson.countLayers({})]).toEqual([0, 0]);
});

test("case 50a: a channel, and an account pinned to its version, keep a template in the library", async () => {
  const { rooms, channels, database, ids, make, follow, put, forget } = await openRoom();
  const [account = 0] = ids;
  const stable = await make("stable");
  await follow(stable, [account]);
  const proposal = await put(stable, 1);
  await channels.acceptProposal(actor, { id: proposal, wish: {} }, forget);
  await database.atomically(async (work) => {
    await work.update(releaseRows).set({ state: "RELEASED" }).where(eq(releaseRows.authorizerId, account));
  });
  expect(await rooms.templateUse(1)).toEqual({ releases: 0, channels: ["stable"], pinnedAccounts: 0 });
  await channels.pinAccounts(actor, { selectionId: null, authorizerIds: [account], reason: null }, forget);
  await put(stable, 2);
  expect(await rooms.templateUse(1)).toEqual({ releases: 0, channels: [], pinnedAccounts: 1 });
  await channels.unpinAccounts(actor, { selectionId: null, authorizerIds: [account] }, forget);
  expect(await rooms.templateUse(1)).toMatchObject({ pinnedAccounts: 0 });
});
