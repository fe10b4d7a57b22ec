import { describe, expect, onTestFinished, test } from "vitest";
import { createActivityLog } from "../activity/service.ts";
import type { Actor } from "../graphql/context.ts";
import { Secret } from "../secret.ts";
import { openBench, platform } from "../simulator/testing/bench.ts";
import { openTestDatabase } from "../testing/database.ts";
import { createTransport, createWechatClient } from "../wechat/index.ts";
import { createTemplates, type TemplateUse } from "./service.ts";

const actor: Actor = { kind: "operator", id: "1", name: "Lin Min" };
const page = { limit: 100, direction: "forward" } as const;

/** The room on a real database, with the simulator's draft box and library. */
async function open() {
  const bench = await openBench();
  onTestFinished(() => bench.close());
  const { clock } = bench;
  const { componentAppId } = platform;
  const database = await openTestDatabase({ clock });
  const noAccount = () => Promise.reject(new Error("templates are the platform's"));
  const client = createWechatClient({
    transport: createTransport({
      baseUrl: bench.simulator.url,
      clock,
      platformCallsPerSecond: Number.POSITIVE_INFINITY,
    }),
    componentAppId,
    componentSecret: new Secret(platform.componentSecret),
    tokens: {
      componentToken: async () => new Secret(bench.token),
      renewComponentToken: async () => new Secret(await bench.componentToken()),
      authorizerToken: noAccount,
      renewAuthorizerToken: noAccount,
    },
  });
  const nothing: TemplateUse = { releases: 0, channels: [], pinnedAccounts: 0 };
  const inUse = new Map<number, Partial<TemplateUse>>();
  const parts = {
    database,
    clock,
    client,
    componentAppId,
    activity: createActivityLog({ database, clock, componentAppId }),
  };
  const process = () => createTemplates({ ...parts, templateUse: async (id) => ({ ...nothing, ...inUse.get(id) }) });
  const templates = process();

  /** A developer uploads code. @returns the draft's id */
  async function upload(userVersion: string, sourceAppId?: string): Promise<number> {
    const { draft } = await bench.control<{ draft: { draftId: number } }>("drafts", {
      userVersion,
      userDesc: `what is new in ${userVersion}`,
      sourceAppId,
    });
    return draft.draftId;
  }
  const developer = async (nickName: string) =>
    (await bench.control<{ accounts: { appId: string }[] }>("accounts", { development: true, nickName })).accounts[0]
      ?.appId;
  const calls = (endpoint: string) => bench.simulator.calls.list({ endpoint });
  return { bench, clock, database, templates, process, upload, developer, inUse, calls };
}

const codeOf = (refused: Promise<unknown>) =>
  refused.then(
    () => "accepted",
    (error: { code?: string; errcode?: number }) => error.code ?? error.errcode,
  );

