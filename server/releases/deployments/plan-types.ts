import { Field, Float, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "../../graphql/scalars.ts";
import { withoutNulls } from "../without-nulls.ts";
import { defaultConcurrency, type DeploymentPlan, type GatePlan } from "./plan.ts";

const gateWords = {
  all: "What must be true of a wave before the next one opens; all of it. Without approvedShare the wave must be over: each of its releases has ended, or waits for a person.",
  approvedShare: "Share of the wave that must be approved or further, 0 to 1; 0 leaves the time alone to decide.",
  problemShare: "Share of the wave that may be rejected, failed or rolled back at most, 0 to 1.",
  minutes: "How long after the wave opened at the earliest.",
  manual: "A person opens the next wave, by openNextWave.",
};

@InputType({ description: gateWords.all })
export class WaveGateInput {
  @Field(() => Float, { nullable: true, description: gateWords.approvedShare })
  approvedShare?: number | null;

  @Field(() => Float, { nullable: true, description: gateWords.problemShare })
  problemShare?: number | null;

  @Field(() => Int, { nullable: true, description: gateWords.minutes })
  minutes?: number | null;

  @Field(() => Boolean, { nullable: true, description: gateWords.manual })
  manual?: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: gateWords.all })
export class WaveGate {
  @Field(() => Float, { nullable: true, description: gateWords.approvedShare })
  approvedShare!: number | null;

  @Field(() => Float, { nullable: true, description: gateWords.problemShare })
  problemShare!: number | null;

  @Field(() => Int, { nullable: true, description: gateWords.minutes })
  minutes!: number | null;

  @Field(() => Boolean, { description: gateWords.manual })
  manual!: boolean;
}

const waveWords = {
  accounts: "How many accounts; the last wave takes the rest and has no size.",
  share: "Or a share of all accounts, more than 0 and less than 1.",
  gate: "When the next wave opens; without one, when this one is over. The last wave has none.",
};

@InputType({ description: "A part of the accounts, in the order in which they were chosen." })
export class DeploymentWaveInput {
  @Field(() => Int, { nullable: true, description: waveWords.accounts })
  accounts?: number | null;

  @Field(() => Float, { nullable: true, description: waveWords.share })
  share?: number | null;

  @Field(() => WaveGateInput, { nullable: true, description: waveWords.gate })
  gate?: WaveGateInput | null;
}

@ObjectType({ simpleResolvers: true, description: "A part of the accounts, in the order in which they were chosen." })
export class PlannedWave {
  @Field(() => Int, { nullable: true, description: waveWords.accounts })
  accounts!: number | null;

  @Field(() => Float, { nullable: true, description: waveWords.share })
  share!: number | null;

  @Field(() => WaveGate, { nullable: true, description: waveWords.gate })
  gate!: WaveGate | null;
}

const haltWords = {
  all: "When it stops by itself (HALTED). After a person resumed it, only what happened since then counts.",
  problemShare:
    "Share of what has an outcome (approved or further, rejected, failed, rolled back) that may be a problem, 0 to 1.",
  minimum: "From how many outcomes on the share is looked at; 10 when absent.",
  sameErrcode: "One error code of WeChat's on that many accounts, whatever the share.",
};

@InputType({ description: haltWords.all })
export class HaltInput {
  @Field(() => Float, { nullable: true, description: haltWords.problemShare })
  problemShare?: number | null;

  @Field(() => Int, { nullable: true, description: haltWords.minimum })
  minimum?: number | null;

  @Field(() => Int, { nullable: true, description: haltWords.sameErrcode })
  sameErrcode?: number | null;
}

@ObjectType({ simpleResolvers: true, description: haltWords.all })
export class HaltRule {
  @Field(() => Float, { nullable: true, description: haltWords.problemShare })
  problemShare!: number | null;

  @Field(() => Int, { nullable: true, description: haltWords.minimum })
  minimum!: number | null;

  @Field(() => Int, { nullable: true, description: haltWords.sameErrcode })
  sameErrcode!: number | null;
}

const windowWords = {
  all: "A time of the week in which code is uploaded, submitted and released; outside of all windows releases wait (WINDOW). What a person asks for one by one goes at any time.",
  days: "1 is Monday, 7 is Sunday: the day on which it opens. Every day when absent.",
  from: "HH:MM on the wall clock of the zone.",
  to: "HH:MM, up to 24:00; earlier than `from` means the next day.",
  zone: "IANA name, such as Asia/Shanghai.",
};

@InputType({ description: windowWords.all })
export class DeploymentWindowInput {
  @Field(() => [Int], { nullable: true, description: windowWords.days })
  days?: number[] | null;

