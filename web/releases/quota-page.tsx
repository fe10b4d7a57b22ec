import ReloadOutlined from "@ant-design/icons/es/icons/ReloadOutlined";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useMutation, useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { AuditQuotaUseRowFragment } from "../graphql/generated/graphql.ts";
import { formatNumber, formatShare } from "../i18n/formats.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { Card, Facts } from "../ui/card.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { DeploymentStateTag } from "./deployment-state-tag.tsx";
import { catalogue } from "./quota-messages.ts";
import { QuotaReadings } from "./quota-readings.tsx";

const shownDays = 31;

graphql(`
  fragment AuditQuotaUseRow on AuditQuotaUse {
    submitted
    forecast {
      needs
      days {
        day
        submissions
      }
    }
    deployment {
      id
      number
      version
      ...DeploymentStateParts
    }
  }
`);

graphql(`
  fragment AuditQuotaParts on AuditQuotaReport {
    rest
    limit
    speedUpRest
    speedUpLimit
    readAt
    heldSince
    nextCheckAt
    forecast {
      needs
      unmet
      days {
        day
        submissions
      }
    }
    readings(days: 30) {
      readAt
      rest
      limit
    }
    usedBy {
      ...AuditQuotaUseRow
    }
  }
`);

const quotaQuery = graphql(`
  query AuditQuotaPage {
    auditQuota {
      ...AuditQuotaParts
    }
  }
`);

const refreshMutation = graphql(`
  mutation RefreshAuditQuota {
    refreshAuditQuota {
      auditQuota {
        ...AuditQuotaParts
      }
      userErrors {
        message
        remedy
      }
    }
  }
`);

/** The month's submissions: what is left, what waits for them and until when, and who used them. */
export function QuotaPage() {
  const texts = useMessages(catalogue);
  const [{ data, error, fetching }, read] = useQuery({ query: quotaQuery });
  const quota = useKept(data)?.auditQuota;
  const columns = useColumns();
  const again = () => read({ requestPolicy: "network-only" });
  return (
    <>
      <PageHeader title={texts.title} acts={<ReadAgain onRead={again} />}>
        {quota && (
          <p>
            {texts.readAt} <Moment at={quota.readAt} />
          </p>
        )}
      </PageHeader>
      {error && <QueryError what={texts.title} error={error} onRetry={again} />}
      {!quota && !fetching && !error && <EmptyState>{texts.neverRead}</EmptyState>}
      {quota && (
        <>
          <Card title={texts.left}>
            <Facts
              facts={[
                [
                  texts.submissions,
                  `${texts.ofLimit(quota.rest, quota.limit)} (${formatShare(quota.rest, quota.limit)})`,
                ],
                [texts.speedUps, texts.ofLimit(quota.speedUpRest, quota.speedUpLimit)],
                [texts.waiting, texts.needs(quota.forecast.needs)],
                quota.heldSince != null && [
                  texts.held,
                  <>
                    <Moment at={quota.heldSince} />
                    {quota.nextCheckAt != null && (
                      <>
                        {texts.nextCheck} <Moment at={quota.nextCheckAt} />
                      </>
                    )}
                  </>,
                ],
              ]}
            />
            <p>{texts.shared}</p>
          </Card>
          {quota.forecast.needs > 0 && (
            <Card title={texts.forecast}>
              <ol>
                {quota.forecast.days.slice(0, shownDays).map(({ day, submissions }) => (
                  <li key={day}>{texts.goesOn(day, submissions)}</li>
                ))}
                {quota.forecast.days.length > shownDays && <li>…</li>}
                {quota.forecast.unmet > 0 && <li>{texts.unmet(quota.forecast.unmet)}</li>}
              </ol>
              <p>{texts.forecastBasis}</p>
            </Card>
          )}
          <Card title={texts.usedBy}>
            <DataTable
              name="quota-uses"
              label={texts.usedBy}
              columns={columns}
              rows={quota.usedBy}
              rowKey={keyOf}
              rowLabel={labelOf}
              fetching={fetching}
              empty={<EmptyState>{texts.usedByNobody}</EmptyState>}
            />
          </Card>
          <QuotaReadings readings={quota.readings} />
        </>
      )}
      {quota?.forecast.needs === 0 && (
        <p>
          <Link to="/deployments">{texts.deployments}</Link>
        </p>
      )}
    </>
  );
}

const keyOf = ({ deployment }: AuditQuotaUseRowFragment) => deployment.id;
const labelOf = ({ deployment }: AuditQuotaUseRowFragment) => `#${deployment.number} ${deployment.version}`;

function useColumns(): Column<AuditQuotaUseRowFragment>[] {
  const texts = useMessages(catalogue);
  return useMemo(
    () => [
      {
        id: "deployment",
        title: texts.deployment,
        rowHeader: true,
        cell: (row) => <PathLink path={`/deployments/${row.deployment.id}`}>{labelOf(row)}</PathLink>,
      },
      { id: "state", title: texts.state, cell: ({ deployment }) => <DeploymentStateTag deployment={deployment} /> },
      { id: "submitted", title: texts.submitted, align: "end", cell: ({ submitted }) => formatNumber(submitted) },
      { id: "needs", title: texts.stillNeeds, align: "end", cell: ({ forecast }) => formatNumber(forecast.needs) },
      { id: "until", title: texts.until, cell: ({ forecast }) => forecast.days.at(-1)?.day ?? "–" },
    ],
    [texts],
  );
}

/** Has WeChat asked now; the answer is on the page before the button is free again. */
function ReadAgain({ onRead }: { onRead: () => void }) {
  const texts = useMessages(catalogue);
  const [, refresh] = useMutation(refreshMutation);
  const [reading, setReading] = useState(false);
  const run = async (): Promise<void> => {
    setReading(true);
    const { data, error } = await refresh({});
    setReading(false);
    const [refusal] = data?.refreshAuditQuota.userErrors ?? [];
    if (error || refusal) tellFailed(refusal ? `${refusal.message} ${refusal.remedy ?? ""}` : texts.notRead);
    else tellDone(texts.readNow);
    onRead();
  };
  return (
    <GatedButton needs="OPERATOR" icon={<ReloadOutlined aria-hidden />} loading={reading} onClick={() => void run()}>
      {texts.read}
    </GatedButton>
  );
}
