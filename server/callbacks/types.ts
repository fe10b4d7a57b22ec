import { GraphQLError } from "graphql";
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType, readPage, toConnection, toCursor } from "../graphql/connection.ts";
import type { Connection, ConnectionArgs, CursorValues } from "../graphql/connection.ts";
import { toGlobalId } from "../graphql/global-id.ts";
import { Node } from "../graphql/node.ts";
import type { Context } from "../graphql/context.ts";
import { DateTime, Json } from "../graphql/scalars.ts";
import { UserError } from "../graphql/user-error.ts";
import type {
  CallbackDoor,
  CallbackEventFilter,
  CallbackEventRow,
  CallbackOutcome,
  Callbacks,
  Horizon,
} from "./service.ts";
import { stepDetail } from "./step-details.ts";
import { readSummary } from "./summary.ts";

export const CallbackOutcomeEnum = {
  HANDLED: "HANDLED",
  IGNORED: "IGNORED",
  DUPLICATE: "DUPLICATE",
  REFUSED: "REFUSED",
  FAILED: "FAILED",
} as const satisfies Record<string, CallbackOutcome>;

registerEnumType(CallbackOutcomeEnum, {
  name: "CallbackOutcome",
  description: "What became of a push.",
  valuesConfig: {
    HANDLED: { description: "Something reacted to it." },
    IGNORED: { description: "Recorded only: nothing reacts to its type." },
    DUPLICATE: { description: "A repeat of one that was recorded before; it was not handled again." },
    REFUSED: { description: "It did not prove to be WeChat's, or could not be read; see its steps." },
    FAILED: { description: "Recorded, and handling it failed. It can be replayed." },
  },
});

export const CallbackDoorEnum = {
  AUTHORIZATION: "authorization",
  MESSAGE: "message",
} as const satisfies Record<string, CallbackDoor>;

registerEnumType(CallbackDoorEnum, {
  name: "CallbackDoor",
  description: "The URL a push came by.",
  valuesConfig: {
    AUTHORIZATION: { description: "The authorization URL: what WeChat tells the platform itself." },
    MESSAGE: { description: "The message URL: messages and events of one account." },
  },
});

@ObjectType({ simpleResolvers: true, description: "One step on the way of a push through the door." })
export class VerificationStep {
  @Field(() => String, { description: "query, body, signature, decrypt, receiver or parse." })
  step!: string;

  @Field(() => Boolean)
  ok!: boolean;

  @Field(() => String, { nullable: true, description: "What was wrong, in the caller's language." })
  detail!: (args: unknown, context: Pick<Context, "language">) => string | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "One push of WeChat, as it came through the door.",
})
export class CallbackEvent implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "Its place among all events, for the after of callbackEventReceived." })
  cursor!: string;

  @Field(() => String, { description: "WeChat's InfoType, Event or MsgType; unreadable when it was refused." })
  type!: string;

  @Field(() => CallbackDoorEnum)
  door!: CallbackDoor;

  @Field(() => String, {
    nullable: true,
    description: "The account it is about; null when it is about the platform. On refused pushes what the URL claimed.",
  })
  appId!: string | null;

  @Field(() => DateTime)
  receivedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "WeChat's CreateTime; null when there was none." })
  createdAt!: Date | null;

  @Field(() => Json, { description: "The decrypted content; tickets, codes and tokens are masked." })
  payload!: unknown;

  @Field(() => CallbackOutcomeEnum)
  outcome!: CallbackOutcome;

  @Field(() => String, { nullable: true, description: "Why it was refused, or why handling it failed." })
  failure!: string | null;

  @Field(() => String, { nullable: true, description: "What came of it, in one line, in the caller's language." })
  summary!: (args: unknown, context: Pick<Context, "language">) => string | null;

  @Field(() => [VerificationStep], { description: "The steps of a refused push; empty when all passed." })
  steps!: VerificationStep[];

  @Field(() => ID, { nullable: true, description: "The first delivery, on duplicates." })
  duplicateOf!: string | null;

  @Field(() => Int, { nullable: true, description: "From the first byte of the request until it was written." })
  tookMicroseconds!: number | null;

  position!: CursorValues;
}

