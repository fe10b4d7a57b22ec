import "reflect-metadata";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { buildSchemaSync, type NonEmptyArray } from "type-graphql";
import { guard } from "./graphql/guard.ts";
import { withInstances } from "./graphql/instances.ts";
import { resolverClasses } from "./resolvers.ts";

type ResolverClass = abstract new (...parts: never[]) => object;

/** @param instances one of each class, made by hand in `app.ts` */
export function buildExecutableSchema(
  instances: readonly object[],
  classes: readonly ResolverClass[] = resolverClasses,
): GraphQLSchema {
  const byClass = new Map<unknown, object>(instances.map((instance) => [instance.constructor, instance]));
  const missing = classes.filter((resolver) => !byClass.has(resolver)).map(({ name }) => name);
  if (missing.length > 0) throw new Error(`the schema needs an instance of ${missing.join(", ")}`);
  return withInstances(build(classes, { get: (resolver: unknown) => byClass.get(resolver) }), byClass);
}

function build(
  classes: readonly ResolverClass[],
  container: { get(resolver: unknown): object | undefined },
): GraphQLSchema {
  const schema = buildSchemaSync({
    // type-graphql knows classes as plain functions.
    resolvers: [...classes] as unknown as NonEmptyArray<new () => object>,
    container,
    validate: false,
    disableInferringDefaultValues: true,
    // Subscriptions bring their own iterables (graphql/subscriptions.ts); type-graphql insists on a bus of its own.
    pubSub: { publish: notUsed, subscribe: notUsed },
  });
  return guard(schema);
}

function notUsed(): never {
  throw new Error("subscriptions use live(…), not type-graphql's topics");
}

/** The schema without rooms behind it: to print, to walk, to measure by. */
export function describedSchema(): GraphQLSchema {
  return build(resolverClasses, { get: () => undefined });
}

/** The schema as text: sorted, so that a change shows where it happened. */
export function schemaText(): string {
  return `${printSchema(lexicographicSortSchema(describedSchema()))}\n`;
}

// `npm run schema`; inside a bundle this file is not a program.
const isProgram = import.meta.url.endsWith("/schema.ts") && process.argv[1] === fileURLToPath(import.meta.url);
if (isProgram) {
  const file = fileURLToPath(new URL("../schema.graphql", import.meta.url));
  const isCurrent = readFileSync(file, "utf8") === schemaText();
  if (!process.argv.includes("--check")) writeFileSync(file, schemaText());
  else if (!isCurrent) {
    process.stderr.write("schema.graphql is not what the server says: npm run schema\n");
    process.exit(1);
  }
}
