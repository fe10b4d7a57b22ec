import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pino } from "pino";
import { expect, test } from "vitest";
import { pathOf } from "../db/open.ts";
import { actor, openInstallation, otherShop, shop } from "./testing/installation.ts";
import type { Installation } from "./testing/installation.ts";

/** Everything that WeChat gave and that opens something: read from its own side, where it lies open. */
function secretsOf({ simulator }: Installation): string[] {
  const { tickets, tokens, preAuthCodes, authCodes, grants } = simulator.world;
  return [
    ...[...tickets.values()].map(({ value }) => value),
    ...[...tokens.values()].map(({ value }) => value),
    ...[...preAuthCodes.values()].map(({ code }) => code),
    ...[...authCodes.values()].map(({ code }) => code),
    ...[...grants.values()].map(({ refreshToken }) => refreshToken),
    "component-secret",
  ];
}

/** Every byte of the database on disk, its log included. */
function bytesOf(databaseUrl: string): string {
  const folder = dirname(pathOf(databaseUrl));
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString("latin1"))
    .join("\n");
}

test("case 53: no ticket, token, code or secret lies open in the database or is said in the log, whatever goes wrong", async () => {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const it = await openInstallation({ log });
  await it.connect(shop);
  const plugin = await it.links.plugin(await it.link({ channel: "MINI_PROGRAM_PLUGIN" }));
  const secrets = new Set([...secretsOf(it), plugin?.preAuthCode ?? ""]);

  // A code that was made up, a dead one, an exchange that breaks, a dead refresh token, a refused renewal.
  await it.connect(otherShop, { push: false, expireCode: true });
  await it.fault({ endpoint: "api_query_auth", errcode: 61011, times: 1 });
  await it.connect(otherShop);
  it.clock.advance(7_200_000);
  await it.fault({ endpoint: "api_authorizer_token", errcode: 61023, times: 1 });
  const dead = await it.authorizers.tokens.authorizerToken(shop).catch((error: unknown) => error);
  await it.fault({ endpoint: "api_component_token", errcode: 40125, times: 1 });
  const refused = await it.platform.renewToken().catch((error: unknown) => error);
  await it.fault({ endpoint: "api_get_authorizer_list", reset: true, times: 1 });
  await it.authorizers.startSync(actor);
  await it.pass(120_000);
  log.warn({ err: dead, cause: refused }, "as the callers log it");

  for (const secret of secretsOf(it)) secrets.add(secret);
  secrets.delete("");
  expect(secrets.size).toBeGreaterThan(10);
  expect(lines.length).toBeGreaterThan(2);
  const said = lines.join("\n") + String(dead) + String(refused);
  const stored = bytesOf(it.databaseUrl);
  expect(stored).toContain(shop);
  for (const secret of secrets) {
    expect(said.includes(secret), `the log says ${secret.slice(0, 16)}…`).toBe(false);
    expect(stored.includes(secret), `the database holds ${secret.slice(0, 16)}…`).toBe(false);
  }
});
