import fastify from "fastify";
import { onTestFinished } from "vitest";
import { createActivityLog } from "../../activity/service.ts";
import { createVault } from "../../db/secret-column.ts";
import { createBus } from "../../events/bus.ts";
import type { Actor } from "../../graphql/context.ts";
import { securityHeaders } from "../../http/security-headers.ts";
import { createWorker } from "../../jobs/service.ts";
import { createTokenKeeper } from "../../platform/service.ts";
import { Secret } from "../../secret.ts";
import { openBench, platform } from "../../simulator/testing/bench.ts";
import { openTestDatabase } from "../../testing/database.ts";
import { freePort } from "../../testing/free-port.ts";
import { silentLog } from "../../testing/logs.ts";
import { createTransport, createWechatClient } from "../../wechat/index.ts";
import { merchantPages } from "../pages/merchant-pages.ts";
import { createAuthorizers } from "../service.ts";
import type { LinkRow, LinkWish } from "../service.ts";

const actor: Actor = { kind: "operator", id: "1", name: "Lin Min" };

export const partnerOrigin = "https://partner.example.com";

/** A page as a merchant's browser gets it. */
export interface Seen {
  status: number;
  text: string;
  headers: Headers;
}

/**
 * The merchants' pages on a real port, a real database and the simulator; time is wound. Jobs run when `work` is
 * called, so that what a merchant sees meanwhile can be looked at.
 */
export async function openMerchantDesk(identity: { name: string | null; contact: string | null }) {
  const bench = await openBench();
  onTestFinished(() => bench.close());
  const { clock, simulator } = bench;
  const { componentAppId } = platform;
  const database = await openTestDatabase({ clock });
  const bus = createBus({ database });
  const log = silentLog;
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const ground = { database, bus, clock, log, componentAppId, vault: createVault(Buffer.alloc(32, 7)) };
  const noAccountIsCalled = () => Promise.reject(new Error("these pages call WeChat as the platform only"));
  const client = createWechatClient({
    transport: createTransport({ baseUrl: simulator.url }),
    componentAppId,
    componentSecret: new Secret(platform.componentSecret),
    tokens: {
      componentToken: async () => new Secret(bench.token),
      renewComponentToken: async () => new Secret(await bench.componentToken()),
      authorizerToken: noAccountIsCalled,
      renewAuthorizerToken: noAccountIsCalled,
    },
  });
  const authorizers = createAuthorizers({
    ...ground,
    client,
    keeper: createTokenKeeper(ground),
    activity: createActivityLog(ground),
    publicUrl,
    mpUrl: simulator.url,
    openUrl: simulator.url,
    returnUrlOrigins: [partnerOrigin],
  });
  const worker = createWorker({ database, kinds: authorizers.jobs, log, scope: componentAppId });
  onTestFinished(() => worker.stop());
  const app = fastify();
  securityHeaders(app, { isSecure: false });
  await app.register(async (scope) =>
    merchantPages({ authorizers, clock, log, platform: async () => identity })(scope),
  );
  await app.listen({ port, host: "127.0.0.1" });
  onTestFinished(() => app.close());

  /** Fetches without following: where a page leads to is part of what is looked at. */
  async function see(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Seen> {
    const response = await fetch(new URL(url, publicUrl), { method, headers, redirect: "manual" });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  return {
    clock,
    simulator,
    bench,
    authorizers,
    publicUrl,
    see,
    /** Runs what is due, until nothing is. */
    work: () => worker.runDue(),
    startLink: (wish: Partial<LinkWish> = {}): Promise<LinkRow> =>
      authorizers.links.start(actor, { channel: "PC_QR", ...wish }, async () => {}),
    fresh: async ({ id }: LinkRow): Promise<LinkRow> => {
      const row = await authorizers.links.find(id);
      if (!row) throw new Error("the link is gone");
      return row;
    },
    revoke: ({ id }: LinkRow) => authorizers.links.revoke(actor, id),
    /** The merchant confirms at WeChat. @returns the path that WeChat sends the browser back to, with its code */
    async confirm({ state }: LinkRow, appId: string, more: { permissionSetIds?: number[]; expireCode?: boolean } = {}) {
      const { returnUrl } = await bench.control<{ returnUrl: string }>("authorize", {
        url: `${publicUrl}/authorizations/${state}`,
        appId,
        ...more,
      });
      return returnUrl.slice(publicUrl.length);
    },
    /** How many pre-auth codes WeChat was asked for. */
    preAuthCodes: () => simulator.calls.list({ endpoint: "api_create_preauthcode" }).length,
  };
}

export type MerchantDesk = Awaited<ReturnType<typeof openMerchantDesk>>;