export const CallbackEventConnection = connectionType("CallbackEvent", () => CallbackEvent);

@InputType("CallbackEventFilter", { description: "Which events; each part that is given must fit." })
export class CallbackEventFilterInput {
  @Field(() => [String], { nullable: true, description: "Spelt as WeChat spells them." })
  types?: string[] | null;

  @Field(() => String, { nullable: true })
  appId?: string | null;

  @Field(() => [CallbackOutcomeEnum], { nullable: true })
  outcomes?: CallbackOutcome[] | null;

  @Field(() => [CallbackDoorEnum], { nullable: true })
  doors?: CallbackDoor[] | null;

  @Field(() => DateTime, { nullable: true, description: "Received then or later." })
  receivedAfter?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Received before." })
  receivedBefore?: Date | null;

  @Field(() => String, { nullable: true, description: "Part of type, appid, summary or failure, in any case." })
  search?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "How many pushes ended one way." })
export class CallbackOutcomeCount {
  @Field(() => CallbackOutcomeEnum)
  outcome!: CallbackOutcome;

  @Field(() => Int)
  count!: number;
}

@ObjectType("CallbackHour", {
  simpleResolvers: true,
  description: "The last 60 minutes at the callback door; of a flood of refused pushes only a part is recorded.",
})
export class CallbackHourType {
  @Field(() => [CallbackOutcomeCount], { description: "Only outcomes there were." })
  outcomes!: CallbackOutcomeCount[];

  @Field(() => [Int], { description: "Pushes in each minute, oldest first: 60 numbers, the last still under way." })
  minutes!: number[];
}

@InputType()
export class ReplayCallbackEventInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class ReplayCallbackEventPayload {
  @Field(() => CallbackEvent, { nullable: true, description: "As it is now: its outcome tells how the replay went." })
  callbackEvent?: CallbackEvent | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function eventView(row: CallbackEventRow, callbacks: Pick<Callbacks, "payload">): CallbackEvent {
  const position = [row.id, row.transactionId ?? 0];
  return {
    id: toGlobalId("CallbackEvent", row.id),
    cursor: toCursor(position),
    position,
    type: row.type,
    door: row.door,
    appId: row.appId,
    receivedAt: row.receivedAt,
    createdAt: row.createdAt,
    // A function, which the default resolver calls: opening it is only for those who ask.
    payload: () => callbacks.payload(row),
    outcome: row.outcome,
    failure: row.failure,
    // A function, which the default resolver calls with the context: it speaks the caller's language.
    summary: (_args, { language }) => readSummary(row.summary, language),
    steps: (row.steps ?? []).map(({ step, ok, detail }) => ({
      step,
      ok,
      detail: (_args, { language }) => stepDetail(detail, language),
    })),
    duplicateOf: row.duplicateOf === null ? null : toGlobalId("CallbackEvent", row.duplicateOf),
    tookMicroseconds: row.tookMicroseconds,
  };
}

export function filterOf(input: CallbackEventFilterInput | null | undefined): CallbackEventFilter {
  const given = Object.entries(input ?? {}).filter(([, value]) => value != null);
  // What is left has the filter's own types: null is all that GraphQL adds.
  return Object.fromEntries(given);
}

/** Where a follower stopped. */
export function positionFrom(values: CursorValues): Horizon {
  const [id, transactionId] = values;
  if (typeof id === "number" && typeof transactionId === "number") return { id, transactionId };
  throw new GraphQLError("this cursor belongs to another list", { extensions: { code: "BAD_USER_INPUT" } });
}

/** A page of events, newest first. */
export async function eventPage(
  callbacks: Callbacks,
  args: ConnectionArgs,
  filter: CallbackEventFilter,
): Promise<Connection<CallbackEvent>> {
  const request = readPage(args);
  const beyond = request.after && positionFrom(request.after).id;
  const rows = await callbacks.list(filter, {
    limit: request.limit + 1, // one more tells whether there is another page
    direction: request.direction,
    ...(beyond !== undefined && { beyond }),
  });
  return toConnection(
    rows.map((row) => eventView(row, callbacks)),
    request,
    (event) => event.position,
    () => callbacks.count(filter),
  );
}
