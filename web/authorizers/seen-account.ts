let seen: string | undefined;

/** The account whose page was shown last: its row is marked when one comes back to the list. */
export function noteSeen(appId: string): void {
  seen = appId;
}

export function seenAccount(): string | undefined {
  return seen;
}
