import { Arg, FieldResolver, Int, ObjectType, Field, Resolver, Root } from "type-graphql";
import type { Authorizers } from "./service.ts";
import { Authorizer, AuthorizerFilterInput, authorizerView, filterOf } from "./types.ts";

@ObjectType({ simpleResolvers: true, description: "Where an account stands in a list of accounts, newest first." })
export class AuthorizerPlace {
  @Field(() => Int, { nullable: true, description: "From 1; null when the account does not fit the filter." })
  position!: number | null;

  // The default resolver calls what is a function: counted only when it is asked for.
  @Field(() => Int, { description: "How many fit the filter." })
  totalCount!: () => Promise<number>;

  @Field(() => Authorizer, { nullable: true, description: "The one before it: newer. Null at the start." })
  previous!: Authorizer | null;

  @Field(() => Authorizer, { nullable: true, description: "The one behind it: older. Null at the end." })
  next!: Authorizer | null;
}

@Resolver(() => Authorizer)
export class AuthorizerPlaceResolver {
  constructor(private readonly authorizers: Authorizers) {}

  @FieldResolver(() => AuthorizerPlace, {
    nullable: true,
    description: "Its place and neighbours among the accounts that fit; null when it is gone.",
  })
  async place(
    @Root() { rowId }: Authorizer,
    @Arg("filter", () => AuthorizerFilterInput, { nullable: true }) input?: AuthorizerFilterInput | null,
  ): Promise<AuthorizerPlace | null> {
    const filter = filterOf(input);
    const place = await this.authorizers.place(rowId, filter);
    if (!place) return null;
    const { position, previous, next } = place;
    return {
      position,
      previous: previous && authorizerView(previous),
      next: next && authorizerView(next),
      totalCount: () => this.authorizers.count(filter),
    };
  }
}
