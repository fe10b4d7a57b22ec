import { z } from "zod";
import { defineJob, enqueue } from "../jobs/service.ts";
import type { Database } from "../db/open.ts";
import type { Work } from "../db/work.ts";
import type { Bus } from "../events/bus.ts";
import type { Clock } from "../clock.ts";
import { WechatError } from "../wechat/index.ts";
import type { exchangeOf } from "./exchange.ts";
import { completeLink, expireLink, failLink } from "./link-store.ts";
import { endCode, findCode } from "./code-store.ts";
import type { syncOf } from "./sync.ts";
import { noteSync } from "./sync-store.ts";

export interface AuthorizerJobsOptions {
  database: Database;
  bus: Bus;
  clock: Clock;
  componentAppId: string;
  exchange: () => ReturnType<typeof exchangeOf>;
  sync: () => ReturnType<typeof syncOf>;
}

const serialOf = (appId: string) => `authorizer:${appId}`;

/** What is done later about accounts. Jobs of one account run one after the other. */
export function authorizerJobs(options: AuthorizerJobsOptions) {
  const { database, bus, clock, componentAppId, exchange, sync } = options;

  const complete = defineJob({
    kind: "authorizer.complete",
    payload: z.object({ codeHash: z.string() }),
    concurrency: 8,
    run: (job) => exchange().complete(job),
    async exhausted(work, { payload }, error) {
      const codeHash = Buffer.from(payload.codeHash, "hex");
      const code = await findCode(work, codeHash);
      const failure = failureOf(error, "/cgi-bin/component/api_query_auth");
      await endCode(work, codeHash, { failure });
      if (code && code.linkId !== null) await failLink(work, bus, code.linkId, failure);
    },
  });

  const describe = defineJob({
    kind: "authorizer.describe",
    payload: z.object({ authorizerId: z.number(), linkId: z.number().nullable() }),
    concurrency: 8,
    run: (job) => exchange().describe(job),
    // The account is connected, whether or not its name could be read.
    async exhausted(work, { payload: { authorizerId, linkId } }) {
      if (linkId !== null) await completeLink(work, bus, linkId, authorizerId, clock.now());
    },
  });

  const readList = defineJob({
    kind: "authorizer.sync",
    payload: z.object({}),
    concurrency: 1,
    timeoutMs: 60 * 60_000,
    run: (job) => sync()(job),
    async exhausted(work, _job, error) {
      const failure = failureOf(error, "/cgi-bin/component/api_get_authorizer_list");
      await noteSync(work, componentAppId, { endedAt: clock.now(), failure });
    },
  });

  const expire = defineJob({
    kind: "authorization-link.expire",
    payload: z.object({ linkId: z.number() }),
    run: (job) =>
      database.atomically(async (work) => {
        await expireLink(work, bus, job.payload.linkId, clock.now());
        await job.done(work);
      }),
  });

  return {
    all: [complete, describe, readList, expire],

    /** Keyed by the code: redirect and push lead to one exchange. */
    completeSoon: (work: Work, codeHash: string, appId: string | null) =>
      enqueue(work, complete, {
        scope: componentAppId,
        key: codeHash,
        payload: { codeHash },
        priority: 1,
        ...(appId !== null && { serial: serialOf(appId) }),
      }),

    describeSoon: (work: Work, account: { authorizerId: number; appId: string; linkId: number | null }) =>
      enqueue(work, describe, {
        scope: componentAppId,
        // With a link it must not be taken for the one that runs without: the link would never end.
        key: `${account.authorizerId}:${account.linkId ?? ""}`,
        payload: { authorizerId: account.authorizerId, linkId: account.linkId },
        serial: serialOf(account.appId),
      }),

    syncSoon: (work: Work) => enqueue(work, readList, { scope: componentAppId, key: componentAppId, payload: {} }),

    expireAt: (work: Work, linkId: number, runAt: Date) =>
      enqueue(work, expire, { scope: componentAppId, key: String(linkId), payload: { linkId }, runAt }),
  };
}

export type AuthorizerJobs = ReturnType<typeof authorizerJobs>;

function failureOf(error: Error, endpoint: string) {
  if (!(error instanceof WechatError)) return { errcode: -1, errmsg: "no usable answer from WeChat", endpoint };
  const { errcode, errmsg, rid } = error;
  return { errcode, errmsg, endpoint: error.endpoint, ...(rid !== undefined && { rid }) };
}
