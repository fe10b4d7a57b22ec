import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Vault } from "../db/secret-column.ts";
import type { Bus } from "../events/bus.ts";
import { Refusal } from "../graphql/user-error.ts";
import type { Secret } from "../secret.ts";
import type { WechatClient, WechatError } from "../wechat/index.ts";
import { ensurePlatform, findPlatform, notePlatform, storeAccessToken } from "./store.ts";
import type { TokenSubject } from "./token-keeper.ts";

/** The platform has no ticket, or one that is too old, so WeChat would give no token for it. */
export class TicketMissing extends Refusal {
  override readonly name = "TicketMissing";

  /** @param fact for the log: what exactly is missing */
  constructor(fact: string) {
    super({
      code: "NO_TICKET",
      text: {
        zh: "没有可用的票据，无法向微信换取令牌",
        en: "There is no ticket that WeChat would give a token for",
      },
      remedy: {
        zh: "新平台等待微信推送（约十分钟一次）；否则在顶部「票据」处请微信推送",
        en: "On a new platform wait for WeChat's push, one every ten minutes; otherwise ask WeChat to push, under Ticket at the top",
      },
    });
    this.message = fact;
  }
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
