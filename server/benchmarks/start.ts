/** How soon the built server answers /readyz after `node` was started, and what it holds in memory when nobody asks. */
import { setTimeout as wait } from "node:timers/promises";
import { seedFleet } from "./fleet.ts";
import { median } from "./http-load.ts";
import { withPrograms } from "./programs.ts";
import type { Report } from "./report.ts";

const accounts = 100_000;
const starts = 5;
const idleSeconds = 15;

export async function start({ say, wanted }: Report): Promise<void> {
  await withPrograms(async (bench) => {
    await seedFleet(bench.databaseUrl, accounts);
    const times: number[] = [];
    for (let round = 1; round <= starts; round += 1) {
      const server = await bench.start("server.js", "/readyz");
      times.push(server.readyAfterMs);
      say(
        `start ${round}: ready after ${server.readyAfterMs.toFixed(0)} ms, ${server.cpuMs().toFixed(0)} ms of processor time`,
      );
      if (round < starts) {
        await server.stop();
        continue;
      }
      await wait(idleSeconds * 1_000);
      wanted("ready after", median(times), "below", 2_000, `ms; median of ${starts}`);
      wanted("resident, idle", server.residentMb(), "below", 200, `MB; ${accounts} accounts, ${idleSeconds} s`);
    }
  });
}
