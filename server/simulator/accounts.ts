import { releaseCheckAccounts } from "../wechat/index.ts";
import { emptyLists, noServerDomains } from "./domain-lists.ts";
import { newAppId, newOriginalId } from "./randomness.ts";
import { isMiniProgram } from "./sets.ts";
import type { Account, AccountCategory, AccountKind } from "./records.ts";
import type { World } from "./world.ts";

export interface AccountWish {
  kind?: AccountKind | undefined;
  appId?: string | undefined;
  nickName?: string | undefined;
  principalName?: string | undefined;
  development?: boolean | undefined;
  privacyApis?: string[] | undefined;
  /** No approved category: submit_audit answers 85008. */
  withoutCategory?: boolean | undefined;
  /** Instead of the usual one: approved already. */
  category?: Omit<AccountCategory, "auditStatus"> | undefined;
}

const trades = ["生鲜", "咖啡", "书店", "花坊", "烘焙", "健身", "宠物", "茶舍", "洗衣", "影像", "家政", "眼镜"];
const names = ["青禾", "云帆", "小满", "拾光", "南山", "星河", "橙子", "木棉", "白露", "松果", "海盐", "知夏"];

export const usualCategory: AccountCategory = {
  first: 150,
  firstName: "商家自营",
  second: 1505,
  secondName: "食品饮料",
  auditStatus: 3,
};

/** Makes an account that is complete enough to authorize, submit and release. */
export function makeAccount(world: World, wish: AccountWish = {}): Account {
  const number = world.next("account");
  const known = wish.appId === undefined ? undefined : releaseCheckAccounts.get(wish.appId);
  const kind = wish.kind ?? known?.kind ?? "miniProgram";
  const nickName = wish.nickName ?? invented(number);
  const appId = wish.appId ?? newAppId();
  return world.accounts.put(appId, {
    appId,
    kind,
    originalId: known?.originalId ?? newOriginalId(),
    nickName,
    alias: kind === "officialAccount" ? `shop${number}` : "",
    signature: `${nickName}，用心做好每一件小事。`,
    headImagePath: `/images/${appId}.svg`,
    principalName: wish.principalName ?? `${nickName}商贸有限公司`,
    principalType: 1,
    accountStatus: 1,
    development: wish.development ?? false,
    categories: isMiniProgram({ kind }) && !wish.withoutCategory ? [categoryOf(wish)] : [],
    holders: {},
    options: { location_report: "0", voice_recognize: "0", customer_service: "0" },
    privacyApis: wish.privacyApis ?? [],
    privacySetting: null,
    testers: [],
    serverDomains: emptyLists(noServerDomains),
    jumpDomains: emptyLists<string[]>(() => []),
  });
}

function categoryOf({ category }: AccountWish): AccountCategory {
  return category ? { ...category, auditStatus: 3 } : usualCategory;
}

function invented(number: number): string {
  const name = names[number % names.length] ?? "";
  const trade = trades[Math.floor(number / names.length) % trades.length] ?? "";
  const round = Math.floor(number / (names.length * trades.length));
  return `${name}${trade}${round > 0 ? ` ${round + 1} 店` : ""}`;
}

export interface DraftWish {
  sourceAppId?: string | undefined;
  userVersion: string;
  userDesc: string;
  pages?: string[] | undefined;
  /** Guarded APIs which the code uses, without `wx.`: `getLocation`. */
  privacyApis?: string[] | undefined;
}

const usualPages = ["pages/index/index", "pages/list/list", "pages/cart/cart", "pages/mine/mine"];

/** A developer uploads: the draft of this development mini program is replaced. */
export function uploadDraft(world: World, wish: DraftWish) {
  const sourceAppId = wish.sourceAppId ?? developmentAppId(world);
  const draft = {
    draftId: world.next("draft") - 1,
    createdAt: world.now(),
    userVersion: wish.userVersion,
    userDesc: wish.userDesc,
    sourceAppId,
    developer: "林晓",
    pages: wish.pages ?? usualPages,
    privacyApis: wish.privacyApis ?? [],
  };
  return world.together(() => {
    // The newest draft is listed last, as a fresh upload would be.
    world.drafts.remove(sourceAppId);
    return world.drafts.put(sourceAppId, draft);
  });
}

function developmentAppId(world: World): string {
  for (const draft of world.drafts.values()) return draft.sourceAppId;
  return makeAccount(world, { development: true, nickName: "开发小程序" }).appId;
}
