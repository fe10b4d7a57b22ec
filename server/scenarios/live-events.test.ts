import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { pushByHand } from "../testing/push-by-hand.ts";
import { until } from "../testing/until.ts";
import { openWorld } from "../testing/world.ts";
import type { World } from "../testing/world.ts";
import { untilTicket } from "./flow.ts";

const appId = "wx5a1b0c3d7e9f2a02";
const subscription = `subscription ($after: String) {
  callbackEventReceived(after: $after, filter: { types: ["text"] }) { cursor payload }
}`;

interface Received {
  cursor: string;
  payload: { MsgId: string };
}

/** Follows for a while from `after` on, telling each event; resolves when it has cut its own connection. */
type Follow = (after: string, tell: (event: Received) => boolean) => Promise<void>;

describe("callbackEventReceived, with connections that break again and again", () => {
  let world: World;
  let lastMsgId = 5_000_000_000;

  beforeAll(async () => {
    world = await openWorld();
    await untilTicket(world);
  });
  afterAll(() => world?.close());

  async function pushOne(): Promise<string> {
    lastMsgId += 1;
    const xml = `<xml><ToUserName>gh_1</ToUserName><FromUserName>oUser</FromUserName><CreateTime>${lastMsgId - 3_000_000_000}</CreateTime><MsgType>text</MsgType><Content>live</Content><MsgId>${lastMsgId}</MsgId></xml>`;
    await until(
      "the push is acknowledged",
      async () => (await pushByHand(world.minifleet.url, { appId, xml })).status === 200,
      { withinMs: 60_000 },
    );
    return String(lastMsgId);
  }

  async function newestCursor(): Promise<string> {
    const { callbackEvents } = await world.graphql<{ callbackEvents: { nodes: { cursor: string }[] } }>(
      "{ callbackEvents(first: 1) { nodes { cursor } } }",
    );
    return callbackEvents.nodes[0]?.cursor ?? "";
  }

  const overWebSocket: Follow = async (after, tell) => {
    const client = createClient({
      url: `${world.minifleet.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${world.key}` },
      retryAttempts: 0,
    });
    await new Promise<void>((done) => {
      const stop = client.subscribe<{ callbackEventReceived: Received }>(
        { query: subscription, variables: { after } },
        {
          next: ({ data }) => {
            if (!data || tell(data.callbackEventReceived)) return;
            // Not a goodbye: the line is dead.
            client.terminate();
          },
          error: () => done(),
          complete: () => done(),
        },
      );
      void stop;
    });
  };

  const overServerSentEvents: Follow = async (after, tell) => {
    const cut = new AbortController();
    try {
      const response = await fetch(`${world.minifleet.url}/graphql`, {
        method: "POST",
        headers: {
          accept: "text/event-stream",
          "content-type": "application/json",
          authorization: `Bearer ${world.key}`,
        },
        body: JSON.stringify({ query: subscription, variables: { after } }),
        signal: cut.signal,
      });
      let text = "";
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        const events = text.split("\n\n");
        text = events.pop() ?? "";
        for (const event of events) {
          const data = /^data: (.*callbackEventReceived.*)$/m.exec(event)?.[1];
          if (!data) continue;
          const { data: read } = JSON.parse(data) as { data: { callbackEventReceived: Received } };
          if (!tell(read.callbackEventReceived)) return;
        }
      }
    } catch {
      // The connection is gone: the next one goes on.
    } finally {
      cut.abort();
    }
  };

  it.each([
    { way: "WebSocket", follow: overWebSocket },
    { way: "server-sent events", follow: overServerSentEvents },
  ])(
    "over $way none is lost and none comes twice, nor when the server is killed",
    async ({ follow }) => {
      const count = 150;
      let after = await newestCursor();
      const received: string[] = [];
      let connections = 0;
      let isOver = () => received.length >= count;
      const following = (async () => {
        while (!isOver()) {
          connections += 1;
          let heard = 0;
          await follow(after, ({ cursor, payload }) => {
            // What comes after the cut was never received: it must come again.
            if (heard >= 7 || isOver()) return false;
            heard += 1;
            after = cursor;
            received.push(payload.MsgId);
            return heard < 7 && !isOver();
          });
          await new Promise((done) => setTimeout(done, 10));
        }
      })();

      const sent: string[] = [];
      for (let number = 1; number <= count; number += 1) {
        sent.push(await pushOne());
        if (number === count / 2) {
          await world.minifleet.kill();
          await world.minifleet.start();
        }
      }
      await until("all have come", isOver, { withinMs: 30_000 }).catch(() => {
        isOver = () => true;
      });
      expect(received).toEqual(sent);
      await following;
      expect(connections).toBeGreaterThan(count / 7);
    },
    120_000,
  );
});
