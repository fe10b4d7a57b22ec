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
interface Kill {
  call: string;
  moment: Moment;
}
const killsAt = (calls: string[]): Kill[] => calls.flatMap((call) => moments.map((moment) => ({ call, moment })));

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

  /**
   * Kills the server when the first of these calls passes, then at the second one, and so on. The next trap is set
   * before the server is started again: what was held is taken up at once.
   */
  async function killAtEach(kills: readonly Kill[], begin?: () => Promise<unknown>): Promise<void> {
    const { chokepoint, minifleet } = world;
    let struck = 0;
    let trouble: unknown;
    const arm = () => {
      const kill = kills[struck];
      const strike = ({ path }: { path: string }) => {
        if (path !== kill?.call) return false;
        chokepoint.onCall = undefined;
        chokepoint.onAnswer = undefined;
        minifleet
          .kill()
          .then(() => {
            struck += 1;
            arm();
            return minifleet.launch();
          })
          .catch((error: unknown) => {
            trouble = error;
          });
        return true;
      };
      if (kill?.moment === "before WeChat hears of it") chokepoint.onCall = strike;
      else if (kill) chokepoint.onAnswer = strike;
    };
    arm();
    await begin?.();
    for (const [index, { call, moment }] of kills.entries()) {
      await until(`somebody calls ${call} (${moment})`, () => struck > index, { withinMs: 60_000 });
    }
    expect(trouble).toBeUndefined();
    await minifleet.ready();
  }

  it(`a ticket that was acknowledged leads to a token, whatever happens (${ticketKills.length} kills)`, async () => {
    await killAtEach(ticketKills, () => world.control("tickets", {}));
    // No second ticket was pushed: it is the one from before the kills.
    await untilTicket(world);
  });

  it(`each merchant who confirmed is connected once (${authorizationKills.length} kills)`, async () => {
    const appIds: string[] = [];
    for (const { call, moment } of authorizationKills) {
      appIds.push(await makeAccount(world, `${call.slice(-10)} ${moment}`.slice(0, 30)));
    }
    const links = await Promise.all(appIds.map(() => startAuthorization(world)));
    for (const [index, kill] of authorizationKills.entries()) {
      const [link, appId] = [links[index], appIds[index] ?? ""];
      await Promise.all([killAtEach([kill]), confirm(link?.url ?? "", appId)]);
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
  }, 240_000);

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

  /** A merchant who does not give up, whenever the server is away: WeChat gives its push up after the fourth time. */
  async function confirm(url: string, appId: string): Promise<void> {
    const patience = { withinMs: 180_000, everyMs: 100 };
    const { returnUrl } = await until(
      "the merchant confirms",
      () => world.control<{ returnUrl: string }>("authorize", { url, appId }),
      patience,
    );
    await until("the merchant comes back", async () => (await fetch(returnUrl)).ok, patience);
  }

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
