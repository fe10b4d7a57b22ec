import { defineConfig } from "drizzle-kit";

// One source of tables, two engines: `DATABASE_URL` picks the column kit in server/db/columns.ts.
const dialect = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? "") ? "postgresql" : "sqlite";

export default defineConfig({
  dialect,
  schema: "./server/**/tables.ts",
  out: `./server/db/migrations/${dialect === "postgresql" ? "postgres" : "sqlite"}`,
  casing: "snake_case",
});
