/** Asks a running Minifleet as a partner would: with a key, over HTTP. */
export interface GraphqlClient {
  <T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<T>;
}

/** @param credentials a partner's key, or the headers of somebody who is signed in */
export function graphqlClient(url: string, credentials: string | Record<string, string>): GraphqlClient {
  const headers = typeof credentials === "string" ? { authorization: `Bearer ${credentials}` } : credentials;
  return async <T>(query: string, variables?: Record<string, unknown>) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as { data?: T; errors?: { message: string }[] };
    if (!answer.data || answer.errors) throw new Error(`GraphQL ${response.status}: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  };
}
