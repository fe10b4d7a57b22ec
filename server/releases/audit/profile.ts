/** One page and category that WeChat's reviewer looks at. Ids and names come from the account's own categories. */
export interface AuditItem {
  address?: string;
  /** At most 10 words of at most 20 characters, separated by spaces. */
  tag?: string;
  /** At most 32 characters. */
  title?: string;
  firstClass: string;
  secondClass: string;
  thirdClass?: string;
  firstId: number;
  secondId: number;
  thirdId?: number;
}

/** How a version is submitted for audit. Without items each account's own categories and pages are taken. */
export interface AuditProfile {
  items?: AuditItem[];
  versionDescription?: string;
  feedbackInfo?: string;
  privacyApiNotUse?: boolean;
  orderPath?: string;
}

/** WeChat takes 1 to 5 (85023). */
export const maxAuditItems = 5;

type Category = Pick<AuditItem, "firstClass" | "secondClass" | "thirdClass" | "firstId" | "secondId" | "thirdId">;

/** One item for each category the account has, the first page first; empty when it has none (85008). */
export function itemsOf(categories: readonly Category[], pages: readonly string[]): AuditItem[] {
  return categories.slice(0, maxAuditItems).map((category, place) => {
    const { firstClass, secondClass, thirdClass, firstId, secondId, thirdId } = category;
    const address = pages[place] ?? pages[0];
    return {
      ...(address === undefined ? {} : { address }),
      firstClass,
      secondClass,
      firstId,
      secondId,
      ...(thirdClass ? { thirdClass } : {}),
      ...(thirdId ? { thirdId } : {}),
    };
  });
}

export interface AuditProfileProblem {
  path: string[];
  limit: number;
}

/** What WeChat would refuse by its length alone. */
export function auditProfileProblems(profile: AuditProfile): AuditProfileProblem[] {
  const problems: AuditProfileProblem[] = [];
  const check = (path: string[], isTooLong: boolean, limit: number) => {
    if (isTooLong) problems.push({ path, limit });
  };
  check(["items"], (profile.items ?? []).length > maxAuditItems, maxAuditItems);
  check(["feedbackInfo"], [...(profile.feedbackInfo ?? "")].length > 200, 200);
  for (const [place, { title = "", tag = "" }] of (profile.items ?? []).entries()) {
    check(["items", String(place), "title"], [...title].length > 32, 32);
    const tags = tag.split(" ").filter((word) => word !== "");
    check(["items", String(place), "tag"], tags.length > 10, 10);
    check(
      ["items", String(place), "tag"],
      tags.some((word) => [...word].length > 20),
      20,
    );
  }
  return problems;
}
