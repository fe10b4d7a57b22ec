import { useState } from "react";
import { useQuery } from "urql";
import type { StartDeploymentInput, WizardPreviewQuery } from "../../graphql/generated/graphql.ts";
import type { ExtJsonComparison } from "../../graphql/generated/schema-facts.ts";
import { useRefusal } from "../../ui/role.tsx";
import { useSettled } from "../../ui/settled.ts";
import { lastDeploymentQuery } from "../deploy/documents.ts";
import { readTyped } from "../deploy/ext-json.ts";
import { auditProfileOf, domainsOf } from "../deploy/more-settings.ts";
import { proposeVersion } from "../deploy/proposals.ts";
import { useTemplates } from "../deploy/template-field.tsx";
import { wizardPreviewQuery } from "./documents.ts";
import { snapshotOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { phasesInput } from "./typed-phases.ts";
import { planInput } from "./typed-plan.ts";

/** What the draft comes to: its proposals filled in, as it would be sent, and what the server says to that. */
export function usePrepared(draft: Draft, wantsPreview: boolean) {
  const { templates, error: templatesError } = useTemplates();
  const template =
    templates?.find(({ id }) => id === draft.template) ?? (templates?.length === 1 ? templates[0] : undefined);
  const [{ data: before }] = useQuery({
    query: lastDeploymentQuery,
    variables: { templateId: template?.id ?? "" },
    pause: !template,
  });
  const last = template && before?.deployments.nodes[0];
  const proposed = template ? proposeVersion(template.userVersion, last ? [last.version] : []) : "";
  const version = draft.version ?? proposed;
  const description = draft.description ?? last?.description ?? template?.userDesc ?? "";
  const extJson = readTyped(draft.extJson);
  const isSettled = template !== undefined && version.trim() !== "" && !("problem" in extJson);
  const snapshot = snapshotOf(draft);

  const input: StartDeploymentInput = {
    templateId: template?.id ?? "",
    selectionId: snapshot?.id ?? "",
    version: version.trim(),
    description,
    submitForAudit: draft.after !== "upload",
    releaseWhenApproved: draft.after === "release" || draft.after === "phased",
    ...(draft.after === "phased" && { phases: phasesInput(draft.phases) }),
    ...("value" in extJson && extJson.value !== undefined && { extJson: extJson.value }),
    domains: domainsOf(draft.more.domains),
    auditProfile: auditProfileOf(draft.more),
    plan: planInput(draft.plan),
  };
  const [against, setAgainst] = useState<ExtJsonComparison>("ONLINE");
  const settled = useSettled(input);
  const refusal = useRefusal("RELEASER");
  const isCurrent = JSON.stringify(settled) === JSON.stringify(input);
  const [{ data, error, stale, fetching }, look] = useQuery({
    query: wizardPreviewQuery,
    variables: { input: settled, against },
    requestPolicy: "cache-and-network",
    pause: !wantsPreview || !isSettled || !snapshot || !isCurrent || refusal !== undefined,
  });
  const preview: WizardPreviewQuery["deploymentPreview"] | undefined =
    isCurrent && isSettled && snapshot ? data?.deploymentPreview : undefined;
  const errors = preview?.userErrors ?? [];
  return {
    templates,
    templatesError,
    template,
    last,
    version,
    description,
    snapshot,
    isSettled,
    input,
    preview,
    previewError: error,
    isLooking: fetching || stale || !isCurrent,
    look: () => look({ requestPolicy: "network-only" }),
    errors,
    /** What the changes of ext.json are compared with. */
    against,
    setAgainst,
    /** What the server refuses at a field such as "plan.waves.0.accounts". */
    errorAt: (path: string): string | undefined => {
      const found = errors.filter(({ field }) => `${field?.join(".") ?? ""}.`.startsWith(`${path}.`));
      return found.length > 0 ? found.map(({ message }) => message).join(" ") : undefined;
    },
  };
}

export type Prepared = ReturnType<typeof usePrepared>;
