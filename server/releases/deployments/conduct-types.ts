import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { registered } from "../../graphql/registered.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { UserError, WechatErrorType, wechatErrorView } from "../../graphql/user-error.ts";
import type { Language, Text } from "../../language.ts";
import { wechatErrorInfo } from "../../wechat/index.ts";
import { ReleaseStateEnum } from "../state-types.ts";
import type { ReleaseState } from "../states.ts";
import type { GateHold } from "./gates.ts";
import type { DeploymentHalt } from "./plan.ts";
import { WaveGate } from "./plan-types.ts";
import { Deployment, DeploymentCounts } from "./types.ts";

const waveStates = ["WAITING", "OPEN", "OVER"] as const;
export type WaveState = (typeof waveStates)[number];

const WaveStateEnum = registered<WaveState>("DeploymentWaveState", waveStates, "Whether a wave has begun.", {
  WAITING: "None of its accounts was touched.",
  OPEN: "It is the newest one that is open.",
  OVER: "A later one is open, or nothing of the deployment is under way.",
});

@ObjectType({ simpleResolvers: true, description: "A part of a deployment's accounts that goes together." })
export class DeploymentWave {
  @Field(() => Int, { description: "From 1." })
  number!: number;

  @Field(() => WaveStateEnum)
  state!: WaveState;

  @Field(() => DeploymentCounts)
  counts!: DeploymentCounts;

  @Field(() => DateTime, { nullable: true, description: "Of the newest wave that is open; null for the others." })
  openedAt!: Date | null;

  @Field(() => WaveGate, { nullable: true, description: "What must be true of it before the next one opens." })
  gate!: WaveGate | null;

  @Field(() => String, {
    nullable: true,
    description: "What keeps the next wave from opening, as a sentence; null when there is none, or it is open.",
  })
  waitsFor!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the next wave opens, if nothing else holds it." })
  opensNextAt!: Date | null;
}

const haltReasons = ["PROBLEM_SHARE", "SAME_ERRCODE", "GATE"] as const;
type HaltReason = (typeof haltReasons)[number];

const HaltReasonEnum = registered<HaltReason>(
  "DeploymentHaltReason",
  haltReasons,
  "Why a deployment waits for a person.",
  {
    PROBLEM_SHARE: "Too great a share of its releases was rejected, failed or rolled back: it is HALTED.",
    SAME_ERRCODE: "The same error code of WeChat's came on too many accounts: it is HALTED.",
    GATE: "The next wave does not open by itself: openNextWave does it. What is open goes on.",
  },
);

@ObjectType("DeploymentHalt", { simpleResolvers: true, description: "Why a deployment waits for a person." })
export class DeploymentHaltType {
  @Field(() => HaltReasonEnum)
  reason!: HaltReason;

  @Field(() => String, { description: "Rule and numbers, in the caller's language." })
  message!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => Float, { nullable: true, description: "Of PROBLEM_SHARE: the share there was." })
  share!: number | null;

  @Field(() => Float, { nullable: true, description: "Of PROBLEM_SHARE: the share there may be." })
  limit!: number | null;

  @Field(() => Int, { nullable: true, description: "Of SAME_ERRCODE: on how many accounts." })
  count!: number | null;

  @Field(() => WechatErrorType, { nullable: true, description: "Of SAME_ERRCODE: the code and what helps." })
  wechat!: WechatErrorType | null;

  @Field(() => Int, { nullable: true, description: "Of GATE: the wave that is open, from 1." })
  wave!: number | null;
}

export function haltView(halt: DeploymentHalt, language: Language): DeploymentHaltType {
  const none = { share: null, limit: null, count: null, wechat: null, wave: null };
  const common = { ...none, at: new Date(halt.at), message: haltText(halt)[language] };
  switch (halt.why) {
    case "problemShare":
      return { ...common, reason: "PROBLEM_SHARE", share: halt.share, limit: halt.limit };
    case "sameErrcode": {
      const { errcode, count } = halt;
      const wechat = wechatErrorView({ errcode, errmsg: "", endpoint: "" }, language);
      return { ...common, reason: "SAME_ERRCODE", count, wechat };
    }
    case "gate":
      return { ...common, reason: "GATE", wave: halt.wave + 1 };
  }
}

