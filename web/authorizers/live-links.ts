import { useEffect } from "react";
import { useClient } from "urql";
import { authorizationChanged } from "./link-parts.ts";
import type { LinkInList } from "./links-columns.tsx";

/** Follows the links on screen that still wait; the others do not change any more. */
export function useLiveLinks(links: readonly LinkInList[] | undefined): void {
  const client = useClient();
  const waiting = (links ?? []).filter(({ status }) => status === "PENDING").map(({ id }) => id);
  const key = waiting.join(" ");
  useEffect(() => {
    const followed = key.split(" ").filter(Boolean);
    const subscriptions = followed.map((id) => client.subscription(authorizationChanged, { id }).subscribe(() => {}));
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
    };
  }, [client, key]);
}
