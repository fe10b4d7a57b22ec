import { afterEach, expect, test } from "vitest";
import { Secret } from "../secret.ts";
import { WoundClock } from "../testing/wound-clock.ts";
import { WechatError, WechatUnreachable } from "./errors.ts";
import { type AnsweringServer, startAnsweringServer } from "./testing/answering-server.ts";
import { createTransport, type WechatRequest } from "./transport.ts";

let server: AnsweringServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function answering(answer: Parameters<typeof startAnsweringServer>[0]) {
  server = await startAnsweringServer(answer);
  return { server, transport: createTransport({ baseUrl: server.url }) };
}

const token = new Secret("token-that-must-not-show");
const request: WechatRequest = { method: "POST", path: "/wxa/commit", token, appId: "wxAUTH" };

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test("a POST sends unescaped UTF-8 JSON with the token in the query", async () => {
  const started = await answering(() => ({ errcode: 0, errmsg: "ok" }));
  await started.transport.call({ ...request, body: { user_desc: "青禾 🎉" }, query: { a: 1, b: undefined } });
  const [received] = started.server.received;
  expect(received).toMatchObject({ method: "POST", path: "/wxa/commit", body: '{"user_desc":"青禾 🎉"}' });
  expect(Object.fromEntries(received?.query ?? [])).toEqual({ access_token: token.reveal(), a: "1" });
  expect(received?.headers["content-type"]).toContain("application/json");
});

test("a POST without fields sends an empty object, a GET nothing", async () => {
  const started = await answering(() => ({}));
  await started.transport.call(request);
  await started.transport.call({ ...request, method: "GET", tokenParameter: "component_access_token" });
  expect(started.server.received.map(({ body }) => body)).toEqual(["{}", ""]);
  expect(started.server.received[1]?.query.has("component_access_token")).toBe(true);
});

test("an answer without errcode is success, and keeps every digit", async () => {
  const { transport } = await answering(() => ({ body: '{"auditid":9223372036854775807}' }));
  expect(await transport.call(request)).toEqual({ auditid: "9223372036854775807" });
});

test("an errcode under HTTP 200 is a refusal, with the request id apart from the words", async () => {
  const { transport } = await answering(() => ({
    errcode: 61_007,
    errmsg: "api is unauthorized to component rid: 6512a1b2-0badcafe-11223344",
  }));
  const error = await failureOf(transport.call(request));
  expect(error).toBeInstanceOf(WechatError);
  expect(error).toMatchObject({
    errcode: 61_007,
    errmsg: "api is unauthorized to component",
    rid: "6512a1b2-0badcafe-11223344",
    endpoint: "/wxa/commit",
    kind: "account",
    appId: "wxAUTH",
  });
});

test("no error shows the token, not even when WeChat repeats it", async () => {
  const { transport } = await answering(() => ({ errcode: 40_001, errmsg: `bad ${token.reveal()}` }));
  const refused = await failureOf(transport.call(request));
  await server?.close();
  const unreached = await failureOf(transport.call(request));
  for (const error of [refused, unreached]) {
    let shown = "";
    for (let layer = error; layer instanceof Error; layer = layer.cause) {
      shown += `${String(layer)} ${layer.stack} ${JSON.stringify(layer)}`;
    }
    expect(shown).toContain("/wxa/commit");
    expect(shown).not.toContain(token.reveal());
  }
});

test.each([
  ["HTML", { body: "<html>" }, "unreadable"],
  ["a JSON array", { body: "[]" }, "unreadable"],
  ["nothing", { body: "" }, "unreadable"],
  ["HTTP 502", { status: 502, body: "{}" }, "status"],
  ["HTTP 404", { status: 404, body: "no" }, "status"],
  ["a broken connection", { destroy: true }, "network"],
  ["a redirect", { status: 302, headers: { location: "http://127.0.0.1:1/" } }, "network"],
])("%s is no usable answer, and the call may have been done", async (_, answer, reason) => {
  const { transport } = await answering(() => answer);
  const error = await failureOf(transport.call(request));
  expect(error).toBeInstanceOf(WechatUnreachable);
  expect(error).toMatchObject({ reason, maySent: true, endpoint: "/wxa/commit", appId: "wxAUTH" });
});

