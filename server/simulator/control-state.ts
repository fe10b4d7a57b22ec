import { auditQuotaName, speedupQuotaName } from "./endpoints/audit.ts";
import type { Services } from "./endpoint.ts";
import type { Account, Audit } from "./records.ts";
import type { World } from "./world.ts";

/** The world as JSON, without anything that opens a door: no token, ticket or code. */
export function stateOf({ world, componentAppId }: Pick<Services, "world" | "componentAppId">, appId: string | null) {
  const isWanted = (row: { appId: string }) => appId === null || row.appId === appId;
  const { auditQuota, ...platform } = world.platform;
  return {
    platform: { appId: componentAppId, ...platform },
    accounts: [...world.accounts.values()].filter(isWanted).map((account) => accountState(world, account)),
    grants: [...world.grants.values()].filter(isWanted).map(({ appId: of, permissionSetIds, authorizedAt }) => ({
      appId: of,
      permissionSetIds,
      authorizedAt: new Date(authorizedAt).toISOString(),
    })),
    drafts: [...world.drafts.values()],
    templates: [...world.templates.values()],
    audits: [...world.audits.values()].filter(isWanted).map(auditState),
    quotas: {
      audits: { limit: auditQuota.limit, used: world.countOf(world.monthly(auditQuotaName)) },
      speedups: { limit: auditQuota.speedupLimit, used: world.countOf(world.monthly(speedupQuotaName)) },
    },
    messages: world.messages.filter(isWanted),
    pushesUnderWay: world.pushes.size,
  };
}

/** One page of accounts as lines of a list: what is needed to choose one. */
export function accountPage(world: World, wish: { search: string; offset: number; limit: number }) {
  const { search, offset, limit } = wish;
  const isMeant = ({ appId, nickName }: Account) => appId.includes(search) || nickName.includes(search);
  const found = [...world.accounts.values()].filter((account) => !search || isMeant(account));
  return {
    total: found.length,
    accounts: found.slice(offset, offset + limit).map(({ appId, kind, nickName, development }) => {
      const { trial, online, latestAuditId } = world.codeOf(appId);
      const audit = latestAuditId === null ? undefined : world.audits.get(latestAuditId);
      return {
        appId,
        kind,
        nickName,
        development,
        isAuthorized: world.grants.has(appId),
        trial: trial?.userVersion ?? null,
        online: online?.userVersion ?? null,
        audit: audit ? { status: audit.status, userVersion: audit.userVersion } : null,
      };
    }),
  };
}

const auditState = ({
  auditId,
  appId,
  status,
  reason,
  screenshot,
  userVersion,
  userDesc,
  submittedAt,
  isReleased,
  submission = {},
}: Audit) => ({
  auditId,
  appId,
  status,
  reason,
  screenshot,
  userVersion,
  userDesc,
  isReleased,
  submission,
  submittedAt: new Date(submittedAt).toISOString(),
});

function accountState(world: World, account: Account) {
  const code = world.codeOf(account.appId);
  return {
    ...account,
    isAuthorized: world.grants.has(account.appId),
    code: {
      trial: code.trial && {
        userVersion: code.trial.userVersion,
        templateId: code.trial.templateId,
        extJson: code.trial.extJson,
      },
      online: code.online && {
        userVersion: code.online.userVersion,
        templateId: code.online.templateId,
        extJson: code.online.extJson,
      },
      history: code.history.map(({ userVersion, appVersion }) => ({ userVersion, appVersion })),
      gray: code.gray,
      isVisible: code.isVisible,
    },
  };
}
