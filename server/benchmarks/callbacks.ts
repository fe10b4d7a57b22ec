/**
 * How fast the callback door is, against a bare HTTP server that reads the body and answers the same. The door is that
 * of the whole program, built and in production mode; what sends is a third process. Bare server and door take short
 * turns, so that whatever else the machine does falls on both. Each push is another one, and is on disk
 * (synchronous=FULL) before it is answered.
 *
 * Two senders take turns as well. The ratio is judged by autocannon, which others have and can repeat it with. By our
 * own, which costs less, it is said too: the less a sender takes of the processors, the faster the bare server looks.
 */
import { openDatabase } from "../db/open.ts";
import { migrate } from "../db/migrate.ts";
import { insertAuthorizer } from "../authorizers/authorizer-store.ts";
import { autocannonLoad, type Sent } from "./autocannon-load.ts";
import { load, median, type PlainRequest, quantile, requestBytes } from "./http-load.ts";
import { platform, type Program, withPrograms } from "./programs.ts";
import type { Report } from "./report.ts";
import { account, sealedPushes } from "./sealed-pushes.ts";

const connections = 50;
const rounds = 12;
const turnSeconds = 1;
const pushesOfTurn = 30_000; // more than a turn can send
const pacedSeconds = 10;

export async function callbacks({ say, wanted }: Report): Promise<void> {
  await withPrograms(async ({ databaseUrl, start }) => {
    await migrate(databaseUrl);
    await addAccount(databaseUrl);
    const bare = await start("benchmarks/bare.js", "/");
    const door = await start("server.js", "/readyz");
    const round = async (send: Sender): Promise<Round> => {
      const pushes = sealedPushes(pushesOfTurn);
      return { bare: await turn(bare, pushes, send), door: await turn(door, pushes, send) };
    };
    await round(byAutocannon); // warms up
    const judged: Round[] = [];
    const lean: Round[] = [];
    for (let count = 1; count <= rounds; count += 1) {
      const turns = await round(byAutocannon);
      judged.push(turns);
      lean.push(await round(byLeanSender));
      say(`round ${count}: bare ${whole(turns.bare.perSecond)}/s, door ${whole(turns.door.perSecond)}/s`);
    }
    say(`autocannon: ${summary(judged)}`);
    say(`lean sender: ${summary(lean)}; door / bare ${median(ratios(lean)).toFixed(2)} (quartiles ${spread(lean)})`);
    wanted("door / bare by autocannon", median(ratios(judged)), "at least", 0.4, `quartiles ${spread(judged)}`);

    // autocannon sends what a second is due at once; ours keeps a pace.
    const perSecond = median(judged.map((turns) => turns.door.perSecond)) / 2;
    const requests = sealedPushes(Math.ceil(perSecond * pacedSeconds)).map(requestBytes);
    const paced = await load({ port: door.port, connections, requests, maxSeconds: pacedSeconds, perSecond, isRight });
    wanted(
      `p99 at half the peak, ${whole(paced.perSecond)}/s`,
      paced.p99Ms,
      "below",
      50,
      `ms; p50 ${paced.p50Ms.toFixed(1)} ms`,
    );
  });
}

type Sender = (port: number, pushes: readonly PlainRequest[]) => Promise<Sent>;

const success = "success";

const byAutocannon: Sender = (port, requests) =>
  autocannonLoad({ port, connections, requests, seconds: turnSeconds, expectBody: success });

const byLeanSender: Sender = (port, pushes) =>
  load({ port, connections, requests: pushes.map(requestBytes), maxSeconds: turnSeconds, isRight });

function isRight(status: number, body: Buffer): boolean {
  return status === 200 && body.toString("latin1") === success;
}

interface Turn {
  perSecond: number;
  /** Microseconds of processor time a push. */
  cpu: number;
  senderCpu: number;
}

interface Round {
  bare: Turn;
  door: Turn;
}

async function turn(program: Program, pushes: readonly PlainRequest[], send: Sender): Promise<Turn> {
  const before = program.cpuMs();
  const { perSecond, count, cpu: senderCpu } = await send(program.port, pushes);
  return { perSecond, cpu: ((program.cpuMs() - before) * 1_000) / count, senderCpu };
}

function summary(of: readonly Round[]): string {
  const side = (name: keyof Round) => {
    const perSecond = median(of.map((turns) => turns[name].perSecond));
    const cpu = median(of.map((turns) => turns[name].cpu));
    return `${name} ${whole(perSecond)}/s, ${cpu.toFixed(0)} µs of processor time a push`;
  };
  const sender = median(of.map(({ bare }) => bare.senderCpu));
  return `${side("bare")}; ${side("door")}; sender ${sender.toFixed(0)} µs`;
}

function ratios(of: readonly Round[]): number[] {
  return of.map(({ bare, door }) => door.perSecond / bare.perSecond).sort((a, b) => a - b);
}

async function addAccount(url: string): Promise<void> {
  const database = await openDatabase({ url });
  const now = new Date();
  await database.atomically((work) =>
    insertAuthorizer(work, {
      ...account,
      componentAppId: platform.componentAppId,
      kind: "OFFICIAL_ACCOUNT",
      status: "AUTHORIZED",
      nickName: "Benchmark",
      authorizedAt: now,
      authorizationChangedAt: now,
      searchText: account.appId,
    }),
  );
  await database.close();
}

function spread(of: readonly Round[]): string {
  const sorted = ratios(of);
  return `${quantile(sorted, 0.25).toFixed(2)} to ${quantile(sorted, 0.75).toFixed(2)}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}
