import { setImmediate } from "node:timers/promises";
import type { Database } from "../../db/open.ts";
import type { Refusal } from "../../graphql/user-error.ts";
import type { WechatClient } from "../../wechat/index.ts";
import type { Forecast } from "../audit/forecast.ts";
import { diffJson, type JsonChange } from "../ext-json/diff.ts";
import { type ExtJson, readExtJson } from "../ext-json/ext-json.ts";
import { createFleetChanges, type FleetChange } from "../ext-json/fleet-changes.ts";
import type { ExtJsonRendering, Rendering } from "../ext-json/render.ts";
import { findTemplate } from "../template-store.ts";
import type { StartDeployment } from "./deploy.ts";
import { accountFacts } from "./preflight-store.ts";
import { type AccountRefusal, extJsonRefusal, refusalOf } from "./preflight.ts";
import { checkAtWechat, type Checked, checkedAccounts } from "./preview-check.ts";
import { createGroups, type PreviewGroup, type Warning, warningOfFailure } from "./preview-groups.ts";
import { countAccounts, lastFailures, profilesOf, type SentExtJson, sentBefore } from "./preview-store.ts";
import { findSelections, membersAfter } from "./selection-store.ts";
import {
  maxAccounts,
  noAccounts,
  tooManyAccounts,
  unknownAccount,
  unknownSelection,
  unknownTemplate,
} from "./selections.ts";
import { settingsProblems } from "./settings.ts";

/** Some 50 ms of work, after which others get their turn: a preview of thousands must not hold up pushes. */
const accountsAtOnce = 250;
/** As many of those left out as are listed one by one; groups name all of them. */
const listedRefusals = 1_000;

/** What became of all accounts that were looked at. */
export interface PreviewScan {
  /** Accounts that would begin. */
  ready: number;
  /** The first thousand that would be left out. */
  refusals: AccountRefusal[];
  groups: PreviewGroup[];
  /** What the rendered ext.json changes, of what was committed last and of what is online. */
  changes: Record<Against, FleetChange[]>;
  /** How many accounts WeChat was asked about. */
  checked: number;
}

export const comparisons = ["COMMITTED", "ONLINE"] as const;
export type Against = (typeof comparisons)[number];

/** One account's ext.json as it would be sent, beside what it was sent before. */
export interface PreviewRendering {
  authorizerId: number;
  rendering: Rendering;
  committed: ExtJsonDiff | null;
  online: ExtJsonDiff | null;
}

export interface ExtJsonDiff {
  /** The version it is compared with. */
  version: string;
  changes: JsonChange[];
}

/** What a start would do now. Each part is found out when it is asked for, and once. */
export interface DeploymentPreview {
  /** What is wrong for all of them. */
  problems: Refusal[];
  /** Row ids, ascending. */
  ids: number[];
  scan(): Promise<PreviewScan>;
  /** When the submissions could go; null when none are wanted, or WeChat was never asked what is left. */
  quota(): Promise<Forecast | null>;
  /** @param ids some of its own */
  renderings(ids: readonly number[]): Promise<PreviewRendering[]>;
}

export interface PreviewParts {
  database: Database;
  componentAppId: string;
  client: Pick<WechatClient, "code" | "categories" | "privacy" | "domains">;
  extJson: ExtJsonRendering;
  forecastOfMore(needed: number): Promise<Forecast | null>;
}

