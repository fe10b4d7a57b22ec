import { and, eq, inArray, or } from "drizzle-orm";
import { authorizers, authorizerTags } from "../../authorizers/tables.ts";
import type { Db } from "../../db/work.ts";
import { templates } from "../../templates/tables.ts";
import { channelSubscriptions } from "../channels/tables.ts";
import { extJsonLayers, extJsonSchemas } from "./tables.ts";

/** Deleted ones too: what was committed from them can be looked at. */
export async function templateOf(on: Db, componentAppId: string, id: number) {
  const [template] = await on
    .select({
      kind: templates.kind,
      sourceAppId: templates.sourceAppId,
      number: templates.templateId,
      version: templates.userVersion,
    })
    .from(templates)
    .where(and(eq(templates.id, id), eq(templates.componentAppId, componentAppId)));
  return template;
}

/** What ext.json may name of each account, and the channel it follows. */
export async function accountsOf(on: Db, componentAppId: string, ids: readonly number[]) {
  return await on
    .select({
      id: authorizers.id,
      appId: authorizers.appId,
      nickName: authorizers.nickName,
      principalName: authorizers.principalName,
      originalId: authorizers.originalId,
      channelId: channelSubscriptions.channelId,
    })
    .from(authorizers)
    .leftJoin(channelSubscriptions, eq(channelSubscriptions.authorizerId, authorizers.id))
    .where(and(eq(authorizers.componentAppId, componentAppId), inArray(authorizers.id, [...ids])));
}

/** Tags of the accounts, of those tags that have a layer. */
export async function layeredTags(on: Db, componentAppId: string, ids: readonly number[]) {
  return await on
    .select({ authorizerId: authorizerTags.authorizerId, tag: authorizerTags.tag })
    .from(authorizerTags)
    .innerJoin(
      extJsonLayers,
      and(
        eq(extJsonLayers.componentAppId, componentAppId),
        eq(extJsonLayers.scope, "TAG"),
        eq(extJsonLayers.target, authorizerTags.tag),
      ),
    )
    .where(inArray(authorizerTags.authorizerId, [...ids]));
}

export interface Targets {
  sourceAppId: string;
  channelIds: readonly number[];
  tags: readonly string[];
  accountIds: readonly number[];
}

export async function layersOf(on: Db, componentAppId: string, targets: Targets) {
  const { scope, target } = extJsonLayers;
  const of = (name: "CHANNEL" | "TAG" | "ACCOUNT", wanted: readonly (number | string)[]) =>
    wanted.length === 0 ? undefined : and(eq(scope, name), inArray(target, wanted.map(String)));
  return await on
    .select()
    .from(extJsonLayers)
    .where(
      and(
        eq(extJsonLayers.componentAppId, componentAppId),
        or(
          and(eq(scope, "TEMPLATE"), eq(target, targets.sourceAppId)),
          of("CHANNEL", targets.channelIds),
          of("TAG", targets.tags),
          of("ACCOUNT", targets.accountIds),
        ),
      ),
    );
}

export async function findSchema(on: Db, componentAppId: string, sourceAppId: string) {
  const [row] = await on
    .select()
    .from(extJsonSchemas)
    .where(and(eq(extJsonSchemas.componentAppId, componentAppId), eq(extJsonSchemas.sourceAppId, sourceAppId)));
  return row;
}
