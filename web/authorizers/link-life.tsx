import CheckCircleFilled from "@ant-design/icons/es/icons/CheckCircleFilled";
import MinusCircleOutlined from "@ant-design/icons/es/icons/MinusCircleOutlined";
import type { LinkPartsFragment } from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Moment } from "../ui/time.tsx";
import css from "./drawer.module.css";

/** What has become of a link so far, step by step. */
export function LinkLife({ link }: { link: LinkPartsFragment }) {
  const texts = useMessages(catalogue);
  const isPlugin = link.channel === "MINI_PROGRAM_PLUGIN";
  const steps = [
    { text: texts.created(link.createdBy ?? ""), at: link.createdAt },
    // The plugin's way leads past our page; only the push tells.
    ...(isPlugin
      ? []
      : [
          { text: texts.opened, at: link.openedAt },
          { text: texts.left, at: link.leftAt },
        ]),
    { text: texts.authorized, at: link.completedAt },
    { text: texts.profile, at: link.authorizer?.profileReadAt },
  ];
  return (
    <ol className={css["life"]} aria-label={texts.life}>
      {steps.map(({ text, at }) => (
        <li key={text} className={at ? css["happened"] : undefined}>
          {at ? (
            <CheckCircleFilled role="img" aria-label={texts.done} />
          ) : (
            <MinusCircleOutlined role="img" aria-label={texts.waiting} />
          )}
          {text}
          {at && <Moment at={at} />}
        </li>
      ))}
    </ol>
  );
}

const catalogue = messages({
  zh: {
    life: "链接的进展",
    created: (by: string) => (by ? `由 ${by} 创建` : "已创建"),
    opened: "商家打开页面",
    left: "前往微信确认",
    authorized: "完成授权",
    profile: "读取账号资料",
    done: "已发生",
    waiting: "还没有",
  },
  en: {
    life: "Life of the link",
    created: (by) => (by ? `created by ${by}` : "created"),
    opened: "opened by the merchant",
    left: "went to WeChat to confirm",
    authorized: "authorized",
    profile: "profile read",
    done: "happened",
    waiting: "not yet",
  },
});
