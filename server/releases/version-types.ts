import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "../graphql/scalars.ts";

@ObjectType({ simpleResolvers: true, description: "A version that an account can be rolled back to." })
export class HistoryVersion {
  @Field(() => Int, { description: "WeChat's number of it." })
  appVersion!: number;

  @Field(() => String)
  userVersion!: string;

  @Field(() => String)
  userDesc!: string;

  @Field(() => DateTime, { nullable: true, description: "Null when WeChat does not say." })
  committedAt!: Date | null;
}
