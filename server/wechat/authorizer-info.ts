import { z } from "zod";
import { flag, integer, integerOrZero, list, text } from "./answers.ts";

export type AccountKind = "officialAccount" | "miniProgram" | "miniShop" | "other";

const typed = z.object({ id: integer, name: text }).nullish();

const serverDomains = list(z.string());

const miniProgramInfo = z
  .object({
    network: z
      .object({
        RequestDomain: serverDomains,
        WsRequestDomain: serverDomains,
        UploadDomain: serverDomains,
        DownloadDomain: serverDomains,
        UDPDomain: serverDomains,
        TCPDomain: serverDomains,
        BizDomain: serverDomains,
      })
      .nullish(),
    categories: list(z.object({ first: text, second: text })),
  })
  .transform(({ network, categories }) => ({
    categories,
    domains: {
      request: network?.RequestDomain ?? [],
      webSocket: network?.WsRequestDomain ?? [],
      upload: network?.UploadDomain ?? [],
      download: network?.DownloadDomain ?? [],
      udp: network?.UDPDomain ?? [],
      tcp: network?.TCPDomain ?? [],
      business: network?.BizDomain ?? [],
    },
  }));

const newerKind = z.object({ id: integerOrZero }).nullish();

const businessInfo = z
  .object({ open_store: flag, open_scan: flag, open_pay: flag, open_card: flag, open_shake: flag })
  .transform((opened) => ({
    store: opened.open_store,
    scan: opened.open_scan,
    pay: opened.open_pay,
    card: opened.open_card,
    shake: opened.open_shake,
  }));

/** The `authorizer_info` of api_get_authorizer_info. */
export const accountInfo = z
  .object({
    nick_name: text,
    head_img: text,
    service_type_info: typed,
    verify_type_info: typed,
    user_name: text,
    principal_name: text,
    alias: text,
    business_info: businessInfo.nullish(),
    qrcode_url: text,
    signature: text,
    account_status: integer.nullish(),
    MiniProgramInfo: miniProgramInfo.nullish(),
    register_type: integer.nullish(),
    basic_config: z.object({ is_phone_configured: flag, is_email_configured: flag }).nullish(),
    channels_info: newerKind,
    store_info: newerKind,
    talent_info: newerKind,
    supplier_info: newerKind,
  })
  .transform((info) => ({
    kind: kindOf(info),
    /** Empty for a mini program without name. */
    nickName: info.nick_name,
    headImageUrl: info.head_img,
    /** WeChat's number: for official accounts 2 is a service account, for mini programs 4 is a game, 10 a shop … */
    serviceType: info.service_type_info?.id,
    /** -1 unverified, 0 verified by WeChat, others partly verified. */
    verifyType: info.verify_type_info?.id,
    /** `gh_…`, by which pushes name the account. */
    originalId: info.user_name,
    principalName: info.principal_name,
    alias: info.alias,
    businessInfo: info.business_info ?? undefined,
    /** Stops working after a while: copy the image. */
    qrCodeUrl: info.qrcode_url,
    signature: info.signature,
    /** 1 normal, 14 deregistered, 16 banned, 18 warned, 19 frozen. */
    accountStatus: info.account_status ?? undefined,
    registerType: info.register_type ?? undefined,
    miniProgram: info.MiniProgramInfo ?? undefined,
    isPhoneConfigured: info.basic_config?.is_phone_configured,
    isEmailConfigured: info.basic_config?.is_email_configured,
  }));

const shopServiceType = 10;

/** WeChat's own test for a mini program is that `MiniProgramInfo` is there. */
function kindOf(info: {
  MiniProgramInfo?: unknown;
  service_type_info?: { id: number } | null | undefined;
  channels_info?: unknown;
  store_info?: unknown;
  talent_info?: unknown;
  supplier_info?: unknown;
}): AccountKind {
  if (info.channels_info ?? info.store_info ?? info.talent_info ?? info.supplier_info) return "other";
  if (!info.MiniProgramInfo) return "officialAccount";
  return info.service_type_info?.id === shopServiceType ? "miniShop" : "miniProgram";
}
