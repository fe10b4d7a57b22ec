import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../clock.ts";
import { emptyDatabaseUrl } from "../testing/database.ts";
import { silentLog } from "../testing/logs.ts";
import { until } from "../testing/until.ts";
import { enter } from "./presence.ts";
import type { Presence } from "./presence.ts";

/** Comes to the database. @returns whether it was alone, and how to leave */
async function come(url: string, alone?: () => Promise<void>): Promise<Presence & { wasAlone: boolean }> {
  let wasAlone = false;
  const presence = await enter({
    url,
    log: silentLog,
    clock: systemClock,
    alone: async () => {
      wasAlone = true;
      await alone?.();
    },
  });
  return { ...presence, wasAlone };
}

/** Sends another process to the database. @returns it when it is just about to enter */
async function sendSomebody(url: string) {
  const program = `
    import { enter } from ${JSON.stringify(new URL("./presence.ts", import.meta.url).href)};
    import { systemClock } from ${JSON.stringify(new URL("../clock.ts", import.meta.url).href)};
    process.stdout.write("entering\\n");
    let said = "in company";
    await enter({ url: process.argv[1], clock: systemClock, log: console, alone: async () => { said = "alone"; } });
    process.stdout.write(said + "\\n");
    setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program, url], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  const line = (number: number) =>
    until("the other process to speak", () => output.split("\n").slice(0, -1)[number], { withinMs: 20_000 });
  await line(0);
  return {
    said: () => line(1),
    async kill() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

test("the first one is alone, the next ones are not, and when all have left one is alone again", async () => {
  const url = await emptyDatabaseUrl();
  const first = await come(url);
  const second = await come(url);
  expect([first.wasAlone, second.wasAlone]).toEqual([true, false]);
  await first.leave();
  const third = await come(url);
  expect(third.wasAlone).toBe(false);
  await second.leave();
  await third.leave();
  const last = await come(url);
  expect(last.wasAlone).toBe(true);
  await last.leave();
});

test("a process that lives is seen from another one, and one that was killed is not", async () => {
  const url = await emptyDatabaseUrl();
  const other = await sendSomebody(url);
  expect(await other.said()).toBe("alone");
  const here = await come(url);
  expect(here.wasAlone).toBe(false);
  await here.leave();
  await other.kill();
  // PostgreSQL notices a closed connection in a moment, the operating system at once.
  await until("to be alone", async () => {
    const again = await come(url);
    await again.leave();
    return again.wasAlone;
  });
});

test("who comes while the first one takes up what was left is not alone", async () => {
  const url = await emptyDatabaseUrl();
  let other: Awaited<ReturnType<typeof sendSomebody>> | undefined;
  const first = await come(url, async () => {
    other = await sendSomebody(url);
  });
  expect(await other?.said()).toBe("in company");
  await first.leave();
});
