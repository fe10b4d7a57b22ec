import { randomBytes, randomInt } from "node:crypto";
import type { ActivityLog } from "../activity/service.ts";
import type { Work } from "../db/work.ts";
import type { Actor } from "../graphql/context.ts";
import { Refusal } from "../graphql/user-error.ts";
import type { Secret } from "../secret.ts";
import { authTypes, h5AuthorizationUrl, pcAuthorizationUrl, pluginParameters } from "../wechat/index.ts";
import type { AuthType, WechatClient } from "../wechat/index.ts";
import type { AuthorizationParts } from "./authorization.ts";
import type { AuthorizerKind } from "./authorizer-store.ts";
import { codePlace, hashOf, keepCode, keepPreAuthCode, newestPreAuthCode, preAuthCodePlace } from "./code-store.ts";
import type { AuthorizerJobs } from "./jobs.ts";
import { findLink, findLinkByState, insertLink, noteAskedAgain, noteOnce, revokeLink } from "./link-store.ts";
import type { LinkChannel, LinkRow } from "./link-store.ts";

export interface LinkOptions extends AuthorizationParts {
  client: Pick<WechatClient, "component">;
  activity: Pick<ActivityLog, "record">;
  jobs: AuthorizerJobs;
  publicUrl: string;
  mpUrl: string;
  openUrl: string;
  returnUrlOrigins: readonly string[];
}

export interface LinkWish {
  channel: LinkChannel;
  kinds?: AuthorizerKind[] | null;
  appId?: string | null;
  permissionSetIds?: number[] | null;
  returnUrl?: string | null;
  label?: string | null;
  validForSeconds?: number | null;
}

export interface PluginFacts {
  platformAppId: string;
  preAuthCode: string;
  preAuthCodeExpiresAt: Date;
  authType: number;
  bizAppId: string | null;
}

const dayMs = 86_400_000;
const shortestValidityMs = 60_000;
const longestValidityMs = 30 * dayMs;
/** How often a merchant's wish for a new link reaches whoever made the old one. */
const askAgainEveryMs = 60 * 60_000;
/** WeChat adds sets without notice, so those that are in no table can be asked for; a number beyond this is a slip. */
const highestSetId = 999;
/** A plugin's code with less life than this is replaced: the merchant still has to read and confirm. */
const tooShortMs = 60_000;

