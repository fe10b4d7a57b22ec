import type { Db, Work } from "../db/work.ts";
import type { Log } from "../log.ts";
import type { RunningJob } from "../jobs/service.ts";
import { WechatError } from "../wechat/index.ts";
import type { AuthorizerInfo, CallOptions, WechatClient } from "../wechat/index.ts";
import { findInList } from "./account-list.ts";
import type { ListedAccount } from "./account-list.ts";
import type { Authorization, AuthorizationParts, Granted } from "./authorization.ts";
import { findByAppId, findById, findTokens } from "./authorizer-store.ts";
import type { AuthorizerRow } from "./authorizer-store.ts";
import { codePlace, codesOfLink, endCode, findCode } from "./code-store.ts";
import type { CodeRow } from "./code-store.ts";
import { completeLink, failLink } from "./link-store.ts";

export interface ExchangeOptions extends AuthorizationParts {
  client: Pick<WechatClient, "component">;
  authorization: Authorization;
  log: Log;
  /** Has the profile read, and the link completed, by a job of its own. */
  describeSoon(work: Work, account: { authorizerId: number; appId: string; linkId: number | null }): Promise<void>;
  /** An account came, or came back, and is known now: what other rooms want to know of it can be asked. */
  described?(work: Work, account: { id: number; appId: string }): Promise<void>;
}

/** What WeChat answered about an account, and which tokens it had when that was asked. */
interface ProfileReading {
  authorizerId: number;
  /** Null when WeChat says that the account is not authorized. */
  info: AuthorizerInfo | null;
  fence: number | null;
}

/** WeChat's clock and ours may differ; authorizations are minutes apart at least. */
const toleranceMs = 10 * 60_000;
const codeSpent = new Set([61009, 61010]);

/**
 * Exchanges authorization codes and reads profiles. Spending a code and keeping what it bought are as close as they can
 * be: what is bought is committed before anything else is asked of WeChat.
 */
