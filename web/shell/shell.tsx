import { Outlet } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery, useSubscription } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { useColleagues } from "../operators/colleagues.ts";
import { viewerQuery } from "../operators/viewer.ts";
import { CheckNow } from "../platform/check-now.tsx";
import { HealthStrip } from "../platform/health-strip.tsx";
import { platformChanged } from "../platform/platform-query.ts";
import { SearchDoor } from "../search/search-door.tsx";
import { classNames } from "../ui/class-names.ts";
import { ColleaguesContext, RoleContext } from "../ui/role.tsx";
import { CheckContext } from "../ui/wechat-error-buttons.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { Brand } from "./brand.tsx";
import { LiveDot } from "./live-dot.tsx";
import { Navigation, NavigationDrawer } from "./navigation.tsx";
import { SandboxStripe } from "./sandbox-stripe.tsx";
import { SessionEnded } from "./session-ended.tsx";
import css from "./shell.module.css";

const shellQuery = graphql(`
  query Shell {
    platform {
      name
      sandbox
      sandboxUrl
      ...PlatformHealth
      ...PlatformOverview
    }
  }
`);

/** Strip, navigation and the page between them. */
export function Shell() {
  const texts = useMessages(catalogue);
  const [{ data: who }] = useQuery({ query: viewerQuery });
  const [{ data }] = useQuery({ query: shellQuery });
  useSubscription({ query: platformChanged });
  const [drawerOpen, setDrawerOpen] = useState(false);
  const platform = data?.platform;
  const viewer = who?.viewer;

  const colleagues = useColleagues(viewer?.role);
  return (
    <RoleContext value={viewer?.role ?? "VIEWER"}>
      <ColleaguesContext value={colleagues}>
        <CheckContext value={<CheckNow />}>
          <div className={classNames(css["shell"], platform?.sandbox && css["inSandbox"])}>
            <a className={css["skip"]} href="#main">
              {texts.skip}
            </a>
            <header className={css["top"]}>
              <div className={css["strip"]} data-nav>
                <NavigationDrawer open={drawerOpen} onToggle={setDrawerOpen} />
                <Brand name={platform?.name ?? null} />
                {platform && <HealthStrip platform={platform} />}
                <span className={css["spacer"]} />
                {viewer && (
                  <SearchDoor viewer={viewer.operator?.id ?? viewer.name} sandbox={platform?.sandbox ?? false} />
                )}
                <LiveDot />
                {viewer && <AccountMenu viewer={viewer} />}
              </div>
              {platform?.sandbox && <SandboxStripe url={platform.sandboxUrl ?? null} />}
            </header>
            <Navigation />
            <main id="main" className={css["main"]} tabIndex={-1}>
              <Outlet />
            </main>
            <SessionEnded viewer={viewer?.name} />
          </div>
        </CheckContext>
      </ColleaguesContext>
    </RoleContext>
  );
}

const catalogue = messages({ zh: { skip: "跳到内容" }, en: { skip: "Skip to content" } });
