import { Field, InputType, Int } from "type-graphql";

@InputType({ description: "A page and its category, for WeChat's reviewer. Names and ids are the account's own." })
export class AuditItemInput {
  @Field(() => String, { nullable: true, description: "Path of the page." })
  address?: string | null;
  @Field(() => String, { nullable: true, description: "Up to ten words, separated by spaces." })
  tag?: string | null;
  @Field(() => String, { nullable: true, description: "At most 32 characters." })
  title?: string | null;
  @Field(() => String)
  firstClass!: string;
  @Field(() => String)
  secondClass!: string;
  @Field(() => String, { nullable: true })
  thirdClass?: string | null;
  @Field(() => Int)
  firstId!: number;
  @Field(() => Int)
  secondId!: number;
  @Field(() => Int, { nullable: true })
  thirdId?: number | null;
}

@InputType({ description: "How the version is submitted for audit." })
export class AuditProfileInput {
  @Field(() => [AuditItemInput], {
    nullable: true,
    description: "One to five. Without them each account's own categories and pages are taken.",
  })
  items?: AuditItemInput[] | null;

  @Field(() => String, { nullable: true, description: "Words for the reviewer." })
  versionDescription?: string | null;

  @Field(() => String, { nullable: true, description: "Answer to the last rejection, at most 200 characters." })
  feedbackInfo?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Declares that privacy APIs found in the code are not used." })
  privacyApiNotUse?: boolean | null;

  @Field(() => String, { nullable: true, description: "Page of the order centre." })
  orderPath?: string | null;
}