/** Invitations to merchants: made, opened, left for WeChat, come back from, revoked. */
export function linksOf(options: LinkOptions) {
  const { database, vault, bus, clock, componentAppId, client, activity, jobs, publicUrl } = options;
  const { db } = database;

  async function start(
    actor: Actor,
    wish: LinkWish,
    remember: (work: Work, answer: { linkId: number }) => Promise<void>,
  ): Promise<LinkRow> {
    const now = clock.now();
    const checked = check(wish);
    // A plugin gets its code from us, so WeChat is asked before anything is promised.
    const code = wish.channel === "MINI_PROGRAM_PLUGIN" ? await client.component.createPreAuthCode() : null;
    return database.atomically(async (work) => {
      const link = await insertLink(work, {
        componentAppId,
        state: randomBytes(32).toString("base64url"),
        reference: reference(),
        channel: wish.channel,
        status: "PENDING",
        createdAt: now,
        createdBy: actor.name,
        ...checked,
      });
      if (code) await keepPreAuth(work, link.id, code);
      await jobs.expireAt(work, link.id, link.expiresAt);
      await activity.record(work, actor, {
        act: "startAuthorization",
        subjectKind: "AuthorizationLink",
        subjectId: String(link.id),
        detail: { channel: link.channel, label: link.label },
      });
      await remember(work, { linkId: link.id });
      return link;
    });
  }

  function check({ kinds, appId, permissionSetIds, returnUrl, label, validForSeconds }: LinkWish) {
    const validMs = validForSeconds == null ? dayMs : validForSeconds * 1_000;
    if (validMs < shortestValidityMs || validMs > longestValidityMs) {
      throw wrong("validForSeconds", "有效期须在 1 分钟到 30 天之间", "A link is valid for 1 minute to 30 days");
    }
    if (appId != null && !/^wx[0-9a-zA-Z]{1,62}$/.test(appId)) {
      throw wrong("appId", "这不是一个 appid", "This is not an appid");
    }
    const impossible = (permissionSetIds ?? []).filter((id) => id < 1 || id > highestSetId);
    if (impossible.length > 0) {
      throw wrong(
        "permissionSetIds",
        `没有权限集 ${impossible.join(", ")}`,
        `There is no permission set ${impossible.join(", ")}`,
      );
    }
    if (returnUrl != null && !isAllowed(returnUrl)) {
      throw new Refusal({
        code: "RETURN_URL_NOT_ALLOWED",
        field: "returnUrl",
        text: { zh: "返回地址不在允许的列表中", en: "The return URL is not on the list of allowed ones" },
        remedy: {
          zh: "请管理员把它的源加入 RETURN_URL_ORIGINS",
          en: "Have an administrator add its origin to RETURN_URL_ORIGINS",
        },
      });
    }
    if ((label ?? "").length > 100) throw wrong("label", "名称不超过 100 个字", "A label has at most 100 characters");
    return {
      kinds: kinds?.length ? kinds : ["OFFICIAL_ACCOUNT", "MINI_PROGRAM"],
      appId: appId ?? null,
      permissionSetIds: permissionSetIds ?? [],
      label: label?.trim() || null,
      returnUrl: returnUrl ?? null,
      expiresAt: new Date(clock.now().getTime() + validMs),
    };
  }

  function isAllowed(returnUrl: string): boolean {
    return URL.canParse(returnUrl) && options.returnUrlOrigins.includes(new URL(returnUrl).origin);
  }

  /** Where the merchant goes on to at WeChat, with a fresh code: none is ever used for two attempts or two forms. */
  async function leave(link: LinkRow, form: "pc" | "h5"): Promise<string> {
    const code = await client.component.createPreAuthCode();
    await database.atomically(async (work) => {
      await keepPreAuth(work, link.id, code);
      await noteOnce(work, bus, link.id, "leftAt", clock.now());
    });
    const page = {
      componentAppId,
      preAuthCode: code.preAuthCode,
      redirectUri: `${urlOf(link)}/return`,
      authType: authTypeOf(link.kinds),
      ...(link.appId !== null && { bizAppId: link.appId }),
      ...(link.permissionSetIds.length > 0 && { permissionSetIds: link.permissionSetIds }),
    };
    return form === "pc" ? pcAuthorizationUrl(page, options.mpUrl) : h5AuthorizationUrl(page, options.openUrl);
  }

  /** The merchant's browser came back with a code. It is kept before the browser is answered; the exchange is a job. */
  function returned(link: LinkRow, code: Secret, expiresInSeconds: number | null): Promise<void> {
    const now = clock.now();
    const codeHash = hashOf(code);
    return database.atomically(async (work) => {
      await keepCode(work, {
        codeHash,
        componentAppId,
        sealedCode: vault.seal(code, codePlace(codeHash)),
        linkId: link.id,
        receivedAt: now,
        changedAt: now,
        expiresAt: expiresInSeconds === null ? null : new Date(now.getTime() + expiresInSeconds * 1_000),
        fromRedirect: true,
      });
      await jobs.completeSoon(work, codeHash.toString("hex"), null);
    });
  }

  /** What the plugin needs; the code is renewed when it is about to expire. Null for other channels and ended links. */
  async function plugin(link: LinkRow): Promise<PluginFacts | null> {
    if (link.channel !== "MINI_PROGRAM_PLUGIN" || link.status !== "PENDING") return null;
    const { preAuthCode, expiresAt } = (await goodPreAuth(link)) ?? (await freshPreAuth(link));
    const { platformAppID, authType, bizAppid } = pluginParameters({
      componentAppId,
      preAuthCode,
      authType: authTypeOf(link.kinds),
      ...(link.appId !== null && { bizAppId: link.appId }),
    });
    return {
      platformAppId: platformAppID,
      preAuthCode: preAuthCode.reveal(),
      preAuthCodeExpiresAt: expiresAt,
      authType,
      bizAppId: bizAppid ?? null,
    };
  }

  async function goodPreAuth(link: LinkRow) {
    const newest = await newestPreAuthCode(db, link.id);
    if (!newest || newest.expiresAt.getTime() - clock.now().getTime() < tooShortMs) return null;
    return {
      preAuthCode: vault.open(newest.sealedCode, preAuthCodePlace(newest.codeHash)),
      expiresAt: newest.expiresAt,
    };
  }

  async function freshPreAuth(link: LinkRow) {
    const code = await client.component.createPreAuthCode();
    const expiresAt = await database.atomically((work) => keepPreAuth(work, link.id, code));
    return { preAuthCode: code.preAuthCode, expiresAt };
  }

  async function keepPreAuth(work: Work, linkId: number, code: { preAuthCode: Secret; expiresInSeconds: number }) {
    const now = clock.now();
    const codeHash = hashOf(code.preAuthCode);
    const expiresAt = new Date(now.getTime() + code.expiresInSeconds * 1_000);
    const sealedCode = vault.seal(code.preAuthCode, preAuthCodePlace(codeHash));
    await keepPreAuthCode(work, { codeHash, linkId, sealedCode, createdAt: now, expiresAt });
    return expiresAt;
  }

  async function revoke(actor: Actor, id: number): Promise<LinkRow> {
    const link = await findLink(db, componentAppId, id);
    if (!link) throw missing();
    await database.atomically(async (work) => {
      const wasWaiting = await revokeLink(work, bus, id, clock.now());
      if (!wasWaiting && link.status !== "REVOKED") throw ended();
      await activity.record(work, actor, {
        act: "revokeAuthorizationLink",
        subjectKind: "AuthorizationLink",
        subjectId: String(id),
      });
    });
    return (await findLink(db, componentAppId, id)) ?? link;
  }

  function urlOf(link: Pick<LinkRow, "state">): string {
    return `${publicUrl}/authorizations/${link.state}`;
  }

  return {
    start,
    leave,
    returned,
    plugin,
    revoke,
    urlOf,
    find: (id: number) => findLink(db, componentAppId, id),
    findByState: (state: string) => findLinkByState(db, componentAppId, state),
    noteOpened: (link: LinkRow) =>
      link.openedAt
        ? Promise.resolve()
        : database.atomically((work) => noteOnce(work, bus, link.id, "openedAt", clock.now())),
    askAgain: ({ id }: LinkRow) => {
      const now = clock.now();
      const hourAgo = new Date(now.getTime() - askAgainEveryMs);
      return database.atomically((work) => noteAskedAgain(work, bus, id, now, hourAgo));
    },
    mayAskAgain: ({ askedAgainAt }: LinkRow) =>
      askedAgainAt === null || clock.now().getTime() - askedAgainAt.getTime() >= askAgainEveryMs,
    /** Pending, and its time is not over. */
    isOpen: (link: LinkRow) => link.status === "PENDING" && link.expiresAt > clock.now(),
  };
}

