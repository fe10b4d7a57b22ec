import { Field, ObjectType } from "type-graphql";
import { connectionType } from "../graphql/connection.ts";
import { DateTime, Json } from "../graphql/scalars.ts";

@ObjectType("Activity", { description: "Something a person, a key or a merchant did." })
export class ActivityType {
  @Field(() => DateTime)
  at!: Date;

  @Field(() => String, { description: "Name at that time." })
  actorName!: string;

  @Field(() => String, { description: "What was done, as the mutation is called." })
  act!: string;

  @Field(() => String, { description: "Type of what it was done to." })
  subjectKind!: string;

  @Field(() => Json, { nullable: true })
  detail!: Record<string, unknown> | null;
}

export const ActivityConnection = connectionType("Activity", () => ActivityType);
