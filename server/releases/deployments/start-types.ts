import { Field, ID, InputType, ObjectType } from "type-graphql";
import { AuthorizerFilterInput } from "../../authorizers/types.ts";
import { Json } from "../../graphql/scalars.ts";
import { UserError } from "../../graphql/user-error.ts";
import { AuditProfileInput } from "../audit/profile-types.ts";
import { DeploymentPlanInput } from "./plan-types.ts";
import { PhaseInput } from "../phase-types.ts";
import { DeploymentPreview } from "./preview-types.ts";
import { DeploymentRefusal } from "./refusal-types.ts";
import { Deployment } from "./types.ts";

@InputType({ description: "Domains the version needs; only what is registered on the platform can be added." })
export class DomainsInput {
  @Field(() => [String], { nullable: true, description: "https://…" })
  request?: string[] | null;
  @Field(() => [String], { nullable: true, description: "wss://…" })
  wsRequest?: string[] | null;
  @Field(() => [String], { nullable: true, description: "https://…" })
  upload?: string[] | null;
  @Field(() => [String], { nullable: true, description: "https://…" })
  download?: string[] | null;
  @Field(() => [String], { nullable: true, description: "udp://…" })
  udp?: string[] | null;
  @Field(() => [String], { nullable: true, description: "tcp://…" })
  tcp?: string[] | null;
  @Field(() => [String], { nullable: true, description: "Business domains, shown in web views: https://…" })
  webview?: string[] | null;
}

@InputType({ description: "One of authorizerIds, filter and selectionId." })
export class StartDeploymentInput {
  @Field(() => ID, { description: "The template's id, or WeChat's number of it." })
  templateId!: string;

  @Field(() => [ID], { nullable: true })
  authorizerIds?: string[] | null;

  @Field(() => AuthorizerFilterInput, { nullable: true, description: "All accounts that match now." })
  filter?: AuthorizerFilterInput | null;

  @Field(() => ID, { nullable: true, description: "Accounts that were chosen with createSelection." })
  selectionId?: string | null;

  @Field(() => String, { description: "At most 64 characters." })
  version!: string;

  @Field(() => String, {
    nullable: true,
    description: "What is new; the template's own words, or the version, when absent.",
  })
  description?: string | null;

  @Field(() => Json, { nullable: true, description: "ext.json without extAppid; custom data goes under ext." })
  extJson?: unknown;

  @Field(() => Boolean, { nullable: true, defaultValue: true })
  submitForAudit?: boolean | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  releaseWhenApproved?: boolean | null;

  @Field(() => [PhaseInput], {
    nullable: true,
    description: "Shares of the users, one after the other, instead of everybody at once.",
  })
  phases?: PhaseInput[] | null;

  @Field(() => DomainsInput, { nullable: true, description: "Added before the code goes out; what is there stays." })
  domains?: DomainsInput | null;

  @Field(() => AuditProfileInput, { nullable: true })
  auditProfile?: AuditProfileInput | null;

  @Field(() => DeploymentPlanInput, {
    nullable: true,
    description: "Waves, gates, thresholds, windows; all accounts at once when absent.",
  })
  plan?: DeploymentPlanInput | null;

  @Field(() => String, { nullable: true, description: "Why it is done, for those who read it later." })
  reason?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: "Only answers the preview; nothing is started." })
  dryRun?: boolean;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class StartDeploymentPayload {
  @Field(() => Deployment, { nullable: true, description: "Null when nothing was started." })
  deployment?: Deployment | null;

  @Field(() => [DeploymentRefusal], { description: "Accounts that were left out: data, not errors." })
  refusals!: DeploymentRefusal[];

  @Field(() => DeploymentPreview, { nullable: true, description: "Of a dry run: what would be done." })
  preview?: DeploymentPreview | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}
