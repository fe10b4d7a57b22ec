import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import type { AccountChoiceFragment, StartDeploymentInput } from "../../graphql/generated/graphql.ts";
import { useIdempotencyKey } from "../../graphql/idempotency-key.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Alert } from "../../ui/alert.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Tick } from "../../ui/field.tsx";
import { QueryError } from "../../ui/query-error.tsx";
import { GatedButton, RoleGate, useRefusal } from "../../ui/role.tsx";
import { useSettled } from "../../ui/settled.ts";
import { tellDone } from "../../ui/toasts.tsx";
import { UserErrors } from "../../ui/user-errors.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { emptyDraft, newDraftId, writeDraft } from "../wizard/draft.ts";
import { AccountField } from "./account-field.tsx";
import { auditQuotaQuery, chosenAccountsQuery, lastDeploymentQuery, previewQuery, startMutation } from "./documents.ts";
import { ExtJsonField } from "./ext-json-field.tsx";
import type { EarlierExtJson } from "./ext-json-field.tsx";
import { readTyped, reusable } from "./ext-json.ts";
import { catalogue } from "./messages.ts";
import { MoreFields } from "./more-fields.tsx";
import { mostAccounts } from "./most-accounts.ts";
import { auditProfileOf, domainsOf, nothingMore } from "./more-settings.ts";
import type { MoreSettings } from "./more-settings.ts";
import { proposeVersion } from "./proposals.ts";
import { TemplateField, useTemplates } from "./template-field.tsx";
import css from "./deploy.module.css";

interface DeployDialogProps {
  templateId: string | undefined;
  /** Accounts to begin with. */
  appIds: readonly string[];
  onClose: () => void;
  onStarted: (deploymentId: string) => void;
  /** Goes on in the wizard with what was typed. */
  onMore: (draft: string) => void;
}

/** Errors with these first words stand at their fields. */
const fields = ["templateId", "authorizerIds", "version", "description", "extJson", "domains", "auditProfile"];
/** How many accounts offer their last ext.json: more would be a wall of buttons. */
const offeredAccounts = 3;

