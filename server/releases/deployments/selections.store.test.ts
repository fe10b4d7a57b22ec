import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { authorizers, authorizerTags, grantedPermissionSets } from "../../authorizers/tables.ts";
import { systemClock } from "../../clock.ts";
import type { Actor } from "../../graphql/context.ts";
import { templates } from "../../templates/tables.ts";
import { openTestDatabase } from "../../testing/database.ts";
import { channels, channelSubscriptions } from "../channels/tables.ts";
import { deployments, releases } from "../tables.ts";
import { type CreateSelection, createSelections } from "./selections.ts";

const actor: Actor = { kind: "operator", id: "1", name: "Lin Min" };
const componentAppId = "wx0c0mp0nent000001";
const at = new Date(1_764_000_000_000);
const firstPage = { limit: 100, direction: "forward" as const };

async function openRoom() {
  const database = await openTestDatabase();
  const selections = createSelections({ database, clock: systemClock, componentAppId });

  const account = (appId: string, platform = componentAppId) =>
    database.atomically(async (work) => {
      const [row] = await work
        .insert(authorizers)
        .values({
          componentAppId: platform,
          appId,
          kind: "MINI_PROGRAM",
          status: "AUTHORIZED",
          nickName: appId,
          searchText: appId,
          authorizedAt: at,
          authorizationChangedAt: at,
        })
        .returning({ id: authorizers.id });
      const id = row?.id ?? 0;
      await work.insert(grantedPermissionSets).values({ authorizerId: id, permissionSetId: 18, grantedAt: at });
      return id;
    });

  const template = (templateId: number, sourceAppId: string) =>
    database.atomically(async (work) => {
      const [row] = await work
        .insert(templates)
        .values({
          componentAppId,
          templateId,
          sourceAppId,
          kind: "NORMAL",
          userVersion: `${templateId}.0`,
          userDesc: "",
          createdAt: new Date(at.getTime() + templateId),
          readAt: at,
        })
        .returning({ id: templates.id });
      return row?.id ?? 0;
    });

  /** A release that went online. */
  const online = (authorizerId: number, templateId: number, minute: number) =>
    database.atomically(async (work) => {
      const common = { componentAppId, templateId, version: "1", createdAt: at };
      const [deployment] = await work
        .insert(deployments)
        .values({
          ...common,
          state: "COMPLETED",
          description: "",
          extJson: {},
          startedBy: "test",
          submitForAudit: true,
          releaseWhenApproved: true,
          enlistedAt: at,
        })
        .returning({ id: deployments.id });
      await work.insert(releases).values({
        ...common,
        authorizerId,
        deploymentId: deployment?.id ?? 0,
        state: "RELEASED",
        extJson: "{}",
        changedAt: new Date(at.getTime() + minute * 60_000),
      });
    });

  const channel = (followers: { authorizerId: number; isPinned?: boolean }[]) =>
    database.atomically(async (work) => {
      const [row] = await work
        .insert(channels)
        .values({ componentAppId, name: "stable", startsByItself: false, changedBy: "test", changedAt: at })
        .returning({ id: channels.id });
      const channelId = row?.id ?? 0;
      await work.insert(channelSubscriptions).values(
        followers.map(({ authorizerId, isPinned }) => ({
          authorizerId,
          channelId,
          subscribedAt: at,
          pinnedAt: isPinned ? at : null,
        })),
      );
      return channelId;
    });

  async function select(choice: Omit<CreateSelection, "asked">) {
    const { id } = await selections.createSelection(actor, { asked: { test: true }, ...choice }, async () => {});
    const row = await selections.findSelection(id);
    return { id, count: row?.count, ids: await selections.selectedIds(id, firstPage) };
  }

  return { database, selections, account, template, online, channel, select };
}

const tagged = (tag: string): CreateSelection["fits"] => {
  return (on) =>
    eq(
      authorizers.id,
      on.select({ id: authorizerTags.authorizerId }).from(authorizerTags).where(eq(authorizerTags.tag, tag)),
    );
};

test("a selection is who fitted when it was made: who comes later is not in it", async () => {
  const room = await openRoom();
  const [first, second] = [await room.account("wx1"), await room.account("wx2")];
  await room.account("wx3", "wxan0therplatf0rm1");
  const selection = await room.select({ fits: () => undefined });
  await room.account("wx4");
  expect(selection).toMatchObject({ count: 2, ids: [first, second] });
  expect(await room.selections.selectedIds(selection.id, firstPage)).toEqual([first, second]);
  expect(await room.selections.findSelection(selection.id)).toMatchObject({
    createdBy: "Lin Min",
    asked: { test: true },
  });
});

test("chosen rows are kept once each, and one that does not exist is refused", async () => {
  const room = await openRoom();
  const [first, second] = [await room.account("wx1"), await room.account("wx2")];
  expect(await room.select({ authorizerIds: [second, first, second] })).toMatchObject({
    count: 2,
    ids: [first, second],
  });
  await expect(room.select({ authorizerIds: [first, 4711] })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(room.select({ authorizerIds: [] })).rejects.toMatchObject({ code: "NO_ACCOUNTS" });
});

test("a filter narrows what else is asked for", async () => {
  const room = await openRoom();
  const [first, second] = [await room.account("wx1"), await room.account("wx2")];
  await room.database.atomically((work) => work.insert(authorizerTags).values({ authorizerId: second, tag: "pilot" }));
  const { ids } = await room.select({ authorizerIds: [first, second], fits: tagged("pilot") });
  expect(ids).toEqual([second]);
});

test("older than a template are accounts that run an older one of its line, whatever they ran before", async () => {
  const room = await openRoom();
  const [old, current, other, , back] = [
    await room.account("wx1"),
    await room.account("wx2"),
    await room.account("wx3"),
    await room.account("wx4"), // never released
    await room.account("wx5"),
  ];
  const [one, two, elsewhere] = [
    await room.template(1, "wxdev1"),
    await room.template(2, "wxdev1"),
    await room.template(3, "wxdev2"),
  ];
  await room.online(old, one, 1);
  await room.online(current, one, 1);
  await room.online(current, two, 2);
  await room.online(other, elsewhere, 1);
  await room.online(back, two, 1);
  await room.online(back, one, 2);
  expect((await room.select({ olderThanTemplateId: two })).ids).toEqual([old, back]);
  await expect(room.select({ olderThanTemplateId: 99 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a channel selects who follows it and is not pinned", async () => {
  const room = await openRoom();
  const [first, second] = [await room.account("wx1"), await room.account("wx2")];
  await room.account("wx3");
  const channelId = await room.channel([{ authorizerId: first }, { authorizerId: second, isPinned: true }]);
  expect((await room.select({ channelId })).ids).toEqual([first]);
});
