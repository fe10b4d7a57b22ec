/** 2.3.0 → 2.3.1, v1.9 → v1.10; undefined where there is no number at the end to count on. */
export function versionAfter(version: string): string | undefined {
  const match = /^(.*?)(\d+)$/.exec(version);
  if (!match?.[2]) return undefined;
  return `${match[1]}${BigInt(match[2]) + 1n}`;
}

/** By their numbers, from left to right; text between them does not count. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The template's own version if it is newer than everything that was deployed, else the one after the last. */
export function proposeVersion(templateVersion: string, deployed: readonly string[]): string {
  const last = deployed.toSorted(compareVersions).at(-1);
  if (last === undefined || compareVersions(templateVersion, last) > 0) return templateVersion;
  return versionAfter(last) ?? templateVersion;
}

function numbersOf(version: string): number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}
