import type { Secret } from "../secret.ts";
import { authorizerListPageSize } from "../wechat/index.ts";
import type { WechatClient } from "../wechat/index.ts";

export interface ListedAccount {
  appId: string;
  refreshToken?: Secret | undefined;
  authorizedAt?: Date | undefined;
}

/** Reads WeChat's list page by page until `isWanted` says yes. */
export async function findInList(
  client: Pick<WechatClient, "component">,
  isWanted: (account: ListedAccount) => boolean,
): Promise<ListedAccount | null> {
  for (let offset = 0; ; offset += authorizerListPageSize) {
    const page = await client.component.authorizerList({ offset, count: authorizerListPageSize });
    const wanted = page.authorizers.find(isWanted);
    if (wanted) return wanted;
    if (page.authorizers.length === 0 || offset + page.authorizers.length >= page.totalCount) return null;
  }
}
