import type { Secret } from "../secret.ts";
import { basicInfoChapter } from "./basic-info.ts";
import { createCalls } from "./calls.ts";
import { categoriesChapter } from "./categories.ts";
import { codeChapter } from "./code.ts";
import { componentChapter } from "./component.ts";
import { customerServiceChapter } from "./customer-service.ts";
import { domainsChapter } from "./domains.ts";
import { materialChapter } from "./material.ts";
import { privacyChapter } from "./privacy.ts";
import { quotaChapter } from "./quota.ts";
import { templatesChapter } from "./templates.ts";
import type { TokenSource } from "./token-source.ts";
import type { Transport } from "./transport.ts";

/**
 * WeChat's API as a third-party platform sees it, one member per chapter of the manual.
 *
 * Calls for an account take its appid first; every call takes `{ signal }` last. All of them throw `WechatError` when
 * WeChat says no and `WechatUnreachable` when no usable answer came; a token that WeChat refuses is renewed once.
 */
export function createWechatClient(deps: {
  transport: Transport;
  componentAppId: string;
  componentSecret: Secret;
  tokens: TokenSource;
}) {
  const calls = createCalls(deps);
  return {
    component: { ...componentChapter(calls), ...quotaChapter(calls) },
    templates: templatesChapter(calls),
    code: codeChapter(calls),
    domains: domainsChapter(calls),
    basicInfo: basicInfoChapter(calls),
    categories: categoriesChapter(calls),
    privacy: privacyChapter(calls),
    material: materialChapter(calls),
    customerService: customerServiceChapter(calls),
  };
}

export type WechatClient = ReturnType<typeof createWechatClient>;