  @Field(() => String, { description: windowWords.from })
  from!: string;

  @Field(() => String, { description: windowWords.to })
  to!: string;

  @Field(() => String, { description: windowWords.zone })
  zone!: string;
}

@ObjectType({ simpleResolvers: true, description: windowWords.all })
export class DeploymentWindow {
  @Field(() => [Int], { nullable: true, description: windowWords.days })
  days!: number[] | null;

  @Field(() => String, { description: windowWords.from })
  from!: string;

  @Field(() => String, { description: windowWords.to })
  to!: string;

  @Field(() => String, { description: windowWords.zone })
  zone!: string;
}

const freezeWords = "A time in which nothing is uploaded, submitted or released, such as a sales festival.";

@InputType({ description: freezeWords })
export class DeploymentFreezeInput {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime, { description: "Not in it any more." })
  until!: Date;

  @Field(() => String, { nullable: true })
  reason?: string | null;
}

@ObjectType({ simpleResolvers: true, description: freezeWords })
export class DeploymentFreeze {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime, { description: "Not in it any more." })
  until!: Date;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

const planWords = {
  all: "How a deployment goes over its accounts. Everything absent is without limit.",
  waves: "In order, the last one takes the rest; one wave of all accounts when absent.",
  concurrency: `How many calls to WeChat may be under way for it at once, 1 to 100; ${defaultConcurrency} when absent.`,
};

@InputType({ description: planWords.all })
export class DeploymentPlanInput {
  @Field(() => [DeploymentWaveInput], { nullable: true, description: planWords.waves })
  waves?: DeploymentWaveInput[] | null;

  @Field(() => HaltInput, { nullable: true })
  halt?: HaltInput | null;

  @Field(() => [DeploymentWindowInput], { nullable: true })
  windows?: DeploymentWindowInput[] | null;

  @Field(() => [DeploymentFreezeInput], { nullable: true })
  freezes?: DeploymentFreezeInput[] | null;

  @Field(() => Int, { nullable: true, description: planWords.concurrency })
  concurrency?: number | null;
}

@ObjectType("DeploymentPlan", { simpleResolvers: true, description: planWords.all })
export class DeploymentPlanType {
  @Field(() => [PlannedWave], { description: planWords.waves })
  waves!: PlannedWave[];

  @Field(() => HaltRule, { nullable: true })
  halt!: HaltRule | null;

  @Field(() => [DeploymentWindow])
  windows!: DeploymentWindow[];

  @Field(() => [DeploymentFreeze])
  freezes!: DeploymentFreeze[];

  @Field(() => Int, { description: planWords.concurrency })
  concurrency!: number;
}

/** Absent and null mean the same to us; rows keep neither. */
export function planOf({ waves, halt, windows, freezes, concurrency }: DeploymentPlanInput): DeploymentPlan {
  return {
    waves: waves?.length
      ? waves.map(({ gate, ...size }) => ({ ...withoutNulls(size), ...(gate ? { gate: withoutNulls(gate) } : {}) }))
      : [{}],
    ...(halt ? { halt: withoutNulls(halt) } : {}),
    ...(windows?.length ? { windows: windows.map((window) => withoutNulls(window)) } : {}),
    ...(freezes?.length
      ? {
          freezes: freezes.map(({ from, until, reason }) => ({
            from: from.getTime(),
            until: until.getTime(),
            ...(reason ? { reason } : {}),
          })),
        }
      : {}),
    ...(concurrency == null ? {} : { concurrency }),
  };
}

export function planView({ waves, halt, windows = [], freezes = [], concurrency }: DeploymentPlan): DeploymentPlanType {
  return {
    waves: waves.map(({ accounts, share, gate }) => ({
      accounts: accounts ?? null,
      share: share ?? null,
      gate: gate ? gateView(gate) : null,
    })),
    halt: halt
      ? {
          problemShare: halt.problemShare ?? null,
          minimum: halt.minimum ?? null,
          sameErrcode: halt.sameErrcode ?? null,
        }
      : null,
    windows: windows.map(({ days, ...window }) => ({ ...window, days: days ?? null })),
    freezes: freezes.map(({ from, until, reason }) => ({
      from: new Date(from),
      until: new Date(until),
      reason: reason ?? null,
    })),
    concurrency: concurrency ?? defaultConcurrency,
  };
}

export function gateView({ approvedShare, problemShare, minutes, manual = false }: GatePlan): WaveGate {
  return {
    approvedShare: approvedShare ?? null,
    problemShare: problemShare ?? null,
    minutes: minutes ?? null,
    manual,
  };
}
