import type { Secret } from "../secret.ts";

/** Which accounts the merchant may choose from, by WeChat's number (7 does not exist). */
export const authTypes = {
  officialAccounts: 1,
  miniPrograms: 2,
  officialAccountsAndMiniPrograms: 3,
  promoters: 4,
  channels: 5,
  all: 6,
  talentAssistants: 8,
} as const;

export type AuthType = (typeof authTypes)[keyof typeof authTypes];

export interface AuthorizationRequest {
  componentAppId: string;
  preAuthCode: Secret | string;
  authType: AuthType;
  /** Only this account may be authorized; wins over `authType`. */
  bizAppId?: string;
}

export interface AuthorizationPage extends AuthorizationRequest {
  /** Where WeChat sends the browser with `auth_code` and `expires_in`; on the platform's registered domain. */
  redirectUri: string;
  /** Sets to ask for; without them all that the platform has published. */
  permissionSetIds?: readonly number[];
}

/**
 * The page for a computer: it shows a QR code. WeChat checks that it is entered from a page of the registered domain,
 * so a link pasted into the address bar fails.
 *
 * @param mpUrl `https://mp.weixin.qq.com`, or the simulator
 */
export function pcAuthorizationUrl(page: AuthorizationPage, mpUrl = "https://mp.weixin.qq.com"): string {
  const url = new URL("/cgi-bin/componentloginpage", mpUrl);
  addParameters(url, page);
  return url.href;
}

/** The page to open inside WeChat. Its fragment is required. */
export function h5AuthorizationUrl(page: AuthorizationPage, openUrl = "https://open.weixin.qq.com"): string {
  const url = new URL("/wxaopen/safe/bindcomponent", openUrl);
  url.searchParams.set("action", "bindcomponent");
  url.searchParams.set("no_scan", "1");
  addParameters(url, page);
  url.hash = "wechat_redirect";
  return url.href;
}

/** What a mini program passes to the plugin's `openAuthorizeAccount`; nothing comes back but the push. */
export function pluginParameters(request: AuthorizationRequest): {
  platformAppID: string;
  preAuthCode: string;
  authType: AuthType;
  bizAppid?: string;
} {
  return {
    platformAppID: request.componentAppId,
    preAuthCode: codeOf(request),
    authType: request.authType,
    ...(request.bizAppId !== undefined && { bizAppid: request.bizAppId }),
  };
}

function addParameters(url: URL, page: AuthorizationPage): void {
  url.searchParams.set("component_appid", page.componentAppId);
  url.searchParams.set("pre_auth_code", codeOf(page));
  url.searchParams.set("redirect_uri", page.redirectUri);
  url.searchParams.set("auth_type", String(page.authType));
  if (page.bizAppId !== undefined) url.searchParams.set("biz_appid", page.bizAppId);
  if (page.permissionSetIds?.length) url.searchParams.set("category_id_list", page.permissionSetIds.join("|"));
}

function codeOf({ preAuthCode }: AuthorizationRequest): string {
  return typeof preAuthCode === "string" ? preAuthCode : preAuthCode.reveal();
}
