import { graphql } from "../graphql/generated/gql.ts";

/** What happened to an account, from the four places that know; each is paged for itself. */
export const timelineQuery = graphql(`
  query AccountTimeline(
    $appId: String!
    $id: ID!
    $first: Int!
    $changes: String
    $releases: String
    $events: String
    $activities: String
    $withChanges: Boolean!
    $withReleases: Boolean!
    $withEvents: Boolean!
    $withActivities: Boolean!
  ) {
    authorizer(appId: $appId) {
      id
      changes(first: $first, after: $changes) @include(if: $withChanges) {
        nodes {
          at
          change
          granted {
            id
            name
          }
          withdrawn {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      releases(first: $first, after: $releases) @include(if: $withReleases) {
        nodes {
          id
          version
          createdAt
          transitions {
            at
            from
            to
            cause
            detail
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      events(first: $first, after: $events) @include(if: $withEvents) {
        nodes {
          id
          type
          receivedAt
          outcome
          summary
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
    activities(first: $first, after: $activities, subjectId: $id) @include(if: $withActivities) {
      nodes {
        at
        act
        actorName
        detail
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
