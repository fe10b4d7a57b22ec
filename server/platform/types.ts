import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime } from "../graphql/scalars.ts";
import { UserError, WechatErrorType, wechatErrorView } from "../graphql/user-error.ts";
import type { Language } from "../language.ts";
import type { HealthLevel, PlatformView, Problem } from "./service.ts";

export const HealthLevelEnum = { OK: "OK", WARNING: "WARNING", ERROR: "ERROR" } as const satisfies Record<
  HealthLevel,
  HealthLevel
>;

registerEnumType(HealthLevelEnum, {
  name: "HealthLevel",
  description: "How well something is.",
  valuesConfig: {
    OK: { description: "As it should be." },
    WARNING: { description: "Works, and somebody should look." },
    ERROR: { description: "Does not work, or soon will not." },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: "The ticket WeChat pushes every ten minutes, without which there is no token.",
})
export class PlatformTicket {
  @Field(() => DateTime, { nullable: true, description: "When it last came; null when none ever did." })
  receivedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "WeChat's CreateTime of it." })
  createdAt!: Date | null;

  @Field(() => Int, { nullable: true })
  ageSeconds!: number | null;

  @Field(() => DateTime, { nullable: true, description: "When WeChat stops accepting it: 12 hours after it came." })
  expiresAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When WeChat was last asked to push." })
  pushRequestedAt!: Date | null;

  @Field(() => HealthLevelEnum)
  level!: HealthLevel;
}

@ObjectType({ simpleResolvers: true, description: "The platform's own access token; never the token itself." })
export class PlatformToken {
  @Field(() => DateTime, { nullable: true, description: "Null when there is none yet." })
  obtainedAt!: Date | null;

  @Field(() => DateTime, { nullable: true })
  expiresAt!: Date | null;

  @Field(() => HealthLevelEnum)
  level!: HealthLevel;
}

@ObjectType({ simpleResolvers: true, description: "What comes through the callback door." })
export class CallbackHealth {
  @Field(() => DateTime, { nullable: true, description: "The last push that was WeChat's." })
  lastReceivedAt!: Date | null;

  @Field(() => Int, { description: "On record; of a flood only a part is recorded." })
  refusedLastHour!: number;

  @Field(() => Int)
  receivedLastHour!: number;

  @Field(() => HealthLevelEnum)
  level!: HealthLevel;
}

@ObjectType({ simpleResolvers: true, description: "The jobs that wait and run." })
export class QueueHealth {
  @Field(() => Int, { description: "Jobs that could run now and do not yet." })
  due!: number;

  @Field(() => Int, { nullable: true, description: "How long the oldest of them has waited; null when none is due." })
  oldestDueSeconds!: number | null;

  @Field(() => Int)
  running!: number;

  @Field(() => Int, { description: "Given up after several tries." })
  failed!: number;

  @Field(() => HealthLevelEnum)
  level!: HealthLevel;
}

@ObjectType({
  simpleResolvers: true,
  description: "How many code reviews may still be submitted this month, by all accounts together.",
})
export class AuditQuota {
  @Field(() => Int)
  rest!: number;

  @Field(() => Int)
  limit!: number;

  @Field(() => Int)
  speedupRest!: number;

  @Field(() => Int)
  speedupLimit!: number;

  @Field(() => DateTime)
  readAt!: Date;

  @Field(() => HealthLevelEnum)
  level!: HealthLevel;
}

@ObjectType({ simpleResolvers: true, description: "What to enter in WeChat's console." })
export class CallbackUrls {
  @Field(() => String)
  authorization!: string;

  @Field(() => String, { description: "With the literal $APPID$, which WeChat replaces." })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: "Something that is not well, with its remedy." })
export class PlatformProblem {
  @Field(() => String, { description: "Stable, for programs: UPPER_CASE." })
  code!: string;

  @Field(() => HealthLevelEnum)
  level!: HealthLevel;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: "What it is known by." })
  fact!: string;

  @Field(() => String, { description: "What to do." })
  remedy!: string;

  @Field(() => WechatErrorType, { nullable: true, description: "Set when WeChat refused." })
  wechat!: WechatErrorType | null;

  @Field(() => DateTime, { nullable: true })
  since!: Date | null;
}

@ObjectType({ description: "How much there is of what the platform looks after." })
export class PlatformCounts {}

@ObjectType("Platform", {
  simpleResolvers: true,
  description: "The third-party platform itself, and whether it is well.",
})
export class PlatformType {
  @Field(() => String)
  appId!: string;

  @Field(() => String, { nullable: true, description: "What merchants see on our pages." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Whom merchants may ask, shown on our pages." })
  contact!: string | null;

  @Field(() => Boolean, { description: "WeChat is played by the simulator." })
  sandbox!: boolean;

  @Field(() => String, { nullable: true, description: "The simulator's own page." })
  sandboxUrl!: string | null;

  @Field(() => PlatformTicket)
  ticket!: PlatformTicket;

  @Field(() => PlatformToken)
  accessToken!: PlatformToken;

  @Field(() => CallbackHealth)
  callbacks!: CallbackHealth;

  @Field(() => QueueHealth)
  queue!: QueueHealth;

  @Field(() => AuditQuota, { nullable: true, description: "Null until it was read for the first time." })
  auditQuota!: AuditQuota | null;

  @Field(() => CallbackUrls)
  callbackUrls!: CallbackUrls;

  @Field(() => [PlatformProblem], { description: "Worst first; empty when all is well." })
  problems!: PlatformProblem[];

  @Field(() => HealthLevelEnum, { description: "That of the worst problem." })
  level!: HealthLevel;

  @Field(() => PlatformCounts)
  counts!: PlatformCounts;
}

@InputType()
export class UpdatePlatformInput {
  @Field(() => String, { nullable: true, description: "Left as it is when absent, taken away when null." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Left as it is when absent, taken away when null." })
  contact?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class RequestTicketPayload {
  @Field(() => PlatformType, { nullable: true })
  platform?: PlatformType | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true })
export class RenewPlatformTokenPayload {
  @Field(() => PlatformType, { nullable: true })
  platform?: PlatformType | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true })
export class UpdatePlatformPayload {
  @Field(() => PlatformType, { nullable: true })
  platform?: PlatformType | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function platformType(view: PlatformView, language: Language): PlatformType {
  return {
    ...view,
    sandbox: view.sandboxUrl !== null,
    problems: view.problems.map((problem) => problemType(problem, language)),
    counts: new PlatformCounts(),
  };
}

function problemType(
  { code, level, title, fact, remedy, wechat, since }: Problem,
  language: Language,
): PlatformProblem {
  return {
    code,
    level,
    title: title[language],
    fact: fact[language],
    remedy: remedy[language],
    wechat: wechat ? wechatErrorView(wechat, language) : null,
    since,
  };
}
