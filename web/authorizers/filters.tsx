import DownOutlined from "@ant-design/icons/es/icons/DownOutlined";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { authorizerKindValues, authorizerStatusValues } from "../graphql/generated/schema-facts.ts";
import { useLanguage } from "../i18n/language.ts";
import { useMessages } from "../i18n/messages.ts";
import { Facet, FacetOptions } from "../ui/facet.tsx";
import type { FacetOption } from "../ui/facet.tsx";
import type { Chip } from "../ui/filter-bar.tsx";
import filterCss from "../ui/filters.module.css";
import { Popover } from "../ui/popover.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { authorizerStatuses } from "../ui/states.tsx";
import type { FilterSearch } from "./list-search.ts";
import { catalogue } from "./messages.ts";
import { kindNames } from "./words.ts";

const facetsQuery = graphql(`
  query AuthorizerFacets {
    authorizerTags
    permissionSets {
      id
      name
    }
  }
`);

interface FiltersProps {
  search: FilterSearch;
  onFilter: (change: Partial<Record<keyof FilterSearch, unknown>>) => void;
}

/** Search, kind, status, tag, lacks set; behind "more": has set, authorized since. */
export function AuthorizerFilters({ search, onFilter }: FiltersProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const { tags, sets } = useFacets();
  const more = (search.has?.length ?? 0) + (search.since === undefined ? 0 : 1);
  return (
    <>
      <SearchField label={texts.search} value={search.q} onSearch={(q) => onFilter({ q })} />
      <Facet
        label={texts.kind}
        options={authorizerKindValues.map((value) => ({ value, label: kindNames[value][language] }))}
        chosen={search.kind}
        onChange={(kind) => onFilter({ kind })}
      />
      <Facet
        label={texts.status}
        options={authorizerStatusValues.map((value) => ({ value, label: authorizerStatuses[value][language] }))}
        chosen={search.status}
        onChange={(status) => onFilter({ status })}
      />
      <Facet
        label={texts.tag}
        options={tags.map((value) => ({ value, label: value }))}
        chosen={search.tag}
        onChange={(tag) => onFilter({ tag })}
      />
      <Facet label={texts.lacks} options={sets} chosen={search.lacks} onChange={(lacks) => onFilter({ lacks })} />
      <Popover
        className={filterCss["facet"]}
        button={
          <>
            {texts.more}
            {more > 0 && <span className={filterCss["count"]}>{more}</span>}
            <DownOutlined aria-hidden style={{ fontSize: 10 }} />
          </>
        }
      >
        <div className={filterCss["options"]}>
          <label className={filterCss["dated"]}>
            {texts.since}
            <input
              type="date"
              value={search.since ?? ""}
              onChange={(event) => onFilter({ since: event.target.value || undefined })}
            />
          </label>
          <FacetOptions label={texts.has} options={sets} chosen={search.has} onChange={(has) => onFilter({ has })} />
        </div>
      </Popover>
    </>
  );
}

/** What narrows the list, one removable chip for each value. */
export function useFilterChips({ search, onFilter }: FiltersProps): Chip[] {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const { sets } = useFacets();
  const setName = (id: number): string => sets.find(({ value }) => value === id)?.label ?? String(id);
  const chips: Chip[] = [];
  const add = <K extends "kind" | "status" | "tag" | "has" | "lacks">(
    name: K,
    label: (value: NonNullable<FilterSearch[K]>[number]) => string,
  ): void => {
    const values: readonly NonNullable<FilterSearch[K]>[number][] = search[name] ?? [];
    for (const value of values) {
      const others = values.filter((other) => other !== value);
      chips.push({
        key: `${name} ${value}`,
        label: texts.chip(texts[name], label(value)),
        onRemove: () => onFilter({ [name]: others.length > 0 ? others : undefined }),
      });
    }
  };
  if (search.q !== undefined) {
    chips.push({ key: "q", label: `“${search.q}”`, onRemove: () => onFilter({ q: undefined }) });
  }
  add("kind", (value) => kindNames[value][language]);
  add("status", (value) => authorizerStatuses[value][language]);
  add("tag", (value) => value);
  add("lacks", setName);
  add("has", setName);
  if (search.since !== undefined) {
    const label = texts.chip(texts.since, search.since);
    chips.push({ key: "since", label, onRemove: () => onFilter({ since: undefined }) });
  }
  return chips;
}

function useFacets(): { tags: string[]; sets: FacetOption<number>[] } {
  const [{ data }] = useQuery({ query: facetsQuery });
  return {
    tags: data?.authorizerTags ?? [],
    sets: (data?.permissionSets ?? []).map(({ id, name }) => ({ value: id, label: `${id} ${name}` })),
  };
}