describe("case 51: a draft becomes a template, whose id WeChat does not tell", () => {
  test("many at once, of several developers: each gets the template of its own draft", async () => {
    const room = await open();
    const drafts = new Map<number, string>();
    for (const version of ["1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0", "1.5.0"]) {
      drafts.set(await room.upload(version, await room.developer(`dev ${version}`)), version);
    }
    const added = await Promise.all(
      [...drafts].map(async ([draftId, version]) => ({
        version,
        row: await room.templates.addFromDraft(actor, draftId, "NORMAL"),
      })),
    );
    for (const { version, row } of added) expect([row.userVersion, row.draftId]).toEqual([version, row.draftId]);
    expect(new Set(added.map(({ row }) => row.templateId)).size).toBe(6);
    expect(added.map(({ row }) => drafts.get(row.draftId ?? -1))).toEqual(added.map(({ version }) => version));
    expect(room.calls("addtotemplate")).toHaveLength(6);
  });

  test("two developers with the same version and words are told apart", async () => {
    const room = await open();
    const [one, two] = [await room.developer("one"), await room.developer("two")];
    const ids = [await room.upload("3.0.0", one), await room.upload("3.0.0", two)];
    const rows = await Promise.all(ids.map((draftId) => room.templates.addFromDraft(actor, draftId, "NORMAL")));
    expect(rows.map(({ sourceAppId }) => sourceAppId)).toEqual([one, two]);
  });

  test("added again, by a second press or a second process, it is the same template", async () => {
    const room = await open();
    const draftId = await room.upload("2.0.0");
    const first = await room.templates.addFromDraft(actor, draftId, "NORMAL");
    const again = await Promise.all([
      room.templates.addFromDraft(actor, draftId, "NORMAL"),
      room.process().addFromDraft(actor, draftId, "NORMAL"),
    ]);
    expect(again.map(({ id }) => id)).toEqual([first.id, first.id]);
    expect(room.calls("addtotemplate")).toHaveLength(1);
  });

  test("added again after its answer got lost, it is found and not added twice", async () => {
    const room = await open();
    const draftId = await room.upload("2.0.0");
    await room.bench.control("faults", { endpoint: "addtotemplate", reset: true, times: 1 });
    await expect(room.templates.addFromDraft(actor, draftId, "NORMAL")).rejects.toThrow("no usable answer");
    expect((await room.templates.addFromDraft(actor, draftId, "NORMAL")).userVersion).toBe("2.0.0");
    expect(room.calls("addtotemplate")).toHaveLength(1);
  });

  test("a later upload with the same words is a draft of its own", async () => {
    const room = await open();
    const first = await room.templates.addFromDraft(actor, await room.upload("2.0.0"), "NORMAL");
    room.clock.advance(3_600_000);
    const second = await room.templates.addFromDraft(actor, await room.upload("2.0.0"), "NORMAL");
    expect(second.templateId).not.toBe(first.templateId);
  });

  test("case 39: the first id is 0, and it is an id as any other", async () => {
    const room = await open();
    const row = await room.templates.addFromDraft(actor, await room.upload("2.0.0"), "NORMAL");
    expect(row.templateId).toBe(0);
    expect((await room.templates.findByNumber(0))?.id).toBe(row.id);
    await room.templates.delete(actor, row);
    expect(await room.templates.count()).toBe(0);
  });

  test("ordinary and standard library are two shelves of one draft", async () => {
    const room = await open();
    const draftId = await room.upload("2.0.0");
    const kinds = ["NORMAL", "STANDARD"] as const;
    for (const kind of kinds) expect((await room.templates.addFromDraft(actor, draftId, kind)).kind).toBe(kind);
    expect(await Promise.all(kinds.map((kind) => room.templates.count({ kind })))).toEqual([1, 1]);
  });

  test("a draft that is not there any more is named", async () => {
    const room = await open();
    const old = await room.upload("2.0.0");
    await room.upload("2.1.0");
    expect(await codeOf(room.templates.addFromDraft(actor, old, "NORMAL"))).toBe("DRAFT_NOT_FOUND");
    expect(room.calls("addtotemplate")).toHaveLength(0);
  });
});

describe("the library's limit of 200", () => {
  test("case 44: is known before WeChat is asked, and makes room when one is deleted", async () => {
    const room = await open();
    const [draft] = room.bench.simulator.world.drafts.values();
    if (!draft) throw new Error("the seeded world has a draft");
    room.bench.simulator.world.together(() => {
      for (let number = 0; number < 200; number += 1) {
        const templateId = room.bench.simulator.world.next("template") - 1;
        const row = {
          ...draft,
          templateId,
          templateType: 0 as const,
          createdAt: room.clock.now().getTime(),
          userVersion: `0.${number}`,
        };
        room.bench.simulator.world.templates.put(templateId, row);
      }
    });
    const draftId = await room.upload("2.0.0");
    expect(await codeOf(room.templates.addFromDraft(actor, draftId, "NORMAL"))).toBe("TEMPLATE_LIBRARY_FULL");
    expect(room.calls("addtotemplate")).toHaveLength(0);
    const [oldest] = (await room.templates.list({}, { ...page, limit: 1 })).slice(-1);
    if (oldest) await room.templates.delete(actor, oldest);
    expect((await room.templates.addFromDraft(actor, draftId, "NORMAL")).userVersion).toBe("2.0.0");
    expect(await room.templates.count()).toBe(200);
  });

  test("case 44: that WeChat finds reached is told with its words", async () => {
    const room = await open();
    await room.bench.control("faults", { endpoint: "addtotemplate", errcode: 85065, times: 1 });
    expect(await codeOf(room.templates.addFromDraft(actor, await room.upload("2.0.0"), "NORMAL"))).toBe(85065);
  });
});

