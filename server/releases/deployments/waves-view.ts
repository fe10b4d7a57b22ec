import type { Language } from "../../language.ts";
import type { DeploymentRow } from "../service.ts";
import { type DeploymentWave, gateText, type WaveState } from "./conduct-types.ts";
import { countsOf } from "./counts.ts";
import type { WaveCount } from "./conduct-store.ts";
import { gateHold, outcomesOf } from "./gates.ts";
import { gateView } from "./plan-types.ts";

/** The waves of a deployment as people see them: counted from 1, each with what the next one waits for. */
export function wavesView(
  row: DeploymentRow,
  counts: readonly WaveCount[],
  { now, language }: { now: Date; language: Language },
): DeploymentWave[] {
  const plans = row.plan?.waves ?? [{}];
  return plans.map(({ gate }, wave) => {
    const own = counts.filter((one) => one.wave === wave);
    const standing = Object.fromEntries(own.map(({ state: name, count }) => [name, count]));
    const state = stateOf(row, wave);
    const isHolding = state === "OPEN" && wave < plans.length - 1;
    const hold = isHolding ? gateHold(gate, outcomesOf(standing, row), row.waveOpenedAt ?? row.createdAt, now) : null;
    return {
      number: wave + 1,
      state,
      counts: countsOf(own),
      openedAt: wave === row.wave ? (row.waveOpenedAt ?? row.createdAt) : null,
      gate: gate ? gateView(gate) : null,
      waitsFor: hold ? gateText(hold)[language] : null,
      opensNextAt: hold?.by === "time" && gate?.manual !== true ? hold.until : null,
    };
  });
}

function stateOf({ wave: open, state }: DeploymentRow, wave: number): WaveState {
  if (wave > open) return "WAITING";
  return wave < open || state === "COMPLETED" ? "OVER" : "OPEN";
}
