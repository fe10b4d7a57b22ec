import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

const require = createRequire(import.meta.url);

// Vite loads graphql as ESM and type-graphql loads it as CJS: one copy, or every schema is "from another realm".
const alias = [{ find: /^graphql$/, replacement: require.resolve("graphql/index.js") }];

const common = {
  environment: "node" as const,
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: { ...common, name: "unit", include: ["server/**/*.test.ts"], exclude: ["server/scenarios/**", "server/**/store.test.ts"] },
      },
      {
        // Everything that speaks SQL, on the default engine …
        resolve: { alias },
        test: { ...common, name: "store-sqlite", include: ["server/**/store.test.ts"] },
      },
      {
        // … and again on PostgreSQL: a process has one engine, so this is a project of its own.
        resolve: { alias },
        test: {
          ...common,
          name: "store-postgres",
          include: ["server/**/store.test.ts"],
          env: { DATABASE_URL: "postgres://minifleet@127.0.0.1:5432/postgres" },
          globalSetup: ["server/testing/postgres-server.ts"],
        },
      },
    ],
  },
});
