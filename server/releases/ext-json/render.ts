import type { Db } from "../../db/work.ts";
import { type ExtJson, type ExtJsonProblem, extJsonProblems, renderExtJson } from "./ext-json.ts";
import { emptyLayer, inTagOrder, lay, type LayerContent } from "./layers.ts";
import { accountsOf, findSchema, layeredTags, layersOf, templateOf } from "./render-store.ts";
import type { LayerRow } from "./store.ts";
import { type CheckVariables, compileSchema } from "./schema.ts";
import { fillIn, type Variables } from "./variables.ts";

export interface RenderWish {
  /** Row id. */
  templateId: number;
  /** The deployment's own: lies over all layers. */
  extJson: ExtJson;
  /** Whose layer is taken; each account's own channel when absent. */
  channelId?: number | null;
}

/** The string for commit, or the first thing that is wrong. */
export type Rendering = { extJson: string } | { problem: ExtJsonProblem };

/** WeChat publishes no limit; a package has 2 MB at most, and every release keeps its own text. */
export const largestRendering = 128 * 1024;

/** Statements have so many parameters at most, and a page of rows so much memory. */
const accountsAtOnce = 1_000;

type Account = Awaited<ReturnType<typeof accountsOf>>[number];
type TemplateFacts = NonNullable<Awaited<ReturnType<typeof templateOf>>>;

export interface ExtJsonRendering {
  /**
   * Renders ext.json for each account: the layers of template line, channel, tags (in the order of their code points)
   * and account, over them the deployment's own; then the variables. Five statements for each thousand accounts.
   *
   * @returns by row id; accounts that do not exist are not in it
   */
  renderForAccounts(on: Db, wish: RenderWish, authorizerIds: readonly number[]): Promise<Map<number, Rendering>>;
  /** The layers that an account's ext.json is made of, from the bottom. */
  stackOf(on: Db, wish: Pick<RenderWish, "templateId" | "channelId">, authorizerId: number): Promise<LayerRow[]>;
}

export function createExtJsonRendering({ componentAppId }: { componentAppId: string }): ExtJsonRendering {
  /** One a template line: compiling takes longer than rendering for hundreds of accounts. */
  const checks = new Map<string, { changedAt: number; check: CheckVariables }>();

  async function checkOf(on: Db, sourceAppId: string): Promise<CheckVariables> {
    const row = await findSchema(on, componentAppId, sourceAppId);
    if (!row) return () => [];
    const changedAt = row.changedAt.getTime();
    const known = checks.get(sourceAppId);
    if (known?.changedAt === changedAt) return known.check;
    const compiled = compileSchema(row.schema, { isChecked: true });
    // It was compiled before it was kept; a schema that this release refuses lets nothing through.
    const check: CheckVariables =
      "check" in compiled
        ? compiled.check
        : () => [{ code: "VARIABLE_DOES_NOT_FIT", path: ["variables"], message: compiled.problem.message }];
    checks.set(sourceAppId, { changedAt, check });
    return check;
  }

  async function renderSome(
    on: Db,
    { extJson, channelId }: RenderWish,
    { template, check }: { template: TemplateFacts; check: CheckVariables },
    ids: readonly number[],
  ): Promise<[number, Rendering][]> {
    const stacks = await readStacks(on, componentAppId, { template, channelId, ids });
    // Accounts of the same channel and tags stand on the same ground, and most have nothing of their own.
    const grounds = new Map<string, Ground>();
    const known = new WeakMap<object, boolean>();
    return stacks.map(({ account, below, own }) => {
      const name = below.map(({ id }) => id).join(" ");
      const ground = grounds.get(name) ?? groundOf(below, { extJson, check });
      grounds.set(name, ground);
      const stack = own ? groundOf([ground.below, own], { extJson, check }) : ground;
      return [account.id, rendered(account, template, { ...stack, known })];
    });
  }

  return {
    async renderForAccounts(on, wish, authorizerIds) {
      const renderings = new Map<number, Rendering>();
      const template = await templateOf(on, componentAppId, wish.templateId);
      if (!template) return renderings;
      const check = await checkOf(on, template.sourceAppId);
      for (let start = 0; start < authorizerIds.length; start += accountsAtOnce) {
        const some = await renderSome(
          on,
          wish,
          { template, check },
          authorizerIds.slice(start, start + accountsAtOnce),
        );
        for (const [id, rendering] of some) renderings.set(id, rendering);
      }
      return renderings;
    },
    async stackOf(on, { templateId, channelId }, authorizerId) {
      const template = await templateOf(on, componentAppId, templateId);
      const ids = [authorizerId];
      const [stack] = template ? await readStacks(on, componentAppId, { template, channelId, ids }) : [];
      return stack ? [...stack.below, ...(stack.own ? [stack.own] : [])] : [];
    },
  };
}

