import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folder with the programs of Debian's newest PostgreSQL, if one is installed. */
export function findPostgres(): string | undefined {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return undefined;
  const versions = readdirSync(root).sort((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(root, version, "bin")).find((folder) => existsSync(join(folder, "initdb")));
}