/** One template onto up to twenty accounts: sees first what would happen, then starts. */
export function DeployDialog({ templateId: firstTemplate, appIds, onClose, onStarted, onMore }: DeployDialogProps) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("RELEASER");
  const idempotency = useIdempotencyKey();

  const { templates, error: templatesError } = useTemplates();
  const [pickedTemplate, setTemplate] = useState(firstTemplate);
  const template =
    templates?.find(({ id }) => id === pickedTemplate) ?? (templates?.length === 1 ? templates[0] : undefined);

  const [{ data: given }] = useQuery({
    query: chosenAccountsQuery,
    variables: { appIds: [...appIds], first: mostAccounts },
    pause: appIds.length === 0,
  });
  const [pickedAccounts, setAccounts] = useState<AccountChoiceFragment[]>();
  const accounts = pickedAccounts ?? given?.authorizers.nodes ?? [];
  const unknown = given ? appIds.filter((appId) => !given.authorizers.nodes.some((node) => node.appId === appId)) : [];

  const [{ data: before }] = useQuery({
    query: lastDeploymentQuery,
    variables: { templateId: template?.id ?? "" },
    pause: !template,
  });
  const last = template && before?.deployments.nodes[0];
  const deployed = [last?.version, ...accounts.map(({ currentRelease }) => currentRelease?.version)].filter(
    (version) => version !== undefined,
  );

  // What was typed wins over what is proposed; proposals follow template and accounts.
  const [typedVersion, setVersion] = useState<string>();
  const [typedDescription, setDescription] = useState<string>();
  const version = typedVersion ?? (template ? proposeVersion(template.userVersion, deployed) : "");
  const description =
    typedDescription ?? last?.description ?? template?.userDesc ?? accounts[0]?.currentRelease?.description ?? "";
  const [extJsonText, setExtJson] = useState("");
  const [submitForAudit, setSubmitForAudit] = useState(true);
  const [releaseWhenApproved, setReleaseWhenApproved] = useState(false);
  const [more, setMore] = useState<MoreSettings>(nothingMore);
  const extJson = readTyped(extJsonText);

  const input: StartDeploymentInput = {
    templateId: template?.id ?? "",
    authorizerIds: accounts.map(({ id }) => id),
    version,
    description,
    submitForAudit,
    releaseWhenApproved: submitForAudit && releaseWhenApproved,
    ...("value" in extJson && extJson.value !== undefined && { extJson: extJson.value }),
    domains: domainsOf(more.domains),
    auditProfile: auditProfileOf(more),
  };
  const settled = useSettled(input);
  const [{ data: looked, error: previewError, stale }, lookAgain] = useQuery({
    query: previewQuery,
    variables: { input: settled },
    requestPolicy: "cache-and-network",
    // Not for what stood here before the template was known.
    pause: !template || settled.templateId !== template.id || refusal !== undefined,
  });
  const preview = template && settled.templateId === template.id ? looked?.deploymentPreview : undefined;

  const [tried, setTried] = useState(false);
  const [{ data: answered, error, fetching }, start] = useMutation(startMutation);
  const isCurrent = !stale && JSON.stringify(settled) === JSON.stringify(input);
  // What the server answered last holds until something is changed; then the preview speaks.
  const [answeredInput, setAnsweredInput] = useState<string>();
  const answerHolds = answeredInput === JSON.stringify(input);
  const errors = (answerHolds ? answered?.startDeployment.userErrors : undefined) ?? preview?.userErrors ?? [];
  const errorAt = (path: string): string | undefined => {
    const found = errors.filter(({ field }) => `${field?.join(".") ?? ""}.`.startsWith(`${path}.`));
    return found.length > 0 ? found.map(({ message }) => message).join(" ") : undefined;
  };
  const refusals =
    (answerHolds && !answered?.startDeployment.deployment ? answered?.startDeployment.refusals : undefined) ??
    preview?.refusals ??
    [];
  const accepted = preview?.ready ?? 0;
  const noneReady = preview !== undefined && accounts.length > 0 && accepted === 0 && refusals.length > 0;

  const run = async (): Promise<void> => {
    setTried(true);
    if (!template || accounts.length === 0 || "problem" in extJson) return;
    const answer = await start({ input: { ...input, idempotencyKey: idempotency.key } });
    if (!answer.data) return;
    idempotency.renew();
    setAnsweredInput(JSON.stringify(input));
    const { deployment } = answer.data.startDeployment;
    if (!deployment) {
      lookAgain({ requestPolicy: "network-only" });
      return;
    }
    tellDone(texts.started(deployment.number, deployment.counts.total));
    onStarted(deployment.id);
  };

  const goOnInWizard = (): void => {
    const draft = newDraftId();
    writeDraft(localStorage, draft, {
      ...emptyDraft,
      choice: {
        ...emptyDraft.choice,
        ...(accounts.length > 0 && { by: "accounts", appIds: accounts.map(({ appId }) => appId) }),
      },
      template: template?.id ?? "",
      ...(typedVersion !== undefined && { version: typedVersion }),
      ...(typedDescription !== undefined && { description: typedDescription }),
      extJson: extJsonText,
      after: submitForAudit ? (releaseWhenApproved ? "release" : "hand") : "upload",
      more,
      savedAt: new Date().toISOString(),
    });
    onMore(draft);
  };

  return (
    <Dialog
      title={texts.title}
      shape="wide drawer"
      onClose={onClose}
      footer={
        <>
          <Foot accepted={accepted} leftOut={isCurrent ? refusals.length : 0} submitForAudit={submitForAudit} />
          <Button onClick={onClose}>{texts.close}</Button>
          <GatedButton
            needs="RELEASER"
            type="primary"
            loading={fetching}
            disabled={noneReady || !templates?.length}
            onClick={() => void run()}
          >
            {texts.startOn(accepted)}
          </GatedButton>
        </>
      }
    >
      <RoleGate needs="RELEASER">
        {templatesError && <QueryError what={texts.templates} error={templatesError} onRetry={() => lookAgain()} />}
        {previewError && (
          <QueryError
            what={texts.preview}
            error={previewError}
            onRetry={() => lookAgain({ requestPolicy: "network-only" })}
          />
        )}
        {error && <QueryError what={texts.answer} error={error} onRetry={() => void run()} />}
        {answerHolds && (
          <UserErrors
            errors={(answered?.startDeployment.userErrors ?? []).filter(
              ({ field }) => !fields.includes(field?.[0] ?? ""),
            )}
          />
        )}
        {noneReady && (
          <Alert kind="warning" title={texts.noneReady}>
            {texts.noneReadyRemedy}
          </Alert>
        )}
        <TemplateField
          templates={templates}
          chosen={template?.id}
          error={template ? errorAt("templateId") : tried ? texts.chooseTemplate : undefined}
          onChange={setTemplate}
        />
        {unknown.length > 0 && <Alert kind="warning" title={texts.unknownAccounts(unknown.join(", "))} />}
        <AccountField
          chosen={accounts}
          most={mostAccounts}
          refusals={new Map(refusals.map((entry) => [entry.authorizer.id, entry]))}
          error={tried ? errorAt("authorizerIds") : undefined}
          onChange={setAccounts}
        />
        <Field
          label={texts.version}
          error={typedVersion !== undefined || tried ? errorAt("version") : undefined}
          help={
            typedVersion === undefined && template
              ? last && version !== template.userVersion
                ? texts.proposedVersion(last.version)
                : version === template.userVersion && texts.templateVersion
              : undefined
          }
        >
          {(control) => (
            <Input {...control} maxLength={64} value={version} onChange={(event) => setVersion(event.target.value)} />
          )}
        </Field>
        <Field
          label={texts.description}
          error={typedDescription !== undefined || tried ? errorAt("description") : undefined}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <ExtJsonField
          text={extJsonText}
          onChange={setExtJson}
          error={errorAt("extJson")}
          earlier={earlierOf(last, accounts, texts)}
        />
        <fieldset className={css["then"]}>
          <legend>{texts.afterUpload}</legend>
          <Tick checked={submitForAudit} onChange={setSubmitForAudit}>
            {texts.submitForAudit}
          </Tick>
          <Tick
            checked={submitForAudit && releaseWhenApproved}
            disabled={!submitForAudit}
            onChange={setReleaseWhenApproved}
          >
            {texts.releaseWhenApproved}
          </Tick>
        </fieldset>
        <MoreFields more={more} onChange={setMore} errorAt={errorAt} />
        <Button type="link" className={css["wizard"]} onClick={goOnInWizard}>
          {texts.wizard}
        </Button>
      </RoleGate>
    </Dialog>
  );
}