export function createPreview(parts: PreviewParts) {
  const { database, componentAppId, client, extJson: rendering, forecastOfMore } = parts;
  const { db } = database;

  /**
   * Looks at everything that `startDeployment` looks at, and says all that is wrong instead of the first; touches
   * nothing.
   *
   * @param options.checkAtWechat also asks WeChat about a few of the accounts
   */
  return async function previewDeployment(
    input: StartDeployment,
    options: { checkAtWechat?: boolean } = {},
  ): Promise<DeploymentPreview> {
    const template = await findTemplate(db, componentAppId, input.templateId);
    const problems = settingsProblems(input, { isStandardTemplate: template?.kind === "STANDARD" });
    if (!template) problems.push(unknownTemplate());
    const chosen = await chosenIds(input);
    if (chosen.length === 0) problems.push(noAccounts());
    const isTooMany = chosen.length > maxAccounts;
    if (isTooMany) problems.push(tooManyAccounts(chosen.length));
    const ids = isTooMany ? [] : chosen;
    const own = ownExtJson(input, problems);
    const wish = template && own && { templateId: input.templateId, extJson: own };
    const scan = once(async () => {
      const found = await scanAccounts(ids, wish ?? null);
      const checked = options.checkAtWechat ? await check(input, found.ready, found.groups) : null;
      return { ...found, checked, groups: found.groups.list(), ready: found.ready.length };
    });
    if ((await countAccounts(db, componentAppId, ids)) < ids.length) problems.push(unknownAccount());

    return {
      problems,
      ids,
      async scan() {
        const { checked, ...found } = await scan();
        return { ...found, checked: checked?.count ?? 0 };
      },
      quota: async () => (input.submitForAudit ? await forecastOfMore((await scan()).ready) : null),
      renderings: async (some) => (wish ? await renderSome(wish, some) : []),
    };
  };

  /** @throws {Refusal} NOT_FOUND */
  async function chosenIds({ authorizerIds, selectionId = null }: StartDeployment): Promise<number[]> {
    if (selectionId === null) return [...new Set(authorizerIds)].toSorted((a, b) => a - b);
    const [selection] = await findSelections(db, [selectionId]);
    if (selection?.componentAppId !== componentAppId) throw unknownSelection();
    return await membersAfter(db, selectionId, 0, maxAccounts);
  }

  async function scanAccounts(ids: readonly number[], wish: Wish | null) {
    const groups = createGroups();
    const [committed, online] = [createFleetChanges(), createFleetChanges()];
    const ready: { id: number; appId: string }[] = [];
    const refusals: AccountRefusal[] = [];
    for (let start = 0; start < ids.length; start += accountsAtOnce) {
      const accounts = await accountFacts(db, componentAppId, ids.slice(start, start + accountsAtOnce));
      const refused = new Map(accounts.flatMap((one) => refusalOf(one) ?? []).map((one) => [one.authorizerId, one]));
      const possible = accounts.filter(({ id }) => !refused.has(id));
      const someIds = possible.map(({ id }) => id);
      const rendered = wish ? await rendering.renderForAccounts(db, wish, someIds) : new Map<number, Rendering>();
      for (const [id, one] of rendered) if ("problem" in one) refused.set(id, extJsonRefusal(id, one.problem));
      for (const { id } of accounts) {
        const refusal = refused.get(id);
        if (!refusal) continue;
        groups.refused(refusal);
        if (refusals.length < listedRefusals) refusals.push(refusal);
      }
      ready.push(...possible.filter(({ id }) => !refused.has(id)).map(({ id, appId }) => ({ id, appId })));
      const readyIds = someIds.filter((id) => !refused.has(id));
      for (const [id, warning] of await localWarnings(readyIds)) groups.warned(id, warning);
      const sent = await sentBefore(db, readyIds);
      for (const id of readyIds) {
        const diffs = diffsOf(rendered.get(id), sent.committed.get(id), sent.online.get(id));
        committed.add(id, diffs.committed?.changes ?? []);
        online.add(id, diffs.online?.changes ?? []);
      }
      await setImmediate();
    }
    return { groups, ready, refusals, changes: { COMMITTED: committed.list(), ONLINE: online.list() } };
  }

  async function localWarnings(ids: readonly number[]): Promise<[number, Warning][]> {
    const warnings: [number, Warning][] = [];
    for (const { id, nickName, headImageUrl, signature, accountStatus, profileReadAt } of await profilesOf(db, ids)) {
      if (profileReadAt && !(nickName && headImageUrl && signature)) {
        warnings.push([id, { code: "PROFILE_INCOMPLETE", knownFrom: "PROFILE" }]);
      }
      if (accountStatus !== null && restricted.has(accountStatus)) {
        warnings.push([id, { code: "ACCOUNT_RESTRICTED", knownFrom: "PROFILE", detail: String(accountStatus) }]);
      }
    }
    for (const { authorizerId, failure } of await lastFailures(db, ids)) {
      const warning = failure && warningOfFailure(failure.errcode);
      if (warning) warnings.push([authorizerId, warning]);
    }
    return warnings;
  }

  async function check(
    { domains, submitForAudit }: StartDeployment,
    ready: readonly { id: number; appId: string }[],
    groups: ReturnType<typeof createGroups>,
  ): Promise<Checked> {
    const found = await checkAtWechat(client, spread(ready, checkedAccounts), {
      domains: domains ?? {},
      submitForAudit,
    });
    for (const { authorizerId, warning } of found.warnings) groups.warned(authorizerId, warning);
    const detail = found.unregisteredDomains.join(", ");
    for (const { id } of detail === "" ? [] : ready) {
      groups.warned(id, { code: "DOMAINS_NOT_REGISTERED", knownFrom: "WECHAT", detail });
    }
    return found;
  }

  async function renderSome(wish: Wish, ids: readonly number[]): Promise<PreviewRendering[]> {
    const rendered = await rendering.renderForAccounts(db, wish, ids);
    const { committed, online } = await sentBefore(db, ids);
    return ids.flatMap((authorizerId) => {
      const one = rendered.get(authorizerId);
      if (!one) return [];
      const diffs = diffsOf(one, committed.get(authorizerId), online.get(authorizerId));
      return [{ authorizerId, rendering: one, ...diffs }];
    });
  }
}

interface Wish {
  templateId: number;
  extJson: ExtJson;
}

/** Deregistered, banned, frozen. */
const restricted = new Set([14, 16, 19]);

/** Null when it is refused already: then no account's can be rendered. */
function ownExtJson(input: StartDeployment, problems: readonly Refusal[]): ExtJson | null {
  const read = readExtJson(input.extJson);
  const isRefused = problems.some(({ field }) => field?.[0] === "extJson");
  return "extJson" in read && !isRefused ? read.extJson : null;
}

function diffsOf(
  now: Rendering | undefined,
  committed: SentExtJson | undefined,
  online: SentExtJson | undefined,
): { committed: ExtJsonDiff | null; online: ExtJsonDiff | null } {
  if (!now || !("extJson" in now)) return { committed: null, online: null };
  const { extJson } = now;
  const diff = (sent: SentExtJson): ExtJsonDiff => {
    // Most are sent what they have.
    const isSame = sent.extJson === extJson;
    return { version: sent.version, changes: isSame ? [] : diffJson(JSON.parse(sent.extJson), JSON.parse(extJson)) };
  };
  const first = committed ? diff(committed) : null;
  // What was sent last is online, mostly.
  if (first && committed?.extJson === online?.extJson) {
    return { committed: first, online: online ? { ...first, version: online.version } : null };
  }
  return { committed: first, online: online ? diff(online) : null };
}

/** Some of them, evenly: the first ones of a fleet are its oldest, and no picture of it. */
function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, place) => all[Math.floor((place * all.length) / count)]).flatMap(
    (one) => one ?? [],
  );
}

function once<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => (running ??= run());
}
