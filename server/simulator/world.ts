import { dayOf, monthOf } from "./calendar.ts";
import { Collection } from "./collection.ts";
import type {
  Account,
  AuthCode,
  Audit,
  AuditMedia,
  CodeState,
  Draft,
  Grant,
  LoginCode,
  Material,
  PlatformRow,
  PreAuthCode,
  PushRow,
  SentMessage,
  Template,
  Ticket,
  TokenRow,
} from "./records.ts";
import type { Clock } from "../clock.ts";
import type { WorldFile } from "./world-file.ts";

const emptyPlatform: PlatformRow = {
  permissionSetIds: [],
  serverDomains: { published: [], testing: [] },
  jumpDomains: { published: [], testing: [] },
  auditQuota: { limit: 20_000, speedupLimit: 100 },
};

/** Everything WeChat remembers. Every look-up is by key: ten thousand accounts cost what ten cost. */
export class World {
  readonly clock: Clock;
  readonly accounts: Collection<Account>;
  /** Standing grants only; a revoked one is removed. */
  readonly grants: Collection<Grant>;
  readonly tickets: Collection<Ticket>;
  readonly tokens: Collection<TokenRow>;
  readonly preAuthCodes: Collection<PreAuthCode>;
  readonly authCodes: Collection<AuthCode>;
  readonly drafts: Collection<Draft>;
  readonly templates: Collection<Template>;
  readonly code: Collection<CodeState>;
  readonly audits: Collection<Audit>;
  readonly medias: Collection<AuditMedia>;
  readonly materials: Collection<Material>;
  readonly pushes: Collection<PushRow>;
  readonly loginCodes: Collection<LoginCode>;
  readonly #platform: Collection<PlatformRow>;
  readonly #counters: Collection<number>;
  readonly #tokenOwners = new Map<string, string>();
  readonly #file: WorldFile | undefined;

  constructor({ clock, file }: { clock: Clock; file?: WorldFile | undefined }) {
    this.clock = clock;
    this.#file = file;
    this.accounts = new Collection("accounts", file);
    this.grants = new Collection("grants", file);
    this.tickets = new Collection("tickets", file);
    this.tokens = new Collection("tokens", file);
    this.preAuthCodes = new Collection("preAuthCodes", file);
    this.authCodes = new Collection("authCodes", file);
    this.drafts = new Collection("drafts", file);
    this.templates = new Collection("templates", file);
    this.code = new Collection("code", file);
    this.audits = new Collection("audits", file);
    this.medias = new Collection("medias", file);
    this.materials = new Collection("materials", file);
    this.pushes = new Collection("pushes", file);
    this.loginCodes = new Collection("loginCodes", file);
    this.#platform = new Collection("platform", file);
    this.#counters = new Collection("counters", file);
    for (const row of this.tokens.values()) this.#rememberOwner(row);
  }

  now(): number {
    return this.clock.now().getTime();
  }

  get platform(): PlatformRow {
    return this.#platform.get("platform") ?? emptyPlatform;
  }

  changePlatform(change: Partial<PlatformRow>): void {
    this.#platform.put("platform", { ...this.platform, ...change });
  }

  /** 1, 2, 3 … under one name, counted on after a restart. */
  next(name: string): number {
    return this.#counters.put(name, this.countOf(name) + 1);
  }

  countOf(name: string): number {
    return this.#counters.get(name) ?? 0;
  }

  setCount(name: string, count: number): void {
    this.#counters.put(name, count);
  }

  /** The name of a counter that starts anew each Beijing month. */
  monthly(name: string): string {
    return `${name} in ${monthOf(this.now())}`;
  }

  /** The name of a counter that starts anew each Beijing day. */
  daily(name: string): string {
    return `${name} on ${dayOf(this.now())}`;
  }

  putToken(row: TokenRow): void {
    const old = this.tokens.get(row.owner);
    if (old) this.#forgetOwner(old);
    this.#rememberOwner(this.tokens.put(row.owner, row));
  }

  removeToken(owner: string): void {
    const old = this.tokens.get(owner);
    if (!old) return;
    this.#forgetOwner(old);
    this.tokens.remove(owner);
  }

  /** The row whose current or previous token this is. */
  tokenRow(value: string): TokenRow | undefined {
    const owner = this.#tokenOwners.get(value);
    return owner === undefined ? undefined : this.tokens.get(owner);
  }

  codeOf(appId: string): CodeState {
    return (
      this.code.get(appId) ?? {
        appId,
        trial: null,
        latestAuditId: null,
        online: null,
        history: [],
        gray: null,
        isVisible: true,
        supportVersion: "2.19.4",
        lastAppVersion: 0,
      }
    );
  }

  latestAudit(appId: string): Audit | undefined {
    const auditId = this.code.get(appId)?.latestAuditId;
    return auditId == null ? undefined : this.audits.get(auditId);
  }

  changeCode(appId: string, change: Partial<CodeState>): CodeState {
    return this.code.put(appId, { ...this.codeOf(appId), ...change });
  }

  /** Forgets codes that died a day ago. They are kept in the order of their making, so the first living one ends it. */
  forgetOldCodes(): void {
    const before = this.now() - 86_400_000;
    for (const codes of [this.preAuthCodes, this.authCodes, this.loginCodes]) {
      for (const { code, expiresAt } of codes.values()) {
        if (expiresAt > before) break;
        codes.remove(code);
      }
    }
  }

  /** One commit for everything `run` changes. */
  together<T>(run: () => T): T {
    return this.#file ? this.#file.together(run) : run();
  }

  /** The last customer-service messages that accounts sent; in memory only. */
  readonly messages: SentMessage[] = [];

  noteMessage(message: SentMessage): void {
    this.messages.push(message);
    if (this.messages.length > 1_000) this.messages.shift();
  }

  close(): void {
    this.#file?.close();
  }

  #rememberOwner(row: TokenRow): void {
    this.#tokenOwners.set(row.value, row.owner);
    if (row.previous) this.#tokenOwners.set(row.previous.value, row.owner);
  }

  #forgetOwner(row: TokenRow): void {
    this.#tokenOwners.delete(row.value);
    if (row.previous) this.#tokenOwners.delete(row.previous.value);
  }
}
