import type { Text } from "../language.ts";
import type { AccountKind } from "./authorizer-info.ts";
import { miniProgramSets } from "./permission-sets/mini-program.ts";
import { officialAccountSets } from "./permission-sets/official-account.ts";

export interface PermissionSetInfo {
  id: number;
  name: Text;
  /** What the set opens, in few words; the name again where WeChat says no more. */
  covers: Text;
  /** Which kind of account grants it. */
  kind: "officialAccount" | "miniProgram";
  /** Granting it to one platform takes it away from another. */
  exclusive: boolean;
}

/** A row of the tables. `covers` may be left out: then the name says it all. */
export type PermissionSetRow = readonly [
  id: number,
  exclusive: boolean,
  zh: string,
  en: string,
  coversZh?: string,
  coversEn?: string,
];

/** Every set in WeChat's tables, by kind of account and id. New ids appear without notice. */
export const permissionSets: readonly PermissionSetInfo[] = [
  ...officialAccountSets.map((row) => toInfo("officialAccount", row)),
  ...miniProgramSets.map((row) => toInfo("miniProgram", row)),
];

const byId = new Map(permissionSets.map((info) => [info.id, info]));

/** A set by its id, which is compared as a whole: 18 is not 118. An unknown id is shown as "set {id}". */
export function permissionSetInfo(id: number): PermissionSetInfo {
  return byId.get(id) ?? unknownSet(id);
}

function unknownSet(id: number): PermissionSetInfo {
  const name = { zh: `权限集 ${id}`, en: `set ${id}` };
  return { id, name, covers: name, kind: "miniProgram", exclusive: false };
}

/** The sets an account of that kind can grant. Shops grant those of mini programs; the newest kinds have no table. */
export function permissionSetsFor(kind: AccountKind): readonly PermissionSetInfo[] {
  return permissionSets.filter((info) => info.kind === (kind === "miniShop" ? "miniProgram" : kind));
}

function toInfo(kind: PermissionSetInfo["kind"], row: PermissionSetRow): PermissionSetInfo {
  const [id, exclusive, zh, en, coversZh = zh, coversEn = en] = row;
  return { id, name: { zh, en }, covers: { zh: coversZh, en: coversEn }, kind, exclusive };
}
