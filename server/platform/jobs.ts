import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Work } from "../db/work.ts";
import type { Log } from "../log.ts";
import { defineJob, enqueue, later } from "../jobs/service.ts";
import type { Later } from "../jobs/service.ts";
import { WechatError } from "../wechat/index.ts";
import { TicketMissing } from "./component-token.ts";
import { findPlatform } from "./store.ts";

export interface PlatformJobsOptions {
  database: Database;
  clock: Clock;
  log: Log;
  componentAppId: string;
  /** Renews when it is time. @returns when it will be time again */
  keepTokenFresh(): Promise<Date>;
  requestTicket(): Promise<void>;
}

const nothing = z.object({});
const minuteMs = 60_000;
const refusedAgainMs = 10 * minuteMs; // a new ticket comes every ten minutes, and pulls the job forward by itself
const lookAfterTicketMs = 10 * minuteMs;
/** After how long without a ticket WeChat is asked to push, and how often at most. */
const ticketOverdueMs = 60 * minuteMs;

/** The two that keep the platform alive. Each stays in the queue and names its next time itself. */
export function platformJobs(options: PlatformJobsOptions) {
  const { database, clock, log, componentAppId } = options;
  const inMs = (ms: number) => new Date(clock.now().getTime() + ms);

  /** Renews the platform's token early. A repeat finds the token fresh and only looks at the time. */
  const renewToken = defineJob({
    kind: "platform.renew-token",
    payload: nothing,
    concurrency: 1,
    async run() {
      return neverGivenUp(async () => later(await options.keepTokenFresh(), "the token is fresh"));
    },
  });

  /** Asks WeChat for a ticket when none has come for an hour. Asking when pushing runs already changes nothing. */
  const requestTicket = defineJob({
    kind: "platform.request-ticket",
    payload: nothing,
    concurrency: 1,
    async run() {
      return neverGivenUp(async () => {
        const row = await findPlatform(database.db, componentAppId);
        const seenAt = row?.ticketReceivedAt?.getTime() ?? 0;
        const askedAt = row?.pushRequestedAt?.getTime() ?? 0;
        const isOverdue = clock.now().getTime() - Math.max(seenAt, askedAt) > ticketOverdueMs;
        if (isOverdue) await options.requestTicket();
        return later(inMs(lookAfterTicketMs), "looks after the ticket");
      });
    },
  });

  /** A job that was given up would never come back by itself, and these two must. */
  async function neverGivenUp(run: () => Promise<Later>): Promise<Later> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      // A refusal does not get better by trying again and again; what is wrong stands on the health page.
      const isRefusal = error instanceof TicketMissing || error instanceof WechatError;
      if (!isRefusal) log.warn({ error }, "a job of the platform failed; it is tried again in a minute");
      return later(inMs(isRefusal ? refusedAgainMs : minuteMs), error.message);
    }
  }

  /** Puts both into the queue; those that are there already stay, pulled forward if need be. */
  async function schedule(work: Work): Promise<void> {
    for (const job of [renewToken, requestTicket]) {
      await enqueue(work, job, { scope: componentAppId, key: componentAppId, payload: {} });
    }
  }

  return {
    jobs: [renewToken, requestTicket],
    schedule,
    renewSoon: (work: Work) => enqueue(work, renewToken, { scope: componentAppId, key: componentAppId, payload: {} }),
  };
}
