import type { Account, DomainLists, ServerDomains } from "./records.ts";

export const serverDomainKinds = [
  "requestdomain",
  "wsrequestdomain",
  "uploaddomain",
  "downloaddomain",
  "udpdomain",
  "tcpdomain",
] as const satisfies readonly (keyof ServerDomains)[];

export const noServerDomains = (): ServerDomains => ({
  requestdomain: [],
  wsrequestdomain: [],
  uploaddomain: [],
  downloaddomain: [],
  udpdomain: [],
  tcpdomain: [],
});

export const emptyLists = <Lists>(empty: () => Lists): DomainLists<Lists> => ({
  console: empty(),
  registered: empty(),
  direct: empty(),
  effective: empty(),
});

/** A release through the platform drops the account's own domains and makes the platform's live. */
export function afterRelease(account: Account): Account {
  const { serverDomains, jumpDomains } = account;
  const effective = noServerDomains();
  for (const kind of serverDomainKinds)
    effective[kind] = union(serverDomains.registered[kind], serverDomains.direct[kind]);
  return {
    ...account,
    serverDomains: { ...serverDomains, console: noServerDomains(), effective },
    jumpDomains: { ...jumpDomains, console: [], effective: union(jumpDomains.registered, jumpDomains.direct) },
  };
}

export const union = (left: readonly string[], right: readonly string[]): string[] => [...new Set([...left, ...right])];
