import { asc, desc, eq, inArray, isNull, and, sql } from "drizzle-orm";
import { authorizers } from "../../authorizers/tables.ts";
import { Refusal } from "../../graphql/user-error.ts";
import { jobs } from "../../jobs/tables.ts";
import { type Transport, WechatError, type WechatRequest } from "../../wechat/index.ts";
import { isLive, type ReleaseAct, type ReleaseState, transitions } from "../states.ts";
import { auditQuotaHolds, deployments, releases, releaseTransitions } from "../tables.ts";
import { actor, type Fleet, openFleet } from "./fleet.ts";

/** What people do. Places count the accounts of a run, or its releases and deployments, newest first. */
export type Act =
  | { does: "act"; release: number; act: ReleaseAct }
  | { does: "pause" | "resume" | "cancelDeployment"; deployment: number }
  /** Leaves one release out. */
  | { does: "skip"; release: number };

type Steering = Extract<Act, { deployment: number }>;

/** One thing that happens. Plain data, so that what failed can be kept as it was printed. */
export type Happening =
  | Act
  | { does: "start"; accounts: number[]; submits: boolean; releases: boolean }
  /** WeChat answers wrongly, so many times. */
  | { does: "fault"; account: number; endpoint: Endpoint; trouble: Trouble; times: number }
  | {
      does: "review";
      account: number;
      result: "pass" | "fail" | "delay";
      push: "inTime" | "late" | "lost" | "repeated";
    }
  /** What WeChat sent long ago arrives. */
  | { does: "latePushes" }
  | { does: "revoke"; account: number; push: "inTime" | "lost" }
  | { does: "authorize"; account: number }
  | { does: "pass"; minutes: number }
  /** The process dies at one of its next calls. */
  | { does: "kill"; afterCalls: number; moment: "before" | "after" }
  /** A person acts while a call is under way. */
  | { does: "during"; afterCalls: number; act: Act };

export const endpoints = [
  "commit",
  "get_code_privacy_info",
  "get_latest_auditstatus",
  "get_auditstatus",
  "get_category",
  "submit_audit",
  "release",
  "undocodeaudit",
  "getversioninfo",
  "revertcoderelease",
  "queryquota",
] as const;
type Endpoint = (typeof endpoints)[number];

/** An errcode; or no answer, of a call that took effect or did not. */
export const troubles = [-1, 40001, 45009, 61007, 85085, 9402202, 61039, "reset", "lostAnswer"] as const;
type Trouble = (typeof troubles)[number];

/** What a person may do in each state, written down a second time and more loosely: no state knows its deployment here. */
const possible: Record<ReleaseState, readonly ReleaseAct[]> = {
  QUEUED: ["CANCEL"],
  COMMITTED: ["SUBMIT_FOR_AUDIT", "CANCEL"],
  IN_AUDIT: ["WITHDRAW", "EXPEDITE"],
  APPROVED: ["RELEASE", "PHASE", "CANCEL"],
  GRAY: ["PHASE", "RELEASE", "REVERT_PHASE"],
  RELEASED: ["ROLL_BACK"],
  REJECTED: ["RETRY"],
  WITHDRAWN: ["RETRY"],
  ROLLED_BACK: [],
  FAILED: ["RETRY"],
  CANCELLED: [],
};

const readsOfAudits = ["/wxa/get_latest_auditstatus", "/wxa/get_auditstatus"];
/** Of a release that is not live: it is rolled back, or the account's versions are read. */
const rollBackCalls = ["/wxa/getversioninfo", "/wxa/revertcoderelease", "/wxa/getappversion"];

/** What the model knows of an account. */
interface Account {
  id: number;
  appId: string;
  /** WeChat said that it is not ours: not one call more, until a person says so. */
  isRefused: boolean;
  /** The merchant cancelled, and we were told: that is written down. */
  isRevoked: boolean;
  /** Calls that may still be made of a deployment that stands still: the one that was under way. */
  underWay: number;
  /** A call that the client repeats with a new token. */
  repeats: string | null;
  lastAuditId: number | null;
  /** How often each version was submitted. */
  submissions: Map<string, number>;
  published: Set<string>;
}

