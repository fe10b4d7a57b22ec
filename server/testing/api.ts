import "reflect-metadata";
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver, Root, Subscription } from "type-graphql";
import { onTestFinished } from "vitest";
import { ActivityResolver } from "../activity/resolver.ts";
import { type ActivityLog, createActivityLog } from "../activity/service.ts";
import { type ApiKeys, createApiKeys, type Scope } from "../api-keys/service.ts";
import type { Database } from "../db/open.ts";
import { type Bus, createBus } from "../events/bus.ts";
import { Needs } from "../graphql/access.ts";
import type { Context } from "../graphql/context.ts";
import { NodeResolver } from "../graphql/node.ts";
import { live, mapped } from "../graphql/subscriptions.ts";
import { createHttp, type Http, type HttpParts } from "../http.ts";
import type { Log } from "../log.ts";
import { OperatorResolver, operatorNodes, ViewerResolver } from "../operators/resolver.ts";
import { createOperators, type Operators } from "../operators/service.ts";
import { buildExecutableSchema } from "../schema.ts";
import { openTestDatabase } from "./database.ts";
import { loudLog } from "./logs.ts";
import { WoundClock } from "./wound-clock.ts";

/** What a bug could let slip; it must not reach a caller. */
export const canary = "canary-4f1d";

@ObjectType({ description: "Something that happened, in tests." })
class Tick {
  @Field(() => Int)
  number!: number;

  @Field(() => String)
  viewerName!: string;

  @Field(() => Int)
  remembered!: number;
}

/** A room with a bug, a live event and a field only admins see. */
@Resolver(() => Tick)
export class ProbeResolver {
  private ticks = 0;

  constructor(private readonly bus: Bus) {}

  @Needs("viewer")
  @Query(() => String, { nullable: true, description: "Has a bug." })
  bug(): string {
    throw Object.assign(new Error(`secret ${canary}`), { extensions: { code: "BAD_USER_INPUT", canary } });
  }

  @Needs("admin")
  @Query(() => String, { description: "For admins." })
  adminOnly(): string {
    return "seen";
  }

  @Needs("viewer")
  @Query(() => String, { description: "Says what it is told." })
  echo(@Arg("text", () => String) text: string): string {
    return text;
  }

  @Needs("viewer")
  @Subscription(() => Tick, {
    description: "Happens when the platform changes.",
    subscribe: live(
      () => ProbeResolver,
      (it) => mapped(it.bus.follow("platform"), () => ({})),
    ),
  })
  ticked(@Root() _event: object, @Ctx() context: Context): Tick {
    this.ticks += 1;
    const remembered = context.once("number", () => this.ticks);
    return { number: this.ticks, viewerName: context.viewer?.name ?? "", remembered };
  }
}

export interface Asked {
  status: number;
  headers: Headers;
  data: Record<string, unknown> | null | undefined;
  errors: { message: string; path?: string[]; extensions: Record<string, unknown> }[] | undefined;
  text: string;
}

export interface Api {
  url: string;
  clock: WoundClock;
  database: Database;
  bus: Bus;
  http: Http;
  operators: Operators;
  apiKeys: ApiKeys;
  activity: ActivityLog;
  /** Makes a key and gives its text. */
  key(scope: Scope): Promise<string>;
  /** Asks over HTTP. */
  ask(query: string, options?: AskOptions): Promise<Asked>;
}

export interface AskOptions {
  variables?: Record<string, unknown>;
  key?: string;
  cookie?: string;
  headers?: Record<string, string>;
}

/** The doors of an app with the rooms of people, keys and activity, on a real port and a fresh database. */
export async function startApi(options: Partial<HttpParts> & { log?: Log } = {}): Promise<Api> {
  const clock = new WoundClock();
  const database = await openTestDatabase({ clock });
  const log = options.log ?? loudLog;
  const bus = createBus({ database });
  const activity = createActivityLog({ database, clock, componentAppId: "wx0000000000000001" });
  const publicUrl = options.config?.publicUrl ?? "http://localhost:4000";
  const operators = createOperators({ database, clock, publicUrl, note: activity.record });
  const apiKeys = createApiKeys({ database, clock, log });
  const instances = [
    new NodeResolver(operatorNodes(operators)),
    new OperatorResolver(operators),
    new ViewerResolver(operators),
    new ActivityResolver(activity),
    new ProbeResolver(bus),
  ];
  const schema = buildExecutableSchema(
    instances,
    instances.map((instance) => instance.constructor as abstract new (...parts: never[]) => object),
  );
  const http = await createHttp({
    config: { publicUrl, trustProxy: false },
    log,
    clock,
    database,
    schema,
    sessions: operators.sessions,
    apiKeys,
    callbackDoor: () => false,
    merchantPages: () => {},
    ...options,
  });
  onTestFinished(async () => {
    bus.close();
    await http.close();
  });
  const url = `http://127.0.0.1:${await http.listen({ port: 0, host: "127.0.0.1" })}`;

  let keys = 0;
  return {
    url,
    clock,
    database,
    bus,
    http,
    operators,
    apiKeys,
    activity,
    async key(scope) {
      keys += 1;
      const { key } = await apiKeys.add({ name: `key ${keys}`, scope });
      return key.reveal();
    },
    ask: (query, asked) => ask(url, query, asked),
  };
}

export async function ask(url: string, query: string, options: AskOptions = {}): Promise<Asked> {
  const { variables, key, cookie, headers } = options;
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "accept-language": "en",
      ...(key && { authorization: `Bearer ${key}` }),
      ...(cookie && { cookie }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as Pick<Asked, "data" | "errors">;
  return { status: response.status, headers: response.headers, data, errors, text };
}

/** The `name=value` part of the cookie an answer sets. */
export function cookieOf({ headers }: Pick<Asked, "headers">): string {
  return headers.getSetCookie()[0]?.split(";")[0] ?? "";
}
