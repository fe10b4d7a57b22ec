import { seconds } from "./calendar.ts";
import { accountEvent } from "./events.ts";
import { newMediaId } from "./randomness.ts";
import type { Cancel } from "../clock.ts";
import type { Delivery, Pushes } from "./push.ts";
import type { Audit } from "./records.ts";
import type { World } from "./world.ts";

/** How a review ends. */
export interface Verdict {
  result: ReviewResult;
  reason?: string | undefined;
  /** Of a rejection: pictures as base64, or how many made-up ones. */
  screenshots?: number | string[] | undefined;
}

export type ReviewResult = "pass" | "fail" | "delay";

const defaultReasons: Record<ReviewResult, string> = {
  pass: "",
  fail: "1:小程序内容不符合规则:<br>(1):你的小程序涉及测试内容，请完善后重新提交。<br>",
  delay: "小程序审核需要更长的时间，请耐心等待。",
};

/** WeChat's reviewers: each review ends after a while by itself, or when told to. */
export class Reviews {
  readonly #world: World;
  readonly #pushes: Pushes;
  readonly #lastMs: number | null;
  readonly #endings = new Map<number, Cancel>();

  /** @param lastMs how long a review takes; null: until it is ended by command */
  constructor(settings: { world: World; pushes: Pushes; lastMs: number | null }) {
    this.#world = settings.world;
    this.#pushes = settings.pushes;
    this.#lastMs = settings.lastMs;
  }

  /** When a review that begins now would end. */
  endOf(now: number): number | null {
    return this.#lastMs === null ? null : now + this.#lastMs;
  }

  /** Waits for the end of this review. */
  follow({ auditId, endsAt, appId }: Audit): void {
    this.forget(auditId);
    if (endsAt === null) return;
    const passNow = () => void this.end(appId, { result: "pass" });
    this.#endings.set(auditId, this.#world.clock.after(Math.max(0, endsAt - this.#world.now()), passNow));
  }

  forget(auditId: number): void {
    this.#endings.get(auditId)?.();
    this.#endings.delete(auditId);
  }

  /** Follows the reviews that a killed simulator left open. */
  resume(): void {
    for (const audit of this.#world.audits.values()) if (audit.status === 2) this.follow(audit);
  }

  /** Ends (or delays) the open review of an account and pushes the event; undefined when none is open. */
  end(appId: string, verdict: Verdict): Promise<Delivery | null> | undefined {
    const { result, reason = defaultReasons[result], screenshots = 2 } = verdict;
    const audit = this.#world.latestAudit(appId);
    const account = this.#world.accounts.get(appId);
    if (!account || !audit || (audit.status !== 2 && audit.status !== 4)) return undefined;
    this.forget(audit.auditId);
    const now = this.#world.now();
    const screenshot = result === "fail" ? this.#keep(appId, screenshots).join("|") : "";
    const status = result === "pass" ? 0 : result === "fail" ? 1 : 4;
    this.#world.audits.put(audit.auditId, { ...audit, status, reason, screenshot, endsAt: null });
    const at = seconds(now);
    const event = {
      pass: ["weapp_audit_success", { SuccTime: at }],
      fail: ["weapp_audit_fail", { Reason: reason, FailTime: at, ScreenShot: screenshot }],
      delay: ["weapp_audit_delay", { Reason: reason, DelayTime: at }],
    } satisfies Record<ReviewResult, [string, Record<string, string | number>]>;
    const [name, more] = event[result];
    return this.#pushes.send({ door: "message", appId, name, xml: accountEvent(account, name, now, more) });
  }

  /** Puts screenshots into the account's permanent material. @returns their media ids */
  #keep(appId: string, screenshots: number | string[]): string[] {
    const pictures = typeof screenshots === "number" ? Array<null>(screenshots).fill(null) : screenshots;
    return pictures.map((base64) => {
      const mediaId = newMediaId();
      this.#world.materials.put(mediaId, { mediaId, appId, base64 });
      return mediaId;
    });
  }

  close(): void {
    for (const cancel of this.#endings.values()) cancel();
    this.#endings.clear();
  }
}
