import { isObjectType } from "graphql";
import { Field, ObjectType, Query, Resolver } from "type-graphql";
import { expect, test } from "vitest";
import { needOf } from "./graphql/guard.ts";
import { buildExecutableSchema, describedSchema } from "./schema.ts";

const schema = describedSchema();
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
  type ? [type.name] : [],
);

function fieldsOf(typeName: string): { place: string; need: string | undefined }[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).map((field) => ({ place: `${typeName}.${field.name}`, need: needOf(field) }));
}

test("every query, mutation and subscription says what it needs", () => {
  const fields = roots.flatMap(fieldsOf);
  expect(fields.length).toBeGreaterThan(50);
  expect(fields.filter(({ need }) => need === undefined)).toEqual([]);
});

test("nothing is public but what comes before signing in", () => {
  const open = roots.flatMap(fieldsOf).filter(({ need }) => need === "public");
  expect(open.map(({ place }) => place).toSorted()).toEqual([
    "Mutation.setUp",
    "Mutation.signIn",
    "Mutation.signOut",
    "Query.setUp",
    "Query.viewer",
  ]);
});

test("no mutation is open to those who only look, except for their own password", () => {
  const open = fieldsOf("Mutation").filter(({ need }) => need === "viewer");
  expect(open.map(({ place }) => place)).toEqual(["Mutation.changePassword"]);
});

test("the fields that open something are locked by themselves, wherever their object is reached from", () => {
  const inner = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith("__") && !roots.includes(name));
  const locked = inner.flatMap(fieldsOf).filter(({ need }) => need !== undefined);
  expect(locked.map(({ place, need }) => `${place}: ${need}`).toSorted()).toEqual([
    "AuthorizationLink.plugin: operator",
    "AuthorizationLink.preAuthCode: operator",
  ]);
});

test("a field that nobody thought about stops the start", () => {
  @ObjectType()
  class Forgotten {
    @Field(() => String)
    text!: string;
  }
  @Resolver(() => Forgotten)
  class ForgetfulResolver {
    @Query(() => Forgotten)
    forgotten(): Forgotten {
      return { text: "seen" };
    }
  }
  expect(() => buildExecutableSchema([new ForgetfulResolver()], [ForgetfulResolver])).toThrow(
    "these fields do not say what they need (@Needs): Query.forgotten",
  );
});
