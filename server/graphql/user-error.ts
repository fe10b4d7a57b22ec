import { Field, Int, ObjectType } from "type-graphql";
import type { Language, Text } from "../language.ts";
import { wechatErrorInfo } from "../wechat/error-codes.ts";
import { WechatError, WechatUnreachable } from "../wechat/errors.ts";
import type { Context } from "./context.ts";

/** What WeChat said, as rows keep it and as `WechatError` holds it. */
export interface WechatFailure {
  errcode: number;
  errmsg: string;
  rid?: string;
  endpoint: string;
}

@ObjectType("WechatError", { description: "A refusal of WeChat: its own words, what they mean and what helps." })
export class WechatErrorType {
  @Field(() => Int, { description: "WeChat's error code." })
  errcode!: number;

  @Field(() => String, { description: "WeChat's own words." })
  errmsg!: string;

  @Field(() => String, { nullable: true, description: "WeChat's id of the request, for its support." })
  rid!: string | null;

  @Field(() => String, { description: "The call that was refused." })
  endpoint!: string;

  @Field(() => String, { description: "What the code means, in the caller's language." })
  meaning!: string;

  @Field(() => String, { description: "What to do about it, in the caller's language." })
  remedy!: string;

  @Field(() => Boolean, { description: "Whether the same call can succeed later without anybody doing anything." })
  retryable!: boolean;
}

export function wechatErrorView(failure: WechatFailure, language: Language): WechatErrorType {
  const { errcode, errmsg, rid, endpoint } = failure;
  const info = wechatErrorInfo(errcode);
  return {
    errcode,
    errmsg,
    rid: rid ?? null,
    endpoint,
    meaning: info.meaning[language],
    remedy: info.remedy[language],
    retryable: info.retryable,
  };
}

@ObjectType({ description: "Why a mutation was refused, in words for the person who asked for it." })
export class UserError {
  @Field(() => String, { description: "Stable, for programs: UPPER_CASE." })
  code!: string;

  @Field(() => String, { description: "For people, in the caller's language." })
  message!: string;

  @Field(() => [String], { nullable: true, description: "Path of the input field it is about." })
  field!: string[] | null;

  @Field(() => String, { nullable: true, description: "What helps." })
  remedy!: string | null;

  @Field(() => WechatErrorType, { nullable: true, description: "Set when it was WeChat that refused." })
  wechat!: WechatErrorType | null;
}

export interface RefusalFacts {
  /** UPPER_CASE and stable. */
  code: string;
  text: Text;
  /** Path of the input field it is about. */
  field?: string | string[];
  remedy?: Text;
  wechat?: WechatFailure;
}

/** A no that a person can act on. Services throw it; `answer` turns it into `userErrors`. */
export class Refusal extends Error {
  override readonly name: string = "Refusal";
  readonly code: string;
  readonly text: Text;
  readonly field: string[] | null;
  readonly remedy: Text | null;
  readonly wechat: WechatFailure | null;

  constructor({ code, text, field, remedy, wechat }: RefusalFacts) {
    super(text.en);
    this.code = code;
    this.text = text;
    this.field = field === undefined ? null : [field].flat();
    this.remedy = remedy ?? null;
    this.wechat = wechat ?? null;
  }
}

const unreachable: Text = { zh: "微信没有给出可用的回答", en: "WeChat gave no usable answer" };
const tryAgain: Text = { zh: "请稍后重试", en: "Try again in a moment" };
const mayHaveArrived: Text = {
  zh: "微信可能已经执行了这次操作，重试前请先查看结果",
  en: "WeChat may have done it all the same: look before you try again",
};

/** The refusal in an error, or null when it is a bug and nobody's business. */
export function refusalIn(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof WechatError) {
    const { meaning, remedy } = wechatErrorInfo(error.errcode);
    return new Refusal({ code: "WECHAT_REFUSED", text: meaning, remedy, wechat: error });
  }
  if (error instanceof WechatUnreachable) {
    return new Refusal({
      code: "WECHAT_UNREACHABLE",
      text: unreachable,
      remedy: error.maySent ? mayHaveArrived : tryAgain,
    });
  }
  return null;
}

export function userErrorView(refusal: Refusal, language: Language): UserError {
  return {
    code: refusal.code,
    message: refusal.text[language],
    field: refusal.field,
    remedy: refusal.remedy?.[language] ?? null,
    wechat: refusal.wechat && wechatErrorView(refusal.wechat, language),
  };
}

/** A payload: its things, or none of them and the reasons. */
export type Answer<P extends object> = Partial<P> & { userErrors: UserError[] };

/**
 * Runs a mutation. What it refuses, and what WeChat refuses, comes back as `userErrors`; bugs go on being thrown.
 *
 * @param otherwise fields of the payload that are never null, for when it is refused
 */
export async function answer<P extends object>(
  context: Pick<Context, "language">,
  run: () => Promise<P>,
  otherwise?: Partial<P>,
): Promise<Answer<P>> {
  try {
    return { ...(await run()), userErrors: [] };
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    // TypeScript cannot see that a Partial of P with userErrors is an Answer of P.
    return { ...otherwise, userErrors: [userErrorView(refusal, context.language)] } as Answer<P>;
  }
}
