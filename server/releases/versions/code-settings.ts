import type { ActivityLog } from "../../activity/service.ts";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { Actor } from "../../graphql/context.ts";
import { Refusal } from "../../graphql/user-error.ts";
import type { WechatClient } from "../../wechat/index.ts";
import { isRefusal } from "../decisions.ts";
import { accountFacts } from "../deployments/preflight-store.ts";
import { refusalOf } from "../deployments/preflight.ts";
import { refusalTexts } from "../texts.ts";
import { findQrCode, keepQrCode, noteVisibility, versionsOf } from "./store.ts";

export interface CodeSettingsParts {
  database: Database;
  clock: Clock;
  client: WechatClient;
  componentAppId: string;
  activity: Pick<ActivityLog, "record">;
}

/** Who can open an account's code: the visibility of the online version, its base library, the trial's QR code. */
export function createCodeSettings({ database, clock, client, componentAppId, activity }: CodeSettingsParts) {
  /** An account that may be called. @throws {Refusal} NOT_FOUND, or why not a single call is made for it */
  async function appIdOf(id: number): Promise<string> {
    const [account] = await accountFacts(database.db, componentAppId, [id]);
    if (!account) throw notFound();
    const refusal = refusalOf({ ...account, liveVersion: null });
    if (!refusal) return account.appId;
    const { message, remedy } = refusalTexts(refusal);
    throw new Refusal({ code: refusal.code, text: message, remedy });
  }

  async function keepVisibility(authorizerId: number, isVisible: boolean, actor: Actor | null): Promise<void> {
    await database.atomically(async (work) => {
      await noteVisibility(work, { authorizerId, componentAppId, isVisible, visibilityReadAt: clock.now() });
      if (!actor) return;
      await activity.record(work, actor, {
        act: "setVisibility",
        subjectKind: "Authorizer",
        subjectId: String(authorizerId),
        detail: { visible: isVisible },
      });
    });
  }

  return {
    /**
     * Lets users open the mini program, or shuts it (change_visitstatus). A repeat is answered with 85021, "it is so
     * already", and counts as done.
     *
     * @throws {Refusal | WechatError | WechatUnreachable}
     */
    async setVisibility(actor: Actor, authorizerId: number, isVisible: boolean): Promise<void> {
      const appId = await appIdOf(authorizerId);
      try {
        await client.code.setVisitStatus(appId, isVisible ? "open" : "close");
      } catch (error) {
        // 85021 says that the state does not allow it: only WeChat's own word makes that a success.
        if (!isRefusal(error, 85021) || (await client.code.visitStatus(appId)) !== (isVisible ? "open" : "closed"))
          throw error;
      }
      await keepVisibility(authorizerId, isVisible, actor);
    },

    /** The least base library users need. A repeat sets the same. @throws {Refusal | WechatError | WechatUnreachable} */
    async setSupportVersion(actor: Actor, authorizerId: number, version: string): Promise<void> {
      if (!/^\d{1,3}(\.\d{1,3}){1,3}$/.test(version)) throw badVersion();
      await client.code.setSupportVersion(await appIdOf(authorizerId), version);
      await database.atomically((work) =>
        activity.record(work, actor, {
          act: "setSupportVersion",
          subjectKind: "Authorizer",
          subjectId: String(authorizerId),
          detail: { version },
        }),
      );
    },

    /** From WeChat, for one account. @throws {Refusal | WechatError | WechatUnreachable} */
    async codeSettings(authorizerId: number) {
      const appId = await appIdOf(authorizerId);
      const isVisible = (await client.code.visitStatus(appId)) === "open";
      const support = await client.code.supportVersion(appId);
      await keepVisibility(authorizerId, isVisible, null);
      return { isVisible, minimum: support.minimum, shares: support.share };
    },

    /**
     * A picture of the code that opens an account's trial version at a page, from WeChat; kept as long as the trial
     * version is the same.
     *
     * @param path a page with its query, as in `pages/index/index?a=1`; empty for the first page
     * @throws {Refusal | WechatError | WechatUnreachable}
     */
    async trialQrCode(authorizerId: number, path: string): Promise<{ contentType: string; bytes: Buffer }> {
      requirePath(path);
      const kept = await findQrCode(database.db, authorizerId, path);
      if (kept) return kept;
      const fetchedAt = clock.now();
      const { contentType, bytes } = await client.code.trialQrCode(await appIdOf(authorizerId), path || undefined);
      await database.atomically(async (work) => {
        const [known] = await versionsOf(work, [authorizerId]);
        // Uploaded while WeChat was asked: which one the picture opens is not known.
        if (known?.notedAt && known.notedAt > fetchedAt) return;
        await keepQrCode(work, { authorizerId, path, contentType, bytes, fetchedAt });
      });
      return { contentType, bytes };
    },
  };
}

const longestPath = 1_000;

/** Blanks and control characters are none of a page's path; WeChat would show a code that opens nothing. */
function requirePath(path: string): void {
  if (path.length <= longestPath && /^(?!\/)\S*$/.test(path)) return;
  throw new Refusal({
    code: "BAD_INPUT",
    field: "path",
    text: {
      zh: "应为页面路径，可带参数，不以 / 开头：pages/index/index?a=1",
      en: "Give a page with its query, without a slash in front: pages/index/index?a=1",
    },
  });
}

function badVersion(): Refusal {
  return new Refusal({
    code: "BAD_INPUT",
    field: "version",
    text: { zh: "应为基础库版本号，如 2.10.1", en: "Give a version of the base library, such as 2.10.1" },
  });
}

function notFound(): Refusal {
  return new Refusal({
    code: "NOT_FOUND",
    field: "authorizerId",
    text: { zh: "没有这个授权账号", en: "There is no such account" },
  });
}
