import { onTestFinished, test, expect } from "vitest";
import { startSimulator } from "../simulator/service.ts";
import { cookieOf, startApi } from "../testing/api.ts";
import { silentLog } from "../testing/logs.ts";
import { Secret } from "../secret.ts";
import type { Role } from "../graphql/access.ts";

const password = "correct horse battery";
const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }`;
const json = { "content-type": "application/json" };

async function openSandbox() {
  const simulator = await startSimulator({
    componentAppId: "wx0000000000000001",
    componentSecret: "door-test-secret",
    callbackToken: "doortest",
    encodingAesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    callbackUrl: "http://127.0.0.1:9", // nobody listens: this is about the door, not about pushes
    seed: true,
    ticketEveryMs: 0,
    log: silentLog,
  });
  onTestFinished(() => simulator.close());
  const api = await startApi({ simulatorUrl: simulator.url.replace("localhost", "127.0.0.1") });
  const cookieFor = async (role: Role) => {
    const actor = { kind: "system", id: "test", name: "test" } as const;
    await api.operators.add(actor, { loginName: role, role, password: new Secret(password) });
    return cookieOf(await api.ask(signIn, { variables: { input: { loginName: role, password } } }));
  };
  const act = (path: string, init: RequestInit = {}) => fetch(`${api.url}/sandbox/control/${path}`, init);
  return { api, simulator, cookieFor, act };
}

test("an operator at the sandbox page plays the developer and sees what is there", async () => {
  const { cookieFor, act, simulator } = await openSandbox();
  const cookie = await cookieFor("operator");
  const body = JSON.stringify({ userVersion: "2.0.0", userDesc: "new" });
  const made = await act("drafts", { method: "POST", headers: { cookie, ...json }, body });
  expect(made.status).toBe(200);
  expect([...simulator.world.drafts.values()].map(({ userVersion }) => userVersion)).toEqual(["2.0.0"]);

  const page = await act("accounts?search=%E9%9D%92%E7%A6%BE&limit=1", { headers: { cookie } });
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(await page.json()).toMatchObject({
    total: 2,
    accounts: [{ nickName: "青禾生鲜", isAuthorized: false, trial: null, online: null, audit: null }],
  });
});

test("a refusal of the simulator arrives with its reason", async () => {
  const { cookieFor, act } = await openSandbox();
  const cookie = await cookieFor("operator");
  const wrong = await act("audits/wx5a1b0c3d7e9f2a01", {
    method: "POST",
    headers: { cookie, ...json },
    body: '{"result":"pass"}',
  });
  expect(wrong.status).toBe(409);
  expect(await wrong.json()).toEqual({ error: "wx5a1b0c3d7e9f2a01 has no open review" });
  expect((await act("accounts?limit=0", { headers: { cookie } })).status).toBe(400);
});

test("nobody else is let through: no stranger, no viewer, no key, no page of another origin", async () => {
  const { api, cookieFor, act, simulator } = await openSandbox();
  const cookie = await cookieFor("operator");
  const post = (headers: Record<string, string>) =>
    act("drafts", { method: "POST", headers, body: '{"userVersion":"6.6.6","userDesc":""}' });
  const statuses = {
    stranger: (await post(json)).status,
    viewer: (await post({ ...json, cookie: await cookieFor("viewer") })).status,
    key: (await post({ ...json, authorization: `Bearer ${await api.key("write")}` })).status,
    otherSite: (await post({ ...json, cookie, origin: "https://evil.example", "sec-fetch-site": "cross-site" })).status,
    otherPort: (await post({ ...json, cookie, origin: "http://127.0.0.1:1", "sec-fetch-site": "same-site" })).status,
    form: (await post({ cookie, "content-type": "application/x-www-form-urlencoded" })).status,
    noType: (await act("tickets", { method: "POST", headers: { cookie } })).status,
    reading: (await act("state")).status,
  };
  expect(statuses).toEqual({
    stranger: 401,
    viewer: 403,
    key: 403,
    otherSite: 401,
    otherPort: 401,
    form: 415,
    noType: 415,
    reading: 401,
  });
  expect([...simulator.world.drafts.values()].map(({ userVersion }) => userVersion)).toEqual(["1.0.0"]);
});

test("what only tests need is not passed on, and no path leads elsewhere in the simulator", async () => {
  const { cookieFor, act } = await openSandbox();
  const cookie = await cookieFor("admin");
  const at = async (path: string, method = "POST") =>
    (
      await act(path, {
        method,
        headers: { cookie, ...(method === "POST" && json) },
        ...(method === "POST" && { body: "{}" }),
      })
    ).status;
  expect(await at("expire-token")).toBe(404);
  expect(await at("logins")).toBe(404);
  expect(await at("drafts", "DELETE")).toBe(404);
  expect(await at("audits/..%2Ftickets")).toBe(400); // an account of that name, and no result: nothing was pushed
  expect(await at("a/b/c")).toBe(404);
});

test("a simulator that does not answer is said so", async () => {
  const { cookieFor, act, simulator } = await openSandbox();
  const cookie = await cookieFor("operator");
  await simulator.close();
  const answer = await act("state", { headers: { cookie } });
  expect(answer.status).toBe(502);
  expect(await answer.json()).toMatchObject({ error: { code: "SIMULATOR_UNREACHABLE" } });
});

test("beside the real WeChat there is no such door, not even the console's page", async () => {
  const api = await startApi();
  expect((await fetch(`${api.url}/sandbox/control/state`)).status).toBe(404);
  expect(
    (await fetch(`${api.url}/sandbox/control/tickets`, { method: "POST", headers: json, body: "{}" })).status,
  ).toBe(404);
});
