import PauseOutlined from "@ant-design/icons/es/icons/PauseOutlined";
import CaretRightOutlined from "@ant-design/icons/es/icons/CaretRightOutlined";
import Button from "antd/es/button";
import { getRouteApi } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { EventRowFragment } from "../graphql/generated/graphql.ts";
import { useMessages } from "../i18n/messages.ts";
import { TestPushButton } from "../sandbox/test-push-button.tsx";
import { Alert } from "../ui/alert.tsx";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { FilterChips } from "../ui/filter-bar.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { pageArguments, Pager, pageSteps } from "../ui/pager.tsx";
import type { PageSearch } from "../ui/pager.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { CallbackUrls } from "./callback-urls.tsx";
import css from "./callbacks.module.css";
import { useEventColumns } from "./event-columns.tsx";
import { EventDrawer } from "./event-drawer.tsx";
import { eventFilter, isLive } from "./event-filter.ts";
import { EventFilters } from "./event-filters.tsx";
import { eventCountQuery, eventsQuery } from "./event-parts.ts";
import { LastHour } from "./last-hour.tsx";
import { maxRows } from "./live-events.ts";
import { catalogue } from "./messages.ts";
import type { EventsSearch } from "./routes.ts";
import { useChips } from "./use-chips.ts";
import { useHeld } from "./use-held.ts";
import { useLiveList } from "./use-live-list.ts";

const route = getRouteApi("/shell/events");

const doorQuery = graphql(`
  query CallbackDoor {
    platform {
      sandbox
      ...CallbackUrls
    }
  }
`);

