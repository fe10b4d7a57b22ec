import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder, wherever the command was called from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** When the newest source below the given folders was changed, in milliseconds. */
export function newestChange(...folders) {
  let newest = 0;
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
      if (entry.isFile()) newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
    }
  }
  return newest;
}
