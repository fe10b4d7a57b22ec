import CheckOutlined from "@ant-design/icons/es/icons/CheckOutlined";
import CloseOutlined from "@ant-design/icons/es/icons/CloseOutlined";
import MinusOutlined from "@ant-design/icons/es/icons/MinusOutlined";
import { messages, useMessages } from "../i18n/messages.ts";
import css from "./callbacks.module.css";

const order = ["query", "body", "signature", "decrypt", "receiver", "parse"] as const;

interface Step {
  step: string;
  ok: boolean;
  detail?: string | null | undefined;
}

/** How a push proved to be WeChat's, step by step; `steps` is empty when all of them passed. */
export function VerificationSteps({ steps }: { steps: readonly Step[] }) {
  const texts = useMessages(catalogue);
  return (
    <ul className={css["steps"]}>
      {order.map((name) => {
        const step = steps.length === 0 ? { step: name, ok: true } : steps.find((each) => each.step === name);
        const state = step ? (step.ok ? "passed" : "failed") : "unreached";
        const Icon = { passed: CheckOutlined, failed: CloseOutlined, unreached: MinusOutlined }[state];
        return (
          <li key={name} className={css[state]}>
            <Icon aria-label={texts[state]} role="img" />
            <span>
              {texts[name]}
              {step?.detail && <>: {step.detail}</>}
              {state === "failed" && <div>{texts[`${name}Remedy`]}</div>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const catalogue = messages({
  zh: {
    passed: "通过",
    failed: "没有通过",
    unreached: "没有进行到",
    query: "地址参数",
    body: "消息体",
    signature: "签名 msg_signature",
    decrypt: "解密",
    receiver: "接收方 AppID",
    parse: "解析内容",
    queryRemedy: "如果来自微信，检查反向代理是否丢掉了查询参数。",
    bodyRemedy: "检查反向代理或防火墙是否改写了请求体。",
    signatureRemedy: "核对开放平台的「消息校验 Token」与 WECHAT_CALLBACK_TOKEN；一致的话，是别人在访问这个地址。",
    decryptRemedy: "核对开放平台的「消息加解密 Key」与 WECHAT_ENCODING_AES_KEY。",
    receiverRemedy: "核对 WECHAT_COMPONENT_APPID，以及两个地址是否填在同一个第三方平台里。",
    parseRemedy: "内容不是微信的 XML；请把这条记录反馈给我们。",
  },
  en: {
    passed: "passed",
    failed: "failed",
    unreached: "not reached",
    query: "query parameters",
    body: "body",
    signature: "msg_signature",
    decrypt: "decryption",
    receiver: "receiver's appid",
    parse: "reading the content",
    queryRemedy: "If it comes from WeChat, check whether a proxy drops query parameters.",
    bodyRemedy: "Check whether a proxy or firewall changes request bodies.",
    signatureRemedy:
      "Compare the Token in WeChat's console with WECHAT_CALLBACK_TOKEN; if they agree, somebody else is knocking.",
    decryptRemedy: "Compare the EncodingAESKey in WeChat's console with WECHAT_ENCODING_AES_KEY.",
    receiverRemedy: "Check WECHAT_COMPONENT_APPID, and that both addresses belong to the same platform.",
    parseRemedy: "The content is not WeChat's XML; please report this record.",
  },
});
