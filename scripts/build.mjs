// Builds what runs in production: build/server.js and build/cli.js (one bundle each), build/migrations, build/web.
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { build as buildWeb } from "vite";
import { root } from "./paths.mjs";

const require = createRequire(import.meta.url);
const out = join(root, "build");
const parts = new Set(process.argv.slice(2));
const wanted = (part) => parts.size === 0 || parts.has(part);

await mkdir(out, { recursive: true });
if (wanted("server")) await buildServer();
if (parts.has("benchmarks")) await buildBenchmarks();
if (wanted("web")) await buildWeb({ configFile: join(root, "web/vite.config.ts"), logLevel: "warn" });
if (parts.size === 0) await writeFile(join(out, "stamp"), new Date().toISOString());

async function buildServer() {
  await bundle("build", { server: "server/main.ts", cli: "server/cli/main.ts", simulator: "server/simulator/main.ts" });
  await rm(join(out, "migrations"), { recursive: true, force: true });
  await cp(join(root, "server/db/migrations"), join(out, "migrations"), { recursive: true });
}

/** What the server is measured against (server/benchmarks), built as the server is; only when named. */
async function buildBenchmarks() {
  await bundle("build/benchmarks", { bare: "server/benchmarks/bare.ts", constants: "server/benchmarks/constants.ts" });
}

async function bundle(outdir, entryPoints) {
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    sourcemap: true,
    minifySyntax: true,
    // Native parts stay in node_modules; class-validator is type-graphql's optional peer and never loaded.
    external: ["better-sqlite3", "@node-rs/argon2", "class-validator", "pg-native"],
    // type-graphql asks for graphql by `require`, we by `import`: both must end at one file.
    alias: { graphql: require.resolve("graphql/index.js") },
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
}
