import { createActivityLog } from "../activity/service.ts";
import { type ApiKeys, createApiKeys } from "../api-keys/service.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { migrate } from "../db/migrate.ts";
import { openDatabase } from "../db/open.ts";
import { databaseProblem } from "../db/unusable.ts";
import type { Actor } from "../graphql/context.ts";
import { createLog } from "../log.ts";
import { createOperators, type Operators } from "../operators/service.ts";

/** Whoever may run commands on this machine. */
export const atTheMachine: Actor = { kind: "system", id: null, name: "command line" };

export interface Rooms {
  operators: Operators;
  apiKeys: ApiKeys;
}

/** Opens the installation's database, brought up to date, beside a server that may be running. */
export async function withRooms<T>(config: Config, run: (rooms: Rooms) => Promise<T>): Promise<T> {
  const log = createLog("silent");
  const database = await migrate(config.databaseUrl, log)
    .then(() => openDatabase({ url: config.databaseUrl, log, maxConnections: 2 }))
    .catch((error: unknown) => {
      throw databaseProblem(config.databaseUrl, error);
    });
  try {
    const clock = systemClock;
    const activity = createActivityLog({ database, clock, componentAppId: config.wechat.componentAppId });
    return await run({
      operators: createOperators({ database, clock, publicUrl: config.publicUrl, note: activity.record }),
      apiKeys: createApiKeys({ database, clock, log }),
    });
  } finally {
    await database.close();
  }
}