export function exchangeOf(options: ExchangeOptions) {
  const { database, vault, bus, clock, client, authorization, componentAppId, describeSoon } = options;

  /**
   * One code. A repeat after the commit finds it exchanged. A kill between the call and the commit leaves a spent code:
   * then WeChat refuses it, and the refresh token is read from WeChat's list instead.
   */
  async function complete(job: RunningJob<{ codeHash: string }>): Promise<void> {
    const codeHash = Buffer.from(job.payload.codeHash, "hex");
    const code = await findCode(database.db, codeHash);
    if (!code) return;
    if (code.exchangedAt) return linkOf(job, code);
    try {
      const result = await client.component.queryAuth(vault.open(code.sealedCode, codePlace(codeHash)), {
        signal: job.signal,
      });
      await keep(job, code, { ...result, at: code.changedAt });
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      if (codeSpent.has(error.errcode)) await spent(job, code, error);
      // 61003 and the like: the merchant has changed something, and asking again changes nothing.
      else if (error.kind === "account" || error.kind === "request") await refused(job, code, error);
      else throw error;
    }
  }

  /** The exchange was done for the other message; what remains is to tell the link. */
  async function linkOf(job: RunningJob<unknown>, { linkId, authorizerId }: CodeRow): Promise<void> {
    if (linkId === null || authorizerId === null) return;
    await database.atomically(async (work) => {
      await endLink(work, linkId, authorizerId);
      await job.done(work);
    });
  }

  /** Completes a link, with or after the reading of a profile that is not known yet: the merchant is told the name. */
  async function endLink(work: Work, linkId: number, authorizerId: number): Promise<void> {
    const row = await findById(work, componentAppId, authorizerId);
    if (row?.nickName === "") await describeSoon(work, { authorizerId, appId: row.appId, linkId });
    else await completeLink(work, bus, linkId, authorizerId, clock.now());
  }

  async function spent(job: RunningJob<unknown>, code: CodeRow, error: WechatError): Promise<void> {
    const exchanged = await alreadyExchanged(code);
    if (exchanged) {
      await database.atomically(async (work) => {
        await endCode(work, code.codeHash, { exchangedAt: clock.now(), authorizerId: exchanged });
        if (code.linkId !== null) await endLink(work, code.linkId, exchanged);
        await job.done(work);
      });
      return;
    }
    const bought = await boughtByUs(job, code);
    if (bought?.refreshToken) {
      await keep(job, code, { appId: bought.appId, refreshToken: bought.refreshToken, at: code.changedAt });
      return;
    }
    await refused(job, code, error);
  }

  /** Whether the other way was quicker: redirect and push may carry different codes of one authorization. */
  async function alreadyExchanged(code: CodeRow): Promise<number | null> {
    if (code.appId !== null) {
      const known = await findByAppId(database.db, componentAppId, code.appId);
      return known && isOf(known, code) ? known.id : null;
    }
    // A redirect names no account. Which one it is about is known from a push that names the same link, and from
    // nothing else: anybody with a link can come back with any code.
    const others = code.linkId === null ? [] : await codesOfLink(database.db, code.linkId);
    const done = others.find((other) => other.exchangedAt !== null && isAround(other.changedAt, code.changedAt));
    return done?.authorizerId ?? null;
  }

  /** What an earlier run of this job bought with the code and could not keep, as WeChat's list has it. */
  async function boughtByUs(job: RunningJob<unknown>, code: CodeRow): Promise<ListedAccount | null> {
    const { appId, changedAt } = code;
    if (appId !== null) return findInList(client, (account) => account.appId === appId);
    if (!job.isRepeat) return null;
    const candidates: ListedAccount[] = [];
    await findInList(client, (account) => {
      if (account.authorizedAt && isAround(account.authorizedAt, changedAt)) candidates.push(account);
      return false;
    });
    const strangers: ListedAccount[] = [];
    for (const candidate of candidates) {
      const known = await findByAppId(database.db, componentAppId, candidate.appId);
      if (known?.status !== "AUTHORIZED") strangers.push(candidate);
    }
    const [stranger] = strangers;
    return strangers.length === 1 && stranger ? stranger : null;
  }

  async function refused(job: RunningJob<unknown>, code: CodeRow, error: WechatError): Promise<void> {
    const { errcode, errmsg, rid, endpoint } = error;
    const failure = { errcode, errmsg, endpoint, ...(rid !== undefined && { rid }) };
    await database.atomically(async (work) => {
      await endCode(work, code.codeHash, { failure });
      // The link is not burnt: the merchant may press again.
      if (code.linkId !== null) await failLink(work, bus, code.linkId, failure);
      await job.done(work);
    });
  }

  async function keep(job: RunningJob<unknown>, code: CodeRow, grant: Granted): Promise<void> {
    await database.atomically(async (work) => {
      const row = await authorization.authorized(work, grant);
      // The push may have told the link while the exchange was under way.
      const linkId = (await findCode(work, code.codeHash))?.linkId ?? null;
      await endCode(work, code.codeHash, { exchangedAt: clock.now(), authorizerId: row.id, failure: null });
      await describeSoon(work, { authorizerId: row.id, appId: row.appId, linkId });
      await job.done(work);
    });
  }

  /** Reads what an account is and what it granted. A repeat reads it again. */
  async function describe(job: RunningJob<{ authorizerId: number; linkId: number | null }>): Promise<void> {
    const { authorizerId, linkId } = job.payload;
    const row = await findById(database.db, componentAppId, authorizerId);
    if (!row) return;
    const reading = await readProfile(row, { signal: job.signal });
    await database.atomically(async (work) => {
      await noteProfile(work, reading);
      if (linkId !== null) await completeLink(work, bus, linkId, authorizerId, clock.now());
      // Without a refresh token each question would read WeChat's whole list for one: a merchant has to scan first.
      const tokens = await findTokens(work, componentAppId, row.appId);
      if (tokens?.refreshToken) await options.described?.(work, row);
      await job.done(work);
    });
  }

  async function readProfile(row: AuthorizerRow, call?: CallOptions): Promise<ProfileReading> {
    const fence = await fenceOf(database.db, row);
    const info = await client.component.authorizerInfo(row.appId, call).catch(notAuthorized);
    return { authorizerId: row.id, info, fence };
  }

  async function noteProfile(work: Work, { authorizerId, info, fence }: ProfileReading): Promise<void> {
    const row = await findById(work, componentAppId, authorizerId);
    if (!row) return;
    if (!info) {
      // Authorized anew while WeChat was asked: the answer is about what was before, and another reading is to come.
      if (fence === (await fenceOf(work, row))) await authorization.revoked(work, row, clock.now());
      return;
    }
    const { appId, refreshToken, permissionSetIds } = info;
    const isBack = row.status === "NEEDS_REAUTHORIZATION";
    if (isBack && (await authorization.isOtherRefreshToken(work, row, refreshToken))) {
      await authorization.authorized(work, { appId, refreshToken, permissionSetIds, at: clock.now() });
    }
    await authorization.described(work, row, info);
  }

  /** Which tokens the account has: another number, other tokens. */
  async function fenceOf(on: Db, { appId }: AuthorizerRow): Promise<number | null> {
    return (await findTokens(on, componentAppId, appId))?.fence ?? null;
  }

  return { complete, describe, readProfile, noteProfile };
}

/** 61003 is an answer too: the account is not, or no longer, authorized to this platform. */
function notAuthorized(error: unknown): null {
  if (error instanceof WechatError && error.errcode === 61003) return null;
  throw error;
}

function isAround(a: Date, b: Date): boolean {
  return Math.abs(a.getTime() - b.getTime()) < toleranceMs;
}

/** Whether what is stored already is (or is newer than) what the code stands for. */
function isOf(row: AuthorizerRow, code: CodeRow): boolean {
  return row.status === "AUTHORIZED" && row.authorizationChangedAt.getTime() >= code.changedAt.getTime() - toleranceMs;
}
