import { graphql } from "../graphql/generated/gql.ts";
import type { AuthorizersQuery } from "../graphql/generated/graphql.ts";

graphql(`
  fragment AuthorizerRow on Authorizer {
    id
    kind
    status
    principalName
    originalId
    remark
    tags
    authorizedAt
    ...AccountParts
    ...AuthorizerStatusParts
    ...AuthorizerVersions
  }
`);

// A new release moves these two, so it brings them along (see `releaseMoved`).
graphql(`
  fragment AuthorizerVersions on Authorizer {
    id
    onlineRelease {
      id
      version
      template {
        id
        templateId
        userDesc
      }
    }
    currentRelease {
      id
      state
      version
      changedAt
      waiting {
        reason
        nextTryAt
      }
    }
  }
`);

export const authorizersQuery = graphql(`
  query Authorizers(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: AuthorizerFilter
    $withLastPush: Boolean!
  ) {
    authorizers(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      totalCount
      nodes {
        ...AuthorizerRow
        events(first: 1) @include(if: $withLastPush) {
          nodes {
            id
            type
            receivedAt
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

export type AuthorizerInList = AuthorizersQuery["authorizers"]["nodes"][number];

export const nameOf = ({ nickName, appId }: { nickName: string; appId: string }): string => nickName || appId;
