import { useQuery } from "urql";
import type { CombinedError } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { HistoryVersionsQuery } from "../graphql/generated/graphql.ts";
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

/** What WeChat keeps to go back to. */
export interface Kept {
  /** undefined while WeChat is asked. */
  versions: HistoryVersionsQuery["historyVersions"] | undefined;
  error: CombinedError | undefined;
  read: () => void;
}

/** @param online the version that is online, which is no version to go back to */
export function useKeptVersions(authorizerId: string, online: string, pause: boolean): Kept {
  const [{ data, error }, read] = useQuery({
    query: historyQuery,
    variables: { authorizerId },
    requestPolicy: "network-only",
    pause,
  });
  return {
    versions: data?.historyVersions.filter(({ userVersion }) => userVersion !== online),
    error,
    read: () => read({ requestPolicy: "network-only" }),
  };
}

/** The versions WeChat keeps, with the one a roll-back puts online. */
export function HistoryVersions({ kept: { versions, error, read } }: { kept: Kept }) {
  const texts = useMessages(catalogue);
  if (error) return <QueryError what={texts.history} error={error} onRetry={read} />;
  if (!versions) return <p role="status">{texts.readingHistory}</p>;
  if (versions.length === 0) return <Alert kind="warning" title={texts.noHistory} />;
  const target = versions.reduce((newest, one) => (one.appVersion > newest.appVersion ? one : newest));
  return (
    <>
      <p>{texts.historyFact}</p>
      <ul className={css["versions"]} aria-label={texts.history}>
        {versions.map((version) => (
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
