import { Fields } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import type { Endpoint } from "../endpoint.ts";

const kinds = ["text", "image", "voice", "video", "link", "miniprogrampage", "msgmenu", "news", "music"];

/** Customer-service messages: the account speaks to one of its users. */
export const messageEndpoints: Endpoint[] = [
  {
    token: "authorizer",
    permissionSets: [1, 19],
    method: "POST",
    path: "/cgi-bin/message/custom/send",
    run({ fields, world, account, now }) {
      const openid = fields.text("touser", 40003);
      const kind = fields.text("msgtype", 40008);
      if (!/^o[\w-]{5,}$/.test(openid)) throw new Refusal(40003);
      if (!kinds.includes(kind)) throw new Refusal(40008);
      const part = fields.objectIfAny(kind);
      if (!part) throw new Refusal(47001, `${kind} missing`);
      const content = kind === "text" ? new Fields(part).text("content") : JSON.stringify(part);
      world.noteMessage({ appId: account.appId, openid, kind, content, at: now });
    },
  },
];
