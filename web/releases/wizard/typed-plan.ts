import * as z from "zod/mini";
import type { DeploymentPlanInput, DeploymentWaveInput, WaveGateInput } from "../../graphql/generated/graphql.ts";

const typed = z.string();

/** A wave as it is typed: its size, and what must be true before the next one opens. Shares are in percent. */
export const typedWave = z.object({
  unit: z.enum(["accounts", "share"]),
  size: typed,
  approved: typed,
  problems: typed,
  minutes: typed,
  manual: z.boolean(),
});
export type TypedWave = z.infer<typeof typedWave>;

export const typedWindow = z.object({ days: z.array(z.number()), from: typed, to: typed, zone: typed });
export type TypedWindow = z.infer<typeof typedWindow>;

/** Wall-clock times of the viewer, as `<input type="datetime-local">` gives them. */
export const typedFreeze = z.object({ from: typed, until: typed, reason: typed });
export type TypedFreeze = z.infer<typeof typedFreeze>;

export const typedPlan = z.object({
  /** All but the last one, which takes the rest. */
  waves: z.array(typedWave),
  haltShare: typed,
  haltMinimum: typed,
  haltErrcode: typed,
  windows: z.array(typedWindow),
  freezes: z.array(typedFreeze),
  concurrency: typed,
});
export type TypedPlan = z.infer<typeof typedPlan>;

/** A few, looked at by a person; a tenth; the rest. */
export const usualPlan: TypedPlan = {
  waves: [
    { unit: "accounts", size: "5", approved: "80", problems: "20", minutes: "", manual: true },
    { unit: "share", size: "10", approved: "80", problems: "10", minutes: "", manual: false },
  ],
  haltShare: "20",
  haltMinimum: "10",
  haltErrcode: "",
  windows: [],
  freezes: [],
  concurrency: "",
};

export const emptyWave: TypedWave = {
  unit: "share",
  size: "10",
  approved: "80",
  problems: "10",
  minutes: "",
  manual: false,
};

/** What the server takes; what cannot be a number is sent as zero, and the server says at which field. */
export function planInput(plan: TypedPlan): DeploymentPlanInput {
  const { haltShare, haltMinimum, haltErrcode, windows, freezes, concurrency } = plan;
  const halts = haltShare.trim() !== "" || haltErrcode.trim() !== "";
  return {
    waves: [...plan.waves.map(waveInput), {}],
    ...(halts && {
      halt: {
        ...optional("problemShare", share(haltShare)),
        ...optional("minimum", whole(haltMinimum)),
        ...optional("sameErrcode", whole(haltErrcode)),
      },
    }),
    ...(windows.length > 0 && {
      windows: windows.map(({ days, from, to, zone }) => ({ ...(days.length > 0 && { days }), from, to, zone })),
    }),
    ...(freezes.some(isDated) && {
      freezes: freezes.filter(isDated).map(({ from, until, reason }) => ({
        from: new Date(from).toISOString(),
        until: new Date(until).toISOString(),
        ...(reason.trim() && { reason: reason.trim() }),
      })),
    }),
    ...optional("concurrency", whole(concurrency)),
  };
}

/** Which waves of the plan get how many of so many accounts, in order: the server's own rule. */
export function waveSizes({ waves }: Pick<TypedPlan, "waves">, total: number): number[] {
  let left = total;
  const sizes = waves.map(({ unit, size }) => {
    const wanted = unit === "accounts" ? (whole(size) ?? 0) : Math.max(1, Math.round((share(size) ?? 0) * total));
    const taken = Math.min(left, wanted);
    left -= taken;
    return taken;
  });
  return [...sizes, left];
}

function waveInput({ unit, size, approved, problems, minutes, manual }: TypedWave): DeploymentWaveInput {
  const gate: WaveGateInput = {
    ...optional("approvedShare", share(approved)),
    ...optional("problemShare", share(problems)),
    ...optional("minutes", whole(minutes)),
    ...(manual && { manual }),
  };
  return {
    ...(unit === "accounts" ? { accounts: whole(size) ?? 0 } : { share: share(size) ?? 0 }),
    ...(Object.keys(gate).length > 0 && { gate }),
  };
}

function isDated({ from, until }: TypedFreeze): boolean {
  return [from, until].every((moment) => !Number.isNaN(Date.parse(moment)));
}

/** "12" → 12; nothing typed is nothing at all. */
function whole(text: string): number | undefined {
  if (text.trim() === "") return undefined;
  const value = Number(text);
  return Number.isInteger(value) ? value : 0;
}

/** "80" → 0.8 */
function share(percent: string): number | undefined {
  if (percent.trim() === "") return undefined;
  const value = Number(percent.replace("%", ""));
  // 7 / 100 * 100 is not 7: the server gets what was typed.
  return Number.isFinite(value) ? Number((value / 100).toFixed(6)) : 0;
}

function optional<K extends string>(name: K, value: number | undefined): { [Name in K]?: number } {
  return (value === undefined ? {} : { [name]: value }) as { [Name in K]?: number };
}