interface Release {
  id: number;
  authorizerId: number;
  deploymentId: number;
  state: ReleaseState;
  version: string;
  auditId: string | null;
  pendingAct: ReleaseAct | null;
  waiting: { reason: string } | null;
  deploymentState: string;
  submitForAudit: boolean;
  releaseWhenApproved: boolean;
}

/** One process, as long as it lives. */
class Life {
  isOver = false;
  readonly died: Promise<void>;
  die: () => void = () => {};
  constructor() {
    this.died = new Promise((resolve) => {
      this.die = () => {
        this.isOver = true;
        resolve();
      };
    });
  }
}

interface Armed {
  afterCalls: number;
  strike: (moment: "before" | "after") => Promise<void>;
}

/**
 * The room of releases with its neighbours real, and beside it a small model of what may be true. Every call to WeChat
 * passes the model, and after everything that happens it compares what is stored with what WeChat knows.
 */
export async function openModel() {
  let life = new Life();
  let run: Run | undefined;
  const fleet = await openFleet({ wrap: (transport) => watched(transport) });
  await fleet.bench.control("quota", { limit: 1_000_000_000 });
  const spare: { id: number; appId: string }[] = [];

  function watched(transport: Transport): Transport {
    return {
      download: (request) => transport.download(request),
      async call(request) {
        const own = life;
        await run?.before(request);
        if (own.isOver) return await forever(request);
        try {
          const answer = await transport.call(request);
          await run?.after(request, null, own);
          if (own.isOver) return await forever(request);
          return answer;
        } catch (error) {
          await run?.after(request, error, own);
          if (own.isOver) return await forever(request);
          throw error;
        }
      },
    };
  }

  async function runDue(): Promise<void> {
    for (;;) {
      await Promise.race([fleet.run(), life.died]);
      if (!life.isOver) return;
      life = new Life();
      await fleet.restart();
    }
  }

  /** Lets all of it happen to fresh accounts, then lets the troubles end. @throws when something is as it must not be */
  async function play(happenings: readonly Happening[]): Promise<void> {
    if (spare.length < 3) spare.push(...(await fleet.freshAccounts(300)));
    const accounts = spare.splice(-3).map(({ id, appId }) => newAccount(id, appId));
    await fleet.database.atomically(async (work) => void (await work.delete(auditQuotaHolds)));
    const now = new Run({ fleet, accounts, runDue, die: () => life.die() });
    run = now;
    try {
      for (const happening of happenings) {
        await now.happen(happening);
        await now.check();
      }
      await now.end();
    } finally {
      run = undefined;
      fleet.bench.simulator.faults.clear();
      await now.tidyUp();
    }
  }

  return { play, fleet };
}

function newAccount(id: number, appId: string): Account {
  return {
    id,
    appId,
    isRefused: false,
    isRevoked: false,
    underWay: 0,
    repeats: null,
    lastAuditId: null,
    submissions: new Map(),
    published: new Set(),
  };
}

/** A dead process waits for its answer until nobody knows of it. */
function forever({ signal }: WechatRequest): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal?.aborted) reject(signal.reason as Error);
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}

let runs = 0;

class Run {
  private readonly fleet: Fleet;
  private readonly accounts: Account[];
  private readonly runDue: () => Promise<void>;
  private readonly die: () => void;
  private readonly late: { xml: string; appId: string }[] = [];
  private armed: Armed[] = [];
  private deploymentIds: number[] = [];
  private readonly number = ++runs;
  private trouble: Error | undefined;

  constructor(parts: { fleet: Fleet; accounts: Account[]; runDue: () => Promise<void>; die: () => void }) {
    this.fleet = parts.fleet;
    this.accounts = parts.accounts;
    this.runDue = parts.runDue;
    this.die = parts.die;
  }

