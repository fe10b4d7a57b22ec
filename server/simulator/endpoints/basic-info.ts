import { isMiniProgram } from "../sets.ts";
import type { Endpoint } from "../endpoint.ts";

/** Chapter 8.1 and 8.2: who the account is. */
export const basicInfoEndpoints: Endpoint[] = [
  {
    token: "authorizer",
    permissionSets: [30, 3],
    method: "GET or POST",
    path: "/cgi-bin/account/getaccountbasicinfo",
    run({ account, url }) {
      return {
        appid: account.appId,
        account_type: isMiniProgram(account) ? 3 : 2,
        principal_type: account.principalType,
        principal_name: account.principalName,
        credential: account.principalType === 0 ? "" : "91440300MA5EXAMPLE",
        customer_type: account.principalType,
        realname_status: 1,
        nickname: account.nickName,
        registered_country: 1017,
        nickname_info: { nickname: account.nickName, modify_used_count: 0, modify_quota: 2 },
        head_image_info: { head_image_url: url() + account.headImagePath, modify_used_count: 0, modify_quota: 5 },
        signature_info: { signature: account.signature, modify_used_count: 0, modify_quota: 5 },
        wx_verify_info: { qualification_verify: account.principalType !== 0, naming_verify: true },
      };
    },
  },
];
