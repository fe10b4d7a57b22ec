import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin, ResolvedConfig } from "vite";

const worthwhile = 1_024; // bytes; below, headers weigh more than what is saved

/** Writes a .br and a .gz beside every text file of the build; the server picks one by Accept-Encoding. */
export function precompress(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "minifleet:precompress",
    apply: "build",
    configResolved: (resolved) => {
      config = resolved;
    },
    async closeBundle() {
      const folder = config.build.outDir;
      const entries = await readdir(folder, { withFileTypes: true, recursive: true });
      for (const entry of entries) {
        // index.html is filled in for every answer, so it cannot be compressed beforehand.
        if (!entry.isFile() || !/\.(js|css|svg|json)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const content = await readFile(path);
        if (content.length < worthwhile) continue;
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
        await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
      }
    },
  };
}
