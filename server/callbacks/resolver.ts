import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import { Needs } from "../graphql/access.ts";
import { ConnectionArgs, fromCursor } from "../graphql/connection.ts";
import type { Connection } from "../graphql/connection.ts";
import type { Context } from "../graphql/context.ts";
import { fromGlobalId } from "../graphql/global-id.ts";
import { idempotently } from "../graphql/idempotency.ts";
import type { NodeReaders } from "../graphql/node.ts";
import { live } from "../graphql/subscriptions.ts";
import { answer } from "../graphql/user-error.ts";
import type { CallbackEventRow, CallbackHour, Callbacks } from "./service.ts";
import {
  CallbackEvent,
  CallbackEventConnection,
  CallbackEventFilterInput,
  CallbackHourType,
  eventPage,
  eventView,
  filterOf,
  positionFrom,
  ReplayCallbackEventInput,
  ReplayCallbackEventPayload,
} from "./types.ts";

interface ReceivedArgs {
  filter?: CallbackEventFilterInput | null;
  after?: string | null;
}

@Resolver()
export class CallbackResolver {
  constructor(private readonly callbacks: Callbacks) {}

  @Needs("viewer")
  @Query(() => CallbackEventConnection, { description: "What WeChat pushed, newest first; refused pushes included." })
  callbackEvents(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => CallbackEventFilterInput, { nullable: true }) filter?: CallbackEventFilterInput | null,
  ): Promise<Connection<CallbackEvent>> {
    return eventPage(this.callbacks, page, filterOf(filter));
  }

  @Needs("viewer")
  @Query(() => CallbackEvent, { nullable: true })
  async callbackEvent(@Arg("id", () => ID) id: string): Promise<CallbackEvent | null> {
    const rowId = fromGlobalId(id, "CallbackEvent");
    const row = rowId === null ? null : await this.callbacks.find(rowId);
    return row && eventView(row, this.callbacks);
  }

  @Needs("viewer")
  @Query(() => CallbackHourType, { description: "The pushes of the last hour in numbers." })
  callbackHour(): Promise<CallbackHour> {
    return this.callbacks.hour();
  }

  @Needs("operator")
  @Mutation(() => ReplayCallbackEventPayload, {
    description: "Handles a recorded push once more, as if it had come now. What was done already is not done twice.",
  })
  replayCallbackEvent(
    @Arg("input", () => ReplayCallbackEventInput) input: ReplayCallbackEventInput,
    @Ctx() context: Context,
  ): Promise<ReplayCallbackEventPayload> {
    return answer(context, async () => {
      const request = { key: input.idempotencyKey, mutation: "replayCallbackEvent", input };
      const { eventId } = await idempotently(context, request, async () => {
        const row = await this.callbacks.replay(fromGlobalId(input.id, "CallbackEvent") ?? 0);
        return { eventId: row.id };
      });
      const row = await this.callbacks.find(eventId);
      return { callbackEvent: row && eventView(row, this.callbacks) };
    });
  }

  @Needs("viewer")
  @Subscription(() => CallbackEvent, {
    subscribe: live(
      () => CallbackResolver,
      (it, args: ReceivedArgs) => it.follow(args),
    ),
    description:
      "Each push when it is recorded. With the cursor of the last event seen in `after`, what came meanwhile comes first: a reconnect loses nothing and repeats nothing.",
  })
  callbackEventReceived(
    @Root() row: CallbackEventRow,
    @Arg("filter", () => CallbackEventFilterInput, { nullable: true }) _filter?: CallbackEventFilterInput | null,
    @Arg("after", () => String, { nullable: true }) _after?: string | null,
  ): CallbackEvent {
    return eventView(row, this.callbacks);
  }

  follow({ filter, after }: ReceivedArgs): AsyncIterable<CallbackEventRow> {
    const start = after == null ? null : positionFrom(fromCursor(after));
    return this.callbacks.follow(filterOf(filter), start);
  }
}

export function callbackNodeReaders(callbacks: Callbacks): NodeReaders {
  return {
    async CallbackEvent(id) {
      const row = await callbacks.find(id);
      return row && eventView(row, callbacks);
    },
  };
}
