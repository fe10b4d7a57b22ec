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
    channels(first: 100) {
      nodes {
        id
        name
        followerCount
        pinnedCount
      }
    }
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

export const wizardPreviewQuery = graphql(`
  query WizardPreview($input: StartDeploymentInput!, $against: ExtJsonComparison!) {
    deploymentPreview(input: $input) {
      chosen
      ready
      groups {
        code
        knownFrom
        leavesOut
        message
        remedy
        count
        authorizers(first: 20) {
          nodes {
            id
            appId
            nickName
            currentRelease {
              id
            }
          }
        }
      }
      quota {
        needs
        rest
        unmet
        days {
          day
          submissions
        }
      }
      changes(against: $against) {
        path
        kind
        before
        after
        count
        authorizers(first: 5) {
          id
          appId
          nickName
        }
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const renderingsQuery = graphql(`
  query WizardRenderings($input: StartDeploymentInput!, $first: Int!, $after: String) {
    deploymentPreview(input: $input) {
      renderings(first: $first, after: $after) {
        nodes {
          authorizer {
            id
            appId
            nickName
          }
          extJson
          problem {
            message
            remedy
          }
          committed {
            version
            changes {
              path
              kind
              before
              after
            }
          }
          online {
            version
            changes {
              path
              kind
              before
              after
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const readQuotaMutation = graphql(`
  mutation ReadAuditQuota {
    refreshAuditQuota {
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);
