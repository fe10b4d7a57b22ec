export interface ReleaseCheckAccount {
  /** Its original id, the `ToUserName` of what it sends. */
  originalId: string;
  kind: "officialAccount" | "miniProgram";
}

const official = (originalId: string): ReleaseCheckAccount => ({ originalId, kind: "officialAccount" });
const mini = (originalId: string): ReleaseCheckAccount => ({ originalId, kind: "miniProgram" });

/**
 * WeChat's own accounts, by appid, with which it checks a platform before it is published (全网发布检测). WeChat picks
 * one of each kind by chance.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/operation/thirdparty/releases_instructions.html
 */
export const releaseCheckAccounts: ReadonlyMap<string, ReleaseCheckAccount> = new Map([
  ["wx570bc396a51b8ff8", official("gh_3c884a361561")],
  ["wx9252c5e0bb1836fc", official("gh_c0f28a78b318")],
  ["wx8e1097c5bc82cde9", official("gh_3f222ed8d140")],
  ["wx14550af28c71a144", official("gh_26128078e9ab")],
  ["wxa35b9c23cfe664eb", official("gh_2b3713f184a6")],
  ["wxd101a85aa106f53e", mini("gh_8dad206e9538")],
  ["wxc39235c15087f6f3", mini("gh_905ae9d01059")],
  ["wx7720d01d4b2a4500", mini("gh_393666f1fdf4")],
  ["wx05d483572dcd5d8b", mini("gh_39abb5d4e1b7")],
  ["wx5910277cae6fd970", mini("gh_7818dcb60240")],
]);
