import { messages, useMessages } from "../i18n/messages.ts";
import { Card, Facts } from "../ui/card.tsx";
import { LongText } from "../ui/long-text.tsx";
import type { AuthorizerOnPage } from "./authorizer-profile.ts";
import { ChannelCard } from "./channel-card.tsx";
import { Latest } from "./latest.tsx";
import { Versions } from "./versions.tsx";
import css from "./authorizer-page.module.css";

/** Versions and the newest happenings, without scrolling. */
export function Overview({ authorizer, revision }: { authorizer: AuthorizerOnPage; revision: number }) {
  const texts = useMessages(catalogue);
  const { alias, signature } = authorizer;
  return (
    <div className={css["overview"]}>
      {authorizer.kind === "MINI_PROGRAM" && <Versions authorizer={authorizer} />}
      {authorizer.kind === "MINI_PROGRAM" && <ChannelCard key={authorizer.appId} appId={authorizer.appId} />}
      <Card title={texts.latest}>
        <Latest authorizer={authorizer} revision={revision} />
      </Card>
      {(signature || alias) && (
        <Card title={texts.profile}>
          <Facts
            facts={[
              alias ? [texts.alias, <bdi key="alias">{alias}</bdi>] : null,
              signature ? [texts.signature, <LongText key="signature" text={signature} />] : null,
            ]}
          />
        </Card>
      )}
    </div>
  );
}

const catalogue = messages({
  zh: { latest: "最近发生", profile: "资料", alias: "微信号", signature: "简介" },
  en: { latest: "Latest", profile: "Profile", alias: "WeChat id", signature: "Introduction" },
});
