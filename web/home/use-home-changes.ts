import { useEffect } from "react";
import { useClient } from "urql";
import { graphql } from "../graphql/generated/gql.ts";

const releaseChanged = graphql(`
  subscription HomeReleaseChanged {
    releaseChanged {
      id
      state
    }
  }
`);

const authorizerChanged = graphql(`
  subscription HomeAuthorizerChanged {
    authorizerChanged {
      id
      status
    }
  }
`);

const gatherMs = 2_000; // a deployment onto thousands moves all the time

/** Reads Home again when accounts or releases moved, seldom enough for a busy day. */
export function useHomeChanges(read: (options: { requestPolicy: "network-only" }) => void): void {
  const client = useClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heard = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (!document.hidden) read({ requestPolicy: "network-only" });
      }, gatherMs);
    };
    const shown = (): void => {
      if (!document.hidden) heard();
    };
    const releases = client.subscription(releaseChanged, {}).subscribe(heard);
    const authorizers = client.subscription(authorizerChanged, {}).subscribe(heard);
    document.addEventListener("visibilitychange", shown);
    return () => {
      clearTimeout(timer);
      releases.unsubscribe();
      authorizers.unsubscribe();
      document.removeEventListener("visibilitychange", shown);
    };
  }, [client, read]);
}
