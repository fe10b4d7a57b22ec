import { useRouter } from "@tanstack/react-router";
import { useCallback } from "react";
import { parseSearch } from "../routing/search-string.ts";

/** Leads to an address of this console: "/events?outcome=REFUSED", "/settings#me". */
export function useGo(): (path: string) => void {
  const router = useRouter();
  return useCallback(
    (path) => {
      const { pathname, search, hash } = new URL(path, location.origin);
      // Each page's own schema reads the search.
      void router.navigate({ to: pathname, search: parseSearch(search) as never, hash: hash.slice(1) });
    },
    [router],
  );
}
