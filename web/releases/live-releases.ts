import { useEffect, useRef } from "react";
import { useSubscription } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { DeploymentProgressFragment } from "../graphql/generated/graphql.ts";

graphql(`
  fragment DeploymentReleaseRow on Release {
    id
    authorizer {
      id
      appId
      nickName
    }
    auditId
    changedAt
    nextActions
    ...ReleaseStandingParts
  }
`);

export const deploymentReleasesQuery = graphql(`
  query DeploymentReleases($filter: ReleaseFilter, $first: Int, $after: String, $last: Int, $before: String) {
    releases(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        ...DeploymentReleaseRow
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

const releaseChanged = graphql(`
  subscription DeploymentReleaseChanged($deploymentId: ID!) {
    releaseChanged(deploymentId: $deploymentId) {
      ...DeploymentReleaseRow
    }
  }
`);

/** Up to so many releases each change is followed; of more, the page on screen is read again when the counts changed. */
const followedReleases = 200;
const rereadMs = 2_000;

/** Keeps the rows of a deployment's page as they are at the server. */
export function useLiveReleases(
  deploymentId: string,
  counts: DeploymentProgressFragment["counts"],
  reread: () => void,
): void {
  const isFollowed = counts.total <= followedReleases;
  useSubscription({ query: releaseChanged, variables: { deploymentId }, pause: !isFollowed });

  const run = useRef(reread);
  run.current = reread;
  const seen = useRef(counts);
  useEffect(() => {
    if (isFollowed || seen.current === counts) return;
    const timer = setTimeout(() => {
      seen.current = counts;
      if (!document.hidden) run.current();
    }, rereadMs);
    return () => clearTimeout(timer);
  }, [isFollowed, counts]);
}
