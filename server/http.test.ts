import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverAudits } from "graphql-http";
import { expect, onTestFinished, test } from "vitest";
import { Secret } from "./secret.ts";
import { ask, canary, cookieOf, startApi } from "./testing/api.ts";
import { silentLog } from "./testing/logs.ts";

const password = "correct horse battery";
const setUp = `mutation ($input: SetUpInput!) { setUp(input: $input) { viewer { name role operator { loginName } } userErrors { code message } } }`;
const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { viewer { name } userErrors { code message remedy } } }`;

test("the setup link makes the first operator, who is signed in, signs out and in again", async () => {
  const api = await startApi();
  const link = await api.operators.ensureSetupLink();
  expect(link).toMatch(/^http:\/\/localhost:4000\/setup#[\w-]{43}$/);
  expect((await api.ask("{ setUp { needed } viewer { name } }")).data).toEqual({
    setUp: { needed: true },
    viewer: null,
  });

  const input = { secret: link?.split("#")[1], loginName: " Anna ", displayName: "Anna", password };
  const made = await api.ask(setUp, { variables: { input } });
  expect(made.data?.setUp).toEqual({
    viewer: { name: "Anna", role: "ADMIN", operator: { loginName: "anna" } },
    userErrors: [],
  });
  expect(made.headers.getSetCookie()[0]).toMatch(
    /^minifleet_session=[\w-]{43}; Expires=.* GMT; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  const cookie = cookieOf(made);
  expect((await api.ask("{ operators { loginName } }", { cookie })).data).toEqual({
    operators: [{ loginName: "anna" }],
  });

  await api.ask("mutation { signOut { ok } }", { cookie });
  expect((await api.ask("{ operators { loginName } }", { cookie })).errors?.[0]?.extensions.code).toBe(
    "UNAUTHENTICATED",
  );

  const again = await api.ask(signIn, { variables: { input: { loginName: "ANNA", password } } });
  expect(again.data?.signIn).toEqual({ viewer: { name: "Anna" }, userErrors: [] });
  expect((await api.ask("{ viewer { name } }", { cookie: cookieOf(again) })).data).toEqual({
    viewer: { name: "Anna" },
  });
});

test("a setup link works once, and a newer one makes it useless", async () => {
  const api = await startApi();
  const old = (await api.operators.ensureSetupLink())?.split("#")[1];
  const secret = (await api.operators.ensureSetupLink())?.split("#")[1];
  const use = (value: unknown, loginName: string) =>
    api.ask(setUp, { variables: { input: { secret: value, loginName, password } } });
  expect((await use(old, "first")).text).toContain("SETUP_LINK_USED");
  const both = await Promise.all([use(secret, "second"), use(secret, "third")]);
  expect(both.filter(({ text }) => text.includes("SETUP_LINK_USED"))).toHaveLength(1);
  expect(await api.operators.ensureSetupLink()).toBeNull();
  expect(await api.operators.list()).toHaveLength(1);
});

test("case 55: sign-in counts the address of the connection; what a caller writes about it counts behind a proxy only", async () => {
  const guess = (api: Awaited<ReturnType<typeof startApi>>, address: string) =>
    api.ask(signIn, {
      variables: { input: { loginName: "anna", password: "wrong password" } },
      headers: { "x-forwarded-for": address },
    });
  const codes = async (trustProxy: boolean) => {
    const api = await startApi({ config: { publicUrl: "http://localhost:4000", trustProxy } });
    const answers: string[] = [];
    for (let n = 1; n <= 6; n += 1) answers.push((await guess(api, `192.0.2.${n}`)).text);
    return answers.map((text) => text.includes("TOO_MANY_ATTEMPTS"));
  };
  expect(await codes(false)).toEqual([false, false, false, false, false, true]);
  expect(await codes(true)).toEqual([false, false, false, false, false, false]);
});

test("nothing but what is public can be read without a session or a key", async () => {
  const api = await startApi();
  for (const query of [
    "{ operators { id } }",
    "{ activities { totalCount } }",
    '{ node(id: "x") { id } }',
    "{ __schema { types { name } } }",
    '{ __type(name: "Query") { name } }',
  ]) {
    const { data, errors } = await api.ask(query);
    expect({ query, code: errors?.[0]?.extensions.code }).toEqual({ query, code: "UNAUTHENTICATED" });
    expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
  }
  const misspelt = await api.ask("{ operatorz { id } }");
  expect(misspelt.errors?.[0]?.message).not.toContain("Did you mean");
  expect((await api.ask("{ operatorz { id } }", { key: await api.key("read") })).errors?.[0]?.message).toContain(
    "Did you mean",
  );
});

test("who lacks a role is told who has it, and not who is disabled", async () => {
  const api = await startApi();
  const actor = { kind: "system", id: "test", name: "test" } as const;
  for (const [loginName, role] of [
    ["vera", "viewer"],
    ["rita", "releaser"],
    ["adam", "admin"],
    ["ruth", "releaser"],
  ] as const) {
    await api.operators.add(actor, {
      loginName,
      displayName: loginName.toUpperCase(),
      role,
      password: new Secret(password),
    });
  }
  await api.operators.disable(actor, "ruth");
  const key = await api.key("read");
  const { data } = await api.ask("{ who: operatorsWhoMay(role: RELEASER) all: operatorsWhoMay(role: VIEWER) }", {
    key,
  });
  expect(data).toEqual({ who: ["RITA", "ADAM"], all: ["VERA", "RITA", "ADAM"] });
  expect((await api.ask("{ operatorsWhoMay(role: VIEWER) }")).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
});

test("a wrong role is refused with the name of the role, in the caller's language", async () => {
  const api = await startApi();
  const key = await api.key("write");
  const english = await api.ask("{ adminOnly }", { key });
  expect(english.errors?.[0]).toMatchObject({
    message: "This needs the role admin; yours is releaser",
    extensions: { code: "FORBIDDEN", needs: "ADMIN" },
  });
  const chinese = await api.ask("{ adminOnly }", { key, headers: { "accept-language": "zh-CN" } });
  expect(chinese.errors?.[0]?.message).toBe("需要“管理员”角色，当前角色是“发布负责人”");
});

test("a key that is not good is refused with a reason", async () => {
  const api = await startApi();
  const { errors } = await api.ask("{ operators { id } }", { key: `mf_${"A".repeat(43)}` });
  expect(errors?.[0]).toMatchObject({
    message: "The API key is unknown, revoked or expired",
    extensions: { code: "UNAUTHENTICATED" },
  });
});

test("a bug leaves as an id and is logged once under it", async () => {
  const lines: object[] = [];
  const log = { ...silentLog, error: (facts: object) => void lines.push(facts) } as unknown as typeof silentLog;
  const api = await startApi({ log });
  const { text, errors } = await api.ask("{ bug }", { key: await api.key("read") });
  expect(text).not.toContain(canary);
  expect(errors?.[0]).toMatchObject({
    message: "Internal error",
    path: ["bug"],
    extensions: { code: "INTERNAL_SERVER_ERROR" },
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ errorId: errors?.[0]?.extensions.id });
});

test("another site's page can neither ask nor change anything with the operator's cookie", async () => {
  const api = await startApi();
  const secret = (await api.operators.ensureSetupLink())?.split("#")[1];
  const cookie = cookieOf(await api.ask(setUp, { variables: { input: { secret, loginName: "anna", password } } }));
  const body = JSON.stringify({ query: "{ operators { id } }" });

  const form = await fetch(`${api.url}/graphql`, {
    method: "POST",
    headers: { cookie, "content-type": "text/plain" },
    body,
  });
  expect(form.status).toBe(415);
  const image = await fetch(`${api.url}/graphql?query=${encodeURIComponent("{viewer{name}}")}`, {
    headers: { cookie },
  });
  expect(image.status).toBe(400);
  for (const headers of <Record<string, string>[]>[
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
    { origin: "null" },
  ]) {
    const asked = await api.ask("{ operators { id } }", { cookie, headers });
    expect(asked.errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
    expect(asked.headers.get("access-control-allow-origin")).toBeNull();
  }
  const own = await api.ask("{ operators { loginName } }", {
    cookie,
    headers: { origin: api.url, "sec-fetch-site": "same-origin" },
  });
  expect(own.data).toEqual({ operators: [{ loginName: "anna" }] });
  const proxied = await api.ask("{ operators { loginName } }", {
    cookie,
    headers: { origin: "http://localhost:4000" },
  });
  expect(proxied.errors).toBeUndefined();
});

test("it passes the GraphQL over HTTP audit without an error or a warning", async () => {
  const api = await startApi();
  const key = await api.key("write");
  const audits = serverAudits({
    url: `${api.url}/graphql`,
    fetchFn: (url: string, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      headers.set("authorization", `Bearer ${key}`);
      return fetch(url, { ...init, headers });
    },
  });
  const results = await Promise.all(audits.map((audit) => audit.fn()));
  const told = results
    .filter(({ status }) => status !== "ok")
    .map((result) => `${result.status} ${result.name}: ${"reason" in result ? result.reason : ""}`);
  expect(results.length).toBeGreaterThan(50);
  expect(told.filter((line) => line.startsWith("error") || line.startsWith("warn"))).toEqual([]);
  // The notices are the protection against other sites' pages at work: GET without the header is refused.
  expect(told.filter((line) => !line.includes("GET"))).toEqual([]);
});

test("a key that is revoked stops working at once", async () => {
  const api = await startApi();
  const { key, row } = await api.apiKeys.add({ name: "partner", scope: "read" });
  const asks = () => api.ask("{ activities { totalCount } }", { key: key.reveal() });
  expect((await asks()).errors).toBeUndefined();
  await api.apiKeys.revoke(row.name);
  expect((await asks()).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
});

test("an operation that is too large is refused before it runs", async () => {
  const api = await startApi();
  const key = await api.key("read");
  const aliases = Array.from({ length: 21 }, (_, index) => `a${index}: echo(text: "x")`).join(" ");
  expect((await api.ask(`{ ${aliases} }`, { key })).errors?.[0]).toMatchObject({
    extensions: { code: "TOO_COSTLY", rootFields: 21, limit: 20 },
  });
  const tokens = await api.ask(`{ ${"viewer { name } ".repeat(1_300)} }`, { key });
  expect(tokens.errors?.[0]?.extensions.code).toBe("GRAPHQL_PARSE_FAILED");
  const big = await fetch(`${api.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "x".repeat(1_100_000) }),
  });
  expect(big.status).toBe(413);
});

