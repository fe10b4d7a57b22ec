import { isExclusive } from "../sets.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import type { Account, Grant } from "../records.ts";

export function authorizationInfo(grant: Grant): JsonObject {
  return {
    authorizer_appid: grant.appId,
    authorizer_refresh_token: grant.refreshToken,
    func_info: grant.permissionSetIds.map((id) => ({
      funcscope_category: { id },
      // Undocumented, but seen in live answers for exclusive sets.
      ...(isExclusive(id) ? { confirm_info: { need_confirm: 0, already_confirm: 0, can_confirm: 0 } } : {}),
    })),
  };
}

export function authorizerInfo(account: Account, url: string): JsonObject {
  const businessInfo = { open_store: 0, open_scan: 0, open_pay: 0, open_card: 0, open_shake: 0 };
  const common: JsonObject = {
    nick_name: account.nickName,
    ...(account.headImagePath ? { head_img: url + account.headImagePath } : {}),
    verify_type_info: { id: account.principalType === 0 ? -1 : 0 },
    user_name: account.originalId,
    principal_name: account.principalName,
    business_info: businessInfo,
    qrcode_url: `${url}/images/${account.appId}.svg`,
    account_status: account.accountStatus,
    signature: account.signature,
  };
  if (account.kind === "officialAccount") {
    return { ...common, service_type_info: { id: 2 }, alias: account.alias };
  }
  if (account.kind === "channels") return { ...common, service_type_info: { id: 0 }, channels_info: { id: 0 } };
  return {
    ...common,
    service_type_info: { id: account.kind === "miniShop" ? 10 : 0 },
    idc: 1,
    MiniProgramInfo: miniProgramInfo(account),
    register_type: 0,
    basic_config: { is_phone_configured: true, is_email_configured: true },
  };
}

function miniProgramInfo(account: Account): JsonValue {
  const domains = account.serverDomains.effective;
  return {
    network: {
      RequestDomain: domains.requestdomain,
      WsRequestDomain: domains.wsrequestdomain,
      UploadDomain: domains.uploaddomain,
      DownloadDomain: domains.downloaddomain,
      UDPDomain: domains.udpdomain,
      TCPDomain: domains.tcpdomain,
      BizDomain: account.jumpDomains.effective,
    },
    categories: account.categories
      .filter((category) => category.auditStatus === 3)
      .map((category) => ({ first: category.firstName, second: category.secondName })),
    visit_status: 0,
  };
}
