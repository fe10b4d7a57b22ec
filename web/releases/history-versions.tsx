import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { Tag } from "../ui/tag.tsx";
import { Moment } from "../ui/time.tsx";
import { catalogue } from "./release-messages.ts";
import css from "./releases.module.css";

const historyQuery = graphql(`
  query HistoryVersions($authorizerId: ID!) {
    historyVersions(authorizerId: $authorizerId) {
      appVersion
      userVersion
      userDesc
      committedAt
    }
  }
`);

/** What WeChat keeps to go back to, with the one a roll-back puts online. */
export function HistoryVersions({ authorizerId, online }: { authorizerId: string; online: string }) {
  const texts = useMessages(catalogue);
  const [{ data, error, fetching }, read] = useQuery({
    query: historyQuery,
    variables: { authorizerId },
    requestPolicy: "network-only",
  });
  if (error) {
    return <QueryError what={texts.history} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />;
  }
  if (!data) return fetching ? <p role="status">{texts.readingHistory}</p> : null;
  const kept = data.historyVersions.filter(({ userVersion }) => userVersion !== online);
  if (kept.length === 0) return <Alert kind="warning" title={texts.noHistory} />;
  const target = kept.reduce((newest, one) => (one.appVersion > newest.appVersion ? one : newest));
  return (
    <>
      <p>{texts.historyFact}</p>
      <ul className={css["versions"]} aria-label={texts.history}>
        {kept.map((version) => (
          <li key={version.appVersion}>
            <strong>
              <bdi>{version.userVersion}</bdi>
            </strong>
            <bdi>{version.userDesc}</bdi>
            {version.committedAt && <Moment at={version.committedAt} />}
            {version === target && <Tag hue="blue">{texts.goesOnline}</Tag>}
          </li>
        ))}
      </ul>
    </>
  );
}
