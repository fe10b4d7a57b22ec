import type { CallbackHandler, Callbacks } from "../callbacks/service.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Vault } from "../db/secret-column.ts";
import type { Work } from "../db/work.ts";
import type { Bus } from "../events/bus.ts";
import { untilLeft } from "../graphql/subscriptions.ts";
import { Refusal } from "../graphql/user-error.ts";
import { queueHealth } from "../jobs/service.ts";
import type { Log } from "../log.ts";
import type { WechatClient } from "../wechat/index.ts";
import { ticketHandler } from "./callbacks.ts";
import { followPlatform } from "./changes.ts";
import { componentTokenSubject } from "./component-token.ts";
import { judgeHealth } from "./health.ts";
import type { PlatformHealth } from "./health.ts";
import type { Problem } from "./problems.ts";
import { platformJobs } from "./jobs.ts";
import { countDueJobs, findPlatform, notePlatform } from "./store.ts";
import type { AuditQuotaReading } from "./store.ts";
import type { TokenKeeper } from "./token-keeper.ts";
import type { ComponentTokens } from "./token-source.ts";

export { TicketMissing } from "./component-token.ts";
export type { HealthLevel, PlatformHealth } from "./health.ts";
export { dropLeases, takeFence } from "./lease-store.ts";
export type { Problem } from "./problems.ts";
export { createTokenKeeper } from "./token-keeper.ts";
export type { FetchedToken, StoredToken, TokenKeeper, TokenStore, TokenSubject } from "./token-keeper.ts";
export type { TokenRefusalReason } from "./token-refusal.ts";
export { composeTokenSource } from "./token-source.ts";
export type { AuthorizerTokens, ComponentTokens } from "./token-source.ts";

export interface PlatformOptions {
  database: Database;
  vault: Vault;
  bus: Bus;
  clock: Clock;
  log: Log;
  keeper: TokenKeeper;
  client: Pick<WechatClient, "component">;
  callbacks: Pick<Callbacks, "traffic">;
  componentAppId: string;
  publicUrl: string;
  /** The simulator's index page, when it plays WeChat. */
  sandboxUrl: string | null;
  /** What other rooms want operators to look at. */
  moreProblems?: () => Promise<Problem[]>;
}

export interface PlatformView extends PlatformHealth {
  appId: string;
  name: string | null;
  contact: string | null;
  sandboxUrl: string | null;
  callbackUrls: { authorization: string; message: string };
}

export interface Platform {
  readonly tokens: ComponentTokens;
  readonly callbackHandlers: readonly CallbackHandler[];
  readonly jobs: ReturnType<typeof platformJobs>["jobs"];
  /** Puts the jobs that keep the platform alive into the queue. Call it at every start. */
  begin(): Promise<void>;
  view(): Promise<PlatformView>;
  /** What merchants are told about the platform; null until somebody set it. */
  identity(): Promise<{ name: string | null; contact: string | null }>;
  /** Tells the view whenever it changed, until its reader leaves. */
  follow(): AsyncIterableIterator<PlatformView>;
  /** @throws {WechatError | WechatUnreachable} */
  requestTicket(): Promise<void>;
  /** Renews even a good token. @throws {WechatError | WechatUnreachable | Refusal} */
  renewToken(): Promise<void>;
  /** What is absent stays; null takes it away. @throws {Refusal} when a text is too long */
  update(settings: PlatformSettings): Promise<void>;
  /** Keeps a reading of the audit quota, which is one for all accounts and read with the token of one of them. */
  noteAuditQuota(work: Work, quota: Omit<AuditQuotaReading, "readAt">): Promise<void>;
}

export interface PlatformSettings {
  name?: string | null;
  contact?: string | null;
}

/** Ticket, token and health of the third-party platform itself. */
export function createPlatform(options: PlatformOptions): Platform {
  const { database, vault, bus, clock, keeper, client, callbacks, componentAppId, publicUrl, sandboxUrl } = options;
  const subject = componentTokenSubject(options);
  const work = platformJobs({
    ...options,
    keepTokenFresh: () => keeper.keepFresh(subject),
    requestTicket,
  });

  async function requestTicket(): Promise<void> {
    // Noted before the call: what fails must not be asked again at once either.
    await note({ pushRequestedAt: clock.now() });
    await client.component.startPushTicket();
  }

  function note(notes: Parameters<typeof notePlatform>[2]): Promise<void> {
    return database.atomically(async (inWork) => {
      await notePlatform(inWork, componentAppId, notes);
      bus.publish(inWork, "platform", {});
    });
  }

  async function view(): Promise<PlatformView> {
    const now = clock.now();
    const { db } = database;
    const row = await findPlatform(db, componentAppId);
    const queue = { ...(await queueHealth(db, componentAppId)), due: await countDueJobs(db, componentAppId, now) };
    const traffic = await callbacks.traffic();
    return {
      appId: componentAppId,
      name: row?.name ?? null,
      contact: row?.contact ?? null,
      sandboxUrl,
      callbackUrls: {
        authorization: `${publicUrl}/callbacks/authorization`,
        message: `${publicUrl}/callbacks/$APPID$/message`,
      },
      ...judgeHealth({ now, row, traffic, queue, more: (await options.moreProblems?.()) ?? [] }),
    };
  }

  return {
    tokens: {
      componentToken: () => keeper.token(subject),
      renewComponentToken: (refused) => keeper.renew(subject, refused),
    },
    callbackHandlers: [
      ticketHandler({
        vault,
        bus,
        async renewSoon(inWork) {
          inWork.afterCommit(() => keeper.retry(subject));
          await work.renewSoon(inWork);
        },
      }),
    ],
    jobs: work.jobs,
    begin: () => database.atomically(work.schedule),
    view,
    identity: async () => {
      const row = await findPlatform(database.db, componentAppId);
      return { name: row?.name ?? null, contact: row?.contact ?? null };
    },
    follow: () => untilLeft((signal) => followPlatform({ database, bus, clock, view }, signal)),
    requestTicket,
    renewToken: async () => {
      await keeper.keepFresh(subject, { force: true });
    },
    update: async ({ name, contact }) => {
      const settings = {
        ...(name !== undefined && { name: checkedText("name", name) }),
        ...(contact !== undefined && { contact: checkedText("contact", contact) }),
      };
      if (Object.keys(settings).length > 0) await note(settings);
    },
    noteAuditQuota: async (inWork, quota) => {
      await notePlatform(inWork, componentAppId, { auditQuota: { ...quota, readAt: clock.now().getTime() } });
      bus.publish(inWork, "platform", {});
    },
  };
}

const longestText = 100; // one line of a merchant's phone

function checkedText(field: "name" | "contact", text: string | null): string | null {
  const trimmed = text?.trim() ?? "";
  if (trimmed.length <= longestText) return trimmed === "" ? null : trimmed;
  throw new Refusal({
    code: "TOO_LONG",
    field,
    text: { zh: `最多 ${longestText} 个字`, en: `At most ${longestText} characters` },
  });
}