  async happen(happening: Happening): Promise<void> {
    switch (happening.does) {
      case "start":
        await this.start(happening);
        break;
      case "act":
      case "pause":
      case "resume":
      case "cancelDeployment":
      case "skip":
        await this.act(happening, false);
        break;
      case "fault":
        this.fault(happening);
        break;
      case "review":
        await this.review(happening);
        break;
      case "latePushes":
        for (const { xml, appId } of this.late.splice(0)) await this.fleet.handPush(xml, appId);
        break;
      case "revoke":
        await this.revoke(happening);
        break;
      case "authorize":
        await this.authorize(this.at(happening.account));
        break;
      case "pass":
        await this.pass(happening.minutes * 60_000);
        break;
      case "kill":
        this.armed.push({
          afterCalls: happening.afterCalls,
          strike: async (moment) => {
            if (moment !== happening.moment) return;
            this.die();
            // A no that came and was not written down is not known to the next process; it may ask once more.
            for (const account of this.accounts) account.isRefused = account.isRevoked;
          },
        });
        break;
      case "during":
        this.armed.push({
          afterCalls: happening.afterCalls,
          strike: async (moment) => {
            if (moment === "before") await this.act(happening.act, true);
          },
        });
        break;
    }
    await this.runDue();
    if (this.trouble) throw this.trouble;
  }

  private at(place: number): Account {
    const account = this.accounts[place % this.accounts.length];
    if (!account) throw new Error("a run has accounts");
    return account;
  }

  // What happens.

  private async start({ accounts, submits, releases: goesOut }: Extract<Happening, { does: "start" }>): Promise<void> {
    const chosen = [...new Set(accounts.map((place) => this.at(place)))];
    const version = `${this.number}.${this.deploymentIds.length}`;
    const before = await this.releases();
    const free = await this.free(chosen, before);
    const { deploymentId, refusals } = await this.fleet.start(
      chosen.map(({ id }) => id),
      { version, submitForAudit: submits, releaseWhenApproved: goesOut },
    );
    must(refusals.length === chosen.length - free.length, `${refusals.length} accounts were left out of a deployment`);
    if (deploymentId !== null) this.deploymentIds.push(deploymentId);
    for (const account of free) {
      account.isRefused = false;
      account.underWay = 0;
    }
  }

  /** Those of the accounts that may take a release. */
  private async free(accounts: Account[], all: Release[]): Promise<Account[]> {
    const rows = await this.fleet.database.db
      .select({ id: authorizers.id, status: authorizers.status })
      .from(authorizers)
      .where(
        inArray(
          authorizers.id,
          accounts.map(({ id }) => id),
        ),
      );
    const ours = new Set(rows.filter(({ status }) => status === "AUTHORIZED").map(({ id }) => id));
    const live = new Set(all.filter(({ state }) => isLive(state)).map(({ authorizerId }) => authorizerId));
    return accounts.filter(({ id }) => ours.has(id) && !live.has(id));
  }

  private async act(act: Act, isDuring: boolean): Promise<void> {
    const all = await this.releases();
    if (act.does !== "act" && act.does !== "skip") return await this.steer(act, all, isDuring);
    const release = all[act.release % Math.max(1, all.length)];
    if (!release) return;
    if (act.does === "skip") return await this.skip(release);
    const account = this.accountOf(release);
    const before = { isRefused: account.isRefused, underWay: account.underWay };
    // The step may begin before this call comes back.
    account.isRefused = false;
    if (act.act === "CANCEL") account.underWay = isDuring ? 1 : 0;
    const detail =
      act.act === "PHASE" ? { gray: { percentage: 50, debuggersFirst: false, testersFirst: false } } : undefined;
    const isAccepted = await this.fleet.act(release.id, act.act, null, detail).then(() => true, unlessRefused);
    if (!isAccepted) Object.assign(account, before);
    // Between our look and the act, a step may have come to its end.
    if (isDuring) return;
    const mayBe = possible[release.state].includes(act.act) || release.pendingAct === act.act;
    must(!isAccepted || mayBe, `${act.act} was taken on for a release that is ${release.state}`);
    const isFree = (await this.free([account], all)).length > 0;
    if (act.act === "RETRY") must(!isAccepted || isFree, `a retry was taken on for an account that is not free`);
  }

  private async steer({ does, deployment }: Steering, all: Release[], isDuring: boolean): Promise<void> {
    const id = this.deploymentIds[deployment % Math.max(1, this.deploymentIds.length)];
    if (id === undefined) return;
    const { pauseDeployment, resumeDeployment, cancelDeployment } = this.fleet.releases;
    const steer = { pause: pauseDeployment, resume: resumeDeployment, cancelDeployment }[does];
    await steer(actor, id, async () => {}).catch(unlessRefused);
    if (does !== "resume") this.standStill(id, all, isDuring);
  }

