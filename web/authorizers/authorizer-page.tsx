import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useMemo } from "react";
import { useQuery } from "urql";
import { messages, useMessages } from "../i18n/messages.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { AuthorizerHeader } from "./authorizer-header.tsx";
import { authorizerPageQuery } from "./authorizer-profile.ts";
import type { AuthorizerOnPage } from "./authorizer-profile.ts";
import { AuthorizerTrouble } from "./authorizer-trouble.tsx";
import { Drawer } from "./drawer.tsx";
import { filterOf, listFromText } from "./list-search.ts";
import { useLiveAccount, useReadAgain } from "./live-account.ts";
import { Overview } from "./overview.tsx";
import { authorizerTabs } from "./routes.ts";
import { noteSeen } from "./seen-account.ts";
import { SyncButton, SyncTrouble, useSync } from "./sync.tsx";
import css from "./authorizer-page.module.css";
import listCss from "./authorizers.module.css";

const PermissionsTab = lazy(async () => ({ default: (await import("./permissions-tab.tsx")).PermissionsTab }));
const ReleasesTab = lazy(async () => ({ default: (await import("./releases-tab.tsx")).ReleasesTab }));
const EventsTab = lazy(async () => ({ default: (await import("./events-tab.tsx")).EventsTab }));
const TimelineTab = lazy(async () => ({ default: (await import("./timeline-tab.tsx")).TimelineTab }));

const route = getRouteApi("/shell/authorizers/$appId");

/** Everything about one account. */
export function AuthorizerPage() {
  const texts = useMessages(catalogue);
  const { appId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = search.list;
  const filter = useMemo(() => (list === undefined ? {} : filterOf(listFromText(list))), [list]);
  const [{ data, error, fetching }, read] = useQuery({
    query: authorizerPageQuery,
    variables: { appId, filter, walks: list !== undefined },
    requestPolicy: "cache-and-network",
  });
  const authorizer = useKept(data?.authorizer, appId);
  const revision = useLiveAccount(authorizer);
  useReadAgain(revision, read);
  useEffect(() => noteSeen(appId), [appId]);

  const retry = useCallback(() => read({ requestPolicy: "network-only" }), [read]);
  if (!authorizer) {
    return (
      <>
        <PageHeader title={appId} back={<Back list={list} />} />
        {error && <QueryError what={texts.account} error={error} onRetry={retry} />}
        {data && !fetching && <Unknown appId={appId} onSynced={retry} />}
      </>
    );
  }

  const tab = search.tab ?? "overview";
  return (
    <>
      <AuthorizerHeader
        authorizer={authorizer}
        list={list}
        back={<Back list={list} />}
        onLink={(sets) => void navigate({ search: (old) => ({ ...old, dialog: "authorize", account: appId, sets }) })}
      />
      <div className={listCss["alerts"]}>
        {error && <QueryError what={texts.account} error={error} onRetry={retry} />}
        <AuthorizerTrouble
          authorizer={authorizer}
          onLink={(sets) => void navigate({ search: (old) => ({ ...old, dialog: "authorize", account: appId, sets }) })}
          onPermissions={() => void navigate({ search: (old) => ({ ...old, tab: "permissions" }) })}
        />
      </div>
      <Tabs
        label={texts.account}
        tabs={authorizerTabs.map((id) => ({ id, label: texts[id], count: countOf(id, authorizer) }))}
        chosen={tab}
        onChoose={(chosen) =>
          void navigate({
            search: ({ list: kept }) => ({ list: kept, tab: chosen === "overview" ? undefined : chosen }),
          })
        }
      >
        <Suspense fallback={<div className={css["loading"]} />}>
          {tab === "overview" && <Overview authorizer={authorizer} revision={revision} />}
          {tab === "permissions" && <PermissionsTab authorizer={authorizer} />}
          {tab === "releases" && <ReleasesTab authorizer={authorizer} revision={revision} />}
          {tab === "events" && <EventsTab authorizer={authorizer} revision={revision} />}
          {tab === "timeline" && <TimelineTab key={appId} authorizer={authorizer} revision={revision} />}
        </Suspense>
      </Tabs>
      <Drawer
        search={search}
        onSearch={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}
      />
    </>
  );
}

/** To the list one came from, with its filter and page. */
function Back({ list }: { list: string | undefined }) {
  const texts = useMessages(catalogue);
  return (
    <Link to="/authorizers" search={list === undefined ? {} : listFromText(list)}>
      ← {texts.back}
    </Link>
  );
}

function Unknown({ appId, onSynced }: { appId: string; onSynced: () => void }) {
  const texts = useMessages(catalogue);
  const sync = useSync(onSynced);
  return (
    <>
      <SyncTrouble sync={sync} />
      <EmptyState acts={<SyncButton sync={sync} />}>{texts.unknown(appId)}</EmptyState>
    </>
  );
}

function countOf(tab: (typeof authorizerTabs)[number], authorizer: AuthorizerOnPage): number | string | undefined {
  switch (tab) {
    case "permissions": {
      const granted = authorizer.permissionSets.length;
      const missing = authorizer.missingPermissionSets.length;
      return missing > 0 ? `${granted} / ${granted + missing}` : granted;
    }
    case "releases":
      return authorizer.releases.totalCount;
    case "events":
      return authorizer.events.totalCount;
    case "overview":
    case "timeline":
      return undefined;
  }
}

const catalogue = messages({
  zh: {
    account: "账号",
    back: "授权账号",
    overview: "概览",
    permissions: "权限集",
    releases: "发布单",
    events: "微信推送",
    timeline: "时间线",
    unknown: (appId: string) => `这里没有 ${appId}。如果它已在微信授权给本平台，从微信同步一次就会出现。`,
  },
  en: {
    account: "account",
    back: "Authorizers",
    overview: "Overview",
    permissions: "Permissions",
    releases: "Releases",
    events: "Events",
    timeline: "Timeline",
    unknown: (appId) => `${appId} is not known here. If it is authorized to this platform at WeChat, a sync brings it.`,
  },
});
