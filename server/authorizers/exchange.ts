import type { Work } from "../db/work.ts";
import type { Log } from "../log.ts";
import type { RunningJob } from "../jobs/service.ts";
import { WechatError } from "../wechat/index.ts";
import type { AuthorizerInfo, WechatClient } from "../wechat/index.ts";
import { findInList } from "./account-list.ts";
import type { Authorization, AuthorizationParts, Granted } from "./authorization.ts";
import { findByAppId, findById } from "./authorizer-store.ts";
import type { AuthorizerRow } from "./authorizer-store.ts";
import { codePlace, endCode, findCode } from "./code-store.ts";
import type { CodeRow } from "./code-store.ts";
import { completeLink, failLink } from "./link-store.ts";

export interface ExchangeOptions extends AuthorizationParts {
  client: Pick<WechatClient, "component">;
  authorization: Authorization;
  log: Log;
  /** Has the profile read, and the link completed, by a job of its own. */
  describeSoon(work: Work, account: { authorizerId: number; appId: string; linkId: number | null }): Promise<void>;
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
      if (!(error instanceof WechatError) || !codeSpent.has(error.errcode)) throw error;
      await spent(job, code, error);
    }
  }

  /** The exchange was done for the other message; what remains is to tell the link. */
  async function linkOf(job: RunningJob<unknown>, { linkId, authorizerId }: CodeRow): Promise<void> {
    if (linkId === null || authorizerId === null) return;
    await database.atomically(async (work) => {
      await completeLink(work, bus, linkId, authorizerId, clock.now());
      await job.done(work);
    });
  }

  async function spent(job: RunningJob<unknown>, code: CodeRow, error: WechatError): Promise<void> {
    const listed = await findInList(client, ({ appId, authorizedAt }) =>
      code.appId ? appId === code.appId : Boolean(authorizedAt && isAround(authorizedAt, code.changedAt)),
    );
    const known = listed && (await findByAppId(database.db, componentAppId, listed.appId));
    if (known && isOf(known, code)) {
      // The other way was quicker: the redirect and the push may carry different codes of one authorization.
      await database.atomically(async (work) => {
        await endCode(work, code.codeHash, { exchangedAt: clock.now(), authorizerId: known.id });
        if (code.linkId !== null) await completeLink(work, bus, code.linkId, known.id, clock.now());
        await job.done(work);
      });
      return;
    }
    if (listed?.refreshToken && (code.appId || !known)) {
      await keep(job, code, { appId: listed.appId, refreshToken: listed.refreshToken, at: code.changedAt });
      return;
    }
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
    const info = await client.component.authorizerInfo(row.appId, { signal: job.signal }).catch(notAuthorized);
    await database.atomically(async (work) => {
      await noteProfile(work, row, info);
      if (linkId !== null) await completeLink(work, bus, linkId, authorizerId, clock.now());
      await job.done(work);
    });
  }

  async function noteProfile(work: Work, row: AuthorizerRow, info: AuthorizerInfo | null): Promise<void> {
    if (info) await authorization.described(work, row, info);
    else await authorization.revoked(work, row, clock.now());
  }

  return { complete, describe, noteProfile };
}

/** 61003 is an answer too: the account is not, or no longer, authorized to this platform. */
export function notAuthorized(error: unknown): null {
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
