import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../testing/until.ts";
import { openWorld } from "../testing/world.ts";
import type { World } from "../testing/world.ts";
import {
  addTemplate,
  authorize,
  deploy,
  findAuthorizer,
  makeAccount,
  startAuthorization,
  untilState,
  untilTicket,
} from "./flow.ts";

const authorizationCalls = ["/cgi-bin/component/api_query_auth", "/cgi-bin/component/api_get_authorizer_info"];
const releaseCalls = ["/wxa/commit", "/wxa/submit_audit", "/wxa/get_latest_auditstatus", "/wxa/release"];
const moments = ["before WeChat hears of it", "after WeChat did it"] as const;
const cases = (calls: string[]) => calls.flatMap((call) => moments.map((moment) => [call, moment] as const));

describe("kill -9 between any two steps", () => {
  let world: World;
  let template: string;

  beforeAll(async () => {
    world = await openWorld();
    await untilTicket(world);
    template = await addTemplate(world, "5.0.0");
  });
  afterAll(() => world?.close());

  /** Kills the server when the named call passes; resolves when it is up again. */
  function killAt(path: string, moment: (typeof moments)[number]): Promise<void> {
    const { chokepoint, minifleet } = world;
    return new Promise((done, fail) => {
      const strike = (passage: { path: string }) => {
        if (passage.path !== path) return false;
        chokepoint.onCall = undefined;
        chokepoint.onAnswer = undefined;
        minifleet
          .kill()
          .then(() => minifleet.start())
          .then(done, fail);
        return true;
      };
      if (moment === "before WeChat hears of it") chokepoint.onCall = strike;
      else chokepoint.onAnswer = strike;
    });
  }

  it.each(cases(authorizationCalls))(
    "authorization survives a kill at %s, %s",
    async (call, moment) => {
      const appId = await makeAccount(world, `授权 ${call} ${moment}`.slice(0, 30));
      const link = await startAuthorization(world);
      const killed = killAt(call, moment);
      await world.control("authorize", { url: link.url, appId });
      await killed;
      await until(
        `${appId} is authorized after the kill`,
        async () => (await findAuthorizer(world, appId))?.status === "AUTHORIZED",
        {
          withinMs: 60_000,
        },
      );
    },
    90_000,
  );

  it.each(cases(releaseCalls))(
    "a release survives a kill at %s, %s, and is submitted once",
    async (call, moment) => {
      const authorizer = await authorize(world, await makeAccount(world, "发布"));
      const killed = killAt(call, moment);
      const { deployment } = await deploy(world, template, [authorizer.id]);
      await killed;
      await untilState(world, deployment?.id ?? "", "RELEASED", 60_000);
      const { calls } = await world.control<{ calls: { path: string; appid: string; errcode: number }[] }>(
        "calls?endpoint=/wxa/submit_audit",
      );
      expect(calls.filter(({ appid, errcode }) => appid === authorizer.appId && errcode === 0)).toHaveLength(1);
    },
    90_000,
  );

  it("a ticket is there again right after a kill, without a new push", async () => {
    await world.control("tickets", {});
    const before = await ticketReceivedAt();
    await world.minifleet.kill();
    await world.minifleet.start();
    expect(await ticketReceivedAt()).toBe(before);
  });

  async function ticketReceivedAt(): Promise<string> {
    const { platform } = await world.graphql<{ platform: { ticket: { receivedAt: string } } }>(
      "{ platform { ticket { receivedAt } } }",
    );
    return platform.ticket.receivedAt;
  }
});
