import PauseOutlined from "@ant-design/icons/es/icons/PauseOutlined";
import StopOutlined from "@ant-design/icons/es/icons/StopOutlined";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery, useSubscription } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { DeploymentPartsFragment } from "../graphql/generated/graphql.ts";
import { formatShare } from "../i18n/formats.ts";
import { useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton } from "../ui/role.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { Duration, Moment } from "../ui/time.tsx";
import { CancelDeploymentDialog } from "./cancel-deployment-dialog.tsx";
import { ConductDialog } from "./conduct-dialog.tsx";
import type { Conduct } from "./conduct-dialog.tsx";
import { DeploymentBanner } from "./deployment-banner.tsx";
import { catalogue } from "./deployment-messages.ts";
import { DeploymentOutlook } from "./deployment-outlook.tsx";
import { DeploymentProgress } from "./deployment-progress.tsx";
import { DeploymentRecord } from "./deployment-record.tsx";
import { DeploymentStateTag } from "./deployment-state-tag.tsx";
import { Problems } from "./problems.tsx";
import { RefusalRemedy } from "./refusal-remedy.tsx";
import { ReleaseList } from "./release-list.tsx";
import css from "./releases.module.css";
import type { DeploymentDialog } from "./routes.ts";
import { usePause } from "./use-pause.ts";
import { WaveList } from "./wave-list.tsx";

const route = getRouteApi("/shell/deployments/$id");

graphql(`
  fragment DeploymentParts on Deployment {
    ...DeploymentRow
    submitForAudit
    releaseWhenApproved
    extJson
    phases {
      percentage
      afterMinutes
    }
    reason
    enlisted
    wave
    waves {
      number
      state
      counts {
        ...CountParts
      }
      openedAt
      opensNextAt
      waitsFor
      gate {
        approvedShare
        problemShare
        minutes
        manual
      }
    }
    halt {
      reason
      message
      at
      count
      wechat {
        ...WechatErrorParts
      }
    }
    plan {
      concurrency
      halt {
        problemShare
        minimum
        sameErrcode
      }
      windows {
        days
        from
        to
        zone
      }
    }
    refusals(first: 20) {
      totalCount
      nodes {
        ...RefusalParts
      }
    }
    problems {
      ...ProblemParts
    }
  }
`);

const deploymentQuery = graphql(`
  query Deployment($id: ID!) {
    deployment(id: $id) {
      ...DeploymentParts
    }
  }
`);

const deploymentChanged = graphql(`
  subscription DeploymentChanged($id: ID!) {
    deploymentChanged(id: $id) {
      ...DeploymentParts
    }
  }
`);

