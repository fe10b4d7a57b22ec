import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { toGlobalId } from "../../graphql/global-id.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { UserError, WechatErrorType, wechatErrorView } from "../../graphql/user-error.ts";
import type { Language } from "../../language.ts";
import { Deployment } from "../deployments/types.ts";
import { AuditProfileInput } from "./profile-types.ts";
import type { RejectionGroup, ScreenshotRow } from "./rejection-store.ts";
import { reasonsOf, type RejectionReason } from "./rejections.ts";

@ObjectType("RejectionReason", {
  simpleResolvers: true,
  description: "What WeChat's reviewer found wrong. Plain text.",
})
export class RejectionReasonType implements RejectionReason {
  @Field(() => String)
  text!: string;

  @Field(() => [String], { description: "Lines that stand below it." })
  details!: string[];
}

@ObjectType({ simpleResolvers: true, description: "Releases that were rejected for the same reason and still are." })
export class Rejection {
  @Field(() => ID, { description: "Names the group in resubmitReleases." })
  key!: string;

  @Field(() => [RejectionReasonType], { description: "Of the newest of them." })
  reasons!: RejectionReasonType[];

  @Field(() => Int, { description: "How many releases." })
  count!: number;

  group!: RejectionGroup;
}

@ObjectType({ simpleResolvers: true, description: "What a reviewer saw." })
export class RejectionScreenshot {
  @Field(() => Int, { description: "From 0, in WeChat's order." })
  place!: number;

  @Field(() => String, {
    nullable: true,
    description: "Path of the picture on this server, for whoever is signed in; null as long as it is not fetched.",
  })
  url!: string | null;

  @Field(() => String, { nullable: true, description: "By its own bytes." })
  contentType!: string | null;

  @Field(() => DateTime, { nullable: true })
  fetchedAt!: Date | null;

  @Field(() => WechatErrorType, { nullable: true, description: "Why it could not be fetched so far." })
  failure!: WechatErrorType | null;
}

@InputType({ description: "Which rejected releases of a deployment: of one reason, those named, or all of them." })
export class ResubmitReleasesInput {
  @Field(() => ID)
  deploymentId!: string;

  @Field(() => ID, { nullable: true, description: "Key of a Rejection." })
  rejectionKey?: string | null;

  @Field(() => [ID], { nullable: true, description: "At most 1000." })
  releaseIds?: string[] | null;

  @Field(() => AuditProfileInput, {
    nullable: true,
    description: "What is changed for these releases alone, over all other profiles.",
  })
  profile?: AuditProfileInput | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class ResubmitReleasesPayload {
  @Field(() => Deployment, { nullable: true })
  deployment?: Deployment | null;

  @Field(() => Int, { nullable: true, description: "How many releases are meant; they follow in a moment." })
  count?: number | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function rejectionView(group: RejectionGroup): Rejection {
  return { key: group.key, reasons: reasonsOf(group.reason), count: group.count, group };
}

export function screenshotView(row: ScreenshotRow, language: Language): RejectionScreenshot {
  const { releaseId, mediaId, place, contentType, fetchedAt, failure } = row;
  const path = `/audit-media/rejections/${toGlobalId("Release", releaseId)}/${encodeURIComponent(mediaId)}`;
  return {
    place,
    url: fetchedAt ? path : null,
    contentType,
    fetchedAt,
    failure: failure && wechatErrorView(failure, language),
  };
}
