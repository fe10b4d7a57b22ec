import { useEffect } from "react";
import { useClient } from "urql";
import { graphql } from "../graphql/generated/gql.ts";

const authorizerChanged = graphql(`
  subscription AuthorizerChanged($id: ID) {
    authorizerChanged(id: $id) {
      ...AuthorizerRow
      ...AuthorizerProfile
    }
  }
`);

// Every release brings its account's versions along: a new one is a new link from the account.
const releaseMoved = graphql(`
  subscription AuthorizerReleaseMoved($authorizerId: ID) {
    releaseChanged(authorizerId: $authorizerId) {
      id
      state
      version
      changedAt
      authorizer {
        ...AuthorizerVersions
      }
    }
  }
`);

export const everyAccount = Symbol("every account");

/**
 * Keeps accounts on screen true. The cache takes in what comes.
 *
 * @param which an account's id, every account, or null for none
 * @param onAccount called with the id of each account that changed
 */
export function useLiveAuthorizers(which: string | typeof everyAccount | null, onAccount: (id: string) => void): void {
  const client = useClient();
  useEffect(() => {
    if (which === null) return;
    const id = which === everyAccount ? null : which;
    const accounts = client.subscription(authorizerChanged, { id }).subscribe(({ data }) => {
      if (data) onAccount(data.authorizerChanged.id);
    });
    const releases = client.subscription(releaseMoved, { authorizerId: id }).subscribe(() => {});
    return () => {
      accounts.unsubscribe();
      releases.unsubscribe();
    };
  }, [client, which, onAccount]);
}
