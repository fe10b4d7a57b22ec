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
  releasesOf,
  startAuthorization,
  untilTicket,
} from "./flow.ts";

const moments = ["before WeChat hears of it", "after WeChat did it"] as const;
type Moment = (typeof moments)[number];
const killsAt = (calls: string[]) => calls.flatMap((call) => moments.map((moment) => ({ call, moment })));

const ticketKills = killsAt(["/cgi-bin/component/api_component_token"]);
const authorizationKills = killsAt(["/cgi-bin/component/api_query_auth", "/cgi-bin/component/api_get_authorizer_info"]);
/** In the order in which a release makes them. */
const releaseKills = killsAt([
  "/wxa/modify_domain",
  "/wxa/commit",
  "/wxa/get_latest_auditstatus",
  "/wxa/get_category",
  "/wxa/submit_audit",
  "/wxa/release",
]);

describe("the process is killed (-9) between any two steps and started again", () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld({ ticketEveryMs: 0 });
  });
  afterAll(() => world?.close());

  /** Kills the server when the call passes next, and starts it again. */
  function killAt({ call, moment }: { call: string; moment: Moment }): Promise<void> {
    const { chokepoint, minifleet } = world;
    return new Promise((done, failed) => {
      const strike = ({ path }: { path: string }) => {
        if (path !== call) return false;
        chokepoint.onCall = undefined;
        chokepoint.onAnswer = undefined;
        minifleet
          .kill()
          .then(() => minifleet.start())
          .then(done, failed);
        return true;
      };
      if (moment === "before WeChat hears of it") chokepoint.onCall = strike;
      else chokepoint.onAnswer = strike;
    });
  }

  /** One kill after the other, each as soon as somebody gets there. */
  async function killAtEach(kills: { call: string; moment: Moment }[], begin: () => Promise<unknown>): Promise<void> {
    let next = killAt(kills[0] ?? fail());
    await begin();
    for (const [index, kill] of kills.entries()) {
      await within(20_000, next, `nobody called ${kill.call} (${kill.moment})`);
      const following = kills[index + 1];
      if (following) next = killAt(following);
    }
  }

  it(`a ticket that was acknowledged leads to a token, whatever happens (${ticketKills.length} kills)`, async () => {
    await killAtEach(ticketKills, () => world.control("tickets", {}));
    // No second ticket was pushed: it is the one from before the kills.
    await untilTicket(world);
  }, 60_000);

  it(`each merchant who confirmed is connected once (${authorizationKills.length} kills)`, async () => {
    const appIds: string[] = [];
    for (const { call, moment } of authorizationKills) {
      appIds.push(await makeAccount(world, `${call.slice(-10)} ${moment}`.slice(0, 30)));
    }
    const links = await Promise.all(appIds.map(() => startAuthorization(world)));
    await killAtEach(authorizationKills, () =>
      Promise.all(appIds.map((appId, index) => world.control("authorize", { url: links[index]?.url, appId }))),
    );
    for (const appId of appIds) {
      const account = await until(
        `${appId} is connected`,
        async () => {
          const found = await findAuthorizer(world, appId);
          return found?.status === "AUTHORIZED" && found.nickName !== "" ? found : undefined;
        },
        { withinMs: 30_000 },
      );
      expect(account.permissionSets.length).toBeGreaterThan(0);
    }
    const { authorizers } = await world.graphql<{ authorizers: { totalCount: number } }>(
      "{ authorizers { totalCount } }",
    );
    expect(authorizers.totalCount).toBe(appIds.length);
    for (const { id } of links) expect(await linkStatus(id)).toBe("COMPLETED");
  }, 120_000);

  it(`each release goes online, submitted and released once (${releaseKills.length} kills)`, async () => {
    const template = await addTemplate(world, "5.0.0");
    const accounts: { id: string; appId: string }[] = [];
    for (let number = 1; number <= 4; number += 1) {
      accounts.push(await authorize(world, await makeAccount(world, `门店 ${number}`)));
    }
    let deploymentId = "";
    await killAtEach(releaseKills, async () => {
      const { deployment, userErrors } = await deploy(
        world,
        template,
        accounts.map(({ id }) => id),
        { domains: { request: ["https://api.minifleet.example"] } },
      );
      expect(userErrors).toEqual([]);
      deploymentId = deployment?.id ?? "";
    });
    await until(
      "all releases are online",
      async () => (await releasesOf(world, deploymentId)).every(({ state }) => state === "RELEASED"),
      { withinMs: 60_000 },
    );
    const submissions = await succeeded("/wxa/submit_audit");
    const published = await succeeded("/wxa/release");
    for (const { appId } of accounts) {
      expect(submissions.filter((appid) => appid === appId)).toHaveLength(1);
      expect(published.filter((appid) => appid === appId)).toHaveLength(1);
    }
    for (const { transitions } of await releasesOf(world, deploymentId)) {
      expect(transitions.map(({ to }) => to)).toEqual(["QUEUED", "COMMITTED", "IN_AUDIT", "APPROVED", "RELEASED"]);
    }
  }, 240_000);

  async function linkStatus(id: string): Promise<string | undefined> {
    const { authorizationLink } = await world.graphql<{ authorizationLink: { status: string } | null }>(
      "query ($id: ID!) { authorizationLink(id: $id) { status } }",
      { id },
    );
    return authorizationLink?.status;
  }

  /** The accounts for which WeChat did it, once for each time. */
  async function succeeded(endpoint: string): Promise<string[]> {
    const { calls } = await world.control<{ calls: { appid: string; errcode: number | null }[] }>(
      `calls?endpoint=${endpoint}`,
    );
    return calls.filter(({ errcode }) => errcode === 0).map(({ appid }) => appid);
  }
});

function fail(): never {
  throw new Error("there is nothing to kill at");
}

async function within<T>(ms: number, promise: Promise<T>, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
