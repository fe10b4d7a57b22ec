import { permissionSetInfo } from "../wechat/permission-sets.ts";
import type { Account, AccountKind } from "./records.ts";

export const isExclusive = (permissionSetId: number): boolean => permissionSetInfo(permissionSetId).exclusive;

export const kindOfSet = (permissionSetId: number): AccountKind =>
  permissionSetInfo(permissionSetId).kind === "officialAccount" ? "officialAccount" : "miniProgram";

/** What an operations system asks for: the platform's published sets unless told otherwise. */
export const usualSets = [1, 2, 3, 4, 7, 11, 15, 24, 27, 33, 17, 18, 19, 25, 30, 31, 40, 49, 76, 88, 156] as const;

/** Shops are mini programs to every call. */
export const isMiniProgram = ({ kind }: Pick<Account, "kind">): boolean =>
  kind === "miniProgram" || kind === "miniShop";

/** The sets that an account can be asked for: those of its kind which the platform has, narrowed by the link. */
export function offeredSets(account: Pick<Account, "kind">, published: readonly number[], asked: readonly number[]) {
  const kind = isMiniProgram(account) ? "miniProgram" : account.kind;
  return published.filter((id) => kindOfSet(id) === kind && (asked.length === 0 || asked.includes(id)));
}
