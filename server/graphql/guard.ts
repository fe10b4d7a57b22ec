import { GraphQLError } from "graphql";
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from "graphql";
import type { Text } from "../language.ts";
import { mayDo, type Need } from "./access.ts";
import type { Context } from "./context.ts";
import { refusalError } from "./format-error.ts";
import { refusalIn } from "./user-error.ts";

type Field = GraphQLField<unknown, Context>;

/**
 * Puts a lock on every field that `@Needs` names, and says so in its description. It is put on the built schema, and
 * not through type-graphql's own authorization, so that it is synchronous and cannot be missed: a root field without
 * `@Needs` stops the start.
 */
export function guard(schema: GraphQLSchema): GraphQLSchema {
  const unnamed: string[] = [];
  for (const root of rootTypes(schema)) {
    for (const field of fieldsOf(root)) {
      if (!needOf(field)) unnamed.push(`${root.name}.${field.name}`);
      sayRefusals(field);
    }
  }
  if (unnamed.length > 0) throw new Error(`these fields do not say what they need (@Needs): ${unnamed.join(", ")}`);

  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__") || !("getFields" in type) || !("isTypeOf" in type)) continue;
    for (const field of fieldsOf(type)) {
      const need = needOf(field);
      if (need) lock(field, need);
    }
  }
  return schema;
}

export function needOf(field: { extensions: Readonly<Record<string, unknown>> }): Need | undefined {
  // Only `@Needs` writes it.
  return field.extensions.needs as Need | undefined;
}

function rootTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => type != null);
}

function fieldsOf(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields());
}

function lock(field: Field, need: Need): void {
  const fact = need === "public" ? "Public." : `Needs: ${need}.`;
  field.description = field.description ? `${field.description}\n\n${fact}` : fact;
  if (need === "public") return;

  const { resolve, subscribe } = field;
  field.resolve = (source, args, context, info) => {
    check(context, need);
    if (resolve) return resolve(source, args, context, info);
    return (source as Record<string, unknown>)[info.fieldName];
  };
  if (subscribe) {
    field.subscribe = (source, args, context, info) => {
      check(context, need);
      return subscribe(source, args, context, info);
    };
  }
}

/** Queries that ask WeChat can be refused as mutations can; they have no `userErrors` and say it as an error. */
function sayRefusals(field: Field): void {
  const { resolve } = field;
  if (!resolve) return;
  field.resolve = (source, args, context, info) => {
    const inCallersWords = (error: unknown) => {
      const refusal = refusalIn(error);
      return refusal ? refusalError(refusal, context.language) : error;
    };
    try {
      const answer: unknown = resolve(source, args, context, info);
      if (!(answer instanceof Promise)) return answer;
      return answer.catch((error: unknown) => {
        throw inCallersWords(error);
      });
    } catch (error) {
      throw inCallersWords(error);
    }
  };
}

const signIn: Text = { zh: "请先登录，或提供 API 密钥", en: "Sign in, or send an API key" };
const sessionEnded: Text = { zh: "登录已失效，请重新登录", en: "The session has ended; sign in again" };
const keyRefused: Text = {
  zh: "API 密钥不存在、已吊销或已过期",
  en: "The API key is unknown, revoked or expired",
};
const roleNames: Record<Exclude<Need, "public">, Text> = {
  viewer: { zh: "查看者", en: "viewer" },
  operator: { zh: "运营", en: "operator" },
  releaser: { zh: "发布负责人", en: "releaser" },
  admin: { zh: "管理员", en: "admin" },
};

/** Throws what the caller is shown: who is missing, or which role. */
export function check(context: Pick<Context, "viewer" | "refusedCredential" | "language">, need: Need): void {
  const { viewer, language } = context;
  if (need === "public" || (viewer && mayDo(viewer.role, need))) return;
  if (!viewer) throw unauthenticated(context);
  const name = roleNames[need][language];
  const own = roleNames[viewer.role][language];
  throw new GraphQLError(
    language === "zh" ? `需要“${name}”角色，当前角色是“${own}”` : `This needs the role ${name}; yours is ${own}`,
    { extensions: { code: "FORBIDDEN", needs: need.toUpperCase() } },
  );
}

export function unauthenticated({
  refusedCredential,
  language,
}: Pick<Context, "refusedCredential" | "language">): GraphQLError {
  const text = refusedCredential === "apiKey" ? keyRefused : refusedCredential === "session" ? sessionEnded : signIn;
  return new GraphQLError(text[language], { extensions: { code: "UNAUTHENTICATED" } });
}
