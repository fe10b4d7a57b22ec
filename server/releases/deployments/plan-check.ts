import { Refusal } from "../../graphql/user-error.ts";
import type { Text } from "../../language.ts";
import type { DeploymentPlan, GatePlan, HaltPlan, WavePlan, Window } from "./plan.ts";

/** More would be no plan any more, and each is shown. */
const most = { waves: 20, windows: 20, freezes: 50, concurrency: 100 };
const longestGateMinutes = 30 * 24 * 60;
const longestFreezeReason = 200;

/** Everything that is wrong with a plan, each at its field. */
export function planProblems(plan: DeploymentPlan): Refusal[] {
  const { waves, halt, windows = [], freezes = [], concurrency } = plan;
  return [
    ...countProblems("waves", waves.length, 1, most.waves),
    ...waves.flatMap((wave, place) => waveProblems(wave, place, waves.length)),
    ...shareOfAllProblems(waves),
    ...(halt ? haltProblems(halt) : []),
    ...countProblems("windows", windows.length, 0, most.windows),
    ...windows.flatMap((window, place) => windowProblems(window, place)),
    ...countProblems("freezes", freezes.length, 0, most.freezes),
    ...freezes.flatMap(({ from, until, reason = "" }, place) => [
      ...(from < until ? [] : [bad(["freezes", place, "until"], texts.endsBeforeItBegins)]),
      ...([...reason].length > longestFreezeReason
        ? [bad(["freezes", place, "reason"], between(0, longestFreezeReason, "length"))]
        : []),
    ]),
    ...(concurrency === undefined ? [] : wholeProblems(["concurrency"], concurrency, 1, most.concurrency)),
  ];
}

function waveProblems({ accounts, share, gate }: WavePlan, place: number, waves: number): Refusal[] {
  const isLast = place === waves - 1;
  const at = ["waves", place];
  if (isLast) {
    return [
      ...(accounts === undefined ? [] : [bad([...at, "accounts"], texts.lastTakesTheRest)]),
      ...(share === undefined ? [] : [bad([...at, "share"], texts.lastTakesTheRest)]),
      ...(gate === undefined ? [] : [bad([...at, "gate"], texts.nothingAfterTheLast)]),
    ];
  }
  const problems = gate ? gateProblems(gate, [...at, "gate"]) : [];
  if ((accounts === undefined) === (share === undefined)) return [bad(at, texts.accountsOrShare), ...problems];
  if (accounts !== undefined) problems.push(...wholeProblems([...at, "accounts"], accounts, 1, 1_000_000));
  if (share !== undefined && !(share > 0 && share < 1)) problems.push(bad([...at, "share"], texts.shareOfAll));
  return problems;
}

function shareOfAllProblems(waves: readonly WavePlan[]): Refusal[] {
  const sum = waves.reduce((total, { share = 0 }) => total + share, 0);
  return sum >= 1 && waves.every(({ share = 0 }) => share < 1) ? [bad(["waves"], texts.nothingLeft)] : [];
}

function gateProblems({ approvedShare, problemShare, minutes }: GatePlan, at: Path): Refusal[] {
  return [
    ...shareProblems([...at, "approvedShare"], approvedShare),
    ...shareProblems([...at, "problemShare"], problemShare),
    ...(minutes === undefined ? [] : wholeProblems([...at, "minutes"], minutes, 0, longestGateMinutes)),
  ];
}

function haltProblems({ problemShare, minimum, sameErrcode }: HaltPlan): Refusal[] {
  return [
    ...(problemShare === undefined && sameErrcode === undefined ? [bad(["halt"], texts.haltAtWhat)] : []),
    ...shareProblems(["halt", "problemShare"], problemShare),
    ...(minimum === undefined ? [] : wholeProblems(["halt", "minimum"], minimum, 1, 1_000_000)),
    ...(sameErrcode === undefined ? [] : wholeProblems(["halt", "sameErrcode"], sameErrcode, 1, 1_000_000)),
  ];
}

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function windowProblems({ days, from, to, zone }: Window, place: number): Refusal[] {
  const at = ["windows", place];
  const problems: Refusal[] = [];
  if (days && (days.length === 0 || days.some((day) => !Number.isInteger(day) || day < 1 || day > 7)))
    problems.push(bad([...at, "days"], texts.days));
  if (!clock.test(from)) problems.push(bad([...at, "from"], texts.clock));
  if (!clock.test(to) && to !== "24:00") problems.push(bad([...at, "to"], texts.clock));
  if (from === to) problems.push(bad([...at, "to"], texts.emptyWindow));
  if (!isZone(zone)) problems.push(bad([...at, "zone"], texts.zone));
  return problems;
}

function isZone(zone: string): boolean {
  try {
    // Offsets such as +08:00 are understood too, and are no zone: they know no summer time.
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions();
    return /^[A-Za-z]/.test(timeZone);
  } catch {
    return false;
  }
}

function shareProblems(at: Path, share: number | undefined): Refusal[] {
  return share === undefined || (share >= 0 && share <= 1) ? [] : [bad(at, texts.share)];
}

function wholeProblems(at: Path, value: number, least: number, greatest: number): Refusal[] {
  return Number.isInteger(value) && value >= least && value <= greatest ? [] : [bad(at, between(least, greatest))];
}

function countProblems(list: string, count: number, least: number, greatest: number): Refusal[] {
  return count >= least && count <= greatest ? [] : [bad([list], between(least, greatest, "length"))];
}

type Path = (string | number)[];

function bad(path: Path, text: Text): Refusal {
  return new Refusal({ code: "BAD_PLAN", field: ["plan", ...path.map(String)], text });
}

function between(least: number, greatest: number, of: "value" | "length" = "value"): Text {
  return of === "value"
    ? { zh: `应为 ${least} 到 ${greatest} 的整数`, en: `A whole number from ${least} to ${greatest}` }
    : { zh: `数量应为 ${least} 到 ${greatest}`, en: `There may be ${least} to ${greatest}` };
}

const texts = {
  accountsOrShare: { zh: "写账号数或比例，二者之一", en: "Give a number of accounts or a share: one of the two" },
  lastTakesTheRest: { zh: "最后一波是其余全部账号，不写数量", en: "The last wave takes the rest: it has no size" },
  nothingAfterTheLast: {
    zh: "最后一波之后没有下一波，不写关卡",
    en: "Nothing comes after the last wave: it has no gate",
  },
  nothingLeft: { zh: "各波比例合计达到 100%，最后一波没有账号", en: "The shares leave nothing for the last wave" },
  shareOfAll: { zh: "比例应大于 0、小于 1", en: "A share of all is more than 0 and less than 1" },
  share: { zh: "比例应为 0 到 1", en: "A share is 0 to 1" },
  haltAtWhat: { zh: "请写问题比例或同一错误码的数量", en: "Give a share of problems or a count of one errcode" },
  days: { zh: "星期用 1（周一）到 7（周日）", en: "Days are 1 (Monday) to 7 (Sunday)" },
  clock: { zh: "时间写成 09:30", en: "A time looks like 09:30" },
  emptyWindow: { zh: "开始和结束相同，窗口为空", en: "It ends when it begins" },
  zone: { zh: "时区写 IANA 名称，如 Asia/Shanghai", en: "A zone is an IANA name, such as Asia/Shanghai" },
  endsBeforeItBegins: { zh: "结束时间应晚于开始时间", en: "It ends before it begins" },
} satisfies Record<string, Text>;
