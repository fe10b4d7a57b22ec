import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { FleetVersionRowFragment } from "../graphql/generated/graphql.ts";
import { formatShare } from "../i18n/formats.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { Moment } from "../ui/time.tsx";
import css from "./releases.module.css";
import { VersionsReader } from "./versions-reader.tsx";
import { catalogue } from "./versions-messages.ts";

const route = getRouteApi("/shell/versions");

graphql(`
  fragment FleetVersionRow on FleetVersion {
    version
    isKnown
    count
    template {
      id
      templateId
      userVersion
      sourceAppId
      sourceName
    }
  }
`);

graphql(`
  fragment VersionReadingParts on VersionReading {
    id
    total
    done
    failed
    startedAt
    endedAt
    failure {
      ...WechatErrorParts
    }
  }
`);

const versionsQuery = graphql(`
  query FleetVersions($line: String) {
    all: fleetVersions {
      ...FleetVersionRow
    }
    fleetVersions(templateLine: $line) {
      ...FleetVersionRow
    }
    versionReading {
      ...VersionReadingParts
    }
  }
`);

/** The server names no more. */
const most = 500;
const rereadMs = 2_000;

/** Which versions the fleet runs: a bar for each, the most frequent first. */
export function VersionsPage() {
  const texts = useMessages(catalogue);
  const { line } = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data: read, error, fetching }, reread] = useQuery({
    query: versionsQuery,
    variables: { line: line ?? null },
    requestPolicy: "cache-and-network",
  });
  const data = useKept(read);
  const reading = data?.versionReading;
  const isReading = Boolean(reading && !reading.endedAt);
  useEffect(() => {
    if (!isReading) return undefined;
    const timer = setInterval(() => reread({ requestPolicy: "network-only" }), rereadMs);
    return () => clearInterval(timer);
  }, [isReading, reread]);

  const rows = data?.fleetVersions;
  const total = rows?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const columns = useColumns(total);
  const lines = new Map(
    data?.all.flatMap(({ template }) =>
      template ? [[template.sourceAppId, template.sourceName || template.sourceAppId] as const] : [],
    ),
  );
  const retry = (): void => reread({ requestPolicy: "network-only" });
  return (
    <>
      <PageHeader
        title={texts.title}
        back={<Link to="/deployments">← {texts.deployments}</Link>}
        acts={<VersionsReader isReading={isReading} onBegun={retry} />}
      >
        {data && (
          <span role="status">
            {!reading && texts.never}
            {reading && !reading.endedAt && texts.running(reading.done, reading.total)}
            {reading?.endedAt && (
              <>
                {texts.ended(reading.total)} · <Moment at={reading.endedAt} />
                {reading.failed > 0 && ` · ${texts.failed(reading.failed)}`}
                {reading.failure && ` · ${reading.failure.errcode}: ${reading.failure.meaning}`}
              </>
            )}
          </span>
        )}
      </PageHeader>
      {(lines.size > 1 || line) && (
        <FilterBar>
          <select
            className={css["select"]}
            aria-label={texts.line}
            value={line ?? ""}
            onChange={({ target }) => void navigate({ search: { line: target.value || undefined }, replace: true })}
          >
            <option value="">{texts.allLines}</option>
            {line && !lines.has(line) && <option value={line}>{line}</option>}
            {[...lines].map(([appId, name]) => (
              <option key={appId} value={appId}>
                {name}
              </option>
            ))}
          </select>
        </FilterBar>
      )}
      {error && <QueryError what={texts.versions} error={error} onRetry={retry} />}
      <DataTable
        name="versions"
        label={texts.title}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        rowLabel={({ version }) => version ?? texts.none}
        fetching={fetching}
        empty={<EmptyState>{texts.empty}</EmptyState>}
      />
      {rows?.length === most && <p className={css["quiet"]}>{texts.cut(most)}</p>}
    </>
  );
}

function useColumns(total: number): Column<FleetVersionRowFragment>[] {
  const texts = useMessages(catalogue);
  return useMemo(
    () => [
      {
        id: "version",
        title: texts.version,
        rowHeader: true,
        cell: ({ version, isKnown }) =>
          version === null || version === undefined ? (
            <span className={css["quiet"]}>{isKnown ? texts.none : texts.unknown}</span>
          ) : (
            <bdi>{version}</bdi>
          ),
      },
      {
        id: "template",
        title: texts.template,
        cell: ({ template, version }) =>
          template ? (
            <PathLink path={`/deployments?template=${template.id}`}>
              {texts.templateOf(template.templateId, template.userVersion)}
            </PathLink>
          ) : (
            <span className={css["quiet"]}>{version ? texts.elsewhere : "–"}</span>
          ),
      },
      { id: "accounts", title: texts.accounts, align: "end", cell: ({ count }) => texts.accountsOf(count) },
      {
        id: "share",
        title: texts.share,
        width: "40%",
        cell: ({ count }) => (
          <span className={css["shareOf"]}>
            <span className={css["shareTrack"]} aria-hidden>
              <span style={{ inlineSize: `${(count / total) * 100}%` }} />
            </span>
            {formatShare(count, total)}
          </span>
        ),
      },
    ],
    [texts, total],
  );
}

const keyOf = ({ version, isKnown, template }: FleetVersionRowFragment): string =>
  JSON.stringify([template?.id, version, isKnown]);
