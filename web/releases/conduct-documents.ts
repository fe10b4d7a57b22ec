import { graphql } from "../graphql/generated/gql.ts";

// What moves a whole deployment; each answers with it as it is then.

export const pauseMutation = graphql(`
  mutation PauseDeployment($input: DeploymentActInput!) {
    act: pauseDeployment(input: $input) {
      deployment {
        ...DeploymentParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const resumeMutation = graphql(`
  mutation ResumeDeployment($input: DeploymentActInput!) {
    act: resumeDeployment(input: $input) {
      deployment {
        ...DeploymentParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const openNextWaveMutation = graphql(`
  mutation OpenNextWave($input: OpenNextWaveInput!) {
    act: openNextWave(input: $input) {
      deployment {
        ...DeploymentParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const retryReleasesMutation = graphql(`
  mutation RetryReleases($input: RetryReleasesInput!) {
    act: retryReleases(input: $input) {
      count
      deployment {
        ...DeploymentParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const skipReleasesMutation = graphql(`
  mutation SkipReleases($input: SkipReleasesInput!) {
    act: skipReleases(input: $input) {
      count
      deployment {
        ...DeploymentParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const publishReleasesMutation = graphql(`
  mutation PublishReleases($input: PublishReleasesInput!) {
    act: publishReleases(input: $input) {
      count
      deployment {
        ...DeploymentParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);
