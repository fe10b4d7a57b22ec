import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { WechatErrorType, wechatErrorView } from "../../graphql/user-error.ts";
import type { Language } from "../../language.ts";
import { ReleaseWait, waitView } from "../wait-types.ts";
import type { Problem } from "./problems.ts";

const ProblemKindEnum = { FAILED: "FAILED", REJECTED: "REJECTED", WAITING: "WAITING" } as const satisfies Record<
  Problem["kind"],
  Problem["kind"]
>;

registerEnumType(ProblemKindEnum, {
  name: "DeploymentProblemKind",
  description: "How releases of a group stand still.",
  valuesConfig: {
    FAILED: { description: "WeChat refused for good: somebody must act, then they can be retried." },
    REJECTED: { description: "WeChat's review rejected them." },
    WAITING: { description: "They wait for something beside the ordinary way, and go on by themselves." },
  },
});

@ObjectType({ simpleResolvers: true, description: "Releases of a deployment that stand still for the same reason." })
export class DeploymentProblem {
  @Field(() => ProblemKindEnum)
  kind!: Problem["kind"];

  @Field(() => Int, { description: "How many releases." })
  count!: number;

  @Field(() => WechatErrorType, { nullable: true, description: "Of one of those that failed." })
  wechat!: WechatErrorType | null;

  @Field(() => String, { nullable: true, description: "Of one of those rejected, as WeChat gave it. Show it as text." })
  rejectReason!: string | null;

  @Field(() => ReleaseWait, { nullable: true, description: "Of one of those that wait." })
  waiting!: ReleaseWait | null;
}

export function problemView(problem: Problem, language: Language): DeploymentProblem {
  return {
    kind: problem.kind,
    count: problem.count,
    wechat: problem.kind === "FAILED" ? wechatErrorView(problem.failure, language) : null,
    rejectReason: problem.kind === "REJECTED" ? problem.reason : null,
    waiting: problem.kind === "WAITING" ? waitView(problem.waiting, language) : null,
  };
}
