import { type Client, createClient } from "graphql-ws";
import { onTestFinished, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Api, canary, cookieOf, startApi } from "../testing/api.ts";
import { silentLog } from "../testing/logs.ts";
import { until } from "../testing/until.ts";

interface Followed {
  events: unknown[];
  ended: boolean;
  error: unknown;
  stop(): void;
}

function connect(api: Api, connectionParams: Record<string, unknown>, headers: Record<string, string> = {}): Client {
  class WithHeaders extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers });
    }
  }
  const client = createClient({
    url: `${api.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WithHeaders,
    connectionParams,
    retryAttempts: 0,
    lazy: true,
  });
  onTestFinished(async () => {
    await client.dispose();
  });
  return client;
}

function follow(client: Client, query: string): Followed {
  const followed: Followed = { events: [], ended: false, error: undefined, stop: () => {} };
  followed.stop = client.subscribe(
    { query },
    {
      next: (event) => void followed.events.push(event),
      error: (error) => {
        followed.error = error;
        followed.ended = true;
      },
      complete: () => {
        followed.ended = true;
      },
    },
  );
  return followed;
}

const ticked = "subscription { ticked { number viewerName remembered } }";

async function tick(api: Api): Promise<void> {
  await api.database.atomically(async (work) => api.bus.publish(work, "platform", {}));
}

/** Ticks until the first event came: there is no other sign that the server listens already. */
async function live(api: Api, followed: Followed): Promise<void> {
  await until("the first event", async () => {
    await tick(api);
    return followed.events.length > 0 || followed.ended;
  });
}

test("a key subscribes over WebSocket, and each event is resolved in a context of its own", async () => {
  const api = await startApi();
  const followed = follow(connect(api, { authorization: `Bearer ${await api.key("read")}` }), ticked);
  await live(api, followed);
  const before = followed.events.length;
  await tick(api);
  await until("another event", () => followed.events.length > before);
  for (const event of followed.events as {
    data: { ticked: { number: number; remembered: number; viewerName: string } };
  }[]) {
    expect(event.data.ticked.remembered).toBe(event.data.ticked.number);
    expect(event.data.ticked.viewerName).toBe("key 1");
  }
});

test("an operator subscribes with the session cookie, but not from another site's page", async () => {
  const api = await startApi();
  const secret = (await api.operators.ensureSetupLink())?.split("#")[1];
  const input = { secret, loginName: "anna", password: "correct horse battery" };
  const setUp = await api.ask("mutation ($input: SetUpInput!) { setUp(input: $input) { viewer { name } } }", {
    variables: { input },
  });
  const cookie = cookieOf(setUp);

  const own = follow(connect(api, {}, { cookie, origin: api.url }), ticked);
  await live(api, own);
  expect(own.events[0]).toMatchObject({ data: { ticked: { viewerName: "anna" } } });

  const foreign = follow(connect(api, {}, { cookie, origin: "https://evil.example" }), ticked);
  await until("the refusal", () => foreign.ended);
  expect(foreign.error).toMatchObject({ code: 4401 });
});

test("nobody subscribes or asks without a session or a key", async () => {
  const api = await startApi();
  for (const parameters of [{}, { authorization: "Bearer mf_wrong" }]) {
    const followed = follow(connect(api, parameters), ticked);
    await until("the refusal", () => followed.ended);
    expect(followed.error).toMatchObject({ code: 4401 });
    expect(followed.events).toEqual([]);
  }
});

test("a key that is revoked sees no further event, and its connection is cut within a minute", async () => {
  const api = await startApi();
  const { key, row } = await api.apiKeys.add({ name: "partner", scope: "read" });
  const followed = follow(connect(api, { authorization: `Bearer ${key.reveal()}` }), ticked);
  await live(api, followed);
  await api.apiKeys.revoke(row.name);
  api.clock.advance(6_000);
  const seen = followed.events.length;
  await tick(api);
  await until("the refused event", () => followed.events.length > seen);
  expect(followed.events.at(-1)).toMatchObject({ data: null, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });

  api.clock.advance(54_000);
  await until("the cut", () => followed.ended);
  expect(followed.error).toMatchObject({ code: 4401 });
});

test("bugs, unknown fields and large operations are told over WebSocket as over HTTP", async () => {
  const api = await startApi({ log: silentLog });
  const client = connect(api, { authorization: `Bearer ${await api.key("read")}` });
  const bug = follow(client, "{ bug }");
  await until("the answer", () => bug.ended);
  expect(JSON.stringify(bug.events)).not.toContain(canary);
  expect(bug.events[0]).toMatchObject({
    errors: [{ message: "Internal error", extensions: { code: "INTERNAL_SERVER_ERROR" } }],
  });

  const unknown = follow(client, "subscription { gone }");
  await until("the refusal", () => unknown.ended);
  expect(unknown.error).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);

  const large = follow(
    client,
    `{ ${Array.from({ length: 21 }, (_, index) => `a${index}: echo(text: "x")`).join(" ")} }`,
  );
  await until("the refusal", () => large.ended);
  expect(large.error).toMatchObject([{ extensions: { code: "TOO_COSTLY" } }]);
});

test("partners follow server-sent events, which end when their key does", async () => {
  const api = await startApi();
  const { key, row } = await api.apiKeys.add({ name: "partner", scope: "read" });
  const response = await fetch(`${api.url}/graphql`, {
    method: "POST",
    headers: {
      accept: "text/event-stream",
      "content-type": "application/json",
      authorization: `Bearer ${key.reveal()}`,
    },
    body: JSON.stringify({ query: ticked }),
  });
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  let text = "";
  let ended = false;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array);
  })().finally(() => {
    ended = true;
  });
  await until("the first event", async () => {
    await tick(api);
    return text.includes("event: next");
  });
  expect(text).toContain('"viewerName":"partner"');

  await api.apiKeys.revoke(row.name);
  api.clock.advance(60_000);
  await until("the end", () => ended);
  await reading;

  const stranger = await fetch(`${api.url}/graphql`, {
    method: "POST",
    headers: { accept: "text/event-stream", "content-type": "application/json" },
    body: JSON.stringify({ query: ticked }),
  });
  expect(await stranger.text()).toContain("UNAUTHENTICATED");
});

test("a reader that leaves while nothing happens leaves nothing behind", async () => {
  const api = await startApi();
  let listening = 0;
  const original = api.bus.follow.bind(api.bus);
  api.bus.follow = (topic, signal) => {
    const source = original(topic, signal);
    const leave = source.return?.bind(source);
    listening += 1;
    source.return = async (value?: unknown) => {
      listening -= 1;
      return (await leave?.(value)) ?? { done: true, value: undefined };
    };
    return source;
  };
  const followed = follow(connect(api, { authorization: `Bearer ${await api.key("read")}` }), ticked);
  await live(api, followed);
  expect(listening).toBe(1);
  followed.stop();
  await until("the server to notice", () => listening === 0);
});
