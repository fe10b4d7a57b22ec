import { codeEndpoint } from "../endpoint.ts";
import { Refusal } from "../refusal.ts";
import type { Endpoint } from "../endpoint.ts";

// Share of users by the newest base library they run; made up, adds up to 100.
const baseLibraries = [
  { version: "3.6.0", percentage: 61 },
  { version: "3.4.2", percentage: 22 },
  { version: "2.33.0", percentage: 10 },
  { version: "2.19.4", percentage: 5 },
  { version: "2.10.1", percentage: 2 },
];

/** Chapter 5, rows 17 to 20: whether users can open the mini program, and with which base library. */
export const visibilityEndpoints: Endpoint[] = [
  codeEndpoint({
    method: "POST",
    path: "/wxa/change_visitstatus",
    run({ fields, world, account }) {
      const action = fields.text("action", 85022);
      if (action !== "open" && action !== "close") throw new Refusal(85022);
      const isVisible = action === "open";
      if (world.codeOf(account.appId).isVisible === isVisible) throw new Refusal(85021);
      world.changeCode(account.appId, { isVisible });
    },
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/getvisitstatus",
    run: ({ world, account }) => ({ status: world.codeOf(account.appId).isVisible ? 1 : 0 }),
  }),
  codeEndpoint({
    method: "GET or POST",
    path: "/cgi-bin/wxopen/getweappsupportversion",
    run: ({ world, account }) => ({
      now_version: world.codeOf(account.appId).supportVersion,
      uv_info: { items: baseLibraries },
    }),
  }),
  codeEndpoint({
    wrongKind: 85015,
    method: "POST",
    path: "/cgi-bin/wxopen/setweappsupportversion",
    run({ fields, world, account }) {
      const version = fields.text("version");
      if (!baseLibraries.some((each) => each.version === version)) throw new Refusal(89014);
      world.changeCode(account.appId, { supportVersion: version });
    },
  }),
];
