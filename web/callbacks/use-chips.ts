import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { formatFull } from "../i18n/formats.ts";
import { useLanguage } from "../i18n/language.ts";
import { useMessages } from "../i18n/messages.ts";
import type { Chip } from "../ui/filter-bar.tsx";
import { callbackOutcomes } from "../ui/states.tsx";
import { catalogue } from "./messages.ts";
import type { EventsSearch } from "./routes.ts";
import { timeTexts } from "./time-facet.tsx";
import { typeName } from "./type-names.ts";

const accountNameQuery = graphql(`
  query EventAccountName($appId: String!) {
    authorizer(appId: $appId) {
      id
      nickName
    }
  }
`);

/** What narrows the list, each removable. */
export function useChips(search: EventsSearch, onFilter: (change: Partial<EventsSearch>) => void): Chip[] {
  const texts = useMessages(catalogue);
  const times = useMessages(timeTexts);
  const language = useLanguage();
  const { type = [], app, outcome = [], q, since, until } = search;
  const [{ data }] = useQuery({ query: accountNameQuery, variables: { appId: app ?? "" }, pause: !app });
  const account = (app && data?.authorizer?.nickName) || app;
  const without = <T>(list: readonly T[], value: T) => {
    const rest = list.filter((other) => other !== value);
    return rest.length > 0 ? rest : undefined;
  };
  const moment = (at: string) => formatFull(new Date(at), language).slice(0, 16);
  return [
    ...(q ? [{ key: "q", label: `“${q}”`, onRemove: () => onFilter({ q: undefined }) }] : []),
    ...type.map((each) => ({
      key: each,
      label: `${texts.type}: ${typeName(each, language) ?? each}`,
      onRemove: () => onFilter({ type: without(type, each) }),
    })),
    ...(account
      ? [{ key: "app", label: `${texts.account}: ${account}`, onRemove: () => onFilter({ app: undefined }) }]
      : []),
    ...outcome.map((each) => ({
      key: each,
      label: `${texts.outcome}: ${callbackOutcomes[each][language]}`,
      onRemove: () => onFilter({ outcome: without(outcome, each) }),
    })),
    ...(since
      ? [
          {
            key: "since",
            label: since === "1h" || since === "24h" || since === "7d" ? times[since] : times.since(moment(since)),
            onRemove: () => onFilter({ since: undefined }),
          },
        ]
      : []),
    ...(until
      ? [{ key: "until", label: times.until(moment(until)), onRemove: () => onFilter({ until: undefined }) }]
      : []),
  ];
}
