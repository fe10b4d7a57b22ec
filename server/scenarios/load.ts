import { randomUUID } from "node:crypto";
import { pushByHand } from "../testing/push-by-hand.ts";
import { until } from "../testing/until.ts";
import type { World } from "../testing/world.ts";
import { findAuthorizer, makeAccount } from "./flow.ts";

/** What was promised to those outside while the server was killed again and again. */
export interface Promised {
  /** MsgIds of pushes that were acknowledged. */
  pushes: Set<string>;
  /** Labels of authorization links that a mutation has answered with, and their ids. */
  links: Map<string, string>;
  /** Versions that a deployment was answered for, its id, and the one account it goes to. */
  deployments: Map<string, { id: string; appId: string }>;
}

export interface Load {
  promised: Promised;
  /** Nobody begins anything new; resolves when everybody has got the answer they insist on. */
  end(): Promise<void>;
}

/**
 * WeChat, partners and merchants who go on whatever happens to the server: each repeats what was not answered, as
 * WeChat repeats its pushes and a partner its mutation with the same idempotency key.
 */
export function startLoad(world: World, templateId: string): Load {
  const promised: Promised = { pushes: new Set(), links: new Map(), deployments: new Map() };
  const messenger = "wx5a1b0c3d7e9f2a02";
  const ending = new AbortController();

  async function insist<T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> {
    return await until(what, attempt, { withinMs: 300_000, everyMs: 50 });
  }

  async function push(number: number): Promise<void> {
    const msgId = `${9_000_000_000 + number}`;
    const xml = `<xml><ToUserName>gh_load</ToUserName><FromUserName>oLoad</FromUserName><CreateTime>${1_764_000_000 + number}</CreateTime><MsgType>text</MsgType><Content>load ${number}</Content><MsgId>${msgId}</MsgId></xml>`;
    await insist("a push is acknowledged", async () => {
      const { status, text } = await pushByHand(world.minifleet.url, { appId: messenger, xml });
      return status === 200 && (text === "success" || text === "");
    });
    promised.pushes.add(msgId);
  }

  async function mutate<P>(mutation: string, type: string, input: object, fields: string): Promise<P> {
    const idempotencyKey = randomUUID();
    return await insist(`${mutation} is answered`, async () => {
      const answer = await world.graphql<Record<string, P & { userErrors: { code: string }[] }>>(
        `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code message } } }`,
        { input: { ...input, idempotencyKey } },
      );
      const payload = answer[mutation];
      const isUnderWay = payload?.userErrors.some(({ code }) => code === "IDEMPOTENCY_IN_PROGRESS");
      return isUnderWay ? undefined : payload;
    });
  }

  interface Linked {
    authorizationLink: { id: string; url: string };
  }
  interface Deployed {
    deployment: { id: string };
  }

  async function invite(number: number): Promise<void> {
    const label = `load ${number}`;
    const input = { channel: "PC_QR", label };
    const { authorizationLink } = await mutate<Linked>(
      "startAuthorization",
      "StartAuthorizationInput",
      input,
      "authorizationLink { id url }",
    );
    promised.links.set(label, authorizationLink.id);
  }

  async function ship(number: number): Promise<void> {
    const appId = await makeAccount(world, `负载 ${number}`);
    const { authorizationLink: link } = await mutate<Linked>(
      "startAuthorization",
      "StartAuthorizationInput",
      { channel: "PC_QR", label: `shop ${number}` },
      "authorizationLink { id url }",
    );
    const { returnUrl } = await insist("the merchant confirms", () =>
      world.control<{ returnUrl: string }>("authorize", { url: link.url, appId }),
    );
    // WeChat gives its push up after the fourth time; the merchant's browser comes back all the same.
    await insist("the merchant comes back", async () => (await fetch(returnUrl)).ok);
    const authorizer = await insist("the account is connected", async () => {
      const found = await findAuthorizer(world, appId);
      return found?.status === "AUTHORIZED" && found.nickName !== "" ? found : undefined;
    });
    const version = `load.${number}`;
    const { deployment } = await mutate<Deployed>(
      "startDeployment",
      "StartDeploymentInput",
      { templateId, authorizerIds: [authorizer.id], version, description: "load", releaseWhenApproved: true },
      "deployment { id }",
    );
    promised.deployments.set(version, { id: deployment.id, appId });
  }

  /** One after the other, with a breath in between. */
  async function repeat(act: (number: number) => Promise<void>, breathMs: number): Promise<void> {
    for (let number = 1; !ending.signal.aborted; number += 1) {
      await act(number);
      await new Promise((done) => setTimeout(done, breathMs));
    }
  }

  const everybody = Promise.all([
    repeat(push, 15),
    repeat((number) => push(1_000_000 + number), 15),
    repeat(invite, 40),
    repeat(ship, 500),
    repeat((number) => ship(1_000_000 + number), 500),
    repeat(async () => void (await world.control("tickets", {})), 700),
  ]);
  return {
    promised,
    async end() {
      ending.abort();
      await everybody;
    },
  };
}
