import { Field, ObjectType } from "type-graphql";
import { registered } from "../graphql/registered.ts";
import { DateTime } from "../graphql/scalars.ts";
import type { Language } from "../language.ts";
import type { Waiting } from "./records.ts";
import { type WaitReason, waitReasons } from "./states.ts";
import { waitText } from "./texts.ts";

const ReleaseWaitReasonEnum = registered<WaitReason>("ReleaseWaitReason", waitReasons, "What a release waits for.", {
  CODE_CHECK: "WeChat still scans the uploaded code.",
  QUOTA: "The platform's monthly audit quota, or the account's daily API quota, is used up.",
  BUSY: "WeChat did not answer, or asked to come again.",
  ENVIRONMENT: "A setting of the platform that an operator must put right.",
  AUDIT: "WeChat's review.",
  APPROVAL: "A person: it is approved and does not go out by itself.",
  WINDOW: "The deployment's window to open, or its freeze to end.",
  WAVE: "Its wave of the deployment to open.",
  PHASE: "The next share of the users, or the next look at the phased release.",
});

@ObjectType({ simpleResolvers: true, description: "What a release waits for." })
export class ReleaseWait {
  @Field(() => ReleaseWaitReasonEnum)
  reason!: WaitReason;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it is tried again; null when a person decides, or a gate.",
  })
  nextTryAt!: Date | null;

  @Field(() => String, { description: "In the caller's language." })
  message!: string;
}

export function waitView(waiting: Waiting, language: Language): ReleaseWait {
  const { reason, nextTryAt } = waiting;
  return {
    reason,
    nextTryAt: nextTryAt === undefined ? null : new Date(nextTryAt),
    message: waitText(waiting, language),
  };
}
