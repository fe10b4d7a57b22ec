import { useQuery } from "urql";
import { CallbackUrls } from "../callbacks/callback-urls.tsx";
import { graphql } from "../graphql/generated/gql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Card, Facts } from "../ui/card.tsx";
import { IdText } from "../ui/id-text.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { AccountCard } from "./account-card.tsx";
import { PeopleCard } from "./people-card.tsx";
import { PlatformForm } from "./platform-form.tsx";
import { PreferencesCard } from "./preferences-card.tsx";
import css from "./settings.module.css";

const settingsQuery = graphql(`
  query Settings {
    platform {
      appId
      sandbox
      ...PlatformSettings
      ...CallbackUrls
    }
  }
`);

/** The platform's face, what WeChat's console needs, my account, this browser. */
export function SettingsPage() {
  const texts = useMessages(catalogue);
  const [{ data, error }, read] = useQuery({ query: settingsQuery });
  const platform = useKept(data?.platform);
  return (
    <>
      <PageHeader title={texts.title} />
      {error && <QueryError what={texts.title} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />}
      <div className={css["cards"]}>
        {platform && (
          <>
            <Card title={texts.platform}>
              <PlatformForm platform={platform} />
            </Card>
            <Card title={texts.wechat}>
              <Facts facts={[[texts.appId, <IdText key="id" id={platform.appId} what={texts.appId} />]]} />
              <div className={css["urls"]}>
                <CallbackUrls platform={platform} />
              </div>
              {platform.sandbox && <p className={css["note"]}>{texts.sandbox}</p>}
            </Card>
          </>
        )}
        <AccountCard />
        <PreferencesCard />
        <PeopleCard />
      </div>
    </>
  );
}

const catalogue = messages({
  zh: {
    title: "设置",
    platform: "商家看到的平台",
    wechat: "微信开放平台",
    appId: "第三方平台 AppID",
    sandbox: "沙箱模式：这些地址已经由模拟器使用，不需要填写。",
  },
  en: {
    title: "Settings",
    platform: "What merchants see",
    wechat: "WeChat Open Platform",
    appId: "Platform AppID",
    sandbox: "Sandbox: the simulator uses these addresses already, there is nothing to enter.",
  },
});
