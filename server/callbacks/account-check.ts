import { trimmedTextOf } from "../wechat/index.ts";
import type { XmlElement } from "../wechat/index.ts";
import type { CallbackDoor } from "./handler.ts";

/** The original id (`gh_…`) of an authorizer; null when the account or its original id is not known. */
export type AccountLookup = (appId: string) => Promise<string | null>;

interface Addressed {
  door: CallbackDoor;
  pathAppId: string | null;
  componentAppId: string;
}

const maxRemembered = 20_000;

/**
 * Checks that a push is for whom its address says. The path is not signed, the content is.
 *
 * An account's original id never changes, so a pair that was right once stays right and needs no second look-up.
 *
 * @returns what does not fit, or null
 */
export function createAccountCheck(findOriginalId: AccountLookup = async () => null) {
  const known = new Set<string>();

  return (root: XmlElement, address: Addressed): Promise<string | null> => {
    const { pathAppId, componentAppId } = address;
    if (trimmedTextOf(root, "InfoType") !== undefined) {
      const inner = trimmedTextOf(root, "AppId");
      const isOurs = inner === componentAppId;
      return isOurs ? fits : Promise.resolve("the event is about another platform");
    }
    if (pathAppId === null) return fits;
    const recipient = trimmedTextOf(root, "ToUserName") ?? "";
    const pair = `${pathAppId} ${recipient}`;
    return known.has(pair) ? fits : compare(pathAppId, recipient, pair);
  };

  async function compare(pathAppId: string, recipient: string, pair: string): Promise<string | null> {
    const originalId = await findOriginalId(pathAppId);
    if (originalId === null) return null;
    if (originalId !== recipient) return `the message is not for ${pathAppId}, whose path it came by`;
    if (known.size >= maxRemembered) known.clear();
    known.add(pair);
    return null;
  }
}

const fits: Promise<null> = Promise.resolve(null);
