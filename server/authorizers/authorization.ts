import type { Database } from "../db/open.ts";
import type { Vault } from "../db/secret-column.ts";
import type { Db, Work } from "../db/work.ts";
import type { Bus } from "../events/bus.ts";
import type { Clock } from "../clock.ts";
import type { Secret } from "../secret.ts";
import { takeFence } from "../platform/service.ts";
import { permissionSetInfo } from "../wechat/index.ts";
import type { AccountKind, AuthorizerInfo } from "../wechat/index.ts";
import {
  findByAppId,
  findTokens,
  insertAuthorizer,
  noteChange,
  purgeTokens,
  replaceGrants,
  searchTextOf,
  storeTokens,
  updateAuthorizer,
} from "./authorizer-store.ts";
import type { AuthorizationChangeRow, AuthorizerKind, AuthorizerRow } from "./authorizer-store.ts";

export interface AuthorizationParts {
  database: Database;
  vault: Vault;
  bus: Bus;
  clock: Clock;
  componentAppId: string;
}

/** What WeChat gave for a code, or told in its list. */
export interface Granted {
  appId: string;
  accessToken?: { token: Secret; expiresInSeconds: number } | undefined;
  refreshToken?: Secret | undefined;
  /** Absent when they are not known yet: then what is stored stays. */
  permissionSetIds?: readonly number[] | undefined;
  /** When the merchant did it, by WeChat's clock if that told. */
  at: Date;
}

/** Names an account's token among the leases. */
export const tokenName = (componentAppId: string, appId: string) => `authorizer-token:${componentAppId}:${appId}`;

export const accessTokenPlace = (authorizerId: number) => ({
  table: "authorizer_tokens",
  row: authorizerId,
  column: "access_token",
});
export const refreshTokenPlace = (authorizerId: number) => ({
  table: "authorizer_tokens",
  row: authorizerId,
  column: "refresh_token",
});

/**
 * The transitions of an authorization, each to be part of a work. They keep remark and tags, blank nothing that WeChat
 * did not tell, and note what came and went.
 */
