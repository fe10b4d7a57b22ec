import { PathLink } from "../routing/path-link.tsx";
import { graphql } from "../graphql/generated/gql.ts";
import type { HomeDeploymentFragment, HomeLinkFragment } from "../graphql/generated/graphql.ts";
import { formatShare } from "../i18n/formats.ts";
import { useMessages } from "../i18n/messages.ts";
import { DeploymentProgress } from "../releases/deployment-progress.tsx";
import { StateTag } from "../ui/state-tag.tsx";
import { deploymentStates } from "../ui/states.tsx";
import { Countdown, Moment } from "../ui/time.tsx";
import { catalogue } from "./messages.ts";
import css from "./home.module.css";

graphql(`
  fragment HomeDeployment on Deployment {
    id
    state
    version
    createdAt
    template {
      id
      userDesc
    }
    ...DeploymentProgress
  }
`);

graphql(`
  fragment HomeLink on AuthorizationLink {
    id
    label
    expiresAt
    openedAt
    leftAt
  }
`);

interface InProgressProps {
  deployments: readonly HomeDeploymentFragment[];
  links: readonly HomeLinkFragment[];
}

/** Deployments that run and links that wait for a merchant. */
export function InProgress({ deployments, links }: InProgressProps) {
  const texts = useMessages(catalogue);
  const running = deployments.filter(({ state }) => state === "RUNNING" || state === "PAUSED" || state === "HALTED");
  if (running.length === 0 && links.length === 0) return <p className={css["quiet"]}>{texts.nothingRuns}</p>;
  return (
    <div>
      {running.map((deployment) => (
        <div key={deployment.id} className={css["run"]}>
          <div>
            <PathLink path={`/deployments/${deployment.id}`}>
              <bdi>{deployment.version}</bdi>
            </PathLink>{" "}
            <bdi>{deployment.template.userDesc}</bdi>{" "}
            <small>
              <Moment at={deployment.createdAt} />
            </small>
          </div>
          <DeploymentProgress deployment={deployment} />
          <div>
            <StateTag
              look={deploymentStates[deployment.state]}
              detail={formatShare(deployment.counts.released, deployment.counts.total)}
            />
          </div>
        </div>
      ))}
      {links.map((link) => (
        <div key={link.id} className={css["run"]}>
          <PathLink path={`/authorizers/links?open=${encodeURIComponent(link.id)}`}>
            {link.label ? texts.waitingLink(link.label) : texts.unnamedLink}
          </PathLink>
          <span>
            {link.leftAt ? texts.left : link.openedAt ? texts.opened : texts.created}{" "}
            {(link.leftAt ?? link.openedAt) && <Moment at={link.leftAt ?? link.openedAt ?? ""} />}
          </span>
          <small>
            {texts.leftOver} <Countdown until={link.expiresAt} />
          </small>
        </div>
      ))}
    </div>
  );
}
