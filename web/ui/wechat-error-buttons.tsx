import { createContext, use } from "react";
import type { ReactNode } from "react";
import type { WechatErrorPartsFragment } from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { CopyButton } from "./copy-button.tsx";
import { useRefusal } from "./role.tsx";
import { actsOf, addressIn, linkPath } from "./wechat-error-acts.ts";
import type { WechatErrorAct } from "./wechat-error-acts.ts";

/** The button that judges the platform anew, set by the shell. */
export const CheckContext = createContext<ReactNode>(null);

export interface WechatErrorObject {
  /** The account it is about, where it is about one. */
  account?: { appId: string; nickName: string } | undefined;
  /** A list of what failed by the same cause. */
  sameCausePath?: string | undefined;
}

/** What the console can do about a refusal of WeChat's: the code decides, and what is known of its object. */
export function WechatErrorButtons({ error, ...object }: WechatErrorObject & { error: WechatErrorPartsFragment }) {
  return actsOf(error.errcode).map((act) => <ActButton key={act} act={act} error={error} {...object} />);
}

function ActButton({
  act,
  error,
  account,
  sameCausePath,
}: WechatErrorObject & { act: WechatErrorAct; error: WechatErrorPartsFragment }) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("OPERATOR");
  const check = use(CheckContext);
  switch (act) {
    case "checkNow":
      return check;
    case "copyIp": {
      const ip = addressIn(error.errmsg);
      return ip ? (
        <CopyButton text={ip} what={ip}>
          {texts.copyIp(ip)}
        </CopyButton>
      ) : null;
    }
    case "sameCause":
      return sameCausePath ? <PathLink path={sameCausePath}>{texts.sameCause}</PathLink> : null;
    default:
  }
  if (!account) return null;
  const { appId } = account;
  switch (act) {
    case "newLink":
    case "updateLink":
      return refusal ? (
        <span title={refusal}>{refusal}</span>
      ) : (
        <PathLink path={linkPath(appId, act, error.endpoint)}>{texts[act]}</PathLink>
      );
    case "timeline":
      return <PathLink path={`/authorizers/${appId}?tab=timeline`}>{texts.timeline}</PathLink>;
    case "account":
      return <PathLink path={`/authorizers/${appId}`}>{texts.account}</PathLink>;
    case "releases":
      return <PathLink path={`/authorizers/${appId}?tab=releases`}>{texts.releases}</PathLink>;
    case "copyForMerchant":
      return (
        <CopyButton text={texts.forMerchant(account.nickName || appId, error)} what={texts.explanation}>
          {texts.copyForMerchant}
        </CopyButton>
      );
  }
}

type Refusal = Pick<WechatErrorPartsFragment, "errcode" | "endpoint" | "errmsg">;

const catalogue = messages({
  zh: {
    newLink: "生成链接",
    updateLink: "更新授权链接",
    sameCause: "同因的发布单",
    timeline: "时间线",
    account: "查看账号",
    releases: "查看审核",
    copyIp: (ip: string) => `复制 IP ${ip}`,
    explanation: "说明",
    copyForMerchant: "复制说明给商家",
    forMerchant: (name: string, { errcode, endpoint, errmsg }: Refusal) =>
      `「${name}」的微信账号还不能使用这个接口（${endpoint}，微信返回 ${errcode} ${errmsg}）。\n请登录微信公众平台，完成微信认证，或开通对应的功能。不需要重新授权。`,
  },
  en: {
    newLink: "New link",
    updateLink: "Link for the set",
    sameCause: "Same cause",
    timeline: "Timeline",
    account: "Show account",
    releases: "Show the audit",
    copyIp: (ip) => `Copy IP ${ip}`,
    explanation: "explanation",
    copyForMerchant: "Copy a note for the merchant",
    forMerchant: (name, { errcode, endpoint, errmsg }) =>
      `The WeChat account ${name} cannot use this interface yet (${endpoint}; WeChat answers ${errcode} ${errmsg}).\nPlease sign in to WeChat's console, have the account verified or open the feature. There is no need to authorize again.`,
  },
});
