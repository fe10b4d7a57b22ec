import { useEffect, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { useLiveAuthorizers } from "./live-authorizers.ts";

const pushed = graphql(`
  subscription AccountPushed($appId: String!) {
    callbackEventReceived(filter: { appId: $appId }) {
      id
    }
  }
`);

const releaseOfAccount = graphql(`
  subscription AccountReleaseMoved($id: ID!) {
    releaseChanged(authorizerId: $id) {
      ...AccountRelease
    }
  }
`);

// One act at WeChat comes as several events; the page reads once for all of them.
const gatherMs = 800;

/** Counts up whenever something happened to the account, for the lists of the page to be read again. */
export function useLiveAccount(account: { id: string; appId: string } | undefined): number {
  const client = useClient();
  const [revision, setRevision] = useState(0);
  const { id, appId } = account ?? {};
  useEffect(() => {
    if (id === undefined || appId === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const happened = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setRevision((old) => old + 1);
      }, gatherMs);
    };
    const pushes = client.subscription(pushed, { appId }).subscribe(happened);
    const releases = client.subscription(releaseOfAccount, { id }).subscribe(happened);
    return () => {
      clearTimeout(timer);
      pushes.unsubscribe();
      releases.unsubscribe();
    };
  }, [client, id, appId]);
  const [heard] = useState(() => () => setRevision((old) => old + 1));
  useLiveAuthorizers(id ?? null, heard);
  return revision;
}

/** Reads a query of the page again when something happened to the account. */
export function useReadAgain(revision: number, read: (options: { requestPolicy: "network-only" }) => void): void {
  const [seen, setSeen] = useState(revision);
  useEffect(() => {
    if (seen === revision) return;
    setSeen(revision);
    read({ requestPolicy: "network-only" });
  }, [seen, revision, read]);
}
