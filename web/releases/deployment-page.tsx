import StopOutlined from "@ant-design/icons/es/icons/StopOutlined";
import { getRouteApi, Link } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useMemo } from "react";
import { useQuery, useSubscription } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { DeploymentPartsFragment, DeploymentReleaseRowFragment } from "../graphql/generated/graphql.ts";
import { releaseStateValues } from "../graphql/generated/schema-facts.ts";
import { formatShare } from "../i18n/formats.ts";
import { useLanguage } from "../i18n/language.ts";
import { useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { Card } from "../ui/card.tsx";
import { ColumnPicker } from "../ui/data-table/column-picker.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Facet } from "../ui/facet.tsx";
import { FilterBar, FilterChips } from "../ui/filter-bar.tsx";
import { IdText } from "../ui/id-text.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { pageArguments, Pager, pageSteps } from "../ui/pager.tsx";
import type { PageSearch } from "../ui/pager.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton } from "../ui/role.tsx";
import { releaseStates } from "../ui/states.tsx";
import { Duration, Moment } from "../ui/time.tsx";
import { CancelDeploymentDialog } from "./cancel-deployment-dialog.tsx";
import { DeploymentProgress } from "./deployment-progress.tsx";
import { DeploymentStateTag } from "./deployment-state-tag.tsx";
import { catalogue } from "./deployment-messages.ts";
import { deploymentReleasesQuery, useLiveReleases } from "./live-releases.ts";
import { Problems } from "./problems.tsx";
import { RefusalRemedy } from "./refusal-remedy.tsx";
import { ReleaseStanding, ReleaseWhy } from "./release-standing.tsx";
import css from "./releases.module.css";
import { RetryGroupDialog } from "./retry-group-dialog.tsx";

const route = getRouteApi("/shell/deployments/$id");

graphql(`
  fragment DeploymentParts on Deployment {
    ...DeploymentRow
    submitForAudit
    releaseWhenApproved
    extJson
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

/** One deployment: counts and rows as they change, problems with what helps. */
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
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { id, number, version, counts } = deployment;
  const columns = useColumns();

  const filterBy = (change: Pick<typeof search, "state" | "errcode">): void =>
    void navigate({ search: (old) => ({ ...old, ...change, after: undefined, before: undefined }), replace: true });
  const go = (to: PageSearch): void => void navigate({ search: (old) => ({ ...old, ...to }) });
  const dialog = (name: "cancel" | "retry" | undefined): void =>
    void navigate({ search: (old) => ({ ...old, dialog: name }), replace: name === undefined });
  const clear = (): void => filterBy({ state: undefined, errcode: undefined });

  const filter = {
    deploymentId: id,
    ...(search.state && { states: search.state }),
    ...(search.errcode !== undefined && { errcode: search.errcode }),
  };
  const [{ data, error, fetching }, read] = useQuery({
    query: deploymentReleasesQuery,
    variables: { filter, ...pageArguments(search) },
    requestPolicy: "cache-and-network",
  });
  useLiveReleases(id, counts, () => read({ requestPolicy: "network-only" }));
  const list = useKept(data?.releases, id);
  const { previous, next } = pageSteps(list?.pageInfo);
  // Live rows that left the filter stay where they are until the list is read again.
  const fadedKeys = useMemo(
    () => new Set(list?.nodes.filter(({ state }) => search.state && !search.state.includes(state)).map(keyOf)),
    [list, search.state],
  );

  const errcodes = deployment.problems.flatMap(({ wechat }) => (wechat ? [wechat] : []));
  const chips = [
    ...(search.state ?? []).map((state) => ({
      key: state,
      label: texts.stateIs(releaseStates[state][language]),
      onRemove: () => {
        const rest = search.state?.filter((other) => other !== state) ?? [];
        filterBy({ state: rest.length > 0 ? rest : undefined });
      },
    })),
    ...(search.errcode === undefined
      ? []
      : [
          {
            key: "errcode",
            label: texts.errcodeIs(search.errcode),
            onRemove: () => filterBy({ errcode: undefined }),
          },
        ]),
  ];
  const name = `#${number} ${version}`;

  return (
    <>
      <PageHeader
        title={
          <>
            #{number} <bdi>{version}</bdi>
          </>
        }
        tabTitle={`${formatShare(counts.released, counts.total)} · ${name}`}
        back={<Link to="/deployments">← {texts.deployments}</Link>}
        acts={
          !deployment.endedAt && (
            <GatedButton needs="RELEASER" icon={<StopOutlined aria-hidden />} onClick={() => dialog("cancel")}>
              {texts.cancel}
            </GatedButton>
          )
        }
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
      <div className={css["block"]}>
        <Card>
          <DeploymentProgress
            deployment={deployment}
            legend
            picked={search.state?.length === 1 ? search.state[0] : undefined}
            onPick={(state) => filterBy({ state: state && [state], errcode: undefined })}
          />
        </Card>
      </div>
      <Problems
        problems={deployment.problems}
        onShow={filterBy}
        onRetry={(errcode) =>
          void navigate({ search: (old) => ({ ...old, state: ["FAILED"], errcode, dialog: "retry" }) })
        }
      />
      <LeftOut deployment={deployment} />
      <FilterBar>
        <Facet
          label={texts.state}
          options={releaseStateValues.map((value) => ({ value, label: releaseStates[value][language] }))}
          chosen={search.state}
          onChange={(state) => filterBy({ state })}
        />
        {errcodes.length > 0 && (
          <select
            className={css["select"]}
            aria-label={texts.errcode}
            value={search.errcode ?? ""}
            onChange={(event) =>
              filterBy({ errcode: event.target.value === "" ? undefined : Number(event.target.value) })
            }
          >
            <option value="">{texts.allErrcodes}</option>
            {errcodes.map(({ errcode, meaning }) => (
              <option key={errcode} value={errcode}>
                {errcode} {meaning}
              </option>
            ))}
          </select>
        )}
        <ColumnPicker name="deployment-releases" columns={columns} />
      </FilterBar>
      {chips.length > 0 && <FilterChips chips={chips} onClear={clear} totalCount={list?.totalCount} />}
      {error && (
        <QueryError what={texts.releases} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
      )}
      <DataTable
        name="deployment-releases"
        label={texts.releases}
        columns={columns}
        rows={list?.nodes}
        rowKey={keyOf}
        rowLabel={labelOf}
        fetching={fetching}
        fadedKeys={fadedKeys}
        onOpen={(row) => void navigate({ to: "/releases/$id", params: { id: row.id } })}
        onPage={{ previous: previous && (() => go(previous)), next: next && (() => go(next)) }}
        empty={<EmptyState acts={<Button onClick={clear}>{texts.clearFilters}</Button>}>{texts.noMatch}</EmptyState>}
      />
      <Pager search={search} pageInfo={list?.pageInfo} onGo={go} />
      <Settings deployment={deployment} />
      {search.dialog === "cancel" && (
        <CancelDeploymentDialog deployment={deployment} onClose={() => dialog(undefined)} />
      )}
      {search.dialog === "retry" && search.errcode !== undefined && (
        <RetryGroupDialog deploymentId={id} errcode={search.errcode} onClose={() => dialog(undefined)} />
      )}
    </>
  );
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

function Settings({ deployment }: { deployment: DeploymentPartsFragment }) {
  const texts = useMessages(catalogue);
  const { submitForAudit, releaseWhenApproved, extJson } = deployment;
  return (
    <details className={css["details"]} style={{ marginTop: 16 }}>
      <summary>{texts.settings}</summary>
      <p>{submitForAudit ? texts.submits : texts.doesNotSubmit}</p>
      {submitForAudit && <p>{releaseWhenApproved ? texts.releasesItself : texts.doesNotRelease}</p>}
      <pre className={css["json"]} tabIndex={0} aria-label="ext.json">
        {JSON.stringify(extJson, null, 2)}
      </pre>
    </details>
  );
}

function useColumns(): Column<DeploymentReleaseRowFragment>[] {
  const texts = useMessages(catalogue);
  return useMemo(
    () => [
      {
        id: "account",
        title: texts.account,
        rowHeader: true,
        cell: (row) => (
          <Link to="/releases/$id" params={{ id: row.id }}>
            <bdi>{row.authorizer.nickName || row.authorizer.appId}</bdi>
          </Link>
        ),
      },
      { id: "appid", title: "AppID", cell: (row) => <IdText id={row.authorizer.appId} what="AppID" cut /> },
      { id: "state", title: texts.state, cell: (row) => <ReleaseStanding release={row} /> },
      { id: "why", title: texts.why, width: "36%", cell: (row) => <ReleaseWhy release={row} /> },
      {
        id: "changed",
        title: texts.changed,
        cell: (row) => (
          <span className={css["nowrap"]}>
            <Moment at={row.changedAt} />
          </span>
        ),
      },
      {
        id: "audit",
        title: texts.auditId,
        hidden: true,
        cell: (row) => (row.auditId ? <IdText id={row.auditId} what={texts.auditId} /> : "–"),
      },
    ],
    [texts],
  );
}

const keyOf = (row: DeploymentReleaseRowFragment): string => row.id;
const labelOf = (row: DeploymentReleaseRowFragment): string => row.authorizer.nickName || row.authorizer.appId;
