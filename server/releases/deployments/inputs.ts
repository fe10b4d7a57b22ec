import { fromGlobalId } from "../../graphql/global-id.ts";
import { Refusal } from "../../graphql/user-error.ts";
import { auditProfileOf } from "../audit/profile-types.ts";
import type { AuthorizerReader } from "../authorizer-reader.ts";
import type { Domains } from "../domains.ts";
import { phasesOf } from "../phase-types.ts";
import { maxAccounts, type Releases, type StartDeployment, tooManyAccounts } from "../service.ts";
import { withoutNulls } from "../without-nulls.ts";
import { planOf } from "./plan-types.ts";
import type { DomainsInput, StartDeploymentInput } from "./start-types.ts";

/** Reads the input of `startDeployment`; a filter becomes the accounts that match now. */
export async function deployInput(
  input: StartDeploymentInput,
  authorizers: AuthorizerReader,
  releases: Pick<Releases, "findTemplate">,
): Promise<StartDeployment> {
  const template = await releases.findTemplate(templateNamed(input.templateId));
  return {
    templateId: template?.id ?? 0,
    ...(await accountsOf(input, authorizers)),
    version: input.version,
    description: input.description ?? (template?.userDesc || input.version),
    extJson: input.extJson,
    submitForAudit: input.submitForAudit ?? true,
    releaseWhenApproved: input.releaseWhenApproved ?? false,
    phases: phasesOf(input.phases),
    domains: input.domains ? domainsOf(input.domains) : null,
    auditProfile: input.auditProfile ? auditProfileOf(input.auditProfile) : null,
    plan: input.plan ? planOf(input.plan) : null,
    reason: input.reason ?? null,
  };
}

/** By its id here, or, for programs that know WeChat's numbers, by that. */
export function templateNamed(given: string) {
  if (/^\d{1,9}$/.test(given)) return { templateId: Number(given) };
  return { id: fromGlobalId(given, "Template") ?? 0 };
}

async function accountsOf(
  { authorizerIds, filter, selectionId }: StartDeploymentInput,
  authorizers: AuthorizerReader,
): Promise<Pick<StartDeployment, "authorizerIds" | "selectionId">> {
  if ([authorizerIds, filter, selectionId].filter((part) => part != null).length > 1) {
    throw new Refusal({
      code: "BAD_INPUT",
      field: "filter",
      text: {
        zh: "authorizerIds、filter 和 selectionId 只能给一个",
        en: "Give one of authorizerIds, filter and selectionId",
      },
    });
  }
  if (selectionId != null) return { authorizerIds: [], selectionId: fromGlobalId(selectionId, "Selection") ?? 0 };
  if (authorizerIds != null) return { authorizerIds: authorizerIds.map((id) => fromGlobalId(id, "Authorizer") ?? 0) };
  if (filter == null) return { authorizerIds: [] };
  const ids = await authorizers.idsMatching(filter, maxAccounts + 1);
  if (ids.length > maxAccounts) throw tooManyAccounts(ids.length);
  return { authorizerIds: ids };
}

function domainsOf(input: DomainsInput): Domains {
  return withoutNulls<Domains>(input);
}