test("a known document is asked for by its hash, by GET as well; an unknown one is not run", async () => {
  const hash = "a".repeat(64);
  const api = await startApi({
    trustedDocuments: new Map([[hash, "query Said($text: String!) { echo(text: $text) }"]]),
  });
  const key = await api.key("read");
  const get = async (sha256Hash: string) => {
    const search = new URLSearchParams({
      variables: JSON.stringify({ text: "hello" }),
      extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }),
    });
    const response = await fetch(`${api.url}/graphql?${search.toString()}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return response.text();
  };
  expect(JSON.parse(await get(hash))).toEqual({ data: { echo: "hello" } });
  expect(await get("b".repeat(64))).not.toContain("hello");
});

test("it says whether it lives, whether it is ready, and to whom it tells its metrics", async () => {
  let trouble: Error | undefined;
  const api = await startApi({
    log: silentLog,
    checks: {
      worker: async () => {
        if (trouble) throw trouble;
      },
    },
  });
  expect((await fetch(`${api.url}/livez`)).status).toBe(200);
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  trouble = new Error("stopped");
  const unready = await fetch(`${api.url}/readyz`);
  expect([unready.status, await unready.json()]).toEqual([503, { status: "not ready", failed: ["worker"] }]);

  expect((await fetch(`${api.url}/metrics`)).status).toBe(200);
  const behindProxy = { "x-forwarded-for": "203.0.113.9" };
  expect((await fetch(`${api.url}/metrics`, { headers: behindProxy })).status).toBe(401);
  const withKey = { ...behindProxy, authorization: `Bearer ${await api.key("read")}` };
  expect(await (await fetch(`${api.url}/metrics`, { headers: withKey })).text()).toContain(
    "process_cpu_user_seconds_total",
  );
});

test("the console's page is personal and closed; its files are kept for good; other addresses are JSON", async () => {
  const webRoot = mkdtempSync(join(tmpdir(), "minifleet-web-"));
  onTestFinished(() => rmSync(webRoot, { recursive: true, force: true }));
  mkdirSync(join(webRoot, "assets"));
  writeFileSync(join(webRoot, "assets/app-1a2b.js"), "plain");
  writeFileSync(join(webRoot, "assets/app-1a2b.js.br"), "squeezed");
  const html = `<!doctype html><html lang="zh-CN" data-theme="system"><style nonce="CSP_NONCE"></style><script nonce="CSP_NONCE" src="/assets/app-1a2b.js"></script>`;
  writeFileSync(join(webRoot, "index.html"), html);
  const { url } = await startApi({ webRoot, imageOrigins: ["http://localhost:4001"] });

  const page = await fetch(`${url}/authorizers/wx1?tab=events`, {
    headers: { cookie: "minifleet_language=en; minifleet_theme=dark" },
  });
  const text = await page.text();
  expect(text).toContain('<html lang="en" data-theme="dark">');
  const nonce = /nonce="([^"]{20,})"/.exec(text)?.[1];
  expect(page.headers.get("content-security-policy")).toContain(`script-src 'self' 'nonce-${nonce}'`);
  expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(page.headers.get("content-security-policy")).toMatch(/img-src 'self' [^;]* http:\/\/localhost:4001;/);
  expect(page.headers.get("cache-control")).toBe("no-store");

  const file = await fetch(`${url}/assets/app-1a2b.js`, { headers: { "accept-encoding": "br" } });
  expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(file.headers.get("content-encoding")).toBe("br");
  expect(file.headers.get("x-content-type-options")).toBe("nosniff");

  for (const path of [
    "/assets/gone.js",
    "/favicon.ico",
    "/gateway/wx1/cgi-bin/x",
    "/callbacks/x",
    "/authorizations/x/y",
  ]) {
    const missing = await fetch(`${url}${path}`);
    expect([path, missing.status, missing.headers.get("content-type")]).toEqual([
      path,
      404,
      "application/json; charset=utf-8",
    ]);
  }
});

test("the callback door takes what is its own before any router", async () => {
  const { url } = await startApi({
    callbackDoor: (request, response) => {
      if (!request.url?.startsWith("/callbacks/")) return false;
      response.end("success");
      return true;
    },
  });
  expect(await (await fetch(`${url}/callbacks/authorization`, { method: "POST", body: "<xml/>" })).text()).toBe(
    "success",
  );
  expect((await ask(url, "{ viewer { name } }")).data).toEqual({ viewer: null });
});
