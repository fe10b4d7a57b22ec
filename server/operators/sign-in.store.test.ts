import { describe, expect, test } from "vitest";
import { createActivityLog } from "../activity/service.ts";
import { systemActor } from "../graphql/context.ts";
import { Secret } from "../secret.ts";
import { openTestDatabase } from "../testing/database.ts";
import { WoundClock } from "../testing/wound-clock.ts";
import { createOperators } from "./service.ts";
import { operators as operatorsTable, signInFailures } from "./tables.ts";

const password = new Secret("correct horse battery");
const minuteMs = 60_000;

async function open() {
  const clock = new WoundClock();
  const database = await openTestDatabase({ clock });
  const { record } = createActivityLog({ database, clock, componentAppId: "wx0000000000000001" });
  const operators = createOperators({ database, clock, publicUrl: "http://localhost:4000", note: record });
  const add = (loginName: string) => operators.add(systemActor, { loginName, role: "operator", password });
  const from = (ip: string) => ({ ip, userAgent: null });
  /** @returns the session's token, or why there is none */
  const signIn = (loginName: string, given: string | Secret = password, ip = "192.0.2.1") =>
    operators.signIn({ loginName, password: typeof given === "string" ? new Secret(given) : given }, from(ip)).then(
      ({ session }) => session.token,
      (error: { code: string }) => error.code,
    );
  return { clock, database, operators, add, signIn, from };
}

describe("case 54: passwords", () => {
  test("there is none by default: a new installation lets nobody in, whatever they try", async () => {
    const { signIn, operators } = await open();
    for (const name of ["admin", "root", "operator"]) expect(await signIn(name, name)).toBe("WRONG_PASSWORD");
    expect(await operators.isSetUpNeeded()).toBe(true);
  });

  test("the setup link is over after a day", async () => {
    const { operators, clock, from } = await open();
    const secret = new Secret((await operators.ensureSetupLink())?.split("#")[1] ?? "");
    clock.advance(24 * 3_600_000);
    const late = operators.setUp({ secret, loginName: "anna", password }, from("192.0.2.1"));
    await expect(late).rejects.toMatchObject({ code: "SETUP_LINK_USED" });
  });

  test("are kept as slow hashes with a salt of their own, and weak ones are refused", async () => {
    const { database, add, operators } = await open();
    await add("anna");
    await add("berta");
    const hashes = (await database.db.select().from(operatorsTable)).map(({ passwordHash }) => passwordHash);
    expect(hashes.every((hash) => hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"))).toBe(true);
    expect(new Set(hashes).size).toBe(2);
    for (const weak of ["short", "aaaaaaaaaaaa", "carla.the.one", "x".repeat(201)]) {
      const made = operators.add(systemActor, {
        loginName: "carla.the.one",
        role: "viewer",
        password: new Secret(weak),
      });
      await expect(made).rejects.toMatchObject({ name: "Refusal" });
    }
  });

  test("a changed one ends the operator's other sessions, and a reset one ends all", async () => {
    const { operators, add, signIn } = await open();
    const { id } = await add("anna");
    const [here, there] = [await signIn("anna"), await signIn("anna")];
    const viewer = await operators.sessions.find(here);
    const newPassword = new Secret("another horse battery");
    await operators.changePassword(
      viewer,
      { currentPassword: password, newPassword },
      { ip: "192.0.2.1", token: here },
    );
    expect((await operators.sessions.find(here))?.id).toBe(id);
    expect(await operators.sessions.find(there)).toBeNull();
    expect(await signIn("anna")).toBe("WRONG_PASSWORD");
    await operators.resetPassword(systemActor, "anna", password);
    expect(await operators.sessions.find(here)).toBeNull();
    expect(await signIn("anna", newPassword)).toBe("WRONG_PASSWORD");
  });

  test("an operator who was disabled is out at once, and stays out with the right one", async () => {
    const { operators, add, signIn } = await open();
    await add("anna");
    const token = await signIn("anna");
    await operators.disable(systemActor, "anna");
    expect([await operators.sessions.find(token), await signIn("anna")]).toEqual([null, "WRONG_PASSWORD"]);
  });
});

describe("case 55: guessing", () => {
  test("is over after five tries from one address, also with the right password, for a quarter of an hour", async () => {
    const { clock, add, signIn } = await open();
    await add("anna");
    for (let guess = 0; guess < 5; guess += 1) expect(await signIn("anna", "wrong")).toBe("WRONG_PASSWORD");
    expect(await signIn("anna")).toBe("TOO_MANY_ATTEMPTS");
    clock.advance(14 * minuteMs);
    expect(await signIn("anna")).toBe("TOO_MANY_ATTEMPTS");
    clock.advance(2 * minuteMs);
    expect(await signIn("anna")).toHaveLength(43);
  });

  test("by a stranger does not lock the owner out", async () => {
    const { add, signIn } = await open();
    await add("anna");
    for (let guess = 0; guess < 40; guess += 1) await signIn("anna", "wrong", "203.0.113.9");
    expect(await signIn("anna", password, "192.0.2.1")).toHaveLength(43);
  });

  test("one password on many names is over, too", async () => {
    const { signIn } = await open();
    const answers: string[] = [];
    for (let name = 0; name < 32; name += 1) answers.push(await signIn(`name${name}`, "password123"));
    expect(answers.indexOf("TOO_MANY_ATTEMPTS")).toBe(30);
  });

  test("twenty times at once is no way round", async () => {
    const { add, signIn } = await open();
    await add("anna");
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn("anna", "wrong")));
    expect(answers.filter((answer) => answer === "WRONG_PASSWORD")).toHaveLength(5);
  });

  test("a right password forgives the tries before it, and what is over is forgotten", async () => {
    const { clock, database, add, signIn } = await open();
    await add("anna");
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 4; guess += 1) await signIn("anna", "wrong");
      expect(await signIn("anna")).toHaveLength(43);
    }
    await signIn("anna", "wrong", "203.0.113.9");
    clock.advance(16 * minuteMs);
    await signIn("anna", "wrong");
    expect(await database.db.$count(signInFailures)).toBeLessThanOrEqual(2);
  });
});
