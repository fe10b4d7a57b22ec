import type { ReactNode } from "react";
import { graphql } from "../graphql/generated/gql.ts";
import type { WechatErrorPartsFragment } from "../graphql/generated/graphql.ts";
import { formatFull } from "../i18n/formats.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert, alertSmallClass } from "./alert.tsx";
import { CopyButton } from "./copy-button.tsx";
import { LongText } from "./long-text.tsx";
import { WechatErrorButtons } from "./wechat-error-buttons.tsx";
import type { WechatErrorObject } from "./wechat-error-buttons.tsx";

graphql(`
  fragment WechatErrorParts on WechatError {
    errcode
    errmsg
    rid
    endpoint
    meaning
    remedy
    retryable
  }
`);

interface WechatErrorPanelProps extends WechatErrorObject {
  error: WechatErrorPartsFragment;
  /** The fact, naming the object: "Qinghe Fresh did not tick set 18". */
  fact?: ReactNode;
  at?: string | null | undefined;
  /** It heals by itself; say when it is tried next in `fact`. */
  waiting?: boolean;
  /** Buttons beside those that its code has everywhere. */
  acts?: ReactNode;
}

/** WeChat's refusal in four parts: code and meaning, fact, remedy, button; its own words below. */
export function WechatErrorPanel({ error, fact, at, waiting = false, acts, ...object }: WechatErrorPanelProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  return (
    <Alert
      kind={waiting ? "waiting" : "error"}
      title={`${error.errcode} ${error.meaning || error.errmsg}`}
      acts={
        <>
          {acts}
          <WechatErrorButtons error={error} {...object} />
        </>
      }
    >
      {fact && <div>{fact}</div>}
      {error.remedy && <div>{error.remedy}</div>}
      <div className={alertSmallClass}>
        <code>{error.endpoint}</code>
        {at && <time dateTime={at}>{formatFull(new Date(at), language)}</time>}
        {error.rid && <code>rid {error.rid}</code>}
        <LongText text={error.errmsg} />
        <CopyButton text={wechatErrorReport(error, at)} what={texts.report}>
          {texts.copyReport}
        </CopyButton>
      </div>
    </Alert>
  );
}

/** What one pastes into a support post. There is no secret in a `WechatError`. */
export function wechatErrorReport(error: WechatErrorPartsFragment, at?: string | null): string {
  return [
    `errcode: ${error.errcode}`,
    `errmsg: ${error.errmsg}`,
    `endpoint: ${error.endpoint}`,
    ...(error.rid ? [`rid: ${error.rid}`] : []),
    ...(at ? [`time: ${formatFull(new Date(at), "en", "Asia/Shanghai")}`] : []),
  ].join("\n");
}

const catalogue = messages({
  zh: { report: "报告", copyReport: "复制报告" },
  en: { report: "report", copyReport: "Copy report" },
});