function Foot({ accepted, leftOut, submitForAudit }: { accepted: number; leftOut: number; submitForAudit: boolean }) {
  const texts = useMessages(catalogue);
  const [{ data }] = useQuery({ query: auditQuotaQuery });
  const quota = data?.platform.auditQuota;
  return (
    <div className={css["foot"]} role="status">
      {leftOut > 0 && <span className={css["short"]}>{texts.someLeftOut(leftOut)}</span>}
      {quota &&
        submitForAudit &&
        (accepted > quota.rest ? (
          <span className={css["short"]}>{texts.quotaShort(quota.rest, accepted)}</span>
        ) : (
          <span>{texts.quota(quota.rest, quota.limit)}</span>
        ))}
    </div>
  );
}

function earlierOf(
  last: { number: number; version: string; extJson: unknown } | undefined,
  accounts: readonly AccountChoiceFragment[],
  texts: {
    lastOfDeployment: (number: number, version: string) => string;
    lastOfAccount: (name: string, version: string) => string;
  },
): EarlierExtJson[] {
  const ofDeployment = last && reusable(last.extJson);
  const ofAccounts = accounts.flatMap(({ nickName, appId, currentRelease }) => {
    const text = currentRelease && reusable(currentRelease.extJson);
    return text ? [{ name: texts.lastOfAccount(nickName || appId, currentRelease.version), text }] : [];
  });
  return [
    ...(ofDeployment ? [{ name: texts.lastOfDeployment(last.number, last.version), text: ofDeployment }] : []),
    ...ofAccounts.slice(0, offeredAccounts),
  ];
}