/** What WeChat said, and what we made of it; it moves by itself until one stops it. */
export function EventsPage() {
  const texts = useMessages(catalogue);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useEventColumns();
  const [reading, setReading] = useState(0);
  const live = isLive(search);
  const { type, app, outcome, q, since, until } = search;
  const key = JSON.stringify([type, app, outcome, q, since, until, search.after, search.before, search.size, reading]);
  // "The last 24 hours" are those before the list was read, so that a rendering does not make another list.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for all of them
  const filter = useMemo(() => eventFilter({ type, app, outcome, q, since, until }, new Date()), [key]);
  const variables = useMemo(() => ({ ...pageArguments(search), filter }), [filter, key]); // oxlint-disable-line react-hooks/exhaustive-deps
  const [{ data, error, fetching, operation }, read] = useQuery({
    query: eventsQuery,
    variables,
    requestPolicy: "cache-and-network",
  });
  const [{ data: counted }] = useQuery({ query: eventCountQuery, variables: { filter } });
  const [{ data: door }] = useQuery({ query: doorQuery });
  // While another list is read, urql still gives the one before.
  const page = useKept(JSON.stringify(operation?.variables) === JSON.stringify(variables) ? data : undefined, key);

  const table = useRef<HTMLDivElement>(null);
  const { isHeld, isScrolled } = useHeld(table);
  const held = isHeld || search.paused === true || search.open !== undefined;
  const list = useLiveList({ key, page, filter, live, held });
  // While it runs, only what can be scrolled into sight soon is there to be moved; the rest comes with the first scroll.
  const most = useDeferredValue(isScrolled || search.paused || !live ? maxRows : rowsWhileLive);
  const rows = useKept(page && (list.rows.length > most ? list.rows.slice(0, most) : list.rows));

  const filterBy = (change: Partial<EventsSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...change, after: undefined, before: undefined }), replace: true });
  const go = (to: PageSearch) => void navigate({ search: (old) => ({ ...old, ...to }) });
  const open = (id: string | undefined) => void navigate({ search: (old) => ({ ...old, open: id }) });
  const pause = () =>
    void navigate({ search: (old) => ({ ...old, paused: search.paused ? undefined : true }), replace: true });
  const chips = useChips(search, filterBy);
  const clear = () =>
    filterBy({ type: undefined, app: undefined, outcome: undefined, q: undefined, since: undefined, until: undefined });
  const showWaiting = () => {
    if (list.isBehind) setReading(reading + 1);
    else list.show();
    table.current?.querySelector("[role=region]")?.scrollTo({ top: 0 });
  };

  const total = counted?.callbackEvents.totalCount;
  // Cut at 500 rows, the list goes on behind the last one shown.
  const pageInfo = page && {
    ...page.callbackEvents.pageInfo,
    ...(live &&
      list.rows.length > page.callbackEvents.nodes.length && {
        endCursor: list.rows.at(-1)?.cursor ?? null,
        hasNextPage: page.callbackEvents.pageInfo.hasNextPage || list.rows.length >= maxRows,
      }),
  };
  const { previous, next } = pageSteps(pageInfo);
  const keys = useMemo(() => [{ key: "p", meaning: texts.pauseKey, run: pause }], [texts, search.paused]); // oxlint-disable-line react-hooks/exhaustive-deps
  const status = !live ? texts.past : search.paused ? texts.paused : texts.live;

  return (
    <>
      <PageHeader
        title={texts.title}
        tabTitle={list.waiting > 0 ? `(${list.waiting}) ${texts.title}` : texts.title}
        acts={
          <>
            {door?.platform.sandbox && <TestPushButton />}
            {live ? (
              <Button
                icon={search.paused ? <CaretRightOutlined aria-hidden /> : <PauseOutlined aria-hidden />}
                onClick={pause}
              >
                {search.paused ? texts.resume : texts.pause}
                <kbd className={css["key"]} aria-hidden>
                  P
                </kbd>
              </Button>
            ) : (
              <Button onClick={() => go({ after: undefined, before: undefined })}>{texts.backToLive}</Button>
            )}
          </>
        }
      >
        <LastHour onOutcome={(one) => filterBy({ outcome: [one], since: "1h" })} />
      </PageHeader>
      <EventFilters search={search} seenTypes={useSeenTypes(rows)} onFilter={filterBy} />
      <div className={css["head"]}>
        <span className={css["status"]} role="status" data-live={live && !search.paused ? "" : undefined}>
          {status}
        </span>
        {list.waiting > 0 && (
          <button type="button" className={css["pill"]} onClick={showWaiting}>
            {texts.show(list.waiting)}
          </button>
        )}
        <FilterChips
          chips={chips}
          onClear={clear}
          totalCount={total === undefined ? undefined : total + list.arrived}
        />
      </div>
      {error && (
        <QueryError what={texts.events} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
      )}
      {list.problem && <Alert kind="warning" title={texts.notLive(list.problem)} />}
      <div ref={table}>
        <DataTable
          name="events"
          label={texts.title}
          columns={columns}
          rows={rows}
          rowKey={idOf}
          rowLabel={typeOf}
          fetching={fetching && !page}
          fixed
          empty={
            chips.length > 0 || !live ? (
              <EmptyState acts={<Button onClick={clear}>{texts.backToLive}</Button>}>{texts.none}</EmptyState>
            ) : (
              <EmptyState acts={door?.platform.sandbox && <TestPushButton />}>
                {texts.nothingYet}
                {door && <CallbackUrls platform={door.platform} />}
              </EmptyState>
            )
          }
          keys={keys}
          onOpen={(event) => open(event.id)}
          onPage={{ previous: previous && (() => go(previous)), next: next && (() => go(next)) }}
        />
      </div>
      <Pager search={search} pageInfo={pageInfo} onGo={go} />
      {search.open && <EventDrawer id={search.open} onClose={() => open(undefined)} onChanged={list.patch} />}
    </>
  );
}

const rowsWhileLive = 100;

const idOf = ({ id }: EventRowFragment) => id;
const typeOf = ({ type }: EventRowFragment) => type;

function useSeenTypes(rows: readonly EventRowFragment[] | undefined): readonly string[] {
  return useMemo(() => [...new Set(rows?.map(typeOf))].sort(), [rows]);
}
