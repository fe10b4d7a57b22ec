import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import { getRouteApi, Link } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { authorizationChannelValues, authorizationStatusValues } from "../graphql/generated/schema-facts.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { ColumnPicker } from "../ui/data-table/column-picker.tsx";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Facet } from "../ui/facet.tsx";
import { FilterBar, FilterChips } from "../ui/filter-bar.tsx";
import type { Chip } from "../ui/filter-bar.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { pageArguments, Pager, pageSteps } from "../ui/pager.tsx";
import type { PageSearch } from "../ui/pager.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton, RoleGate, useRefusal } from "../ui/role.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { authorizationStatuses } from "../ui/states.tsx";
import { Drawer } from "./drawer.tsx";
import { linkName } from "./link-parts.ts";
import { useLinkColumns } from "./links-columns.tsx";
import type { LinkInList } from "./links-columns.tsx";
import { useLiveLinks } from "./live-links.ts";
import { channelNames } from "./words.ts";
import css from "./authorizers.module.css";

const linksQuery = graphql(`
  query AuthorizationLinks($first: Int, $after: String, $last: Int, $before: String, $filter: AuthorizationLinkFilter) {
    authorizationLinks(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      totalCount
      nodes {
        ...LinkParts
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

const route = getRouteApi("/shell/authorizers/links");
const keyOf = ({ id }: LinkInList): string => id;

/** Links and what became of them. */
export function LinksPage() {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("OPERATOR");
  return (
    <>
      {refusal && <PageHeader title={texts.title} />}
      <RoleGate needs="OPERATOR">
        <LinksList />
      </RoleGate>
    </>
  );
}

function LinksList() {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [isMaking, setMaking] = useState(false);
  const { q, status, channel, open } = search;
  const filter = useMemo(
    () => ({ ...(q && { search: q }), ...(status && { statuses: status }), ...(channel && { channels: channel }) }),
    [q, status?.join(), channel?.join()], // oxlint-disable-line react-hooks/exhaustive-deps -- as long as what it says
  );
  const [{ data, error, fetching, stale }, read] = useQuery({
    query: linksQuery,
    variables: { ...pageArguments(search), filter },
    requestPolicy: "cache-and-network",
  });
  const page = useKept(data?.authorizationLinks);
  const rows = page?.nodes;
  useLiveLinks(rows);

  type Change = Partial<Record<"q" | "status" | "channel", unknown>>;
  const filterBy = (change: Change): void =>
    void navigate({
      search: (old) => ({ ...old, ...change, after: undefined, before: undefined }) as typeof search,
      replace: true,
    });
  const go = (to: PageSearch): void => void navigate({ search: (old) => ({ ...old, ...to }) });
  const openLink = (id: string | undefined): void => void navigate({ search: (old) => ({ ...old, open: id }) });
  const without = <T,>(list: readonly T[], one: T): T[] | undefined => {
    const rest = list.filter((other) => other !== one);
    return rest.length > 0 ? rest : undefined;
  };
  const chips: Chip[] = [
    ...(q ? [{ key: "q", label: `“${q}”`, onRemove: () => filterBy({ q: undefined }) }] : []),
    ...(status ?? []).map((value) => ({
      key: value,
      label: texts.chip(texts.status, authorizationStatuses[value][language]),
      onRemove: () => filterBy({ status: without(status ?? [], value) }),
    })),
    ...(channel ?? []).map((value) => ({
      key: value,
      label: texts.chip(texts.channel, channelNames[value][language]),
      onRemove: () => filterBy({ channel: without(channel ?? [], value) }),
    })),
  ];
  const clear = (): void => filterBy({ q: undefined, status: undefined, channel: undefined });
  const columns = useLinkColumns(openLink);
  const { previous, next } = pageSteps(page?.pageInfo);
  const make = (
    <GatedButton needs="OPERATOR" type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>
      {texts.authorize}
    </GatedButton>
  );
  return (
    <>
      <PageHeader
        title={texts.title}
        count={chips.length === 0 ? page?.totalCount : undefined}
        back={<Link to="/authorizers">← {texts.back}</Link>}
        acts={make}
      />
      <div className={css["alerts"]}>
        {error && (
          <QueryError what={texts.title} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
        )}
      </div>
      <FilterBar>
        <SearchField label={texts.search} value={q} onSearch={(text) => filterBy({ q: text })} />
        <Facet
          label={texts.status}
          options={authorizationStatusValues.map((value) => ({ value, label: authorizationStatuses[value][language] }))}
          chosen={status}
          onChange={(chosen) => filterBy({ status: chosen })}
        />
        <Facet
          label={texts.channel}
          options={authorizationChannelValues.map((value) => ({ value, label: channelNames[value][language] }))}
          chosen={channel}
          onChange={(chosen) => filterBy({ channel: chosen })}
        />
        <ColumnPicker name="links" columns={columns} />
      </FilterBar>
      <FilterChips chips={chips} onClear={clear} totalCount={page?.totalCount} />
      <DataTable
        name="links"
        label={texts.title}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        rowLabel={linkName}
        fetching={fetching || stale}
        onOpen={({ id }) => openLink(id)}
        onPage={{ previous: previous && (() => go(previous)), next: next && (() => go(next)) }}
        empty={
          chips.length > 0 ? (
            <EmptyState acts={<Button onClick={clear}>{texts.clearFilters}</Button>}>{texts.noMatch}</EmptyState>
          ) : (
            <EmptyState acts={make}>{texts.empty}</EmptyState>
          )
        }
      />
      <Pager search={search} pageInfo={page?.pageInfo} onGo={go} />
      <Drawer
        search={open || isMaking ? { dialog: "authorize", link: open } : {}}
        onSearch={({ link }) => {
          setMaking(false);
          void navigate({ search: (old) => ({ ...old, open: link }), replace: true });
        }}
      />
    </>
  );
}

const catalogue = messages({
  zh: {
    title: "授权链接",
    back: "授权账号",
    authorize: "授权账号",
    search: "商家名称或编号",
    status: "状态",
    channel: "方式",
    chip: (facet: string, value: string) => `${facet}：${value}`,
    clearFilters: "清除条件",
    noMatch: "没有符合条件的链接。",
    empty: "还没有发过授权链接。每个链接发给一个商家，用一次。",
  },
  en: {
    title: "Authorization links",
    back: "Authorizers",
    authorize: "Authorize account",
    search: "Merchant or reference",
    status: "Status",
    channel: "Way",
    chip: (facet, value) => `${facet}: ${value}`,
    clearFilters: "Clear filters",
    noMatch: "No link matches.",
    empty: "No link was made yet. Each is for one merchant and works once.",
  },
});
