import { ControlError } from "./control-error.ts";
import { decide } from "./merchant.ts";
import { readInvitation, requireUsable } from "./visitor.ts";
import type { Services } from "./endpoint.ts";
import type { Invitation, LinkRules } from "./visitor.ts";

interface LinkWish {
  /** Our platform's jump page, WeChat's page, or the parameters handed to the plugin. */
  url?: string | Record<string, unknown> | undefined;
  preAuthCode?: string | undefined;
  appId?: string | undefined;
  permissionSetIds?: readonly number[] | undefined;
  expireCode?: boolean | undefined;
  /** Follow the return URL too, as the browser would. */
  visit?: boolean | undefined;
}

/** Does what the merchant would do on the page behind a link. */
export async function authorizeByLink(services: Services, rules: LinkRules, wish: LinkWish) {
  const { world, grants } = services;
  if (wish.appId === undefined) throw new ControlError(400, "appId is missing");
  const account = world.accounts.get(wish.appId);
  if (!account) throw new ControlError(404, `there is no account ${wish.appId}`);
  const invitation =
    typeof wish.url === "string"
      ? readInvitation(await parametersBehind(wish.url, services.url()), rules)
      : pluginInvitation(wish, rules);
  const outcome = decide(world, grants, {
    invitation,
    account,
    permissionSetIds: wish.permissionSetIds,
    codeIsExpired: wish.expireCode,
  });
  const push = await outcome.delivery;
  if (wish.visit && outcome.returnUrl) await fetch(outcome.returnUrl, { redirect: "manual" });
  return {
    returnUrl: outcome.returnUrl,
    authCode: outcome.authCode.code,
    change: outcome.change,
    permissionSetIds: outcome.grant.permissionSetIds,
    push,
  };
}

/** Many merchants at once, from the console of WeChat: without a link, so the pushes carry no PreAuthCode. */
export async function authorizeMany(services: Services, appIds: string[], permissionSetIds?: readonly number[]) {
  const { world, grants } = services;
  const accounts = appIds.map((appId) => {
    const account = world.accounts.get(appId);
    if (!account) throw new ControlError(404, `there is no account ${appId}`);
    return account;
  });
  const confirmed = world.together(() => accounts.map((account) => grants.confirm({ account, permissionSetIds })));
  const deliveries = await Promise.all(confirmed.map(({ delivery }) => delivery));
  return { authorized: confirmed.length, delivered: deliveries.filter((delivery) => delivery?.delivered).length };
}

/** Follows a link as a browser does: from the platform's jump page, with its Referer, to WeChat's page. */
async function parametersBehind(link: string, ownUrl: string): Promise<URLSearchParams> {
  if (!URL.canParse(link)) throw new ControlError(400, `${link} is no URL`);
  let url = new URL(link);
  for (let hop = 0; hop < 5; hop++) {
    if (isPage(url.pathname)) return url.searchParams;
    if (url.origin === new URL(ownUrl).origin) break;
    const referer = url.href;
    url.searchParams.set("go", "1");
    const response = await fetch(url, { redirect: "manual", headers: { referer } }).catch(() => {
      throw new ControlError(409, `${url.origin} does not answer`);
    });
    await response.body?.cancel();
    const location = response.headers.get("location");
    if (!location) throw new ControlError(409, `${url.pathname} answered ${response.status} and led nowhere`);
    url = new URL(location, url);
  }
  throw new ControlError(409, `${url.pathname} is no authorization page`);
}

export const pagePaths = ["/cgi-bin/componentloginpage", "/wxaopen/safe/bindcomponent", "/safe/bindcomponent"] as const;

const isPage = (path: string) => pagePaths.some((each) => each === path);

/** What `openAuthorizeAccount({ platformAppID, preAuthCode, authType, bizAppid })` hands to WeChat. */
function pluginInvitation(wish: LinkWish, { world, componentAppId }: LinkRules): Invitation {
  const given = typeof wish.url === "object" ? wish.url : {};
  const preAuthCode = wish.preAuthCode ?? given["preAuthCode"];
  if (typeof preAuthCode !== "string") throw new ControlError(400, "url or preAuthCode is missing");
  requireUsable(world, preAuthCode);
  const bizAppId = given["bizAppid"] ?? given["bizAppId"];
  return {
    componentAppId,
    preAuthCode,
    redirectUri: null,
    authType: Number(given["authType"] ?? 3),
    bizAppId: typeof bizAppId === "string" && bizAppId !== "" ? bizAppId : null,
    permissionSetIds: [],
  };
}
