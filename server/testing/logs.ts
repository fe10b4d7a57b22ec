import { pino } from "pino";
import type { Log } from "../log.ts";

/** Says nothing. For what is expected to go wrong in a test. */
export const silentLog: Log = pino({ level: "silent" });

/** Says errors on the console, where they fail the test (`unexpected-errors.ts`). */
// oxlint-disable-next-line no-console
export const loudLog: Log = pino({ level: "error" }, { write: (line: string) => console.error(line) });
