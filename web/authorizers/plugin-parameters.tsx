import { useEffect } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Facts } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { IdText } from "../ui/id-text.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { Countdown } from "../ui/time.tsx";
import css from "./drawer.module.css";

const pluginQuery = graphql(`
  query LinkPlugin($id: ID!) {
    authorizationLink(id: $id) {
      id
      plugin {
        platformAppId
        preAuthCode
        preAuthCodeExpiresAt
        authType
        bizAppId
      }
    }
  }
`);

/** The server renews a code that has less life than this. */
const renewedBeforeMs = 60_000;
const soonestMs = 5_000;

/** What a mini program hands to the service-provider component; the code has its own, shorter life than the link. */
export function PluginParameters({ linkId }: { linkId: string }) {
  const texts = useMessages(catalogue);
  const [{ data, error }, read] = useQuery({
    query: pluginQuery,
    variables: { id: linkId },
    requestPolicy: "cache-and-network",
  });
  const plugin = data?.authorizationLink?.plugin;
  const expiresAt = plugin?.preAuthCodeExpiresAt;
  useEffect(() => {
    if (!expiresAt) return;
    const inMs = new Date(expiresAt).getTime() - renewedBeforeMs - Date.now();
    const timer = setTimeout(() => read({ requestPolicy: "network-only" }), Math.max(soonestMs, inMs + 1_000));
    return () => clearTimeout(timer);
  }, [expiresAt, read]);
  if (error) {
    return <QueryError what={texts.what} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />;
  }
  if (!plugin) return null;
  const { platformAppId, preAuthCode, authType, bizAppId } = plugin;
  const snippet = [
    `const plugin = requirePlugin("miniprogram-thirdparty-plugin");`,
    `plugin.init(wx);`,
    `plugin.openAuthorizeAccount({`,
    `  platformAppID: ${JSON.stringify(platformAppId)},`,
    `  preAuthCode: ${JSON.stringify(preAuthCode)},`,
    `  authType: ${authType},`,
    ...(bizAppId ? [`  bizAppid: ${JSON.stringify(bizAppId)},`] : []),
    `});`,
  ].join("\n");
  return (
    <section className={css["plugin"]} aria-label={texts.what}>
      <Facts
        facts={[
          ["platformAppID", <IdText key="platform" id={platformAppId} what="platformAppID" />],
          [
            "preAuthCode",
            <span key="code">
              <IdText id={preAuthCode} what="preAuthCode" /> {texts.left} {expiresAt && <Countdown until={expiresAt} />}
            </span>,
          ],
          ["authType", <IdText key="type" id={String(authType)} what="authType" />],
          bizAppId ? ["bizAppid", <IdText key="biz" id={bizAppId} what="bizAppid" />] : null,
        ]}
      />
      <div className={css["snippet"]}>
        <h3>{texts.snippet}</h3>
        <CopyButton text={snippet} what={texts.snippet}>
          {texts.copy}
        </CopyButton>
      </div>
      <pre tabIndex={0}>{snippet}</pre>
      <p className={css["note"]}>{texts.note}</p>
    </section>
  );
}

const catalogue = messages({
  zh: {
    what: "插件参数",
    left: "剩余",
    snippet: "调用代码",
    copy: "复制代码",
    note: "预授权码到期前会自动换新，请在调用前重新读取。插件不返回结果，授权以微信推送为准。",
  },
  en: {
    what: "plugin parameters",
    left: "left:",
    snippet: "Snippet",
    copy: "Copy snippet",
    note: "The pre-auth code is replaced before it ends: read it right before the call. The plugin answers nothing; WeChat's push tells.",
  },
});
