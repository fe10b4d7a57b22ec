import { useLanguage } from "../i18n/language.ts";
import { useMessages } from "../i18n/messages.ts";
import type { CallbackOutcome } from "../graphql/generated/schema-facts.ts";
import { Facet } from "../ui/facet.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { callbackOutcomes } from "../ui/states.tsx";
import { AccountFacet } from "./account-facet.tsx";
import { catalogue } from "./messages.ts";
import type { EventsSearch } from "./routes.ts";
import { TimeFacet } from "./time-facet.tsx";
import { commonTypes, typeName } from "./type-names.ts";

const outcomes = Object.keys(callbackOutcomes) as CallbackOutcome[];

interface EventFiltersProps {
  search: EventsSearch;
  /** Types on screen, which can be chosen beside the common ones. */
  seenTypes: readonly string[];
  onFilter: (change: Partial<EventsSearch>) => void;
  children?: React.ReactNode;
}

export function EventFilters({ search, seenTypes, onFilter, children }: EventFiltersProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const types = [...new Set<string>([...commonTypes, ...seenTypes, ...(search.type ?? [])])];
  return (
    <FilterBar>
      <SearchField label={texts.search} value={search.q} onSearch={(q) => onFilter({ q })} />
      <Facet
        label={texts.type}
        options={types.map((type) => ({
          value: type,
          label: [type, typeName(type, language)].filter(Boolean).join(" "),
        }))}
        chosen={search.type}
        onChange={(type) => onFilter({ type })}
      />
      <AccountFacet appId={search.app} onChoose={(app) => onFilter({ app })} />
      <Facet
        label={texts.outcome}
        options={outcomes.map((outcome) => ({ value: outcome, label: callbackOutcomes[outcome][language] }))}
        chosen={search.outcome}
        onChange={(outcome) => onFilter({ outcome })}
      />
      <TimeFacet since={search.since} until={search.until} onChange={onFilter} />
      {children}
    </FilterBar>
  );
}
