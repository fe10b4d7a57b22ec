import { useSubscription } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { DeploymentFilter, DeploymentRowFragment } from "../graphql/generated/graphql.ts";

const anyDeploymentChanged = graphql(`
  subscription AnyDeploymentChanged {
    deploymentChanged {
      ...DeploymentRow
    }
  }
`);

type Heard = Pick<DeploymentRowFragment, "id" | "number" | "state"> & { template: { id: string } };

/**
 * Follows all deployments: the cache takes in what rows on screen show, and the others are counted.
 *
 * @returns how many belong on this page by now and are not shown
 */
export function useLiveDeployments(
  page: { nodes: readonly Heard[]; pageInfo: { hasNextPage: boolean } } | undefined,
  filter: DeploymentFilter,
): number {
  const [{ data: heard }] = useSubscription(
    { query: anyDeploymentChanged },
    (before: ReadonlyMap<string, Heard> = new Map(), { deploymentChanged: now }): ReadonlyMap<string, Heard> =>
      new Map(before).set(now.id, now),
  );
  if (!page || !heard) return 0;
  return newOn(page, filter, [...heard.values()]);
}

/** Newest first: what is newer than the last row belongs on this page, and so does all when no page follows. */
export function newOn(
  { nodes, pageInfo }: { nodes: readonly Heard[]; pageInfo: { hasNextPage: boolean } },
  { states, templateId }: DeploymentFilter,
  heard: readonly Heard[],
): number {
  const known = new Set(nodes.map(({ id }) => id));
  const last = nodes.at(-1)?.number ?? 0;
  return heard.filter(
    ({ id, number, state, template }) =>
      !known.has(id) &&
      (!states || states.includes(state)) &&
      (!templateId || template.id === templateId) &&
      (!pageInfo.hasNextPage || number > last),
  ).length;
}
