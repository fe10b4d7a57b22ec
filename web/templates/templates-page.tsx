import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useCallback } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { useMessages } from "../i18n/messages.ts";
import { FilterBar, FilterChips } from "../ui/filter-bar.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { AddTemplateDialog } from "./add-template-dialog.tsx";
import { channelCountQuery } from "./channel-documents.ts";
import { DeleteTemplateDialog } from "./delete-template-dialog.tsx";
import { DraftList, draftsMatching, draftsQuery } from "./draft-list.tsx";
import { LibraryCapacity } from "./library-capacity.tsx";
import { LibraryList } from "./library-list.tsx";
import { catalogue } from "./messages.ts";
import { RefreshTemplates } from "./refresh-templates.tsx";
import type { ChannelAct, TemplateTab } from "./routes.ts";

const ChannelsTab = lazy(async () => ({ default: (await import("./channels-tab.tsx")).ChannelsTab }));

const route = getRouteApi("/shell/templates");

const libraryQuery = graphql(`
  query TemplateLibrary {
    normal: templates(first: 1, kind: NORMAL) {
      totalCount
      ...LibraryCapacity
    }
    standard: templates(first: 1, kind: STANDARD) {
      totalCount
    }
  }
`);

/** Draft box and template library, as WeChat has them. */
export function TemplatesPage() {
  const texts = useMessages(catalogue);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tab = search.tab ?? "normal";
  const [{ data: readLibrary }] = useQuery({ query: libraryQuery, requestPolicy: "cache-and-network" });
  const library = useKept(readLibrary);
  const [drafts, readDrafts] = useQuery({ query: draftsQuery, requestPolicy: "cache-and-network" });
  const box = useKept(drafts.data);
  const [{ data: readChannels }] = useQuery({ query: channelCountQuery, requestPolicy: "cache-and-network" });
  const channels = useKept(readChannels);

  const searchFor = (q: string | undefined): void =>
    void navigate({ search: (old) => ({ ...old, q, after: undefined, before: undefined }), replace: true });
  const goToTab = (to: TemplateTab): void =>
    void navigate({ search: (old) => ({ tab: to, size: old.size, q: old.q }), replace: true });
  const openAdd = useCallback((add: number) => void navigate({ search: (old) => ({ ...old, add }) }), [navigate]);
  const openRemove = useCallback(
    (remove: string) => void navigate({ search: (old) => ({ ...old, remove }) }),
    [navigate],
  );
  const ask = useCallback(
    (act: ChannelAct, on?: string) => void navigate({ search: (old) => ({ ...old, act, on }) }),
    [navigate],
  );
  const closeDialog = (): void =>
    void navigate({
      search: (old) => ({ ...old, add: undefined, remove: undefined, act: undefined, on: undefined }),
      replace: true,
    });

  const found = box && draftsMatching(box.templateDrafts, search.q);
  const chips = search.q
    ? [{ key: "q", label: texts.searchedFor(search.q), onRemove: () => searchFor(undefined) }]
    : [];
  const bar = (count: number | undefined) => (
    <>
      <FilterBar>
        <SearchField
          label={tab === "drafts" ? texts.searchDrafts : texts.search}
          value={search.q}
          onSearch={searchFor}
        />
      </FilterBar>
      {chips.length > 0 && <FilterChips chips={chips} onClear={() => searchFor(undefined)} totalCount={count} />}
    </>
  );

  return (
    <>
      <PageHeader
        title={texts.title}
        acts={
          <RefreshTemplates readAt={(tab === "drafts" ? box?.templateDraftsReadAt : library?.normal.readAt) ?? null} />
        }
      >
        {library && <LibraryCapacity library={library.normal} />}
      </PageHeader>
      <Tabs
        label={texts.parts}
        chosen={tab}
        onChoose={goToTab}
        tabs={[
          { id: "drafts", label: texts.drafts, count: box?.templateDrafts.length },
          { id: "normal", label: texts.normal, count: library?.normal.totalCount },
          { id: "standard", label: texts.standard, count: library?.standard.totalCount },
          { id: "channels", label: texts.channels, count: channels?.channels.totalCount },
        ]}
      >
        {tab === "drafts" ? (
          <>
            {bar(found?.length)}
            <DraftList
              drafts={found}
              isNarrowed={Boolean(search.q)}
              error={drafts.error}
              fetching={drafts.fetching}
              onRetry={() => readDrafts({ requestPolicy: "network-only" })}
              onAdd={openAdd}
              onClear={() => searchFor(undefined)}
            />
          </>
        ) : tab === "channels" ? (
          <Suspense>
            <ChannelsTab
              search={search}
              onGo={(to) => void navigate({ search: (old) => ({ ...old, ...to }) })}
              onAsk={ask}
              onClose={closeDialog}
              onDeployment={(id) => void navigate({ to: "/deployments/$id", params: { id } })}
            />
          </Suspense>
        ) : (
          <LibraryList
            key={tab}
            kind={tab === "standard" ? "STANDARD" : "NORMAL"}
            search={search}
            bar={bar}
            onGo={(to) => void navigate({ search: (old) => ({ ...old, ...to }) })}
            onTab={goToTab}
            onRemove={openRemove}
            onClear={() => searchFor(undefined)}
          />
        )}
      </Tabs>
      {search.add !== undefined && box && (
        <AddTemplateDialog
          draft={box.templateDrafts.find(({ draftId }) => draftId === search.add)}
          onClose={closeDialog}
          onAdded={({ id, kind }) =>
            void navigate({ search: { tab: kind === "STANDARD" ? "standard" : "normal", seen: id }, replace: true })
          }
        />
      )}
      {search.remove !== undefined && <DeleteTemplateDialog id={search.remove} onClose={closeDialog} />}
    </>
  );
}