  private async skip({ id, deploymentId }: Release): Promise<void> {
    const asked = { deploymentId, releaseIds: [id] };
    await this.fleet.releases.skipReleases(actor, asked, async () => {}).catch(unlessRefused);
  }

  private standStill(deploymentId: number, all: Release[], isDuring: boolean): void {
    const touched = all.filter((release) => release.deploymentId === deploymentId);
    for (const release of touched) this.accountOf(release).underWay = isDuring ? 1 : 0;
  }

  private fault({ account, endpoint, trouble, times }: Extract<Happening, { does: "fault" }>): void {
    const { appId } = this.at(account);
    const does =
      trouble === "reset"
        ? { status: 502 }
        : trouble === "lostAnswer"
          ? { status: 502, takesEffect: true }
          : { errcode: trouble };
    // Only submissions and the look at the quota speak of the quota.
    if (trouble === 85085 && endpoint !== "submit_audit") return;
    if (trouble === 61039 && endpoint !== "submit_audit" && endpoint !== "get_code_privacy_info") return;
    this.fleet.bench.simulator.faults.add({ endpoint, appId, ...does, timesLeft: times });
  }

  private async review({ account, result, push }: Extract<Happening, { does: "review" }>): Promise<void> {
    const { appId } = this.at(account);
    const status = this.latestAudit(appId)?.status;
    if (status !== 2 && status !== 4) return;
    if (push === "lost") {
      const name = { pass: "weapp_audit_success", fail: "weapp_audit_fail", delay: "weapp_audit_delay" }[result];
      this.fleet.bench.simulator.faults.add({ dropPush: name, appId, timesLeft: 1 });
    }
    const { receiver } = this.fleet.bench;
    const before = receiver.pushes.length;
    await this.fleet.bench.control(`audits/${appId}`, { result, reason: "1:no<br>", screenshots: 0 });
    const pushes = receiver.pushes.slice(before).map(({ xml, path }) => ({ xml, appId: path.split("/")[2] ?? "" }));
    if (push === "late") return void this.late.push(...pushes);
    for (const one of push === "repeated" ? [...pushes, ...pushes] : pushes)
      await this.fleet.handPush(one.xml, one.appId);
  }

  private async revoke({ account, push }: Extract<Happening, { does: "revoke" }>): Promise<void> {
    const { appId } = this.at(account);
    const { world } = this.fleet.bench.simulator;
    const grant = world.grants.get(appId);
    if (!grant) return;
    world.grants.remove(appId);
    if (push === "lost") return;
    Object.assign(this.at(account), { isRefused: true, isRevoked: true });
    await this.fleet.setStatus(appId, "REVOKED");
    await this.fleet.pushUnauthorized(appId);
  }

  private async authorize(account: Account): Promise<void> {
    const { appId } = account;
    account.isRevoked = false;
    const { world } = this.fleet.bench.simulator;
    if (!world.grants.has(appId)) {
      await this.fleet.bench.control("authorize", { appIds: [appId] });
    }
    await this.fleet.setStatus(appId, "AUTHORIZED");
  }

  /** From one thing that falls due to the next, so that a month takes no longer than what happens in it. */
  private async pass(ms: number): Promise<void> {
    const { clock } = this.fleet;
    const end = clock.now().getTime() + ms;
    for (;;) {
      await this.runDue();
      const next = await this.nextDueAt();
      if (next === null || next > end) break;
      clock.advance(Math.max(1, next - clock.now().getTime()));
    }
    clock.advance(Math.max(0, end - clock.now().getTime()));
    await this.runDue();
  }

  private async nextDueAt(): Promise<number | null> {
    const [row] = await this.fleet.database.db
      .select({ at: sql<number | null>`min(${jobs.runAt})` })
      .from(jobs)
      .where(and(isNull(jobs.failedAt), isNull(jobs.lockedBy)));
    return row?.at ?? null;
  }

  // What must be true of each call.

  async before(request: WechatRequest): Promise<void> {
    await this.strike("before");
    const account = this.accounts.find(({ appId }) => appId === request.appId);
    if (!account || this.trouble) return;
    try {
      await this.judge(request, account);
    } catch (error) {
      this.trouble = error as Error;
    }
  }

