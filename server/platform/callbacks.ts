import type { CallbackHandler, Push } from "../callbacks/service.ts";
import type { Vault } from "../db/secret-column.ts";
import type { Work } from "../db/work.ts";
import type { Bus } from "../events/bus.ts";
import { ticketPlace } from "./component-token.ts";
import { findPlatform, noteTicketSeen, storeTicket } from "./store.ts";

export interface TicketHandlerOptions {
  vault: Vault;
  bus: Bus;
  /** Has the token renewed by a job: for the first ticket, or after one that WeChat did not accept. */
  renewSoon: (work: Work) => Promise<void>;
}

/** Keeps the newest ticket. It changes nothing else: a token that is good stays. */
export function ticketHandler({ vault, bus, renewSoon }: TicketHandlerOptions): CallbackHandler {
  return {
    door: "authorization",
    types: ["component_verify_ticket"],

    async handle(work, push) {
      const { componentAppId, receivedAt } = push;
      const ticket = ticketOf(push);
      const before = await findPlatform(work, componentAppId);
      const sealed = vault.seal(ticket.value, ticketPlace(componentAppId));
      const isNewest = await storeTicket(work, componentAppId, { sealed, createdAt: ticket.createdAt, receivedAt });
      if (!isNewest) return { zh: "迟到：已存有更新的票据", en: "late: a newer ticket is stored already" };
      bus.publish(work, "platform", {});
      const hasToken = before?.accessTokenExpiresAt && before.accessTokenExpiresAt > receivedAt;
      if (!hasToken || before.failure) await renewSoon(work);
      return before?.ticket
        ? { zh: "票据已更新", en: "ticket renewed" }
        : { zh: "已存入第一张票据", en: "first ticket stored" };
    },

    async repeated(work, push) {
      if (push.message.type !== "component_verify_ticket") return;
      const { componentAppId, receivedAt, message } = push;
      await noteTicketSeen(work, componentAppId, { createdAt: message.createdAt, receivedAt });
      bus.publish(work, "platform", {});
    },
  };
}

function ticketOf({ message }: Push) {
  if (message.type !== "component_verify_ticket") throw new Error("the push holds no ticket, so the stored one stays");
  return { value: message.ticket, createdAt: message.createdAt };
}
