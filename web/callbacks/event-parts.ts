import { graphql } from "../graphql/generated/gql.ts";

/** What a row shows; live ones carry the same. */
graphql(`
  fragment EventRow on CallbackEvent {
    id
    cursor
    type
    door
    appId
    receivedAt
    outcome
    failure
    summary
    tookMicroseconds
    authorizer {
      id
      appId
      nickName
    }
  }
`);

export const eventsQuery = graphql(`
  query Events($first: Int, $after: String, $last: Int, $before: String, $filter: CallbackEventFilter) {
    newest: callbackEvents(first: 1) {
      nodes {
        id
        cursor
      }
    }
    callbackEvents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      nodes {
        ...EventRow
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

export const eventCountQuery = graphql(`
  query EventCount($filter: CallbackEventFilter) {
    callbackEvents(first: 1, filter: $filter) {
      totalCount
    }
  }
`);

export const eventReceived = graphql(`
  subscription EventReceived($filter: CallbackEventFilter, $after: String) {
    callbackEventReceived(filter: $filter, after: $after) {
      ...EventRow
    }
  }
`);
