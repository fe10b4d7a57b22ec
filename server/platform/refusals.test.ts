import { describe, expect, test } from "vitest";
import { ticketXml } from "../testing/callback-door.ts";
import { wechatErrorInfo } from "../wechat/index.ts";
import { minuteMs, openPlatform } from "./testing/platform.ts";
import type { PlatformRoom } from "./testing/platform.ts";

const renewals = ({ calls }: PlatformRoom) => calls("api_component_token");
const problemsOf = async ({ platform }: PlatformRoom) => (await platform.view()).problems;

async function passMinutes({ clock, worker }: PlatformRoom, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    clock.advance(minuteMs);
    await worker.runDue();
  }
}

/** With its jobs in the queue and a ticket, and a token unless WeChat refuses one. */
async function begun(fault?: object): Promise<PlatformRoom> {
  const room = await openPlatform();
  if (fault) await room.fault(fault);
  await room.platform.begin();
  await room.simulator.pushTicket();
  await room.worker.runDue();
  return room;
}

describe("case 61: a renewal that WeChat refuses", () => {
  test.each([
    [61004, "IP_NOT_WHITELISTED"],
    [40164, "IP_NOT_WHITELISTED"],
    [40125, "TOKEN_REFUSED"],
    [61005, "TOKEN_REFUSED"],
    [61006, "TOKEN_REFUSED"],
    [61011, "TOKEN_REFUSED"],
    [45009, "TOKEN_REFUSED"],
    [48001, "TOKEN_REFUSED"],
  ])("for %d is told with what it means and what to do, and not asked again and again", async (errcode, code) => {
    const room = await begun({ endpoint: "api_component_token", errcode });
    const [problem] = await problemsOf(room);
    const { meaning, remedy } = wechatErrorInfo(errcode);
    expect(problem).toMatchObject({ code, level: "ERROR", wechat: { errcode }, remedy });
    expect(problem?.fact.en).toContain(meaning.en);
    const before = renewals(room);
    await passMinutes(room, 60);
    expect(renewals(room) - before).toBeLessThanOrEqual(6);
  });

  test("because of its ticket works with the next one, at once", async () => {
    const room = await begun({ endpoint: "api_component_token", errcode: 61006, times: 1 });
    expect((await room.platform.view()).accessToken.level).toBe("ERROR");
    room.clock.advance(minuteMs);
    await room.simulator.pushTicket();
    await room.worker.runDue();
    expect(renewals(room)).toBe(2);
    expect(await problemsOf(room)).toEqual([]);
  });

  test("works by itself once the address is on the list", async () => {
    const room = await begun({ endpoint: "api_component_token", errcode: 61004, times: 2 });
    await passMinutes(room, 25);
    expect((await room.platform.view()).accessToken.level).toBe("OK");
  });

  test("leaves a token that is good in use", async () => {
    const room = await begun();
    const token = await room.platform.tokens.componentToken();
    await room.fault({ endpoint: "api_component_token", errcode: 61004 });
    await expect(room.platform.renewToken()).rejects.toMatchObject({ errcode: 61004 });
    expect((await room.platform.tokens.componentToken()).equals(token)).toBe(true);
  });
});

describe("case 63: a WeChat that is busy or out of reach", () => {
  test.each([
    ["busy", { errcode: -1 }],
    ["a broken gateway", { status: 502 }],
    ["a cut connection", { reset: true }],
  ])("%s is asked a bounded number of times, and the token comes when it answers again", async (_, fault) => {
    const room = await openPlatform();
    await room.fault({ endpoint: "api_component_token", ...fault });
    await room.platform.begin();
    await room.simulator.pushTicket();
    for (let minute = 0; minute < 20; minute += 1) {
      // Between its tries the job waits by the clock.
      await room.clock.advanceUntil(room.worker.runDue());
      room.clock.advance(minuteMs);
    }
    expect(renewals(room)).toBeGreaterThan(2);
    expect(renewals(room)).toBeLessThanOrEqual(3 * 21);
    room.simulator.faults.clear();
    await passMinutes(room, 11);
    expect((await room.platform.view()).accessToken.level).toBe("OK");
  });
});

describe("case 14: a ticket that does not come", () => {
  test("is asked for at once on a new installation, and then once an hour", async () => {
    const room = await openPlatform();
    room.simulator.faults.add({ dropPush: true });
    await room.platform.begin();
    await room.worker.runDue();
    expect(room.calls("api_start_push_ticket")).toBe(1);
    await passMinutes(room, 180);
    expect(room.calls("api_start_push_ticket")).toBeLessThanOrEqual(4);
    expect(room.calls("api_start_push_ticket")).toBeGreaterThanOrEqual(3);
  });

  test("is not asked for again at once when WeChat refuses to push", async () => {
    const room = await openPlatform();
    await room.fault({ endpoint: "api_start_push_ticket", errcode: 40013 });
    await room.platform.begin();
    await passMinutes(room, 59);
    expect(room.calls("api_start_push_ticket")).toBe(1);
    await passMinutes(room, 30);
    expect(room.calls("api_start_push_ticket")).toBe(2);
  });

  test("is there again after one that was asked for, and the problem is gone", async () => {
    const room = await begun();
    await passMinutes(room, 59);
    expect((await problemsOf(room)).map(({ code }) => code)).toContain("TICKET_OVERDUE");
    await passMinutes(room, 15);
    await expect.poll(async () => (await room.platform.view()).ticket.level).toBe("OK");
    expect(room.calls("api_start_push_ticket")).toBe(1);
  });
});

describe("case 62: clocks that differ by ten minutes", () => {
  const tenMinutes = 600;
  const now = ({ clock }: PlatformRoom) => Math.floor(clock.now().getTime() / 1_000);

  test("ours is slow: tickets and tokens live by our own receipt, and the skew is shown", async () => {
    const room = await begun();
    room.clock.advance(minuteMs);
    await room.push(ticketXml("ticket@@@ahead", now(room) + tenMinutes));
    const { ticket, problems } = await room.platform.view();
    expect([ticket.ageSeconds, ticket.expiresAt?.getTime()]).toEqual([0, room.clock.now().getTime() + 12 * 3_600_000]);
    expect(problems.map(({ code }) => code)).toEqual(["CLOCK_SKEW"]);
    await passMinutes(room, 100);
    expect(renewals(room)).toBe(1);
  });

  test("ours is fast: a ticket that seems ten minutes old is as good as any", async () => {
    const room = await openPlatform();
    await room.push(ticketXml("ticket@@@behind", now(room) - tenMinutes));
    const { ticket, problems } = await room.platform.view();
    expect([ticket.ageSeconds, ticket.level]).toEqual([0, "OK"]);
    expect(problems.map(({ code }) => code)).not.toContain("CLOCK_SKEW");
  });
});
