import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Language } from "../language.ts";
import { wechatErrorInfo, type WechatErrorKind } from "../wechat/index.ts";
import { Deployment } from "./deployments/types.ts";

const ErrorCodeKindEnum = {
  BUSY: "busy",
  NOT_READY: "notReady",
  TOKEN: "token",
  QUOTA: "quota",
  RATE_LIMIT: "rateLimit",
  ENVIRONMENT: "environment",
  ACCOUNT: "account",
  REQUEST: "request",
  UNKNOWN: "unknown",
} as const satisfies Record<string, WechatErrorKind>;

registerEnumType(ErrorCodeKindEnum, {
  name: "ErrorCodeKind",
  description: "What a refusal of WeChat asks for.",
  valuesConfig: {
    BUSY: { description: "The same call again after a pause." },
    NOT_READY: { description: "WeChat is still working on the step before: the same call later." },
    TOKEN: { description: "A new token, then the same call once." },
    QUOTA: { description: "Used up for the day or the month: wait until then." },
    RATE_LIMIT: { description: "Too many calls at once: slower." },
    ENVIRONMENT: { description: "A setting of the platform must be put right." },
    ACCOUNT: { description: "The merchant must act: authorize again, tick a set, change the account." },
    REQUEST: { description: "The request is wrong and stays wrong." },
    UNKNOWN: { description: "Not in the table of codes: WeChat's words say more." },
  },
});

@ObjectType("FailingDeployment", { description: "A deployment in which releases stand failed with a code." })
export class FailingDeploymentType {
  @Field(() => Deployment)
  deployment!: Deployment;

  @Field(() => Int, { description: "How many of its releases." })
  count!: number;
}

@ObjectType({ description: "A code of WeChat's: what it means, what helps, and what stands failed with it now." })
export class ErrorCode {
  @Field(() => Int)
  errcode!: number;

  @Field(() => ErrorCodeKindEnum)
  kind!: WechatErrorKind;

  @Field(() => String, { description: "What the code means, in the caller's language." })
  meaning!: string;

  @Field(() => String, { description: "What to do about it, in the caller's language." })
  remedy!: string;

  @Field(() => Boolean, {
    description: "Whether the same call can succeed later without anybody doing anything.",
  })
  retryable!: boolean;
}

export function errorCodeView(errcode: number, language: Language): ErrorCode {
  const { kind, meaning, remedy, retryable } = wechatErrorInfo(errcode);
  return { errcode, kind, meaning: meaning[language], remedy: remedy[language], retryable };
}