export type Links = ReturnType<typeof linksOf>;

/** WeChat's number for the kinds a merchant may choose from. */
function authTypeOf(kinds: readonly string[]): AuthType {
  const wanted = new Set(kinds);
  if (wanted.has("OTHER")) return wanted.size === 1 ? authTypes.channels : authTypes.all;
  const official = wanted.has("OFFICIAL_ACCOUNT");
  const mini = wanted.has("MINI_PROGRAM") || wanted.has("MINI_SHOP");
  if (official && mini) return authTypes.officialAccountsAndMiniPrograms;
  return official ? authTypes.officialAccounts : authTypes.miniPrograms;
}

/** `A7K2-91QF`: short enough to say on the phone, without letters that look alike. */
function reference(): string {
  const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return `${four()}-${four()}`;
}

function wrong(field: string, zh: string, en: string): Refusal {
  return new Refusal({ code: "INVALID_INPUT", field, text: { zh, en } });
}

function missing(): Refusal {
  return new Refusal({
    code: "LINK_NOT_FOUND",
    field: "id",
    text: { zh: "没有这个授权链接", en: "There is no such link" },
  });
}

function ended(): Refusal {
  return new Refusal({
    code: "LINK_ENDED",
    field: "id",
    text: { zh: "这个链接已经用过或失效", en: "This link was used or has expired" },
  });
}
