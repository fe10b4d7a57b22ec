import { createHash } from "node:crypto";
import { z } from "zod";
import type { CallbackHandler, FindReply } from "../callbacks/service.ts";
import type { Clock } from "../clock.ts";
import type { Vault } from "../db/secret-column.ts";
import { type AnyJob, defineJob, enqueue } from "../jobs/service.ts";
import { Secret } from "../secret.ts";
import { releaseCheckAccounts, type WechatClient } from "../wechat/index.ts";
import { releaseCheckQuestion, releaseCheckReply } from "./release-check.ts";

export interface MessagesOptions {
  vault: Vault;
  clock: Clock;
  client: Pick<WechatClient, "component" | "customerService">;
  componentAppId: string;
}

/** What accounts' messages are answered with. */
export interface Messages {
  findReply: FindReply;
  callbackHandlers: readonly CallbackHandler[];
  jobs: readonly AnyJob[];
}

// Before all else: the check waits for a few seconds only.
const priority = 20;

export function createMessages({ vault, clock, client, componentAppId }: MessagesOptions): Messages {
  const placeOf = (codeHash: string) => ({ table: "jobs", row: codeHash, column: "payload.sealedCode" });

  /**
   * Exchanges the code that the check has named, and says it back.
   *
   * A repeat finds the code spent and is refused: WeChat's check is then started once more by hand.
   */
  const answerCode = defineJob({
    kind: "messages.answer-release-check",
    payload: z.object({ appId: z.string(), openid: z.string(), codeHash: z.string(), sealedCode: z.string() }),
    maxAttempts: 3,
    async run({ payload: { appId, openid, codeHash, sealedCode }, signal }) {
      const code = vault.open(Buffer.from(sealedCode, "base64"), placeOf(codeHash));
      const granted = await client.component.queryAuth(code, { signal });
      if (granted.appId !== appId || !granted.accessToken) throw new Error("the code bought no token of the account");
      const { token } = granted.accessToken;
      await client.customerService.sendText(
        { appId, token },
        { openid, text: `${code.reveal()}_from_api` },
        { signal },
      );
    },
  });

  const hearCode: CallbackHandler = {
    door: "message",
    types: ["text"],
    accounts: releaseCheckAccounts,
    async handle(work, { appId, root }) {
      const question = releaseCheckQuestion(appId, root);
      if (appId === null || !question) return undefined;
      if (question.asks === "code") {
        const { code, openid } = question;
        const codeHash = createHash("sha256").update(code).digest("hex");
        const sealedCode = vault.seal(new Secret(code), placeOf(codeHash)).toString("base64");
        const payload = { appId, openid, codeHash, sealedCode };
        await enqueue(work, answerCode, { scope: componentAppId, key: codeHash, payload, priority });
      }
      return { zh: "全网发布检测的提问，已回答", en: "a question of WeChat's release check, answered" };
    },
  };

  return {
    findReply: ({ appId, root }) => releaseCheckReply(clock, appId, root),
    callbackHandlers: [hearCode],
    jobs: [answerCode],
  };
}