  private async judge({ path }: WechatRequest, account: Account): Promise<void> {
    must(!account.isRefused, `${path} was called for an account that had refused`);
    // Nothing can come between the two for whoever asked.
    if (path === "/wxa/queryquota" || account.repeats === path) return;
    const release = (await this.releases()).find(
      ({ authorizerId, state }) => authorizerId === account.id && isLive(state),
    );
    if (!release) return must(rollBackCalls.includes(path), `${path} was called for an account without a live release`);
    const { state, pendingAct, deploymentState } = release;
    const isStill = deploymentState !== "RUNNING" && deploymentState !== "COMPLETED";
    const isAsked = pendingAct !== null && pendingAct !== "CANCEL";
    // A pause is silent; whatever else a deployment comes to, its audits are followed to their end.
    const isFollowed = (state === "IN_AUDIT" && readsOfAudits.includes(path)) || state === "GRAY";
    const isRead = isFollowed && deploymentState !== "PAUSED";
    const mayCall = isAsked || isRead || rollBackCalls.includes(path);
    if (pendingAct === "CANCEL" || (isStill && !mayCall)) {
      account.underWay -= 1;
      must(account.underWay >= 0, `${path} was called of a ${deploymentState} deployment, pending ${pendingAct}`);
    }
    if (path === "/wxa/release") {
      must(state === "APPROVED" || state === "GRAY", `a release that is ${state} was published`);
      must(release.releaseWhenApproved || pendingAct === "RELEASE", "a version went out that nobody wanted to go out");
      const audit = this.latestAudit(account.appId);
      must(
        audit?.status === 0 && audit.userVersion === release.version,
        "another version than the approved one went out",
      );
    }
  }

  async after(request: WechatRequest, error: unknown, { isOver }: Life): Promise<void> {
    const account = this.accounts.find(({ appId }) => appId === request.appId);
    // The dead hear no answer, though WeChat did what they asked.
    if (account) this.learn(account, request, isOver ? null : error);
    await this.strike("after");
    this.armed = this.armed
      .filter((one) => one.afterCalls > 0)
      .map((one) => ({ ...one, afterCalls: one.afterCalls - 1 }));
  }

  private learn(account: Account, { path }: WechatRequest, error: unknown): void {
    account.repeats = error instanceof WechatError && error.kind === "token" ? path : null;
    if (error instanceof WechatError && error.kind === "account") account.isRefused = true;
    const audit = this.latestAudit(account.appId);
    if (audit && audit.auditId !== account.lastAuditId) {
      account.lastAuditId = audit.auditId;
      const times = (account.submissions.get(audit.userVersion) ?? 0) + 1;
      account.submissions.set(audit.userVersion, times);
    }
    const online = this.fleet.bench.simulator.world.codeOf(account.appId).online?.userVersion;
    if (online !== undefined) account.published.add(online);
  }

  private async strike(moment: "before" | "after"): Promise<void> {
    for (const one of this.armed.filter(({ afterCalls }) => afterCalls === 0)) await one.strike(moment);
  }

  // What must be true between two things that happen.

  async check(): Promise<void> {
    const all = await this.releases();
    for (const { id } of this.accounts) {
      const live = all.filter(({ authorizerId, state }) => authorizerId === id && isLive(state));
      must(live.length <= 1, `an account has ${live.length} live releases`);
    }
    const ways = await this.ways(all);
    for (const release of all) this.checkRelease(release, ways.get(release.id) ?? []);
  }

  private checkRelease(release: Release, way: { from: ReleaseState | null; to: ReleaseState }[]): void {
    let at: ReleaseState | null = null;
    let retries = 0;
    for (const { from, to } of way) {
      must(from === at, `a release that was ${at} left ${from}`);
      must(
        transitions.some((known) => known.from === from && known.to === to),
        `a release went from ${from} to ${to}`,
      );
      if (from !== null && !isLive(from) && isLive(to)) retries += 1;
      at = to;
    }
    must(at === release.state, `a release is ${release.state}, and came to ${at}`);
    const account = this.accountOf(release);
    const submissions = account.submissions.get(release.version) ?? 0;
    must(submissions <= retries + 1, `a version was submitted ${submissions} times, and retried ${retries} times`);
    this.checkTruth(release, account);
  }

