import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { load, requestBytes } from "./http-load.ts";

/** Answers each request with its own body, `copies` times; keeps what it was sent. */
async function startEcho({ copies = 1, status = 200 } = {}) {
  const received: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      received.push(body);
      const answer = body.repeat(copies);
      response.writeHead(status, { "content-length": Buffer.byteLength(answer) }).end(answer);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, received };
}

const requests = Array.from({ length: 40 }, (_, index) =>
  requestBytes({ path: "/", headers: {}, body: `第${index} push\n` }),
);

test("every request is sent once, and every answer is read whole", async () => {
  const { port, received } = await startEcho({ copies: 50_000 }); // far more than one packet
  const sizes = new Set<number>();
  const isRight = (status: number, body: Buffer) => {
    sizes.add(body.length);
    return status === 200;
  };
  const { count } = await load({ port, connections: 7, requests, maxSeconds: 30, isRight });
  expect(count).toBe(40);
  expect(new Set(received).size).toBe(40);
  expect(sizes).toEqual(new Set([500_000, 550_000]));
});

test("at a pace it takes the time the pace says, and no request is left out", async () => {
  const { port, received } = await startEcho();
  const { count, perSecond } = await load({
    port,
    connections: 2,
    requests,
    maxSeconds: 30,
    perSecond: 400,
    isRight: () => true,
  });
  expect(count).toBe(40);
  expect(received).toHaveLength(40);
  expect(perSecond).toBeLessThan(415);
});

test("it ends when its time is over", async () => {
  const { port } = await startEcho();
  const { count } = await load({
    port,
    connections: 1,
    requests,
    maxSeconds: 0.05,
    perSecond: 100,
    isRight: () => true,
  });
  expect(count).toBe(5);
});

test("a wrong answer fails the run, with the answer", async () => {
  const { port } = await startEcho({ status: 403 });
  await expect(
    load({ port, connections: 2, requests, maxSeconds: 30, isRight: (status) => status === 200 }),
  ).rejects.toThrow("answer 403: 第");
});
