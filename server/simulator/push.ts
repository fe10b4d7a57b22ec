import { decryptMessage, encryptMessage, signatureOf } from "../wechat/crypto.ts";
import { readXml, textOf } from "../wechat/xml.ts";
import { seconds } from "./calendar.ts";
import { newNonce, newOpenid } from "./randomness.ts";
import type { AesKey } from "../wechat/crypto.ts";
import type { Log } from "../log.ts";
import type { Faults } from "./faults.ts";
import type { Poster } from "./post.ts";
import type { PushRow } from "./records.ts";
import type { World } from "./world.ts";

/** Three retries after the first delivery, about one deadline apart. */
export const retries = 3;
export const retryEveryMs = 5_000;
/** How many pushes are on the wire at once; bulk authorizations wait their turn. */
const concurrency = 32;

export interface Delivery {
  delivered: boolean;
  status: number | null;
  /** The decrypted passive reply, or the body as it came. */
  answer: string;
  problem: string | null;
}

/** A push as its maker knows it. */
export type NewPush = Omit<PushRow, "id" | "attempts">;

export interface PushSettings {
  world: World;
  faults: Faults;
  poster: Poster;
  log: Log;
  componentAppId: string;
  token: string;
  key: AesKey;
  /** Base URL of the platform, read at every delivery. */
  callbackUrl: () => string;
}

/** Encrypts and delivers WeChat's pushes to the platform's two doors. */
export class Pushes {
  readonly #settings: PushSettings;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #isClosed = false;
  #repeatOf = new Map<number, number>();

  constructor(settings: PushSettings) {
    this.#settings = settings;
  }

  /**
   * Pushes one event or message and retries as WeChat does.
   *
   * @returns how the first delivery went, or null when a fault dropped the push; retries go on in the background
   */
  async send(push: NewPush): Promise<Delivery | null> {
    const { world, faults } = this.#settings;
    if (faults.dropsPush(push.name, push.appId)) return null;
    const id = world.next("push");
    const repeats = faults.repeatsOf(push.name, push.appId);
    if (repeats > 0) this.#repeatOf.set(id, repeats);
    return this.#attempt(world.pushes.put(id, { ...push, id, attempts: 0 }));
  }

  /** One delivery without retries, for those who look at the answer themselves; null when a fault dropped it. */
  async sendOnce(push: NewPush): Promise<Delivery | null> {
    if (this.#settings.faults.dropsPush(push.name, push.appId)) return null;
    return this.#deliver({ ...push, id: 0, attempts: 0 });
  }

  /** Goes on with what a killed simulator left behind. */
  resume(): void {
    for (const push of this.#settings.world.pushes.values()) void this.#attempt(push);
  }

  close(): void {
    this.#isClosed = true;
  }

  async #attempt(push: PushRow): Promise<Delivery> {
    const { world, log } = this.#settings;
    const delivery = await this.#inTurn(() => this.#deliver(push));
    if (this.#isClosed) return delivery;
    const attempts = push.attempts + 1;
    if (delivery.delivered || attempts > retries) {
      world.pushes.remove(push.id);
      if (delivery.delivered) await this.#repeat(push);
      else log.warn({ push: push.name, appId: push.appId, problem: delivery.problem }, "push given up after 3 retries");
      return delivery;
    }
    const waiting = world.pushes.put(push.id, { ...push, attempts });
    world.clock.after(retryEveryMs, () => {
      if (!this.#isClosed) void this.#attempt(waiting);
    });
    return delivery;
  }

  async #repeat(push: PushRow): Promise<void> {
    const times = this.#repeatOf.get(push.id) ?? 0;
    this.#repeatOf.delete(push.id);
    for (let time = 0; time < times; time++) await this.#deliver(push);
  }

  async #deliver(push: PushRow): Promise<Delivery> {
    const { poster, world, componentAppId, token, key } = this.#settings;
    const timestamp = String(seconds(world.now()));
    const nonce = newNonce();
    const encrypted = encryptMessage({ key, appId: componentAppId, message: push.xml });
    const url = this.#doorOf(push);
    url.searchParams.set("signature", signatureOf(token, timestamp, nonce, ""));
    url.searchParams.set("timestamp", timestamp);
    url.searchParams.set("nonce", nonce);
    if (push.door === "message") url.searchParams.set("openid", senderOf(push.xml));
    url.searchParams.set("encrypt_type", "aes");
    url.searchParams.set("msg_signature", signatureOf(token, timestamp, nonce, encrypted));
    try {
      const { status, body } = await poster.post(url, this.#envelope(push, encrypted));
      return this.#judge(push, status, body);
    } catch (error) {
      return { delivered: false, status: null, answer: "", problem: error instanceof Error ? error.message : "?" };
    }
  }

  #doorOf(push: PushRow): URL {
    const base = this.#settings.callbackUrl().replace(/\/$/, "");
    return new URL(
      push.door === "authorization"
        ? `${base}/callbacks/authorization`
        : `${base}/callbacks/${encodeURIComponent(push.appId ?? "")}/message`,
    );
  }

  #envelope(push: PushRow, encrypted: string): string {
    const receiver =
      push.door === "authorization"
        ? `<AppId><![CDATA[${this.#settings.componentAppId}]]></AppId>`
        : `<ToUserName><![CDATA[${this.#settings.world.accounts.get(push.appId ?? "")?.originalId ?? ""}]]></ToUserName>`;
    return `<xml>\n    ${receiver}\n    <Encrypt><![CDATA[${encrypted}]]></Encrypt>\n</xml>`;
  }

  /** Door A wants exactly `success`; door B also takes an empty body or an encrypted reply. */
  #judge(push: PushRow, status: number, body: string): Delivery {
    if (status !== 200) return { delivered: false, status, answer: body, problem: `HTTP ${status}` };
    if (body === "success") return { delivered: true, status, answer: body, problem: null };
    if (push.door === "authorization")
      return { delivered: false, status, answer: body, problem: "the answer is not exactly: success" };
    if (body === "") return { delivered: true, status, answer: body, problem: null };
    try {
      return { delivered: true, status, answer: this.#openReply(body), problem: null };
    } catch (error) {
      const problem = error instanceof Error ? error.message : "unreadable reply";
      return { delivered: false, status, answer: body, problem };
    }
  }

  #openReply(body: string): string {
    const { token, key, componentAppId } = this.#settings;
    const root = readXml(body);
    const encrypted = textOf(root, "Encrypt") ?? "";
    const signature = signatureOf(token, textOf(root, "TimeStamp") ?? "", textOf(root, "Nonce") ?? "", encrypted);
    if (signature !== textOf(root, "MsgSignature")) throw new Error("the reply's signature is wrong");
    const { message, appId } = decryptMessage({ key, encrypted });
    if (appId !== componentAppId) throw new Error("the reply is sealed for another appid");
    return message;
  }

  async #inTurn<T>(run: () => Promise<T>): Promise<T> {
    if (this.#running >= concurrency) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
    try {
      return await run();
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }
}

function senderOf(xml: string): string {
  return /<FromUserName>(?:<!\[CDATA\[)?([\w-]+)/.exec(xml)?.[1] ?? newOpenid();
}
