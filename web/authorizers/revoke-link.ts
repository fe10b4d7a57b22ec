import { graphql } from "../graphql/generated/gql.ts";

/** A revoked link is dead at once. */
export const revokeLinkMutation = graphql(`
  mutation RevokeAuthorizationLink($input: RevokeAuthorizationLinkInput!) {
    revokeAuthorizationLink(input: $input) {
      authorizationLink {
        ...LinkParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);
