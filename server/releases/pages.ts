import { type Connection, type ConnectionArgs, readPage, toConnection } from "../graphql/connection.ts";
import type { Language } from "../language.ts";
import { type DeploymentRefusal, refusalsView } from "./deployments/refusal-types.ts";
import { type Deployment, deploymentView } from "./deployments/types.ts";
import type { Releases } from "./service.ts";
import { type Release, releaseView } from "./types.ts";

type Search = Parameters<Releases["count"]>[0];

export async function pageOfReleases(
  releases: Releases,
  args: ConnectionArgs,
  search: Search,
): Promise<Connection<Release>> {
  const request = readPage(args);
  const rows = await releases.list(request, search);
  return toConnection(
    rows.map(releaseView),
    request,
    ({ row }) => [row.id],
    () => releases.count(search),
  );
}

export async function pageOfDeployments(
  releases: Releases,
  args: ConnectionArgs,
  search: Parameters<Releases["countDeployments"]>[0],
): Promise<Connection<Deployment>> {
  const request = readPage(args);
  const rows = await releases.listDeployments(request, search);
  return toConnection(
    rows.map(deploymentView),
    request,
    ({ row }) => [row.id],
    () => releases.countDeployments(search),
  );
}

export async function pageOfRefusals(
  releases: Releases,
  args: ConnectionArgs,
  search: Parameters<Releases["countRefusals"]>[0],
  language: Language,
): Promise<Connection<DeploymentRefusal>> {
  const request = readPage(args);
  const rows = await releases.listRefusals(request, search);
  return toConnection(
    refusalsView(rows, language),
    request,
    ({ authorizerId }) => [authorizerId],
    () => releases.countRefusals(search),
  );
}
