import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Vault } from "../db/secret-column.ts";
import type { Bus } from "../events/bus.ts";
import type { Secret } from "../secret.ts";
import type { WechatClient, WechatError } from "../wechat/index.ts";
import { ensurePlatform, findPlatform, notePlatform, storeAccessToken } from "./store.ts";
import type { TokenSubject } from "./token-keeper.ts";

/** The platform has no ticket, or one that is too old, so WeChat would give no token for it. */
export class TicketMissing extends Error {
  override readonly name = "TicketMissing";
}

/** How long WeChat accepts a ticket. */
export const ticketLifeMs = 12 * 3_600_000;

export const ticketPlace = (componentAppId: string) => ({
  table: "platforms",
  row: componentAppId,
  column: "ticket",
});

const tokenPlace = (componentAppId: string) => ({ table: "platforms", row: componentAppId, column: "access_token" });

export interface ComponentTokenOptions {
  database: Database;
  vault: Vault;
  bus: Bus;
  clock: Clock;
  client: Pick<WechatClient, "component">;
  componentAppId: string;
}

/** The platform's own token, as the keeper keeps it. */
export function componentTokenSubject(options: ComponentTokenOptions): TokenSubject {
  const { database, vault, bus, clock, client, componentAppId } = options;

  async function ticket(): Promise<Secret> {
    const row = await findPlatform(database.db, componentAppId);
    if (!row?.ticket || !row.ticketReceivedAt) {
      throw new TicketMissing(`${componentAppId} has no ticket: WeChat has pushed none to the authorization URL yet`);
    }
    if (clock.now().getTime() - row.ticketReceivedAt.getTime() > ticketLifeMs) {
      throw new TicketMissing(`the ticket of ${componentAppId} is older than 12 hours: WeChat accepts it no more`);
    }
    return vault.open(row.ticket, ticketPlace(componentAppId));
  }

  return {
    name: `component-token:${componentAppId}`,
    store: {
      async read() {
        const row = await findPlatform(database.db, componentAppId);
        if (!row?.accessToken || !row.accessTokenObtainedAt || !row.accessTokenExpiresAt) return null;
        return {
          value: vault.open(row.accessToken, tokenPlace(componentAppId)),
          obtainedAt: row.accessTokenObtainedAt,
          expiresAt: row.accessTokenExpiresAt,
        };
      },
      async write(work, token, fence) {
        const { value, obtainedAt, expiresAt } = token;
        const sealed = vault.seal(value, tokenPlace(componentAppId));
        await ensurePlatform(work, componentAppId);
        bus.publish(work, "platform", {});
        return storeAccessToken(work, componentAppId, { sealed, obtainedAt, expiresAt, fence });
      },
    },
    async fetch() {
      const { token, expiresInSeconds } = await client.component.componentToken(await ticket());
      return { value: token, expiresInSeconds };
    },
    async refused(_reason, error: WechatError) {
      const { errcode, errmsg, rid, endpoint } = error;
      const failure = { errcode, errmsg, endpoint, at: clock.now().getTime(), ...(rid !== undefined && { rid }) };
      await database.atomically(async (work) => {
        await notePlatform(work, componentAppId, { failure });
        bus.publish(work, "platform", {});
      });
    },
  };
}