  /** A state names what is true at WeChat. */
  private checkTruth({ state, version, auditId }: Release, { appId, published }: Account): void {
    const { world } = this.fleet.bench.simulator;
    const audit = auditId === null ? undefined : world.audits.get(Number(auditId));
    const is = (status: number) => audit?.status === status && audit.appId === appId && audit.userVersion === version;
    switch (state) {
      case "COMMITTED":
        return must(world.codeOf(appId).trial?.userVersion === version, "a committed version is not there");
      case "IN_AUDIT":
        return must(audit?.userVersion === version && audit.appId === appId, "an audit is another one's");
      case "APPROVED":
        return must(is(0), "an approved version is not approved");
      case "REJECTED":
        return must(is(1), "a rejected version is not rejected");
      case "WITHDRAWN":
        return must(is(3), "a withdrawn version is not withdrawn");
      case "RELEASED":
      case "ROLLED_BACK":
        return must(published.has(version), "a released version was never online");
      default:
        return undefined;
    }
  }

  // The end.

  /** The troubles end, reviews pass, and time goes by: nothing may be left that nobody will move. */
  async end(): Promise<void> {
    this.fleet.bench.simulator.faults.clear();
    this.armed = [];
    for (const deployment of this.deploymentIds.keys()) await this.happen({ does: "resume", deployment });
    for (let hours = 0; hours < 24; hours += 4) {
      for (const account of this.accounts.keys()) {
        await this.happen({ does: "review", account, result: "pass", push: "lost" });
      }
      await this.happen({ does: "pass", minutes: 240 });
      await this.check();
      if ((await this.releases()).every((release) => rests(release))) break;
    }
    for (const release of await this.releases()) {
      const { state, waiting, pendingAct, deploymentState } = release;
      const story = `${state}, waiting ${JSON.stringify(waiting)}, pending ${pendingAct}, in a ${deploymentState} deployment`;
      must(rests(release), `a release stays ${story}`);
    }
  }

  /** Nothing of this run may be left to run in the next one. */
  async tidyUp(): Promise<void> {
    this.armed = [];
    await this.fleet.database.atomically(async (work) => void (await work.delete(jobs)));
  }

  private accountOf({ authorizerId }: Pick<Release, "authorizerId">): Account {
    const account = this.accounts.find(({ id }) => id === authorizerId);
    if (!account) throw new Error("a release of another run");
    return account;
  }

  private latestAudit(appId: string) {
    return this.fleet.bench.simulator.world.latestAudit(appId);
  }

  private async releases(): Promise<Release[]> {
    return await this.fleet.database.db
      .select({
        id: releases.id,
        authorizerId: releases.authorizerId,
        deploymentId: releases.deploymentId,
        state: releases.state,
        version: releases.version,
        auditId: releases.auditId,
        pendingAct: releases.pendingAct,
        waiting: releases.waiting,
        deploymentState: deployments.state,
        submitForAudit: deployments.submitForAudit,
        releaseWhenApproved: deployments.releaseWhenApproved,
      })
      .from(releases)
      .innerJoin(deployments, eq(deployments.id, releases.deploymentId))
      .where(
        inArray(
          releases.authorizerId,
          this.accounts.map(({ id }) => id),
        ),
      )
      .orderBy(desc(releases.id));
  }

  private async ways(all: Release[]) {
    const rows = await this.fleet.database.db
      .select({ id: releaseTransitions.releaseId, from: releaseTransitions.fromState, to: releaseTransitions.toState })
      .from(releaseTransitions)
      .where(
        inArray(
          releaseTransitions.releaseId,
          all.map(({ id }) => id),
        ),
      )
      .orderBy(asc(releaseTransitions.id));
    const ways = new Map<number, { from: ReleaseState | null; to: ReleaseState }[]>();
    for (const { id, from, to } of rows) {
      const step = { from: from as ReleaseState | null, to: to as ReleaseState };
      ways.set(id, [...(ways.get(id) ?? []), step]);
    }
    return ways;
  }
}

/** Whether it is at an end, or waits for a person. */
function rests({ state, pendingAct, waiting, submitForAudit }: Release): boolean {
  if (pendingAct !== null) return false;
  if (!isLive(state) || state === "GRAY") return true;
  if (state === "COMMITTED") return !submitForAudit;
  return state === "APPROVED" && waiting?.reason === "APPROVAL";
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

function unlessRefused(error: unknown): false {
  if (error instanceof Refusal) return false;
  throw error;
}
