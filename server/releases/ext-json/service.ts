import type { ActivityLog } from "../../activity/service.ts";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { Db, Work } from "../../db/work.ts";
import type { PageRequest } from "../../graphql/connection.ts";
import type { Actor } from "../../graphql/context.ts";
import { type ExtJson, extJsonProblems, readExtJson } from "./ext-json.ts";
import { isPlainObject, isTooDeep, sizeOf } from "./json.ts";
import type { LayerContent, LayerScope } from "./layers.ts";
import {
  badExtJson,
  badName,
  badSchema,
  changedMeanwhile,
  layerNotFound,
  tooLarge,
  unknownTarget,
  unknownTemplate,
} from "./refusals.ts";
import { findSchema } from "./render-store.ts";
import { createExtJsonRendering, type Rendering } from "./render.ts";
import { compileSchema, type JsonSchema } from "./schema.ts";
import {
  countLayers,
  findLayer,
  findLayerOf,
  hasAccount,
  hasChannel,
  hasLine,
  layerPage,
  type LayerRow,
  type LayerSearch,
  putLayer,
  putSchema,
  removeLayer,
  removeSchema,
} from "./store.ts";
import { isVariableName, type Variables } from "./variables.ts";

export type { Rendering, RenderWish } from "./render.ts";
export type { LayerRow, LayerSearch, SchemaRow } from "./store.ts";

/** Of a layer's ext.json, and of its variables. */
const largestPart = 64 * 1024;
/** As the authorizers room has it. */
const longestTag = 40;

export interface SaveLayer {
  scope: LayerScope;
  /** Appid of the development mini program, the tag, or the row id of channel or account. */
  target: string;
  extJson: unknown;
  variables: unknown;
  /** `changedAt` of the layer as whoever saves it saw it. */
  seenAt?: Date | null;
}

export interface ExtJsonOptions {
  database: Database;
  clock: Clock;
  componentAppId: string;
  activity: Pick<ActivityLog, "record">;
}

