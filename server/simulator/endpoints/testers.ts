import { createHash } from "node:crypto";
import { codeEndpoint } from "../endpoint.ts";
import { Refusal } from "../refusal.ts";
import type { Endpoint } from "../endpoint.ts";

const mostTesters = 60;

/** Chapter 8.4: people who may open the trial version. */
export const testerEndpoints: Endpoint[] = [
  codeEndpoint({
    method: "POST",
    path: "/wxa/bind_tester",
    run({ fields, world, account }) {
      const wechatId = fields.text("wechatid", 89033);
      if (!/^[a-zA-Z][\w-]{5,19}$/.test(wechatId)) throw new Refusal(85001);
      if (account.testers.some((tester) => tester.wechatId === wechatId)) throw new Refusal(85004);
      if (account.testers.length >= mostTesters) throw new Refusal(85002);
      // The key of a person stays the same however often the person comes and goes.
      const userstr = createHash("sha256").update(`${account.appId} ${wechatId}`).digest("base64url");
      world.accounts.put(account.appId, { ...account, testers: [...account.testers, { wechatId, userstr }] });
      return { userstr };
    },
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/unbind_tester",
    run({ fields, world, account }) {
      const userstr = fields.textIfAny("userstr");
      const wechatId = fields.textIfAny("wechatid");
      if (!userstr && !wechatId) throw new Refusal(89033);
      const tester = account.testers.find((each) => (userstr ? each.userstr === userstr : each.wechatId === wechatId));
      if (!tester) throw new Refusal(userstr ? 89034 : 85001);
      world.accounts.put(account.appId, { ...account, testers: account.testers.filter((each) => each !== tester) });
    },
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/memberauth",
    run({ fields, account }) {
      if (fields.text("action") !== "get_experiencer") throw new Refusal(40097, "action");
      return { members: account.testers.map(({ userstr }) => ({ userstr })) };
    },
  }),
];
