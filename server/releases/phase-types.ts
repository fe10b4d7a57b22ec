import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "../graphql/scalars.ts";
import type { Phase } from "./phases.ts";

@ObjectType("Phase", {
  simpleResolvers: true,
  description: "A share of the users that a version goes out to by itself.",
})
export class PhaseType {
  @Field(() => Int, { description: "0 to 100; 100 is everybody, and ends the phased release." })
  percentage!: number;

  @Field(() => Int, { description: "How long after the phase before; after the approval for the first." })
  afterMinutes!: number;

  @Field(() => Boolean, { description: "Members of the project have it whatever the share." })
  debuggersFirst!: boolean;

  @Field(() => Boolean, { description: "So do those who may open the trial version." })
  testersFirst!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "The phase that comes by itself." })
export class NextPhase {
  @Field(() => Int, { description: "100 is everybody." })
  percentage!: number;

  @Field(() => DateTime, { description: "The earliest time; not while the deployment stands still." })
  at!: Date;
}

@ObjectType({ simpleResolvers: true, description: "A phased release, as WeChat's plan has it." })
export class ReleasePhase {
  @Field(() => Int, { description: "Share of the users that have the version." })
  percentage!: number;

  @Field(() => Boolean, { description: "Members of the project have it whatever the share." })
  debuggersFirst!: boolean;

  @Field(() => Boolean, { description: "So do those who may open the trial version." })
  testersFirst!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When WeChat was asked last." })
  readAt!: Date | null;

  @Field(() => NextPhase, { nullable: true, description: "Null when a person raises it." })
  next!: NextPhase | null;
}

@InputType()
export class PhaseInput {
  @Field(() => Int, { description: "0 to 100, each more than the one before; 100 is everybody." })
  percentage!: number;

  @Field(() => Int, { nullable: true, defaultValue: 0, description: "After the phase before, or the approval." })
  afterMinutes?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Members of the project have it whatever the share." })
  debuggersFirst?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "So do those who may open the trial version." })
  testersFirst?: boolean | null;
}

@InputType()
export class PhasedReleaseInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The version its actor saw: refused with CHANGED when it is another one now." })
  version!: string;

  @Field(() => Int, {
    description:
      "Share of the users, 0 to 100 and more than now. With 0 one of the two below is true; 100 is everybody.",
  })
  percentage!: number;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: "Members of the project have it first." })
  debuggersFirst?: boolean | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: "Those who may open the trial version." })
  testersFirst?: boolean | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

export function phaseView({ percentage, afterMinutes, debuggersFirst, testersFirst }: Phase): PhaseType {
  return { percentage, afterMinutes, debuggersFirst: debuggersFirst ?? false, testersFirst: testersFirst ?? false };
}

/** Null when none is given. */
export function phasesOf(given: readonly PhaseInput[] | null | undefined): Phase[] | null {
  if (!given?.length) return null;
  return given.map(({ percentage, afterMinutes, debuggersFirst, testersFirst }) => ({
    percentage,
    afterMinutes: afterMinutes ?? 0,
    ...(debuggersFirst ? { debuggersFirst } : {}),
    ...(testersFirst ? { testersFirst } : {}),
  }));
}
