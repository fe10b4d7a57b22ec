import { createSourceEventStream, execute } from "graphql";
import type { ExecutionArgs, ExecutionResult } from "graphql";
import type { Context } from "./context.ts";
import { instanceOf } from "./instances.ts";

interface SubscribeData<A> {
  args: A;
  context: Context;
  info: { schema: { extensions: object } };
}

/**
 * The `subscribe` of a subscription, run on the resolver's instance:
 *
 * ```ts
 * @Needs("viewer")
 * @Subscription(() => Authorizer, { subscribe: live(() => AuthorizerResolver, (it, args: { id?: string }) => it.follow(args)) })
 * authorizerChanged(@Root() authorizer: Authorizer, @Arg("id", () => ID, { nullable: true }) _id?: string): Authorizer
 * ```
 * What is iterated must end when `return` is called while it waits (`bus.follow` and {@link mapped} do; an async
 * generator does not), or each reader that leaves stays until the next event.
 */
export function live<R extends object, A>(
  resolver: () => abstract new (...parts: never[]) => R,
  follow: (instance: R, args: A, context: Context) => AsyncIterable<unknown>,
): (data: SubscribeData<A>) => AsyncIterable<unknown> {
  return ({ args, context, info }) => follow(instanceOf(info.schema, resolver()), args, context);
}

/** What `map` makes of each message, leaving out undefined; it passes on at once that its reader left. */
export function mapped<M, T>(
  source: AsyncIterable<M>,
  map: (message: M) => Promise<T | undefined> | T | undefined,
): AsyncIterableIterator<T> {
  const inner = source[Symbol.asyncIterator]();
  return {
    async next() {
      for (;;) {
        const result = await inner.next();
        if (result.done) return { done: true, value: undefined };
        const value = await map(result.value);
        if (value !== undefined) return { done: false, value };
      }
    },
    async return() {
      await inner.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/**
 * Makes an async generator fit for {@link live}: when its reader leaves, `signal` is aborted, and a generator that
 * waits is expected to wake up at that and end.
 */
export function untilLeft<T>(generate: (signal: AbortSignal) => AsyncGenerator<T>): AsyncIterableIterator<T> {
  const leaving = new AbortController();
  const inner = generate(leaving.signal);
  return {
    next: () => inner.next(),
    async return() {
      leaving.abort();
      await inner.return(undefined);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** A context that can be made again: with who is asking now, and with nothing remembered. */
export interface LiveContext extends Context {
  renew: () => Promise<Context>;
}

/**
 * As graphql-js's `subscribe`, but each event is resolved in a context of its own: loaders that remember would serve
 * stale rows from the second event on, and a session that ended in between must not see it.
 */
export async function subscribeAfresh(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  // Whoever calls this made the context: see http/live.ts.
  const { renew } = args.contextValue as LiveContext;
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  return mapped(source, async (rootValue) => execute({ ...args, rootValue, contextValue: await renew() }));
}
