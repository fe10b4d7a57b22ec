import { graphql } from "../graphql/generated/gql.ts";

graphql(`
  fragment ChannelRow on Channel {
    id
    name
    description
    startsByItself
    changedBy
    changedAt
    followerCount
    pinnedCount
    template {
      id
      templateId
      userVersion
      userDesc
    }
  }
`);

graphql(`
  fragment ProposalRow on DeploymentProposal {
    id
    state
    proposedBy
    proposedAt
    decidedBy
    decidedAt
    channel {
      id
      name
      followerCount
      pinnedCount
    }
    template {
      id
      templateId
      userVersion
      userDesc
    }
    deployment {
      id
      number
      version
    }
  }
`);

export const channelsQuery = graphql(`
  query ChannelList($first: Int, $after: String, $last: Int, $before: String) {
    channels(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        ...ChannelRow
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

/** Those somebody must decide, and the latest that became deployments. */
export const proposalsQuery = graphql(`
  query Proposals {
    open: deploymentProposals(first: 50, states: [OPEN]) {
      nodes {
        ...ProposalRow
      }
    }
    accepted: deploymentProposals(first: 5, states: [ACCEPTED]) {
      nodes {
        ...ProposalRow
      }
    }
  }
`);

export const channelCountQuery = graphql(`
  query ChannelCount {
    channels(first: 1) {
      totalCount
    }
  }
`);

/** One page of what a channel can stand for. */
export const channelTemplatesQuery = graphql(`
  query TemplatesForChannel($after: String) {
    templates(first: 100, after: $after) {
      nodes {
        id
        templateId
        userVersion
        userDesc
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const saveChannelMutation = graphql(`
  mutation SaveChannel($input: SaveChannelInput!) {
    saveChannel(input: $input) {
      channel {
        ...ChannelRow
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const deleteChannelMutation = graphql(`
  mutation DeleteChannel($input: DeleteChannelInput!) {
    deleteChannel(input: $input) {
      deletedId
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const putTemplateMutation = graphql(`
  mutation PutTemplateOnChannel($input: PutTemplateOnChannelInput!) {
    putTemplateOnChannel(input: $input) {
      proposal {
        ...ProposalRow
      }
      deployment {
        id
        number
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const acceptProposalMutation = graphql(`
  mutation AcceptProposal($input: AcceptProposalInput!) {
    acceptProposal(input: $input) {
      proposal {
        ...ProposalRow
      }
      deployment {
        id
        number
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const dismissProposalMutation = graphql(`
  mutation DismissProposal($input: DismissProposalInput!) {
    dismissProposal(input: $input) {
      proposal {
        ...ProposalRow
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);
