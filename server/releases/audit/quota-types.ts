import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "../../graphql/scalars.ts";
import { UserError } from "../../graphql/user-error.ts";
import { Deployment } from "../deployments/types.ts";
import type { Forecast, ForecastDay } from "./forecast.ts";
import type { AuditQuotaReadingRow } from "./quota-store.ts";

@ObjectType({ simpleResolvers: true, description: "How many submissions can go on a day." })
export class QuotaForecastDay implements ForecastDay {
  @Field(() => String, { description: "In Beijing: 2026-12-01." })
  day!: string;

  @Field(() => Int)
  submissions!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "When submissions can go: with what is left of this month's allowance, then with each month's own.",
})
export class QuotaForecast implements Forecast {
  @Field(() => Int, { description: "Submissions that are wanted." })
  needs!: number;

  @Field(() => Int, { description: "Left this month, before them." })
  rest!: number;

  @Field(() => Int, { description: "What each month allows." })
  limit!: number;

  @Field(() => [QuotaForecastDay], { description: "Days on which something goes, in order; today is the first." })
  days!: QuotaForecastDay[];

  @Field(() => Int, { description: "What does not go within a year." })
  unmet!: number;
}

@ObjectType({ simpleResolvers: true, description: "What WeChat said of the quota at a time." })
export class AuditQuotaReading {
  @Field(() => DateTime)
  readAt!: Date;

  @Field(() => Int)
  rest!: number;

  @Field(() => Int)
  limit!: number;

  @Field(() => Int)
  speedUpRest!: number;

  @Field(() => Int)
  speedUpLimit!: number;
}

@ObjectType({ simpleResolvers: true, description: "What a deployment takes of the submissions." })
export class AuditQuotaUse {
  @Field(() => Deployment)
  deployment!: Deployment;

  @Field(() => Int, { description: "Submitted this month, by Beijing's calendar." })
  submitted!: number;

  @Field(() => QuotaForecast, { description: "For what it still submits, behind the deployments begun before it." })
  forecast!: QuotaForecast;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "The month's submissions to WeChat's review, shared by all accounts: what is left and how long it lasts.",
})
export class AuditQuotaReport extends AuditQuotaReading {
  @Field(() => DateTime, {
    nullable: true,
    description: "Since when it is known to be used up (85085) and every submission waits; null when they go.",
  })
  heldSince!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "While submissions wait: when WeChat is asked again." })
  nextCheckAt!: Date | null;

  @Field(() => QuotaForecast, { description: "For everything that still has to be submitted." })
  forecast!: QuotaForecast;

  @Field(() => [AuditQuotaUse], {
    description: "Deployments that submitted this month or still will, up to 100, those that need most first.",
  })
  usedBy!: AuditQuotaUse[];
}

@ObjectType({ simpleResolvers: true })
export class RefreshAuditQuotaPayload {
  @Field(() => AuditQuotaReport, { nullable: true })
  auditQuota?: AuditQuotaReport | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function readingView(row: AuditQuotaReadingRow): AuditQuotaReading {
  const { readAt, rest, limit, speedUpRest, speedUpLimit } = row;
  return { readAt, rest, limit, speedUpRest, speedUpLimit };
}