/** ext.json in layers, the variables they name, and the schema that judges those. */
export function createExtJson(options: ExtJsonOptions) {
  const { database, clock, componentAppId, activity } = options;
  const { db } = database;
  const renderings = createExtJsonRendering(options);

  /**
   * Keeps a layer, in the place of the one that its target has.
   *
   * @throws {Refusal} at the field, with the path in the JSON
   */
  async function saveLayer(actor: Actor, input: SaveLayer, remember: (work: Work, id: number) => Promise<void>) {
    const { scope, target, seenAt } = input;
    const content = readLayer(input);
    return await database.atomically(async (work) => {
      if (!(await isTarget(work, scope, target))) throw unknownTarget(scope);
      if (scope === "TEMPLATE") await checkBySchema(work, target, content.variables);
      const before = await findLayerOf(work, componentAppId, { scope, target });
      checkSeen(before, seenAt);
      const id = await putLayer(work, {
        componentAppId,
        scope,
        target,
        ...content,
        changedBy: actor.name,
        changedAt: laterThan(before),
      });
      await activity.record(work, actor, {
        act: "saveExtJsonLayer",
        subjectKind: "ExtJsonLayer",
        subjectId: String(id),
        detail: { scope, target },
      });
      await remember(work, id);
      return id;
    });
  }

  /** @throws {Refusal} NOT_FOUND, CHANGED */
  async function deleteLayer(
    actor: Actor,
    { id, seenAt }: { id: number; seenAt?: Date | null },
    remember: (work: Work) => Promise<void>,
  ): Promise<void> {
    await database.atomically(async (work) => {
      const layer = await findLayer(work, componentAppId, id);
      if (!layer) throw layerNotFound();
      checkSeen(layer, seenAt);
      await removeLayer(work, id);
      await activity.record(work, actor, {
        act: "deleteExtJsonLayer",
        subjectKind: "ExtJsonLayer",
        subjectId: String(id),
        detail: { scope: layer.scope, target: layer.target },
      });
      await remember(work);
    });
  }

  /**
   * Keeps the schema of a template line, or takes it away.
   *
   * @param input.schema null for none
   * @throws {Refusal} with the path in the schema
   */
  async function saveSchema(
    actor: Actor,
    input: { sourceAppId: string; schema: unknown; seenAt?: Date | null },
    remember: (work: Work) => Promise<void>,
  ): Promise<void> {
    const { sourceAppId, seenAt } = input;
    const schema = input.schema == null ? null : readSchema(input.schema);
    await database.atomically(async (work) => {
      if (!(await hasLine(work, componentAppId, sourceAppId))) throw unknownTarget("TEMPLATE", "sourceAppId");
      const before = await findSchema(work, componentAppId, sourceAppId);
      checkSeen(before, seenAt);
      if (schema) {
        const changedAt = laterThan(before);
        await putSchema(work, { componentAppId, sourceAppId, schema, changedBy: actor.name, changedAt });
      } else await removeSchema(work, componentAppId, sourceAppId);
      await activity.record(work, actor, {
        act: "saveExtJsonSchema",
        subjectKind: "ExtJsonSchema",
        subjectId: sourceAppId,
        detail: { isRemoved: schema === null },
      });
      await remember(work);
    });
  }

  async function isTarget(on: Db, scope: LayerScope, target: string): Promise<boolean> {
    switch (scope) {
      case "TEMPLATE":
        return await hasLine(on, componentAppId, target);
      case "CHANNEL":
        return await hasChannel(on, componentAppId, Number(target));
      case "TAG":
        return target !== "" && target.length <= longestTag;
      case "ACCOUNT":
        return await hasAccount(on, componentAppId, Number(target));
    }
  }

  /** A layer is a part: what it lacks may lie in another one. */
  async function checkBySchema(on: Db, sourceAppId: string, variables: Variables): Promise<void> {
    const row = await findSchema(on, componentAppId, sourceAppId);
    const compiled = row && compileSchema(row.schema, { isChecked: true });
    const [problem] = compiled && "check" in compiled ? compiled.check(variables, { isPart: true }) : [];
    if (problem) throw badExtJson(problem);
  }

  /** Two changes within a millisecond are two: whoever saw the first must not overwrite the second unseen. */
  function laterThan(before: { changedAt: Date } | undefined): Date {
    return new Date(Math.max(clock.now().getTime(), (before?.changedAt.getTime() ?? 0) + 1));
  }

  /**
   * ext.json of one account as commit would send it now, and what it is made of.
   *
   * @throws {Refusal} when the account or the template does not exist, or what is laid over is no ext.json
   */
  async function renderOne(wish: {
    authorizerId: number;
    templateId: number;
    extJson?: unknown;
  }): Promise<{ rendering: Rendering; layers: LayerRow[] }> {
    const { authorizerId, templateId } = wish;
    const read = readExtJson(wish.extJson);
    if ("problem" in read) throw badExtJson(read.problem);
    const { extJson } = read;
    if (!(await hasAccount(db, componentAppId, authorizerId))) throw unknownTarget("ACCOUNT", "authorizerId");
    const rendering = (await renderings.renderForAccounts(db, { templateId, extJson }, [authorizerId])).get(
      authorizerId,
    );
    if (!rendering) throw unknownTemplate();
    return { rendering, layers: await renderings.stackOf(db, { templateId }, authorizerId) };
  }

  return {
    ...renderings,
    renderOne,
    layers: (page: PageRequest, search: LayerSearch) => layerPage(db, componentAppId, search, page),
    countLayers: (search: LayerSearch) => countLayers(db, componentAppId, search),
    findLayer: (id: number): Promise<LayerRow | undefined> => findLayer(db, componentAppId, id),
    findSchema: (sourceAppId: string) => findSchema(db, componentAppId, sourceAppId),
    saveLayer,
    deleteLayer,
    saveSchema,
  };
}

function checkSeen(row: { changedAt: Date; changedBy: string } | undefined, seenAt: Date | null | undefined): void {
  if (seenAt != null && row && row.changedAt.getTime() !== seenAt.getTime()) throw changedMeanwhile(row.changedBy);
}

function readLayer({ extJson, variables }: Pick<SaveLayer, "extJson" | "variables">): LayerContent {
  const read = readExtJson(extJson);
  if ("problem" in read) throw badExtJson(read.problem);
  const [problem] = extJsonProblems(read.extJson, { mayHoldVariables: true });
  if (problem) throw badExtJson(problem);
  checkSize("extJson", read.extJson);
  return { extJson: read.extJson, variables: readVariables(variables ?? {}) };
}

function readVariables(variables: unknown): Variables {
  if (!isPlainObject(variables) || isTooDeep(variables)) {
    const message = {
      zh: "变量须是「名字 → 值」的对象，层数不能过深",
      en: "Variables are an object of names and values, not nested too deeply",
    };
    throw badExtJson({ code: "VARIABLE_DOES_NOT_FIT", path: ["variables"], message });
  }
  const wrong = Object.keys(variables).find((name) => !isVariableName(name));
  if (wrong !== undefined) throw badName(wrong);
  checkSize("variables", variables);
  return variables;
}

function readSchema(input: unknown): JsonSchema {
  if (!isPlainObject(input)) {
    throw badSchema({ path: [], message: { zh: "schema 须是 JSON 对象", en: "A schema is a JSON object" } });
  }
  const compiled = compileSchema(input);
  if ("problem" in compiled) throw badSchema(compiled.problem);
  return input;
}

function checkSize(field: string, value: ExtJson): void {
  if (sizeOf(value) > largestPart) throw tooLarge(field, largestPart / 1024);
}
