import { describe, expect, test } from "vitest";
import { accountXml, componentXml, openDoor, ticketXml } from "../testing/callback-door.ts";
import { openAgain } from "../testing/database.ts";
import type { WoundClock } from "../testing/wound-clock.ts";
import type { PlatformView } from "./service.ts";
import { minuteMs, openPlatform, wire } from "./testing/platform.ts";

const turn = () => new Promise<void>((next) => void setImmediate(next));
const seconds = (clock: WoundClock) => Math.floor(clock.now().getTime() / 1_000);

describe("the ticket", () => {
  test("case 13: the ticket is on disk when success is answered, and serves after a restart", async () => {
    const { simulator, url, clock, platform, calls } = await openPlatform();
    await simulator.pushTicket();
    const again = await openAgain(url, { clock });
    const door = await openDoor({ database: again, clock });
    const restarted = wire(door, { clock, callbacks: () => door.callbacks }, simulator.url);
    expect((await restarted.tokens.componentToken()).reveal()).not.toBe("");
    expect((await platform.tokens.componentToken()).equals(await restarted.tokens.componentToken())).toBe(true);
    expect(calls("api_component_token")).toBe(1);
  });

  test("case 14: after eleven hours the last ticket still serves; after twelve the error says what to do", async () => {
    const { simulator, clock, platform } = await openPlatform();
    await simulator.pushTicket();
    clock.advance(20 * minuteMs);
    expect((await platform.view()).problems).toContainEqual(
      expect.objectContaining({ code: "TICKET_OVERDUE", level: "WARNING" }),
    );
    clock.advance(11 * 60 * minuteMs - 20 * minuteMs);
    await platform.tokens.componentToken();
    clock.advance(2 * 60 * minuteMs);
    await expect(platform.tokens.componentToken()).rejects.toThrow("older than 12 hours");
    await expect(platform.renewToken()).rejects.toMatchObject({ code: "NO_TICKET" });
    const { problems, ticket } = await platform.view();
    expect(ticket.level).toBe("ERROR");
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["TICKET_EXPIRED", "NO_PUSHES", "TOKEN_EXPIRED"]),
    );
  });

  test("case 15: the same ticket pushed again moves the time it was seen, and nothing else", async () => {
    const { push, clock, platform } = await openPlatform();
    const at = seconds(clock);
    const xml = ticketXml("ticket@@@same", at);
    await push(xml);
    clock.advance(10 * minuteMs);
    expect((await push(xml)).text).toBe("success");
    const { ticket } = await platform.view();
    expect([ticket.ageSeconds, ticket.createdAt?.getTime()]).toEqual([0, at * 1_000]);
    // The same ticket under a new CreateTime is no repeat, and as good.
    await push(ticketXml("ticket@@@same", at + 600));
    expect((await platform.view()).ticket.createdAt?.getTime()).toBe((at + 600) * 1_000);
  });

  test("a ticket that was made earlier and comes later does not replace the newer one", async () => {
    const { push, clock, callbacks, ticketCreatedAt } = await openPlatform();
    const at = seconds(clock);
    await push(ticketXml("ticket@@@new", at));
    await push(ticketXml("ticket@@@old", at - 600));
    expect(await ticketCreatedAt()).toBe(at * 1_000);
    const [late] = await callbacks.list({}, { limit: 1, direction: "forward" });
    expect(late).toMatchObject({
      outcome: "HANDLED",
      summary: "迟到：已存有更新的票据\nlate: a newer ticket is stored already",
    });
  });

  test("case 30a: only a ticket push with a ticket in it changes the stored one", async () => {
    const { push, clock, callbacks, ticketCreatedAt } = await openPlatform();
    const at = seconds(clock);
    await push(ticketXml("ticket@@@good", at));
    await push(ticketXml("", at + 1));
    await push(componentXml("component_verify_ticket", {}, at + 2));
    await push(
      componentXml(
        "authorized",
        { AuthorizerAppid: "wxa", AuthorizationCode: "c", ComponentVerifyTicket: "ticket@@@stray" },
        at + 3,
      ),
    );
    await push(accountXml({ MsgType: "text", Content: "x", ComponentVerifyTicket: "ticket@@@stray" }, at + 4), {
      path: "/callbacks/wxa/message",
    });
    expect(await ticketCreatedAt()).toBe(at * 1_000);
    const outcomes = (await callbacks.list({}, { limit: 9, direction: "forward" })).map((row) => row.outcome);
    expect(outcomes).toEqual(["IGNORED", "IGNORED", "FAILED", "FAILED", "HANDLED"]);
  });

  test("WeChat is asked for a ticket when none came for an hour, once an hour, and that is shown", async () => {
    const { simulator, clock, platform, worker, calls } = await openPlatform();
    await simulator.pushTicket();
    await platform.begin();
    await worker.runDue();
    expect(calls("api_start_push_ticket")).toBe(0);
    clock.advance(61 * minuteMs);
    await worker.runDue();
    expect(calls("api_start_push_ticket")).toBe(1);
    expect((await platform.view()).ticket.pushRequestedAt).toEqual(clock.now());
    for (let tenMinutes = 0; tenMinutes < 5; tenMinutes += 1) {
      clock.advance(10 * minuteMs);
      await worker.runDue();
    }
    expect(calls("api_start_push_ticket")).toBeLessThanOrEqual(2);
  });
});

