import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import { getRouteApi, Link } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useQuery } from "urql";
import { useMessages } from "../i18n/messages.ts";
import { ColumnPicker } from "../ui/data-table/column-picker.tsx";
import { DataTable, useToggledColumns } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { FilterBar, FilterChips } from "../ui/filter-bar.tsx";
import { useKept } from "../ui/kept.ts";
import { NewsPill } from "../ui/news-pill.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { pageArguments, Pager, pageSteps } from "../ui/pager.tsx";
import type { PageSearch } from "../ui/pager.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton } from "../ui/role.tsx";
import { lastPushColumn, useAuthorizerColumns } from "./authorizer-columns.tsx";
import { authorizersQuery, nameOf } from "./authorizer-row.ts";
import type { AuthorizerInList } from "./authorizer-row.ts";
import { useArrivals } from "./arrivals.ts";
import { Drawer } from "./drawer.tsx";
import { AuthorizerFilters, useFilterChips } from "./filters.tsx";
import { filterOf, listToText } from "./list-search.ts";
import type { FilterSearch } from "./list-search.ts";
import { everyAccount, useLiveAuthorizers } from "./live-authorizers.ts";
import { catalogue } from "./messages.ts";
import { seenAccount } from "./seen-account.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { SyncButton, SyncTrouble, useSync } from "./sync.tsx";
import css from "./authorizers.module.css";

const route = getRouteApi("/shell/authorizers");
const none: ReadonlySet<string> = new Set();
const keyOf = ({ appId }: AuthorizerInList): string => appId;

/** Find one, pick many. */
export function AuthorizersPage() {
  const texts = useMessages(catalogue);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = listToText(search);
  const toggled = useToggledColumns("authorizers");

  // The object lives as long as what it says, so that effects and the cache see one list.
  const filterText = JSON.stringify(filterOf(search));
  const filter = useMemo(() => filterOf(search), [filterText]); // oxlint-disable-line react-hooks/exhaustive-deps
  const [{ data, error, fetching, stale }, read] = useQuery({
    query: authorizersQuery,
    variables: { ...pageArguments(search), filter, withLastPush: toggled.has(lastPushColumn) },
    requestPolicy: "cache-and-network",
  });
  const page = useKept(data?.authorizers);
  const rows = page?.nodes;
  const readAgain = useCallback(() => read({ requestPolicy: "network-only" }), [read]);

  const known = useMemo(() => new Set(rows?.map(({ id }) => id)), [rows]);
  const fadedKeys = useMemo(() => new Set(rows?.filter((row) => !fits(row, search)).map(keyOf)), [rows, search]);
  const [waiting, heard] = useArrivals(filter, known, page?.totalCount, fadedKeys.size);
  useLiveAuthorizers(everyAccount, heard);
  const sync = useSync(readAgain);
  useEffect(() => {
    // Nothing is there that could move under the pointer.
    if (rows?.length === 0 && waiting > 0) readAgain();
  }, [rows, waiting, readAgain]);

  const [selected, setSelected] = useState(none);
  useEffect(() => setSelected(none), [list]);
  const [seenKey] = useState(seenAccount);
  const hasRows = rows !== undefined;
  useEffect(() => {
    if (hasRows && seenKey) {
      document.querySelector(`[data-row="${CSS.escape(seenKey)}"]`)?.scrollIntoView({ block: "nearest" });
    }
  }, [hasRows, seenKey]);

  const filterBy = (change: Partial<Record<keyof FilterSearch, unknown>>): void =>
    void navigate({
      search: (old) => ({ ...old, ...change, after: undefined, before: undefined }) as typeof search,
      replace: true,
    });
  const go = (to: PageSearch): void => void navigate({ search: (old) => ({ ...old, ...to }) });
  const authorize = (): void => void navigate({ search: (old) => ({ ...old, dialog: "authorize" }) });
  const chips = useFilterChips({ search, onFilter: filterBy });
  const clear = (): void =>
    void navigate({ search: (old) => ({ ...(old.size && { size: old.size }) }), replace: true });

  const columns = useAuthorizerColumns(list);
  const { previous, next } = pageSteps(page?.pageInfo);

  return (
    <>
      <PageHeader
        title={texts.title}
        count={chips.length === 0 ? page?.totalCount : undefined}
        acts={
          <>
            <SyncButton sync={sync} />
            <Link to="/authorizers/links">{texts.links}</Link>
            <GatedButton needs="OPERATOR" type="primary" icon={<PlusOutlined aria-hidden />} onClick={authorize}>
              {texts.authorize}
            </GatedButton>
          </>
        }
      />
      <div className={css["alerts"]}>
        <SyncTrouble sync={sync} />
        {error && <QueryError what={texts.accounts} error={error} onRetry={readAgain} />}
      </div>
      <FilterBar>
        <AuthorizerFilters search={search} onFilter={filterBy} />
        <ColumnPicker name="authorizers" columns={columns} />
      </FilterBar>
      <FilterChips chips={chips} onClear={clear} totalCount={page?.totalCount} />
      <SelectionBar
        selected={rows?.filter((row) => selected.has(keyOf(row))) ?? []}
        onClear={() => setSelected(none)}
      />
      {waiting > 0 && (
        <NewsPill
          onShow={() => {
            if (search.after || search.before) go({ after: undefined, before: undefined });
            else readAgain();
          }}
        >
          {texts.waiting(waiting)}
        </NewsPill>
      )}
      <DataTable
        name="authorizers"
        label={texts.title}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        rowLabel={nameOf}
        fetching={fetching || stale}
        seenKey={seenKey}
        fadedKeys={fadedKeys}
        onOpen={({ appId }) => void navigate({ to: "/authorizers/$appId", params: { appId }, search: { list } })}
        selection={{ selected, onChange: setSelected }}
        onPage={{ previous: previous && (() => go(previous)), next: next && (() => go(next)) }}
        empty={
          chips.length > 0 ? (
            <EmptyState acts={<Button onClick={clear}>{texts.clearFilters}</Button>}>{texts.noMatch}</EmptyState>
          ) : (
            <EmptyState
              acts={
                <>
                  <GatedButton needs="OPERATOR" type="primary" onClick={authorize}>
                    {texts.authorize}
                  </GatedButton>
                  <GatedButton needs="OPERATOR" type="link" onClick={() => void sync.start()}>
                    {texts.sync}
                  </GatedButton>
                </>
              }
            >
              {texts.empty}
            </EmptyState>
          )
        }
      />
      <Pager search={search} pageInfo={page?.pageInfo} onGo={go} />
      <Drawer
        search={search}
        onSearch={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}
      />
    </>
  );
}

/** Whether a row that was patched still belongs to what is asked for, as far as the row itself tells. */
function fits(row: AuthorizerInList, { kind, status, tag }: FilterSearch): boolean {
  return (
    (!kind || kind.includes(row.kind)) &&
    (!status || status.includes(row.status)) &&
    (!tag || tag.some((wanted) => row.tags.includes(wanted)))
  );
}