export function authorizationOf(parts: AuthorizationParts) {
  const { vault, bus, clock, componentAppId } = parts;

  async function authorized(work: Work, grant: Granted): Promise<AuthorizerRow> {
    // A renewal under way, made with the token that this replaces, must not overwrite what was just granted. Taken
    // first, it also makes those who write about one account at once go one after the other.
    const fence = await takeFence(work, tokenName(componentAppId, grant.appId));
    const before = await findByAppId(work, componentAppId, grant.appId);
    const row = before ?? (await insertAuthorizer(work, newcomer(grant)));
    if (!row) throw new Error(`${grant.appId} could neither be found nor inserted`);
    await storeTokens(work, row.id, { ...sealed(row.id, grant), fence });
    const moved = await moveGrants(work, row.id, grant.permissionSetIds, grant.at);
    const change = changeOf(before);
    const changedAt = later(before?.authorizationChangedAt, grant.at);
    if (before) {
      const isBack = before.status !== "AUTHORIZED";
      await updateAuthorizer(work, row.id, {
        status: "AUTHORIZED",
        revokedAt: null,
        authorizationChangedAt: changedAt,
        ...(before.status === "REVOKED" && { authorizedAt: grant.at }),
      });
      const isNews = isBack || moved.granted.length > 0 || moved.withdrawn.length > 0;
      if (isNews) await noteChange(work, { authorizerId: row.id, at: grant.at, change, ...moved });
    } else {
      await noteChange(work, { authorizerId: row.id, at: grant.at, change, ...moved });
    }
    bus.publish(work, "authorizer", { id: row.id });
    return { ...row, status: "AUTHORIZED", revokedAt: null, authorizationChangedAt: changedAt };
  }

  /** The merchant, or WeChat, ended it. The row stays; the tokens go. */
  async function revoked(work: Work, row: AuthorizerRow, at: Date): Promise<void> {
    await purgeTokens(work, row.id);
    if (row.status === "REVOKED") return;
    await updateAuthorizer(work, row.id, { status: "REVOKED", revokedAt: at, authorizationChangedAt: at });
    await noteChange(work, { authorizerId: row.id, at, change: "REVOKED", granted: [], withdrawn: [] });
    bus.publish(work, "authorizer", { id: row.id });
  }

  /** The refresh token is dead and WeChat's list has no other: only the merchant can help. */
  async function lost(work: Work, row: AuthorizerRow): Promise<void> {
    if (row.status !== "AUTHORIZED") return;
    const at = clock.now();
    await updateAuthorizer(work, row.id, { status: "NEEDS_REAUTHORIZATION" });
    await noteChange(work, { authorizerId: row.id, at, change: "NEEDS_REAUTHORIZATION", granted: [], withdrawn: [] });
    bus.publish(work, "authorizer", { id: row.id });
  }

  /** What WeChat says of the account. An empty answer blanks nothing that is known. */
  async function described(work: Work, row: AuthorizerRow, info: AuthorizerInfo): Promise<void> {
    const moved = await moveGrants(work, row.id, info.permissionSetIds, clock.now());
    const facts = {
      kind: kindOf(info.kind),
      nickName: info.nickName || row.nickName || row.appId,
      headImageUrl: info.headImageUrl || row.headImageUrl,
      principalName: info.principalName || row.principalName,
      originalId: info.originalId || row.originalId,
      alias: info.alias || row.alias,
      signature: info.signature || row.signature,
      qrcodeUrl: info.qrCodeUrl || row.qrcodeUrl,
      serviceType: info.serviceType ?? row.serviceType,
      verifyType: info.verifyType ?? row.verifyType,
      accountStatus: info.accountStatus ?? row.accountStatus,
      registerType: info.registerType ?? row.registerType,
    };
    await updateAuthorizer(work, row.id, {
      ...facts,
      profileReadAt: clock.now(),
      searchText: searchTextOf([facts.nickName, row.appId, facts.originalId, facts.principalName, facts.alias]),
    });
    if (moved.granted.length > 0 || moved.withdrawn.length > 0) {
      await noteChange(work, { authorizerId: row.id, at: clock.now(), change: "UPDATED", ...moved });
    }
    bus.publish(work, "authorizer", { id: row.id });
  }

  /** Whether WeChat tells of a refresh token that is not the one stored: then a dead authorization lives again. */
  async function isOtherRefreshToken(on: Db, row: AuthorizerRow, told: Secret | undefined): Promise<boolean> {
    if (!told) return false;
    const tokens = await findTokens(on, componentAppId, row.appId);
    const stored = tokens?.refreshToken && vault.open(tokens.refreshToken, refreshTokenPlace(row.id));
    return !stored || !told.equals(stored);
  }

  function newcomer({ appId, permissionSetIds, at }: Granted) {
    return {
      componentAppId,
      appId,
      kind: guessKind(permissionSetIds ?? []),
      status: "AUTHORIZED" as const,
      nickName: "",
      authorizedAt: at,
      authorizationChangedAt: at,
      searchText: searchTextOf([appId]),
    };
  }

  function sealed(authorizerId: number, { accessToken, refreshToken }: Granted) {
    const now = clock.now();
    return {
      ...(accessToken && {
        accessToken: vault.seal(accessToken.token, accessTokenPlace(authorizerId)),
        accessTokenObtainedAt: now,
        accessTokenExpiresAt: new Date(now.getTime() + accessToken.expiresInSeconds * 1_000),
      }),
      ...(refreshToken && { refreshToken: vault.seal(refreshToken, refreshTokenPlace(authorizerId)) }),
    };
  }

  return { authorized, revoked, lost, described, isOtherRefreshToken };
}

export type Authorization = ReturnType<typeof authorizationOf>;

/** Sets that WeChat did not tell stay as they are. */
async function moveGrants(work: Work, authorizerId: number, sets: readonly number[] | undefined, at: Date) {
  return sets ? await replaceGrants(work, authorizerId, sets, at) : { granted: [], withdrawn: [] };
}

function changeOf(before: AuthorizerRow | null): AuthorizationChangeRow["change"] {
  if (!before || before.status === "REVOKED") return "AUTHORIZED";
  return before.status === "NEEDS_REAUTHORIZATION" ? "RESTORED" : "UPDATED";
}

function later(a: Date | undefined, b: Date): Date {
  return a && a > b ? a : b;
}

const kinds: Record<AccountKind, AuthorizerKind> = {
  officialAccount: "OFFICIAL_ACCOUNT",
  miniProgram: "MINI_PROGRAM",
  miniShop: "MINI_SHOP",
  other: "OTHER",
};

function kindOf(kind: AccountKind): AuthorizerKind {
  return kinds[kind];
}

/** Until the profile is read: sets are of one kind of account. */
function guessKind(permissionSetIds: readonly number[]): AuthorizerKind {
  const [first] = permissionSetIds;
  return first === undefined ? "OTHER" : kindOf(permissionSetInfo(first).kind);
}
