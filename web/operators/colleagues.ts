import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { Role } from "../graphql/generated/schema-facts.ts";

const colleaguesQuery = graphql(`
  query Colleagues {
    operators: operatorsWhoMay(role: OPERATOR)
    releasers: operatorsWhoMay(role: RELEASER)
    admins: operatorsWhoMay(role: ADMIN)
  }
`);

/** Whom the viewer can ask for what their own role does not allow. */
export function useColleagues(role: Role | undefined): Partial<Record<Role, readonly string[]>> {
  const [{ data }] = useQuery({ query: colleaguesQuery, pause: role === undefined || role === "ADMIN" });
  return useMemo(
    () => (data ? { OPERATOR: data.operators, RELEASER: data.releasers, ADMIN: data.admins } : {}),
    [data],
  );
}
