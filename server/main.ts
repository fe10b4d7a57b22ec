import "reflect-metadata";
import { ConfigError, loadEnvironment, readConfig } from "./config.ts";
import type { Config } from "./config.ts";

const config = settings();
// Tables choose their engine while they load, so nothing that loads them may be imported before the environment is read.
const { createApp } = await import("./app.ts");

const app = await createApp(config).catch(refuse);
let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // A second signal means "now".
    if (stopping) process.exit(1);
    stopping = true;
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
process.stdout.write(await app.start().catch(refuse));

function settings(): Config {
  try {
    return readConfig(loadEnvironment());
  } catch (error) {
    if (error instanceof ConfigError) refuse(error);
    throw error;
  }
}

/** What a person can mend is one line; the rest is a bug and keeps its stack. */
function refuse(error: unknown): never {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const isPlain = error instanceof ConfigError || typeof code === "string";
  // Its module loads with the tables, which this one must not.
  const isOfDatabase = error instanceof Error && error.name === "MigrationError";
  process.stderr.write(
    `${(isPlain || isOfDatabase) && error instanceof Error ? error.message : String((error as Error).stack ?? error)}\n`,
  );
  process.exit(1);
}
