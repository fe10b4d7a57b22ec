import { graphql } from "../graphql/generated/gql.ts";

export const accountChannelQuery = graphql(`
  query AccountChannel($appId: String!) {
    authorizer(appId: $appId) {
      id
      channel {
        subscribedAt
        pinnedAt
        pinnedBy
        pinReason
        channel {
          id
          name
          startsByItself
          template {
            id
            templateId
            userVersion
          }
        }
      }
    }
    channels(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

/** What changes an account's place in a channel. */
export const channelMutations = {
  follow: graphql(`
    mutation FollowChannel($input: FollowChannelInput!) {
      act: followChannel(input: $input) {
        count
        userErrors {
          ...UserErrorParts
        }
      }
    }
  `),
  pin: graphql(`
    mutation PinAccount($input: PinAccountsInput!) {
      act: pinAccounts(input: $input) {
        count
        userErrors {
          ...UserErrorParts
        }
      }
    }
  `),
  unpin: graphql(`
    mutation UnpinAccount($input: UnpinAccountsInput!) {
      act: unpinAccounts(input: $input) {
        count
        userErrors {
          ...UserErrorParts
        }
      }
    }
  `),
};
