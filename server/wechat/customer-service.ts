import type { Secret } from "../secret.ts";
import { nothing } from "./answers.ts";
import type { Calls, CallOptions } from "./calls.ts";

/** What an account says to one of its users, outside of the answer to a push. */
export function customerServiceChapter(calls: Calls) {
  return {
    /**
     * Sends a text with a token of the account that the caller holds itself.
     *
     * A repeat sends it twice.
     *
     * @param message.openid the user's, as in the message that is answered
     * @throws {WechatError} 45015 when the user has written nothing for 48 hours
     * @see https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage.html
     */
    sendText: (
      account: { appId: string; token: Secret },
      message: { openid: string; text: string },
      options?: CallOptions,
    ): Promise<void> =>
      calls.withTokenOf(
        account,
        {
          method: "POST",
          path: "/cgi-bin/message/custom/send",
          body: { touser: message.openid, msgtype: "text", text: { content: message.text } },
        },
        nothing,
        options,
      ),
  };
}