test("a refused connection means that nothing was sent", async () => {
  const { server: closed, transport } = await answering(() => ({}));
  await closed.close();
  expect(await failureOf(transport.call(request))).toMatchObject({ reason: "network", maySent: false });
});

test("a call without answer ends at its time limit", async () => {
  const clock = new WoundClock();
  server = await startAnsweringServer(() => ({ hang: true }));
  const transport = createTransport({ baseUrl: server.url, clock, timeoutMs: 5_000 });
  const arrival = server.arrival();
  const failure = failureOf(transport.call(request));
  await arrival;
  clock.advance(5_000);
  expect(await failure).toMatchObject({ name: "WechatUnreachable", reason: "timeout", maySent: true });
  expect(clock.pending).toBe(0);
});

test("an aborted call ends with the caller's reason", async () => {
  const started = await answering(() => ({ hang: true }));
  const controller = new AbortController();
  const arrival = started.server.arrival();
  const failure = failureOf(started.transport.call({ ...request, signal: controller.signal }));
  await arrival;
  const reason = new Error("stopping");
  controller.abort(reason);
  expect(await failure).toBe(reason);
});

test("a file comes as bytes with its type", async () => {
  const image = Buffer.from([0xff, 0xd8, 0xff, 0x00]);
  const { transport } = await answering(() => ({ headers: { "content-type": "image/jpeg" }, body: image }));
  expect(await transport.download({ ...request, method: "GET" })).toEqual({ contentType: "image/jpeg", bytes: image });
});

test("an error in place of a file is a refusal, whatever its content type", async () => {
  for (const type of ["application/json", "text/plain", "image/jpeg"]) {
    const { transport, server: current } = await answering(() => ({
      headers: { "content-type": type },
      body: '{"errcode":40014,"errmsg":"invalid access_token"}',
    }));
    expect(await failureOf(transport.download(request))).toMatchObject({ errcode: 40_014 });
    await current.close();
  }
});

test("a file goes up as a form", async () => {
  const started = await answering(() => ({ type: "image", mediaid: "m" }));
  const file = { field: "media", name: "a.png", contentType: "image/png", bytes: Buffer.from("pixels") };
  await started.transport.call({ ...request, file });
  expect(started.server.received[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(started.server.received[0]?.body).toMatch(/name="media"; filename="a\.png"[\s\S]*pixels/);
});

test("an account that calls too often waits its turn, and others do not wait for it", async () => {
  const clock = new WoundClock();
  server = await startAnsweringServer(() => ({}));
  const transport = createTransport({ baseUrl: server.url, clock, callsPerSecond: 2, burst: 2, timeoutMs: 60_000 });
  await transport.call(request);
  await transport.call(request);
  const waiting = transport.call(request);
  await transport.call({ ...request, appId: "wxOTHER" });
  expect(server.received).toHaveLength(3);
  await clock.advanceAndSettle(500);
  await waiting;
  expect(server.received).toHaveLength(4);
});

test("an endless rate never waits, so that a clock that stands still stops nobody", async () => {
  server = await startAnsweringServer(() => ({}));
  const rates = { callsPerSecond: Infinity, platformCallsPerSecond: Infinity, burst: 1 };
  const transport = createTransport({ baseUrl: server.url, clock: new WoundClock(), ...rates });
  const { appId: _, ...own } = request;
  for (const call of [request, request, own, own]) await transport.call(call);
  expect(server.received).toHaveLength(4);
});

test("who gives up while waiting for a turn sends nothing", async () => {
  const clock = new WoundClock();
  server = await startAnsweringServer(() => ({}));
  const transport = createTransport({ baseUrl: server.url, clock, callsPerSecond: 1, burst: 1 });
  await transport.call(request);
  const controller = new AbortController();
  const failure = failureOf(transport.call({ ...request, signal: controller.signal }));
  const reason = new Error("stopping");
  controller.abort(reason);
  expect(await failure).toBe(reason);
  expect(clock.pending).toBe(0);
  expect(server.received).toHaveLength(1);
});
