import type { Calls, CallOptions } from "./calls.ts";

/** @see https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/Getting_Permanent_Assets.html */
export function materialChapter(calls: Calls) {
  return {
    /**
     * A file of the account's permanent material, such as a reviewer's screenshot. What it is, its bytes say.
     *
     * @throws {WechatError} kind `request`: 40007 when it is not, or no longer, there
     */
    get(appId: string, mediaId: string, options?: CallOptions) {
      const request = { method: "POST" as const, path: "/cgi-bin/material/get_material", body: { media_id: mediaId } };
      return calls.download(appId, request, options);
    },
  };
}
