import { graphql } from "../graphql/generated/gql.ts";
import type { CallbackUrlsFragment } from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Facts } from "../ui/card.tsx";
import { IdText } from "../ui/id-text.tsx";
import css from "./callbacks.module.css";

graphql(`
  fragment CallbackUrls on Platform {
    callbackUrls {
      authorization
      message
    }
  }
`);

/** The two addresses for WeChat's console, and where they go there. */
export function CallbackUrls({ platform: { callbackUrls } }: { platform: CallbackUrlsFragment }) {
  const texts = useMessages(catalogue);
  return (
    <div className={css["urls"]}>
      <Facts
        facts={[
          [texts.authorization, <IdText key="a" id={callbackUrls.authorization} what={texts.authorization} />],
          [texts.message, <IdText key="m" id={callbackUrls.message} what={texts.message} />],
        ]}
      />
      <p>{texts.where}</p>
      <p>{texts.literal}</p>
    </div>
  );
}

const catalogue = messages({
  zh: {
    authorization: "授权事件接收 URL",
    message: "消息与事件接收 URL",
    where:
      "填写位置：微信开放平台「管理中心 → 第三方平台 → 详情 → 开发配置 → 开发资料」。消息校验 Token 和消息加解密 Key 与服务器的设置一致。",
    literal: "$APPID$ 原样填写，微信推送时会换成账号的 AppID。微信只访问 80 端口（http）或 443 端口（https）。",
  },
  en: {
    authorization: "Authorization event URL",
    message: "Message and event URL",
    where:
      "Where they go: WeChat Open Platform, 「管理中心 → 第三方平台 → 详情 → 开发配置 → 开发资料」. Token and EncodingAESKey there are those of the server's settings.",
    literal:
      "Enter $APPID$ as it is; WeChat puts the account's appid in its place. WeChat calls port 80 (http) or 443 (https) only.",
  },
});
