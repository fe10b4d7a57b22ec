import type { Text } from "../language.ts";

/** One share of the users a version goes out to, and when. */
export interface Phase {
  /** 0 to 100, each more than the one before; 100 is everybody, and ends the phased release. */
  percentage: number;
  /** How long after the phase before, and after the approval for the first. */
  afterMinutes: number;
  /** Members of the project get it whatever the share. */
  debuggersFirst?: boolean;
  /** So do those who may open the trial version. */
  testersFirst?: boolean;
}

/**
 * The phase that follows a share of the users; undefined when the plan ends there, and for a share below the first
 * phase: whoever set that by hand goes on by hand.
 */
export function nextPhase(phases: readonly Phase[] | null, percentage: number | null): Phase | undefined {
  const [first] = phases ?? [];
  if (percentage === null) return first;
  if (!first || percentage < first.percentage) return undefined;
  return phases?.find((phase) => phase.percentage > percentage);
}

/** A month: whoever wants more time raises it by hand. */
const longestMinutes = 31 * 24 * 60;
const mostPhases = 20;

export interface PhaseProblem {
  /** In the list. */
  at: number;
  field: "percentage" | "afterMinutes";
  text: Text;
}

/** What WeChat would refuse (85081, 85082), before anything is started. */
export function phaseProblems(phases: readonly Phase[]): PhaseProblem[] {
  const problems: PhaseProblem[] = [];
  for (const [at, phase] of phases.entries()) {
    const wrong = shareProblem(phase);
    if (wrong) problems.push({ at, field: "percentage", text: wrong });
    if (at > 0 && phase.percentage <= (phases[at - 1]?.percentage ?? -1)) {
      problems.push({
        at,
        field: "percentage",
        text: { zh: "比例只能变大", en: "Each share is larger than the last" },
      });
    }
    if (!Number.isInteger(phase.afterMinutes) || phase.afterMinutes < 0 || phase.afterMinutes > longestMinutes) {
      const text = { zh: `0 到 ${longestMinutes} 的整数`, en: `A whole number from 0 to ${longestMinutes}` };
      problems.push({ at, field: "afterMinutes", text });
    }
  }
  if (phases.length > mostPhases) {
    const text = { zh: `最多 ${mostPhases} 步`, en: `At most ${mostPhases} phases` };
    problems.push({ at: mostPhases, field: "percentage", text });
  }
  return problems;
}

/** Why a share of the users is none; null when it is one. */
export function shareProblem(phase: Omit<Phase, "afterMinutes">): Text | null {
  const { percentage, debuggersFirst, testersFirst } = phase;
  if (!Number.isInteger(percentage) || percentage < 0 || percentage > 100) {
    return { zh: "0 到 100 的整数", en: "A whole number from 0 to 100" };
  }
  if (percentage === 0 && debuggersFirst !== true && testersFirst !== true) {
    return {
      zh: "为 0 时须选择项目成员或体验成员先用",
      en: "With 0, project members or testers must have it first",
    };
  }
  return null;
}
