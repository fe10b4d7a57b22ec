import { graphql } from "../../graphql/generated/gql.ts";

export const matchingQuery = graphql(`
  query AccountsThatMatch($filter: AuthorizerFilter) {
    authorizers(first: 5, filter: $filter) {
      totalCount
      nodes {
        id
        appId
        nickName
      }
    }
    authorizerTags
  }
`);

export const createSelectionMutation = graphql(`
  mutation CreateSelection($input: CreateSelectionInput!) {
    createSelection(input: $input) {
      selection {
        id
        count
        createdAt
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);