/** One deployment: counts and rows as they change, problems with what helps, its waves, who did what. */
export function DeploymentPage() {
  const texts = useMessages(catalogue);
  const { id } = route.useParams();
  const [{ data, error, fetching }, read] = useQuery({
    query: deploymentQuery,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  useSubscription({ query: deploymentChanged, variables: { id } });
  const deployment = useKept(data?.deployment, id);
  const back = <Link to="/deployments">← {texts.deployments}</Link>;
  if (deployment) {
    return (
      <>
        {error && (
          <QueryError what={texts.deployment} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
        )}
        <DeploymentView deployment={deployment} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={texts.deployment} back={back} />
      {error && (
        <QueryError what={texts.deployment} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
      )}
      {!error && !fetching && (
        <EmptyState acts={<Link to="/deployments">{texts.showAll}</Link>}>{texts.unknown}</EmptyState>
      )}
    </>
  );
}

function DeploymentView({ deployment }: { deployment: DeploymentPartsFragment }) {
  const texts = useMessages(catalogue);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { number, version, counts, waves } = deployment;
  const hasWaves = waves.length > 1;
  const tab = search.tab ?? "releases";

  const filterBy = (change: Pick<typeof search, "state" | "errcode">): void =>
    void navigate({
      search: (old) => ({ ...old, ...change, tab: undefined, after: undefined, before: undefined }),
      replace: true,
    });
  const show = (chosen: typeof tab): void =>
    void navigate({ search: (old) => ({ ...old, tab: chosen === "releases" ? undefined : chosen }) });
  const ask = (dialog: DeploymentDialog, about: Pick<typeof search, "group" | "wave"> = {}): void =>
    void navigate({ search: (old) => ({ ...old, dialog, ...about }) });
  const close = (): void =>
    void navigate({
      search: (old) => ({ ...old, dialog: undefined, group: undefined, wave: undefined }),
      replace: true,
    });
  const conduct = conductOf(search);

  return (
    <>
      <PageHeader
        title={
          <>
            #{number} <bdi>{version}</bdi>
          </>
        }
        tabTitle={`${formatShare(counts.released, counts.total)} · #${number} ${version}`}
        back={<Link to="/deployments">← {texts.deployments}</Link>}
        acts={!deployment.endedAt && <Acts deployment={deployment} onAsk={ask} />}
      >
        <div className={css["subtitle"]}>
          <DeploymentStateTag deployment={deployment} />
          <span>{texts.templateOf(deployment.template.templateId, deployment.template.userVersion)}</span>
          <span>
            {texts.by} <bdi>{deployment.startedBy}</bdi>
          </span>
          <span>
            {texts.started} <Moment at={deployment.createdAt} />
          </span>
          <span>
            {deployment.endedAt ? texts.took : texts.runsFor}{" "}
            <Duration from={deployment.createdAt} to={deployment.endedAt} />
          </span>
        </div>
        <bdi>{deployment.description}</bdi>
      </PageHeader>
      <DeploymentBanner
        deployment={deployment}
        onAsk={(dialog, errcode) => ask(dialog, { group: errcode === undefined ? undefined : String(errcode) })}
        onShowWaves={() => show("waves")}
      />
      <div className={css["block"]}>
        <Card>
          <DeploymentProgress
            deployment={deployment}
            legend
            picked={search.state?.length === 1 ? search.state[0] : undefined}
            onPick={(state) => filterBy({ state: state && [state], errcode: undefined })}
          />
          <DeploymentOutlook deployment={deployment} />
        </Card>
      </div>
      <Problems problems={deployment.problems} onShow={filterBy} onAsk={(dialog, group) => ask(dialog, { group })} />
      <LeftOut deployment={deployment} />
      <Tabs
        label={texts.parts}
        tabs={[
          { id: "releases", label: texts.releases, count: counts.total },
          ...(hasWaves ? [{ id: "waves" as const, label: texts.waves, count: waves.length }] : []),
          { id: "record", label: texts.record },
        ]}
        chosen={tab === "waves" && !hasWaves ? "releases" : tab}
        onChoose={show}
      >
        {tab === "record" ? (
          <DeploymentRecord deployment={deployment} />
        ) : tab === "waves" && hasWaves ? (
          <WaveList deployment={deployment} onAsk={(dialog, wave) => ask(dialog, { wave })} />
        ) : (
          <ReleaseList deployment={deployment} />
        )}
      </Tabs>
      {search.dialog === "cancel" && <CancelDeploymentDialog deployment={deployment} onClose={close} />}
      {conduct && <ConductDialog conduct={conduct} deployment={deployment} onClose={close} />}
    </>
  );
}

interface ActsProps {
  deployment: DeploymentPartsFragment;
  onAsk: (dialog: DeploymentDialog) => void;
}

/** Pausing asks nothing: it can be taken back, and must be quick. */
function Acts({ deployment, onAsk }: ActsProps) {
  const texts = useMessages(catalogue);
  const { pause, isPausing } = usePause(deployment);
  return (
    <>
      {deployment.state === "RUNNING" && (
        <GatedButton
          needs="RELEASER"
          icon={<PauseOutlined aria-hidden />}
          loading={isPausing}
          onClick={() => void pause()}
        >
          {texts.pause}
        </GatedButton>
      )}
      <GatedButton needs="RELEASER" icon={<StopOutlined aria-hidden />} onClick={() => onAsk("cancel")}>
        {texts.cancel}
      </GatedButton>
    </>
  );
}

/** What the address asks about; nothing when it lacks the group or the wave. */
function conductOf({
  dialog,
  group,
  wave,
}: {
  dialog?: DeploymentDialog | undefined;
  group?: string | undefined;
  wave?: number | undefined;
}): Conduct | undefined {
  switch (dialog) {
    case "resume":
    case "next-wave":
      return { does: dialog };
    case "publish":
      return wave === undefined ? undefined : { does: "publish", wave };
    case "retry":
    case "skip": {
      if (group === "REJECTED" || group === "FAILED" || group === "WITHDRAWN") {
        return { does: dialog, group: { state: group } };
      }
      return group !== undefined && /^-?\d+$/.test(group)
        ? { does: dialog, group: { errcode: Number(group) } }
        : undefined;
    }
    default:
      return undefined;
  }
}

function LeftOut({ deployment: { refusals } }: { deployment: DeploymentPartsFragment }) {
  const texts = useMessages(catalogue);
  if (refusals.totalCount === 0) return null;
  return (
    <Alert kind="warning" title={texts.leftOut(refusals.totalCount)}>
      <ul className={css["leftOut"]}>
        {refusals.nodes.map((refusal) => (
          <li key={refusal.authorizer.id}>
            <bdi>{refusal.authorizer.nickName || refusal.authorizer.appId}</bdi>
            <span>{refusal.message}</span>
            <span>{refusal.remedy}</span>
            <RefusalRemedy refusal={refusal} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}
