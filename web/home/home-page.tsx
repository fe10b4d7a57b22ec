import { use } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { useMessages } from "../i18n/messages.ts";
import { Card } from "../ui/card.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { RoleContext, roleAllows } from "../ui/role.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { InProgress } from "./in-progress.tsx";
import { catalogue } from "./messages.ts";
import { NeedsYou } from "./needs-you.tsx";
import { Numbers } from "./numbers.tsx";
import { useLastLook } from "./use-last-look.ts";
import { useHomeChanges } from "./use-home-changes.ts";
import css from "./home.module.css";

const homeQuery = graphql(`
  query Home($seesLinks: Boolean!) {
    viewer {
      operator {
        id
      }
    }
    platform {
      ...PlatformHealth
      ...PlatformOverview
      sandboxUrl
    }
    needReauthorization: authorizers(first: 5, filter: { statuses: [NEEDS_REAUTHORIZATION] }) {
      totalCount
      nodes {
        id
        appId
        nickName
      }
    }
    waitingReleases: releases(first: 5, filter: { states: [APPROVED, REJECTED, FAILED] }) {
      nodes {
        ...HomeRelease
      }
    }
    released: releases(first: 1, filter: { states: [RELEASED] }) {
      nodes {
        id
      }
    }
    deployments(first: 5) {
      nodes {
        ...HomeDeployment
      }
    }
    authorizationLinks(first: 5, filter: { statuses: [PENDING] }) @include(if: $seesLinks) {
      nodes {
        ...HomeLink
      }
    }
  }
`);

/** Is it well, what needs me, what runs. */
export function HomePage() {
  const texts = useMessages(catalogue);
  // Links are for those who may make them.
  const seesLinks = roleAllows(use(RoleContext), "OPERATOR");
  const [{ data: now, error }, read] = useQuery({
    query: homeQuery,
    variables: { seesLinks },
    requestPolicy: "cache-and-network",
  });
  const data = useKept(now);
  useHomeChanges(read);
  const lastLook = useLastLook(data?.viewer?.operator?.id);
  const isNew =
    data !== undefined &&
    !(data.platform.ticket.receivedAt && data.platform.counts.authorizers > 0 && data.released.nodes.length > 0);
  const platformName = data?.platform.name;
  return (
    <>
      <PageHeader title={texts.title} {...(platformName && { tabTitle: `${texts.home} · ${platformName}` })} />
      {error && <QueryError what={texts.home} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />}
      {data && (
        <div className={css["layout"]}>
          {isNew && (
            <Card title={texts.firstSteps}>
              <FirstSteps
                platform={data.platform}
                sandboxUrl={data.platform.sandboxUrl ?? null}
                isReleased={data.released.nodes.length > 0}
              />
            </Card>
          )}
          <NeedsYou
            platform={data.platform}
            needReauthorization={data.needReauthorization}
            releases={data.waitingReleases.nodes}
            lastLook={lastLook}
          />
          <Card title={texts.inProgress}>
            <InProgress deployments={data.deployments.nodes} links={data.authorizationLinks?.nodes ?? []} />
          </Card>
          <Numbers platform={data.platform} />
        </div>
      )}
    </>
  );
}
