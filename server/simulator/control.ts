import { z } from "zod";
import { makeAccount, uploadDraft } from "./accounts.ts";
import { authorizeByLink, authorizeMany } from "./control-authorize.ts";
import { ControlError } from "./control-error.ts";
import { accountPage, stateOf } from "./control-state.ts";
import { newLoginCode, newOpenid } from "./randomness.ts";
import { LinkError } from "./visitor.ts";
import type { AccountKind } from "./records.ts";
import type { CallLog } from "./calls.ts";
import type { Services } from "./endpoint.ts";
import type { Faults } from "./faults.ts";
import type { LinkRules } from "./visitor.ts";
import type { Pushes } from "./push.ts";

export interface ControlSettings {
  services: Services;
  pushes: Pushes;
  calls: CallLog;
  faults: Faults;
  linkRules: () => LinkRules;
}

const ids = z.array(z.number().int());
const accountsInput = z.object({
  count: z.number().int().min(1).max(200_000).default(1),
  kind: z.string().optional(),
  appId: z.string().min(1).optional(),
  nickName: z.string().optional(),
  principalName: z.string().optional(),
  development: z.boolean().optional(),
  privacyApis: z.array(z.string()).optional(),
  withoutCategory: z.boolean().optional(),
  category: z
    .object({ first: z.number().int(), firstName: z.string(), second: z.number().int(), secondName: z.string() })
    .optional(),
});
const authorizeInput = z.object({
  url: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  preAuthCode: z.string().optional(),
  appId: z.string().optional(),
  appIds: z.array(z.string()).optional(),
  permissionSetIds: ids.optional(),
  expireCode: z.boolean().optional(),
  visit: z.boolean().optional(),
});
const draftInput = z.object({
  sourceAppId: z.string().optional(),
  userVersion: z.string().min(1),
  userDesc: z.string(),
  pages: z.array(z.string()).optional(),
  privacyApis: z.array(z.string()).optional(),
});
const auditInput = z.object({
  result: z.enum(["pass", "fail", "delay"]),
  reason: z.string().optional(),
  screenshots: z.union([z.number().int().min(0).max(20), z.array(z.base64())]).optional(),
});
const revokeInput = z.object({ appId: z.string() });
const takeInput = z.object({ appId: z.string(), permissionSetIds: ids, holder: z.string().default("另一个平台") });
const messageInput = z.object({ appId: z.string(), xml: z.string() });
const faultInput = z.object({
  endpoint: z.string().optional(),
  appId: z.string().optional(),
  errcode: z.number().int().optional(),
  status: z.number().int().min(200).max(599).optional(),
  delayMs: z.number().min(0).optional(),
  times: z.number().int().min(1).optional(),
  hang: z.boolean().optional(),
  reset: z.boolean().optional(),
  takesEffect: z.boolean().optional(),
  dropPush: z.union([z.boolean(), z.string()]).optional(),
  repeatPush: z.union([z.boolean(), z.number().int().min(1)]).optional(),
  push: z.string().optional(),
});
const quotaInput = z.object({
  limit: z.number().int().min(0).optional(),
  speedupLimit: z.number().int().min(0).optional(),
});
const pageInput = z.object({
  search: z.string().default(""),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
const callsInput = z.object({
  endpoint: z.string().optional(),
  appId: z.string().optional(),
  /** The newest so many, newest first; absent: all, oldest first. */
  last: z.coerce.number().int().min(1).max(1_000).optional(),
});
const tokensInput = z.object({ appId: z.string().optional() });

/** As the API's enum writes it (MINI_PROGRAM), or as it is written here; OTHER is what channels accounts are to the API. */
function kindNamed(name: string): AccountKind {
  const kinds: Record<string, AccountKind> = {
    miniprogram: "miniProgram",
    officialaccount: "officialAccount",
    minishop: "miniShop",
    channels: "channels",
    other: "channels",
  };
  const kind = kinds[name.toLowerCase().replaceAll("_", "")];
  if (!kind)
    throw new ControlError(400, `kind is one of MINI_PROGRAM, OFFICIAL_ACCOUNT, MINI_SHOP, OTHER, not ${name}`);
  return kind;
}

type Handler = (input: unknown, query: URLSearchParams, name: string) => unknown;

/** `/_sandbox/*`: what tests, demos and the console's sandbox page do to the world. */
export function createControl(
  settings: ControlSettings,
): (method: string, url: URL, input: unknown) => Promise<unknown> {
  const { services, pushes, calls, faults, linkRules } = settings;
  const { world, grants, reviews, tickets, tokens } = services;

  const routes: Record<string, Handler> = {
    "GET state": (_, query) => stateOf(services, query.get("appId")),
    "GET accounts": (_, query) => accountPage(world, pageInput.parse(Object.fromEntries(query))),
    "POST accounts": (input) => {
      const { count, kind, appId, nickName, ...wish } = accountsInput.parse(input ?? {});
      if (appId !== undefined && world.accounts.has(appId)) throw new ControlError(409, `${appId} exists already`);
      const made = world.together(() =>
        Array.from({ length: count }, (_unused, index) =>
          makeAccount(world, {
            ...wish,
            kind: kind === undefined ? undefined : kindNamed(kind),
            appId: index === 0 ? appId : undefined,
            nickName: nickName !== undefined && count > 1 ? `${nickName} ${index + 1}` : nickName,
          }),
        ),
      );
      return {
        accounts: made.map((account) => ({ appId: account.appId, kind: account.kind, nickName: account.nickName })),
      };
    },
    "POST authorize": (input) => {
      const wish = authorizeInput.parse(input);
      return wish.appIds
        ? authorizeMany(services, wish.appIds, wish.permissionSetIds)
        : authorizeByLink(services, linkRules(), wish);
    },
    "POST revoke": async (input) => {
      const { appId } = revokeInput.parse(input);
      const delivery = grants.revoke(appId);
      if (!delivery) throw new ControlError(404, `${appId} is not authorized`);
      return { push: await delivery };
    },
    "POST take": async (input) => {
      const { appId, permissionSetIds, holder } = takeInput.parse(input);
      const account = world.accounts.get(appId);
      if (!account) throw new ControlError(404, `there is no account ${appId}`);
      return { push: await grants.giveToAnother(account, permissionSetIds, holder) };
    },
    "GET drafts": () => ({ drafts: [...world.drafts.values()] }),
    "POST drafts": (input) => ({ draft: uploadDraft(world, draftInput.parse(input)) }),
    "POST audits": async (input, _query, appId) => {
      const delivery = reviews.end(appId, auditInput.parse(input));
      if (!delivery) throw new ControlError(409, `${appId} has no open review`);
      return { push: await delivery };
    },
    "POST tickets": async () => ({ push: await tickets.push() }),
    "POST messages": async (input) => {
      const { appId, xml } = messageInput.parse(input);
      const name = /<(?:Event|MsgType)>(?:<!\[CDATA\[)?(\w+)/.exec(xml)?.[1] ?? "message";
      const delivery = await pushes.sendOnce({ door: "message", appId, name, xml });
      return delivery ?? { delivered: false, status: null, answer: "", problem: "dropped by a fault" };
    },
    "GET faults": () => ({ faults: faults.list() }),
    "POST faults": (input) => {
      const { times, ...fault } = faultInput.parse(input);
      return { fault: faults.add({ ...fault, timesLeft: times }) };
    },
    "DELETE faults": () => {
      faults.clear();
      return {};
    },
    "GET calls": (_, query) => {
      const { last, ...which } = callsInput.parse(Object.fromEntries(query));
      const found = calls.list(which);
      return { calls: last === undefined ? found : found.slice(-last).toReversed() };
    },
    "DELETE calls": () => {
      calls.clear();
      return {};
    },
    "POST quota": (input) => {
      const change = quotaInput.parse(input);
      const { limit, speedupLimit } = world.platform.auditQuota;
      const auditQuota = { limit: change.limit ?? limit, speedupLimit: change.speedupLimit ?? speedupLimit };
      world.changePlatform({ auditQuota });
      return { auditQuota };
    },
    "POST expire-token": (input) => {
      tokens.expire(tokensInput.parse(input ?? {}).appId ?? "component");
      return {};
    },
    "POST logins": (input) => {
      const { appId } = revokeInput.parse(input);
      const code = newLoginCode();
      world.loginCodes.put(code, { code, appId, openid: newOpenid(), expiresAt: world.now() + 300_000, isUsed: false });
      return { code };
    },
  };

  return async (method, url, input) => {
    const [, , noun = "", name = ""] = url.pathname.split("/").map(decoded);
    const handler = routes[`${method} ${noun}`];
    if (!handler) throw new ControlError(404, `there is no ${method} /_sandbox/${noun}`);
    try {
      return await handler(input, url.searchParams, name);
    } catch (error) {
      if (error instanceof z.ZodError) throw new ControlError(400, z.prettifyError(error));
      if (error instanceof LinkError) throw new ControlError(409, error.message);
      throw error;
    }
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ControlError(400, `${part} is not percent-encoded`);
  }
}