interface Stack {
  account: Account;
  /** What it shares with others, from the bottom. */
  below: LayerRow[];
  own: LayerRow | undefined;
}

async function readStacks(
  on: Db,
  componentAppId: string,
  wanted: { template: TemplateFacts; channelId: number | null | undefined; ids: readonly number[] },
): Promise<Stack[]> {
  const { template, ids } = wanted;
  const accounts = await accountsOf(on, componentAppId, ids);
  const channelOf = (account: Account) => wanted.channelId ?? account.channelId;
  const tags = await layeredTags(on, componentAppId, ids);
  const rows = await layersOf(on, componentAppId, {
    sourceAppId: template.sourceAppId,
    channelIds: [...new Set(accounts.map(channelOf).filter((id) => id !== null))],
    tags: [...new Set(tags.map(({ tag }) => tag))],
    accountIds: accounts.map(({ id }) => id),
  });
  const layers = new Map(rows.map((row) => [`${row.scope} ${row.target}`, row]));
  const tagsOf = new Map<number, string[]>();
  for (const { authorizerId, tag } of tags) tagsOf.set(authorizerId, [...(tagsOf.get(authorizerId) ?? []), tag]);
  return accounts.map((account) => {
    const keys = [
      `TEMPLATE ${template.sourceAppId}`,
      `CHANNEL ${channelOf(account) ?? ""}`,
      ...inTagOrder(tagsOf.get(account.id) ?? []).map((tag) => `TAG ${tag}`),
    ];
    return { account, below: keys.flatMap((key) => layers.get(key) ?? []), own: layers.get(`ACCOUNT ${account.id}`) };
  });
}

interface Ground {
  /** Without the deployment's own. */
  below: LayerContent;
  extJson: ExtJson;
  variables: Variables;
  /** What the schema has against the variables. */
  problem: ExtJsonProblem | undefined;
}

function groundOf(
  layers: readonly LayerContent[],
  { extJson, check }: { extJson: ExtJson; check: CheckVariables },
): Ground {
  const below = layers.reduce(lay, emptyLayer);
  const all = lay(below, { extJson, variables: {} });
  return { below, ...all, problem: check(all.variables)[0] };
}

function rendered(
  account: Account,
  template: TemplateFacts,
  ground: Ground & { known: WeakMap<object, boolean> },
): Rendering {
  if (ground.problem) return { problem: ground.problem };
  const variables = { ...ground.variables, ...builtIn(account, template) };
  const { extJson, problems } = fillIn(ground.extJson, variables, ground.known);
  const isStandardTemplate = template.kind === "STANDARD";
  const [problem] = [...problems, ...extJsonProblems(extJson, { isStandardTemplate })];
  if (problem) return { problem };
  const text = renderExtJson(extJson, account.appId);
  return Buffer.byteLength(text) > largestRendering ? { problem: tooLarge } : { extJson: text };
}

/** What is not known has no name, and naming it is refused: a shop without its name must not go out. */
function builtIn(account: Account, template: TemplateFacts): Variables {
  const known = (facts: Record<string, string | number | null>) =>
    Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== ""));
  const { appId, nickName, principalName, originalId } = account;
  return {
    account: known({ appId, nickName, principalName, originalId }),
    template: known({ id: template.number, version: template.version }),
  };
}

const kib = largestRendering / 1024;
const tooLarge: ExtJsonProblem = {
  code: "BAD_EXT_JSON",
  path: [],
  message: { zh: `渲染后的 ext.json 超过 ${kib} KiB`, en: `The rendered ext.json is larger than ${kib} KiB` },
};
