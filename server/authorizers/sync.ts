import type { RunningJob } from "../jobs/service.ts";
import type { Work } from "../db/work.ts";
import { authorizerListPageSize, releaseCheckAccounts } from "../wechat/index.ts";
import type { WechatClient } from "../wechat/index.ts";
import type { ListedAccount } from "./account-list.ts";
import type { Authorization, AuthorizationParts } from "./authorization.ts";
import type { AuthorizerRow } from "./authorizer-store.ts";
import { authorizersByAppIds } from "./list-store.ts";
import { findSync, noteSync } from "./sync-store.ts";

export interface SyncOptions extends AuthorizationParts {
  client: Pick<WechatClient, "component">;
  authorization: Authorization;
  describeSoon(work: Work, account: { authorizerId: number; appId: string; linkId: null }): Promise<void>;
}

/**
 * Reads WeChat's list of authorizers, a page and a commit at a time. It adds who is missing and brings back who is
 * listed again. It deletes nobody and blanks nothing: an account that is not listed may merely be on a page that was
 * not read.
 *
 * A repeat after a kill goes on at the page whose commit is missing; a page that comes twice changes nothing more.
 */
export function syncOf(options: SyncOptions) {
  const { database, bus, clock, client, authorization, componentAppId, describeSoon } = options;

  return async function sync(job: RunningJob<unknown>): Promise<void> {
    for (;;) {
      const progress = await findSync(database.db, componentAppId);
      if (!progress || progress.endedAt) return;
      const { offset } = progress;
      const page = await client.component.authorizerList(
        { offset, count: authorizerListPageSize },
        { signal: job.signal },
      );
      const found = offset + page.authorizers.length;
      const isLast = page.authorizers.length === 0 || found >= page.totalCount;
      await database.atomically(async (work) => {
        let { added } = progress;
        // One look for the whole page: nearly all of them are known, and nothing is to be done about those.
        const known = await authorizersByAppIds(work, componentAppId, page.authorizers.map(appIdOf));
        for (const account of page.authorizers) if (await take(work, account, known.get(account.appId))) added += 1;
        await noteSync(work, componentAppId, {
          offset: found,
          found,
          added,
          total: page.totalCount,
          ...(isLast && { endedAt: clock.now() }),
        });
        bus.publish(work, "platform", {});
        if (isLast) await job.done(work);
      });
      if (isLast) return;
    }
  };

  /** @returns whether the account was not known before */
  async function take(work: Work, account: ListedAccount, known: AuthorizerRow | undefined): Promise<boolean> {
    const { appId, refreshToken, authorizedAt } = account;
    // WeChat's own, while it checks the platform: no merchants.
    if (releaseCheckAccounts.has(appId)) return false;
    if (known && !(await isBack(work, known, account))) return false;
    const row = await authorization.authorized(work, { appId, refreshToken, at: authorizedAt ?? clock.now() });
    await describeSoon(work, { authorizerId: row.id, appId, linkId: null });
    return !known;
  }

  /** Listed with what could make it work again. */
  async function isBack(work: Work, known: AuthorizerRow, { refreshToken, authorizedAt }: ListedAccount) {
    switch (known.status) {
      case "AUTHORIZED":
        return false;
      case "REVOKED":
        return Boolean(refreshToken && authorizedAt && (!known.revokedAt || authorizedAt > known.revokedAt));
      case "NEEDS_REAUTHORIZATION":
        return authorization.isOtherRefreshToken(work, known, refreshToken);
    }
  }
}

const appIdOf = ({ appId }: ListedAccount) => appId;