function haltText(halt: DeploymentHalt): Text {
  switch (halt.why) {
    case "problemShare": {
      const [share, limit] = [percent(halt.share), percent(halt.limit)];
      return { zh: `问题占 ${share}，上限 ${limit}`, en: `${share} went wrong, the limit is ${limit}` };
    }
    case "sameErrcode": {
      const { errcode, count } = halt;
      const { zh, en } = wechatErrorInfo(errcode).meaning;
      return {
        zh: `${count} 个账号出现同一错误 ${errcode}：${zh}`,
        en: `${count} accounts failed with ${errcode}: ${en}`,
      };
    }
    case "gate":
      return {
        zh: `第 ${halt.wave + 1} 波之后需要人工开放下一波`,
        en: `A person has to open the wave after wave ${halt.wave + 1}`,
      };
  }
}

/** What keeps the next wave from opening. */
export function gateText(hold: GateHold): Text {
  switch (hold.by) {
    case "approvals": {
      const [share, wanted] = [percent(hold.share), percent(hold.wanted)];
      return { zh: `已通过 ${share}，需要 ${wanted}`, en: `${share} approved, ${wanted} needed` };
    }
    case "underWay":
      return { zh: `还有 ${hold.count} 个未结束`, en: `${hold.count} are still under way` };
    case "problems": {
      const [share, limit] = [percent(hold.share), percent(hold.limit)];
      return {
        zh: `问题占 ${share}，上限 ${limit}：重试成功，或人工开放下一波`,
        en: `${share} went wrong, the limit is ${limit}: retry them, or open the next wave by hand`,
      };
    }
    case "time":
      return { zh: "等待规定的间隔时间", en: "The time between the waves is not over" };
    case "person":
      return { zh: "等待人工开放下一波", en: "Waits for a person to open the next wave" };
  }
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

@InputType()
export class OpenNextWaveInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, {
    description: "The wave that is open as its actor saw it, from 1: refused with CHANGED when it is another one now.",
  })
  wave!: number;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType({ description: "Which releases to take up again; each part that is given must fit." })
export class RetryReleasesInput {
  @Field(() => ID)
  deploymentId!: string;

  @Field(() => Int, { nullable: true, description: "Failed with this code of WeChat's." })
  errcode?: number | null;

  @Field(() => [ReleaseStateEnum], {
    nullable: true,
    description: "Of FAILED, REJECTED and WITHDRAWN; those that failed when absent.",
  })
  states?: ReleaseState[] | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType({ description: "Which releases to leave out; at least one part, and each that is given must fit." })
export class SkipReleasesInput {
  @Field(() => ID)
  deploymentId!: string;

  @Field(() => [ID], { nullable: true, description: "At most 1,000." })
  releaseIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: "Failed with this code of WeChat's." })
  errcode?: number | null;

  @Field(() => ReleaseStateEnum, {
    nullable: true,
    description: "QUEUED, COMMITTED, APPROVED, FAILED, REJECTED or WITHDRAWN.",
  })
  state?: ReleaseState | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class PublishReleasesInput {
  @Field(() => ID)
  deploymentId!: string;

  @Field(() => Int, { nullable: true, description: "Only this wave's, from 1." })
  wave?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The version its actor saw: refused with CHANGED when it is another one.",
  })
  version?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class RollBackWaveInput {
  @Field(() => ID)
  deploymentId!: string;

  @Field(() => Int, { nullable: true, description: "Only this wave's, from 1; the whole deployment when absent." })
  wave?: number | null;

  @Field(() => String, {
    description: "The version its actor saw: refused with CHANGED when it is another one.",
  })
  version!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class DeploymentBulkPayload {
  @Field(() => Deployment, { nullable: true })
  deployment?: Deployment | null;

  @Field(() => Int, { description: "How many releases are meant; they follow one after the other." })
  count!: number;

  @Field(() => [UserError])
  userErrors!: UserError[];
}
