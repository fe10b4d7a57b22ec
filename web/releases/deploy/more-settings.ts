import type { AuditItemInput, AuditProfileInput, DomainsInput } from "../../graphql/generated/graphql.ts";

export const domainKinds = ["request", "wsRequest", "upload", "download", "udp", "tcp", "webview"] as const;
export type DomainKind = (typeof domainKinds)[number];

/** An item as it is typed. */
export interface TypedItem {
  address: string;
  title: string;
  tag: string;
  classes: readonly [string, string, string];
  ids: readonly [string, string, string];
}

export const emptyItem: TypedItem = { address: "", title: "", tag: "", classes: ["", "", ""], ids: ["", "", ""] };

/** What stands under "more", as it is typed. */
export interface MoreSettings {
  domains: Readonly<Partial<Record<DomainKind, string>>>;
  versionDescription: string;
  feedbackInfo: string;
  orderPath: string;
  privacyApiNotUse: boolean;
  items: readonly TypedItem[];
}

export const nothingMore: MoreSettings = {
  domains: {},
  versionDescription: "",
  feedbackInfo: "",
  orderPath: "",
  privacyApiNotUse: false,
  items: [],
};

/** One a line, or separated by spaces, commas or semicolons, as they come from other places. */
export function domainsOf(typed: MoreSettings["domains"]): DomainsInput | null {
  const lists = domainKinds.flatMap((kind) => {
    const list = (typed[kind] ?? "").split(/[\s,;，；]+/).filter(Boolean);
    return list.length > 0 ? [[kind, list] as const] : [];
  });
  return lists.length > 0 ? Object.fromEntries(lists) : null;
}

export function auditProfileOf(more: MoreSettings): AuditProfileInput | null {
  const { versionDescription, feedbackInfo, orderPath, privacyApiNotUse } = more;
  const items = more.items.map(itemOf);
  const profile: AuditProfileInput = {
    ...(versionDescription.trim() && { versionDescription: versionDescription.trim() }),
    ...(feedbackInfo.trim() && { feedbackInfo: feedbackInfo.trim() }),
    ...(orderPath.trim() && { orderPath: orderPath.trim() }),
    ...(privacyApiNotUse && { privacyApiNotUse }),
    ...(items.length > 0 && { items }),
  };
  return Object.keys(profile).length > 0 ? profile : null;
}

function itemOf({ address, title, tag, classes, ids }: TypedItem): AuditItemInput {
  const [firstClass, secondClass, thirdClass] = classes;
  const [firstId, secondId, thirdId] = ids.map(Number);
  return {
    ...(address.trim() && { address: address.trim() }),
    ...(title.trim() && { title: title.trim() }),
    ...(tag.trim() && { tag: tag.trim() }),
    firstClass: firstClass.trim(),
    secondClass: secondClass.trim(),
    ...(thirdClass.trim() && { thirdClass: thirdClass.trim() }),
    firstId: whole(firstId),
    secondId: whole(secondId),
    ...(thirdId ? { thirdId: whole(thirdId) } : {}),
  };
}

function whole(value: number | undefined): number {
  return value !== undefined && Number.isInteger(value) ? value : 0;
}
