import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { CombinedError, UseQueryExecute } from "urql";
import type { Column } from "../ui/data-table/columns.ts";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useKept } from "../ui/kept.ts";
import { Pager, pageSteps } from "../ui/pager.tsx";
import type { PageInfo, PageSearch } from "../ui/pager.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { useReadAgain } from "./live-account.ts";

const route = getRouteApi("/shell/authorizers/$appId");

interface AccountTableProps<Row> {
  /** Under which hidden columns are remembered. */
  name: string;
  label: string;
  /** Said when there are no rows. */
  none: string;
  columns: readonly Column<Row>[];
  /** The page that was read; undefined until the first answer, and when reading failed. */
  list: { nodes: readonly Row[]; pageInfo: PageInfo } | undefined;
  /** The account: rows of another one do not stay on screen. */
  of: string;
  error: CombinedError | undefined;
  fetching: boolean;
  read: UseQueryExecute;
  /** Counts up when something happened to the account. */
  revision: number;
  rowLabel: (row: Row) => string;
  /** Where a row leads. */
  pathOf: (row: Row) => string;
}

const keyOf = ({ id }: { id: string }): string => id;

/** A tab of the account's page that lists rows which have pages of their own. */
export function AccountTable<Row extends { id: string }>(props: AccountTableProps<Row>) {
  const { name, label, none, columns, list, of, error, fetching, read, revision, rowLabel, pathOf } = props;
  const search = route.useSearch();
  const here = route.useNavigate();
  const navigate = useNavigate();
  useReadAgain(revision, read);
  const page = useKept(list, of);
  const go = (to: PageSearch): void => void here({ search: (old) => ({ ...old, ...to }) });
  const { previous, next } = pageSteps(page?.pageInfo);
  return (
    <>
      {error && <QueryError what={label} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />}
      <DataTable
        name={name}
        label={label}
        columns={columns}
        rows={page?.nodes}
        rowKey={keyOf}
        rowLabel={rowLabel}
        fetching={fetching}
        onOpen={(row) => void navigate({ href: pathOf(row) })}
        onPage={{ previous: previous && (() => go(previous)), next: next && (() => go(next)) }}
        empty={<EmptyState>{none}</EmptyState>}
      />
      <Pager search={search} pageInfo={page?.pageInfo} onGo={go} />
    </>
  );
}