describe("case 50a: a template", () => {
  test("that releases, a channel or pinned accounts still need is not deleted, and WeChat is not asked", async () => {
    const room = await open();
    const row = await room.templates.addFromDraft(actor, await room.upload("2.0.0"), "NORMAL");
    room.inUse.set(row.id, { releases: 3 });
    await expect(room.templates.delete(actor, row)).rejects.toMatchObject({
      code: "TEMPLATE_IN_USE",
      text: { en: expect.stringContaining("3 releases") as string },
    });
    room.inUse.set(row.id, { channels: ["stable"] });
    await expect(room.templates.delete(actor, row)).rejects.toMatchObject({
      text: { en: expect.stringContaining("stable") as string },
    });
    room.inUse.set(row.id, { pinnedAccounts: 1 });
    await expect(room.templates.delete(actor, row)).rejects.toMatchObject({
      text: { en: expect.stringContaining("1 account is pinned") as string },
    });
    expect(room.calls("deletetemplate")).toHaveLength(0);
    room.inUse.clear();
    await room.templates.delete(actor, row);
    expect(room.bench.simulator.world.templates.size).toBe(0);
  });

  test("that is gone at WeChat already counts as deleted; one that WeChat keeps does not", async () => {
    const room = await open();
    const row = await room.templates.addFromDraft(actor, await room.upload("2.0.0"), "NORMAL");
    await room.bench.control("faults", { endpoint: "deletetemplate", errcode: -1, times: 1 });
    expect(await codeOf(room.templates.delete(actor, row))).toBe(-1);
    expect(await room.templates.count()).toBe(1);
    room.bench.simulator.world.templates.remove(row.templateId);
    await room.templates.delete(actor, row);
    expect([await room.templates.count(), (await room.templates.find(row.id))?.deletedAt]).toEqual([
      0,
      room.clock.now(),
    ]);
  });

  test("that WeChat no longer lists keeps its row, for the releases that were made of it", async () => {
    const room = await open();
    const row = await room.templates.addFromDraft(actor, await room.upload("2.0.0"), "NORMAL");
    room.bench.simulator.world.templates.remove(row.templateId);
    await room.templates.refresh();
    expect(await room.templates.list({}, page)).toEqual([]);
    expect(await room.templates.find(row.id)).toMatchObject({ userVersion: "2.0.0", deletedAt: room.clock.now() });
  });
});

describe("when WeChat does not answer", () => {
  test("drafts and library are shown as they were last read; never read, the error is told", async () => {
    const room = await open();
    await room.bench.control("faults", { endpoint: "gettemplatelist", errcode: -1 });
    await room.bench.control("faults", { endpoint: "gettemplatedraftlist", errcode: -1 });
    expect(await codeOf(room.templates.drafts())).toBe(-1);
    expect(await codeOf(room.templates.list({}, page))).toBe(-1);
    room.bench.simulator.faults.clear();
    const draftId = await room.upload("2.0.0");
    await room.templates.addFromDraft(actor, draftId, "NORMAL");
    room.clock.advance(3_600_000);
    await room.bench.control("faults", { endpoint: "gettemplatelist", errcode: -1 });
    await room.bench.control("faults", { endpoint: "gettemplatedraftlist", errcode: -1 });
    expect((await room.templates.drafts()).map((draft) => draft.draftId)).toEqual([draftId]);
    expect(await room.templates.list({}, page)).toHaveLength(1);
  });
});

test("case 64: a list that was just read is not read again for every look", async () => {
  const room = await open();
  for (let look = 0; look < 5; look += 1) await room.templates.list({}, page);
  expect(room.calls("gettemplatelist")).toHaveLength(1);
  room.clock.advance(31_000);
  await room.templates.list({}, page);
  expect(room.calls("gettemplatelist")).toHaveLength(2);
});
