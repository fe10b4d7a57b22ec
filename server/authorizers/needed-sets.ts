import type { AuthorizerKind } from "./authorizer-store.ts";

/**
 * The sets without which a part of what this platform does with an account stops:
 * 18 code, domains and audits; 30 name, categories, basic information; 1 messages; 3 account information.
 */
export const neededSets: Readonly<Record<AuthorizerKind, readonly number[]>> = {
  MINI_PROGRAM: [18, 30],
  MINI_SHOP: [],
  OFFICIAL_ACCOUNT: [1, 3],
  OTHER: [],
};
