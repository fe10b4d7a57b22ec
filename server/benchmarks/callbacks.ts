/**
 * How fast the callback door is, against a bare HTTP server that reads the body and answers the same. The door is that
 * of the whole program, built and in production mode; the sender is a third process. Bare server and door take short
 * turns, so that whatever else the machine does falls on both. Each push is another one, and is on disk
 * (synchronous=FULL) before it is answered.
 */
import { openDatabase } from "../db/open.ts";
import { migrate } from "../db/migrate.ts";
import { insertAuthorizer } from "../authorizers/authorizer-store.ts";
import { load, median, quantile } from "./http-load.ts";
import { platform, type Program, withPrograms } from "./programs.ts";
import type { Report } from "./report.ts";
import { account, sealedPushes } from "./sealed-pushes.ts";

const connections = 50;
const rounds = 12;
const roundSeconds = 1;
const pushesOfRound = 20_000; // more than a round can send
const pacedSeconds = 10;

export async function callbacks({ say, wanted }: Report): Promise<void> {
  await withPrograms(async ({ databaseUrl, start }) => {
    await migrate(databaseUrl);
    await addAccount(databaseUrl);
    const bare = await start("benchmarks/bare.js", "/");
    const door = await start("server.js", "/readyz");
    await flatOut(bare); // warms up, and so does the next
    await flatOut(door);
    const turns: { bare: Turn; door: Turn }[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const turn = { bare: await flatOut(bare), door: await flatOut(door) };
      turns.push(turn);
      say(`round ${round}: bare ${whole(turn.bare.perSecond)}/s, door ${whole(turn.door.perSecond)}/s`);
    }
    const ratios = turns.map((turn) => turn.door.perSecond / turn.bare.perSecond).sort((a, b) => a - b);
    const peak = median(turns.map((turn) => turn.door.perSecond));
    const [bareCpu, doorCpu] = [median(turns.map((turn) => turn.bare.cpu)), median(turns.map((turn) => turn.door.cpu))];
    say(`processor time of a push: bare ${bareCpu.toFixed(0)} µs, door ${doorCpu.toFixed(0)} µs`);
    say(`bare ${whole(median(turns.map((turn) => turn.bare.perSecond)))}/s, door ${whole(peak)}/s (medians)`);
    wanted("door / bare", median(ratios), "at least", 0.4, `quartiles ${spread(ratios)}`);

    const perSecond = peak / 2;
    const requests = sealedPushes(Math.ceil(perSecond * pacedSeconds));
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

interface Turn {
  perSecond: number;
  /** Microseconds of processor time a push. */
  cpu: number;
}

async function flatOut(program: Program): Promise<Turn> {
  const requests = sealedPushes(pushesOfRound);
  const before = program.cpuMs();
  const { perSecond, count } = await load({
    port: program.port,
    connections,
    requests,
    maxSeconds: roundSeconds,
    isRight,
  });
  return { perSecond, cpu: ((program.cpuMs() - before) * 1_000) / count };
}

const success = Buffer.from("success");

function isRight(status: number, body: Buffer): boolean {
  return status === 200 && body.equals(success);
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

function spread(sorted: readonly number[]): string {
  return `${quantile(sorted, 0.25).toFixed(2)} to ${quantile(sorted, 0.75).toFixed(2)}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}
