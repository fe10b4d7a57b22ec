import { graphql } from "../../graphql/generated/gql.ts";

/** An account that can be chosen, with what was deployed to it last. */
graphql(`
  fragment AccountChoice on Authorizer {
    id
    appId
    nickName
    status
    currentRelease {
      id
      version
      state
      description
      extJson
    }
  }
`);

export const chosenAccountsQuery = graphql(`
  query ChosenAccounts($appIds: [String!]!, $first: Int) {
    authorizers(first: $first, filter: { appIds: $appIds }) {
      nodes {
        ...AccountChoice
      }
    }
  }
`);

export const findAccountsQuery = graphql(`
  query AccountsToChoose($search: String) {
    authorizers(first: 10, filter: { search: $search, kinds: [MINI_PROGRAM], statuses: [AUTHORIZED] }) {
      nodes {
        ...AccountChoice
      }
    }
  }
`);

export const templatesQuery = graphql(`
  query TemplatesToDeploy($after: String) {
    templates(first: 100, after: $after) {
      nodes {
        id
        templateId
        kind
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

export const lastDeploymentQuery = graphql(`
  query LastDeployment($templateId: ID!) {
    deployments(first: 1, filter: { templateId: $templateId }) {
      nodes {
        id
        number
        version
        description
        extJson
      }
    }
  }
`);

export const previewQuery = graphql(`
  query DeploymentPreview($input: StartDeploymentInput!) {
    deploymentPreview(input: $input) {
      ready
      refusals {
        ...RefusalParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const auditQuotaQuery = graphql(`
  query AuditQuotaLeft {
    platform {
      auditQuota {
        rest
        limit
        readAt
      }
    }
  }
`);

export const startMutation = graphql(`
  mutation StartDeployment($input: StartDeploymentInput!) {
    startDeployment(input: $input) {
      deployment {
        ...DeploymentRow
        releases(first: 20) {
          nodes {
            id
            authorizer {
              id
              currentRelease {
                id
              }
            }
          }
        }
      }
      refusals {
        ...RefusalParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);
