// WeChat counts its days and months in Beijing time, which has no summer time.
const beijingOffsetMs = 8 * 3_600_000;

/** `2026-11-24` in Beijing. */
export function dayOf(moment: number): string {
  return new Date(moment + beijingOffsetMs).toISOString().slice(0, 10);
}

/** `2026-11` in Beijing. */
export function monthOf(moment: number): string {
  return dayOf(moment).slice(0, 7);
}

export function seconds(moment: number): number {
  return Math.floor(moment / 1000);
}
