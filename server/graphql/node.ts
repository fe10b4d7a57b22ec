import { Arg, Ctx, Field, ID, InterfaceType, Query, Resolver } from "type-graphql";
import { Needs } from "./access.ts";
import type { Context } from "./context.ts";
import { readGlobalId } from "./global-id.ts";

// Rows are plain objects and do not know their GraphQL type; whoever read one as a node does.
const typeNames = new WeakMap<object, string>();

@InterfaceType("Node", {
  description: "A thing with an id of its own.",
  resolveType: (value: object) => typeNames.get(value),
})
export abstract class Node {
  @Field(() => ID, { description: "Opaque and stable." })
  id!: unknown;
}

/** Reads one thing by its row id, or null. It checks by itself what its fields do not. */
export type NodeReader = (id: number, context: Context) => Promise<object | null>;
/** By GraphQL type: `{ Authorizer: (id, context) => … }`. */
export type NodeReaders = Readonly<Record<string, NodeReader>>;

@Resolver()
export class NodeResolver {
  constructor(private readonly readers: NodeReaders) {}

  @Needs("viewer")
  @Query(() => Node, { nullable: true, description: "Anything that has an id; null when there is no such thing." })
  async node(@Arg("id", () => ID) id: string, @Ctx() context: Context): Promise<object | null> {
    const read = readGlobalId(id);
    const reader = read && Object.hasOwn(this.readers, read.typeName) ? this.readers[read.typeName] : undefined;
    const thing = read && reader ? await reader(read.id, context) : null;
    if (thing && read) typeNames.set(thing, read.typeName);
    return thing;
  }
}
