import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { createActivityLog } from "../../activity/service.ts";
import { authorizers, grantedPermissionSets } from "../../authorizers/tables.ts";
import { openDatabase } from "../../db/open.ts";
import { createBus } from "../../events/bus.ts";
import type { Actor } from "../../graphql/context.ts";
import { createWorker } from "../../jobs/service.ts";
import { jobs } from "../../jobs/tables.ts";
import { Secret } from "../../secret.ts";
import { templates } from "../../templates/tables.ts";
import { freshDatabaseUrl } from "../../testing/database.ts";
import { loudLog } from "../../testing/logs.ts";
import { WoundClock } from "../../testing/wound-clock.ts";
import { createTransport, createWechatClient } from "../../wechat/index.ts";
import { createReleases } from "../service.ts";
import { releases as releaseRows, releaseTransitions } from "../tables.ts";
import { deploymentRefusals } from "./tables.ts";

const actor: Actor = { kind: "operator", id: "1", name: "Lin Min" };
const componentAppId = "wx0c0mp0nent000001";

/** A fleet of which every tenth account lacks the permission set that code needs; nothing calls WeChat. */
async function openRoom(accounts: number) {
  const statements: string[] = [];
  const clock = new WoundClock();
  const database = await openDatabase({
    url: await freshDatabaseUrl(),
    log: loudLog,
    clock,
    onStatement: (sql) => statements.push(sql),
  });
  onTestFinished(() => database.close());
  const bus = createBus({ database });
  const none = () => Promise.reject(new Error("enlisting asks WeChat nothing"));
  const client = createWechatClient({
    transport: createTransport({ baseUrl: "http://127.0.0.1:9" }),
    componentAppId,
    componentSecret: new Secret("none"),
    tokens: { componentToken: none, renewComponentToken: none, authorizerToken: none, renewAuthorizerToken: none },
  });
  const activity = createActivityLog({ database, clock, componentAppId });
  const rooms = createReleases({ database, clock, bus, client, componentAppId, activity, noteAuditQuota: none });
  const enlisting = rooms.jobs.filter(({ kind }) => kind === "deployment.enlist");
  const worker = createWorker({ database, kinds: enlisting, log: loudLog, scope: componentAppId });

  const at = clock.now();
  await database.atomically(async (work) => {
    await work.insert(templates).values({
      componentAppId,
      templateId: 0,
      sourceAppId: "wxdev1",
      kind: "NORMAL",
      userVersion: "1.0",
      userDesc: "",
      createdAt: at,
      readAt: at,
    });
    for (let first = 1; first <= accounts; first += 500) {
      const numbers = Array.from({ length: Math.min(500, accounts + 1 - first) }, (_, place) => first + place);
      const rows = await work
        .insert(authorizers)
        .values(
          numbers.map((number) => ({
            componentAppId,
            appId: `wx${number}`,
            kind: "MINI_PROGRAM" as const,
            status: "AUTHORIZED" as const,
            nickName: `${number}`,
            searchText: "",
            authorizedAt: at,
            authorizationChangedAt: at,
          })),
        )
        .returning({ authorizerId: authorizers.id });
      const granted = rows.filter(({ authorizerId }) => authorizerId % 10 !== 0);
      await work
        .insert(grantedPermissionSets)
        .values(granted.map((row) => ({ ...row, permissionSetId: 18, grantedAt: at })));
    }
  });

  async function start() {
    const choice = { asked: { filter: {} }, fits: () => undefined };
    const { id: selectionId } = await rooms.createSelection(actor, choice, async () => {});
    const settings = { version: "2.0.0", description: "second", submitForAudit: true, releaseWhenApproved: true };
    const input = { ...settings, templateId: 1, authorizerIds: [], selectionId };
    const { deploymentId } = await rooms.startDeployment(actor, input, async () => {});
    return deploymentId ?? 0;
  }

  const counts = async () => ({
    releases: await database.db.$count(releaseRows),
    transitions: await database.db.$count(releaseTransitions),
    refusals: await database.db.$count(deploymentRefusals),
    steps: await database.db.$count(jobs, eq(jobs.kind, "release.commit")),
  });

  /** Runs the next bit as a process does that is killed before its commit. */
  async function kill(deploymentId: number): Promise<void> {
    const [job] = await database.db.select().from(jobs).where(eq(jobs.kind, "deployment.enlist"));
    const killed = new Error("killed");
    const run = enlisting[0]?.run({
      id: job?.id ?? 0,
      payload: job?.payload,
      attempt: 1,
      isRepeat: false,
      signal: new AbortController().signal,
      done: () => Promise.reject(killed),
    });
    await expect(run, `deployment ${deploymentId}`).rejects.toBe(killed);
  }

  return { database, rooms, worker, statements, start, counts, kill };
}

test("a large selection is taken in by a job, in a number of statements that hardly grows with it", async () => {
  const room = await openRoom(2_000);
  const id = await room.start();
  expect(await room.rooms.findDeployment(id)).toMatchObject({ state: "RUNNING", enlistedAt: null });
  expect(await room.counts()).toMatchObject({ releases: 0 });
  room.statements.length = 0;
  await room.worker.runDue();
  expect(await room.counts()).toEqual({ releases: 1_800, transitions: 1_800, refusals: 200, steps: 1_800 });
  expect((await room.rooms.findDeployment(id))?.enlistedAt).not.toBeNull();
  // Nine bits of about fifteen.
  expect(room.statements.length).toBeLessThan(200);
});

test("a process that is killed while it enlists leaves nothing half done, and the repeat takes each account once", async () => {
  const room = await openRoom(600);
  const id = await room.start();
  await room.kill(id);
  expect(await room.counts()).toEqual({ releases: 0, transitions: 0, refusals: 0, steps: 0 });
  await room.worker.runDue();
  expect(await room.counts()).toEqual({ releases: 540, transitions: 540, refusals: 60, steps: 540 });
});

test("accounts that were left out are listed by reason", async () => {
  const room = await openRoom(600);
  const deploymentId = await room.start();
  await room.worker.runDue();
  const page = { limit: 20, direction: "forward" as const };
  const lacking = { deploymentId, code: "LACKS_PERMISSION_SET" };
  expect(await room.rooms.countRefusals(lacking)).toBe(60);
  expect(await room.rooms.countRefusals({ deploymentId, code: "REVOKED" })).toBe(0);
  const [first] = await room.rooms.listRefusals(page, lacking);
  expect(first).toEqual({ authorizerId: 10, code: "LACKS_PERMISSION_SET", detail: "18" });
});

test("a deployment that is cancelled while it enlists takes nobody else in", async () => {
  const room = await openRoom(600);
  const id = await room.start();
  await room.rooms.cancelDeployment(actor, id, async () => {});
  await room.worker.runDue();
  expect(await room.counts()).toMatchObject({ releases: 0 });
  expect(await room.rooms.findDeployment(id)).toMatchObject({ state: "CANCELLED" });
});

test("a deployment whose accounts were all left out is over once they are enlisted", async () => {
  const room = await openRoom(600);
  await room.database.atomically((work) => work.delete(grantedPermissionSets));
  const id = await room.start();
  await room.worker.runDue();
  expect(await room.counts()).toMatchObject({ releases: 0, refusals: 600 });
  expect(await room.rooms.findDeployment(id)).toMatchObject({ state: "COMPLETED" });
});
