import { componentEvent } from "./events.ts";
import { retries, retryEveryMs } from "./push.ts";
import { newTicket } from "./randomness.ts";
import { Refusal } from "./refusal.ts";
import type { Cancel } from "../clock.ts";
import type { Delivery, NewPush, Pushes } from "./push.ts";
import type { World } from "./world.ts";

const ticketLifeMs = 12 * 3_600_000;
/** How soon a ticket is offered again while the platform does not answer. */
const retryMs = 500;

/** Pushes a ticket at start-up (until the platform answers), then every ten minutes. */
export class TicketDesk {
  readonly #world: World;
  readonly #pushes: Pushes;
  readonly #componentAppId: string;
  readonly #everyMs: number;
  #cancel: Cancel = () => {};
  #round = 0;

  constructor(settings: { world: World; pushes: Pushes; componentAppId: string; everyMs: number }) {
    this.#world = settings.world;
    this.#pushes = settings.pushes;
    this.#componentAppId = settings.componentAppId;
    this.#everyMs = settings.everyMs;
  }

  /** (Re)starts the rhythm with a ticket at once. Without an interval nothing is pushed by itself. */
  start(): void {
    this.stop();
    if (this.#everyMs > 0) this.#tick(this.#round);
  }

  stop(): void {
    this.#round++;
    this.#cancel();
  }

  /** Issues a ticket and pushes it, with WeChat's retries. */
  async push(): Promise<Delivery | null> {
    return this.#pushes.send(this.#freshTicket());
  }

  /** Refuses with 61006 what never was a ticket and with 61005 what was one more than twelve hours ago. */
  check(value: string): void {
    const ticket = this.#world.tickets.get(value);
    if (!ticket) throw new Refusal(61006);
    if (ticket.expiresAt <= this.#world.now()) throw new Refusal(61005);
  }

  #tick(round: number): void {
    void this.#offer(this.#freshTicket(), round);
  }

  /**
   * Offers one ticket until it is taken, or was answered wrongly as often as WeChat tries. While nobody is there it is
   * offered far more often than by WeChat: a sandbox should be ready as soon as its platform is.
   */
  async #offer(push: NewPush, round: number, wrongAnswers = 0): Promise<void> {
    const delivery = await this.#pushes.sendOnce(push);
    if (round !== this.#round) return;
    const after = (ms: number, run: () => void) => {
      this.#cancel = this.#world.clock.after(Math.min(ms, this.#everyMs), run);
    };
    const isDone = delivery === null || delivery.delivered || wrongAnswers >= retries;
    if (isDone) after(this.#everyMs, () => this.#tick(round));
    else if (delivery.status === null || delivery.status >= 500)
      after(retryMs, () => void this.#offer(push, round, wrongAnswers));
    else after(retryEveryMs, () => void this.#offer(push, round, wrongAnswers + 1));
  }

  #freshTicket(): NewPush {
    const now = this.#world.now();
    this.#forgetOld(now);
    const value = newTicket();
    this.#world.tickets.put(value, { value, issuedAt: now, expiresAt: now + ticketLifeMs });
    const more = { ComponentVerifyTicket: value };
    return {
      door: "authorization",
      appId: null,
      name: "component_verify_ticket",
      xml: componentEvent(this.#componentAppId, "component_verify_ticket", now, more),
    };
  }

  // Dead tickets are kept one life longer, to tell "expired" from "invalid".
  #forgetOld(now: number): void {
    for (const ticket of this.#world.tickets.values()) {
      if (ticket.expiresAt + ticketLifeMs > now) break;
      this.#world.tickets.remove(ticket.value);
    }
  }
}