describe("the token", () => {
  test("the first ticket has the token fetched by a job, and a later one leaves a good token alone", async () => {
    const { simulator, platform, worker, calls, clock } = await openPlatform();
    await simulator.pushTicket();
    await worker.runDue();
    expect(calls("api_component_token")).toBe(1);
    const before = await platform.tokens.componentToken();
    clock.advance(10 * minuteMs);
    await simulator.pushTicket();
    await worker.runDue();
    // case 8: the ticket is new, the token is not.
    expect((await platform.tokens.componentToken()).equals(before)).toBe(true);
    expect(calls("api_component_token")).toBe(1);
  });

  test("the token is renewed before it runs out, without anybody asking", async () => {
    const { simulator, platform, worker, clock } = await openPlatform();
    await simulator.pushTicket();
    await worker.runDue();
    const first = await platform.view();
    clock.advance(111 * minuteMs);
    await simulator.pushTicket();
    await worker.runDue();
    const second = await platform.view();
    expect(second.accessToken.expiresAt?.getTime()).toBeGreaterThan(first.accessToken.expiresAt?.getTime() ?? 0);
    expect([second.accessToken.level, second.level]).toEqual(["OK", "OK"]);
  });

  test("case 61: a refused renewal is shown with WeChat's errcode and its remedy, and gone after the next good one", async () => {
    const { simulator, platform, clock } = await openPlatform();
    await simulator.pushTicket();
    await fetch(`${simulator.url}/_sandbox/faults`, {
      method: "POST",
      body: JSON.stringify({ endpoint: "/cgi-bin/component/api_component_token", errcode: 61004, times: 1 }),
    });
    await expect(platform.renewToken()).rejects.toMatchObject({ errcode: 61004 });
    const { problems, accessToken } = await platform.view();
    expect(accessToken.level).toBe("ERROR");
    expect(problems[0]).toMatchObject({
      code: "IP_NOT_WHITELISTED",
      level: "ERROR",
      wechat: { errcode: 61004, endpoint: "/cgi-bin/component/api_component_token" },
      since: clock.now(),
    });
    await platform.renewToken();
    expect((await platform.view()).problems).toEqual([]);
  });
});

describe("health", () => {
  test("a new platform has one problem: no ticket has ever come", async () => {
    const { platform } = await openPlatform();
    const view = await platform.view();
    expect(view.problems.map(({ code }) => code)).toEqual(["TICKET_NEVER_CAME"]);
    expect(view.callbackUrls).toEqual({
      authorization: "https://fleet.example.com/callbacks/authorization",
      message: "https://fleet.example.com/callbacks/$APPID$/message",
    });
  });

  test("refused pushes say which setting to look at", async () => {
    const { push, simulator, platform, worker } = await openPlatform();
    await simulator.pushTicket();
    await worker.runDue();
    await push(ticketXml("t"), { token: "forged" });
    await push(ticketXml("t"), { encodingAesKey: "0123456789012345678901234567890123456789012" });
    await push(ticketXml("t"), { encodingAesKey: "0123456789012345678901234567890123456789012" });
    const { problems, callbacks, level } = await platform.view();
    expect(problems.map(({ code }) => code)).toEqual(["PUSHES_WRONG_KEY", "PUSHES_BAD_SIGNATURE"]);
    expect(problems[0]?.remedy.en).toContain("WECHAT_ENCODING_AES_KEY");
    expect([callbacks.refusedLastHour, callbacks.level, level]).toEqual([3, "WARNING", "WARNING"]);
  });

  test("jobs that wait make the queue late, by the limits of the strip", async () => {
    const { platform, clock, simulator } = await openPlatform();
    await simulator.pushTicket();
    await platform.begin();
    clock.advance(61_000);
    expect((await platform.view()).queue).toMatchObject({ due: 2, oldestDueSeconds: 61, level: "WARNING" });
    clock.advance(10 * minuteMs);
    const { queue, problems } = await platform.view();
    expect(queue.level).toBe("ERROR");
    expect(problems.map(({ code }) => code)).toContain("QUEUE_LATE");
  });

  test("what operators set is kept, and what is too long is refused", async () => {
    const { platform } = await openPlatform();
    await platform.update({ name: " 云帆 ", contact: "400-000" });
    await platform.update({ contact: null });
    expect(await platform.view()).toMatchObject({ name: "云帆", contact: null });
    await expect(platform.update({ name: "x".repeat(101) })).rejects.toMatchObject({ code: "TOO_LONG" });
  });

  test("those who follow hear of a ticket at once, and of time passing when it makes something worse", async () => {
    const { platform, simulator, clock, worker } = await openPlatform();
    await simulator.pushTicket();
    await worker.runDue();
    const views = platform.follow();
    const timers = clock.pending;
    const first = views.next();
    // It listens once it has looked for the first time and set its timer.
    while (clock.pending === timers) await turn();
    await simulator.pushTicket();
    expect((await first).value?.ticket.level).toBe("OK");
    const told: PlatformView[] = [];
    const second = views.next().then(({ value }) => value && told.push(value));
    while (told.length === 0) {
      await clock.advanceAndSettle(1_000);
      await turn();
    }
    await second;
    expect(told[0]?.ticket).toMatchObject({ level: "WARNING", ageSeconds: expect.closeTo(20 * 60, -2) as number });
    await views.return?.();
  });
});
