import { getRouteApi, Link } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useEffect, useState } from "react";
import { useMessages } from "../i18n/messages.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { RoleGate, useRefusal } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import { emptyDraft, newDraftId, reachable } from "./wizard/draft.ts";
import type { Draft } from "./wizard/draft.ts";
import { catalogue } from "./wizard/messages.ts";
import { PreviewStep } from "./wizard/preview-step.tsx";
import { SelectStep } from "./wizard/select-step.tsx";
import { SettingsStep } from "./wizard/settings-step.tsx";
import { StartStep } from "./wizard/start-step.tsx";
import { useDraft } from "./wizard/use-draft.ts";
import { usePrepared } from "./wizard/use-prepared.ts";
import { wizardSteps } from "./wizard/wizard-steps.ts";
import type { WizardStep } from "./wizard/wizard-steps.ts";
import css from "./wizard/wizard.module.css";

const route = getRouteApi("/shell/deployments/new");

/** A deployment is prepared in four steps. The step is in the address, what was typed is in the draft. */
export function DeploymentWizardPage() {
  const texts = useMessages(catalogue);
  const { draft } = route.useSearch();
  const navigate = route.useNavigate();
  useEffect(() => {
    if (!draft) void navigate({ search: (old) => ({ ...old, draft: newDraftId() }), replace: true });
  }, [draft, navigate]);
  // Without the role there is nothing to keep a draft of.
  const refusal = useRefusal("RELEASER");
  if (draft && !refusal) return <Wizard key={draft} id={draft} />;
  return (
    <>
      <PageHeader title={texts.title} back={<Link to="/deployments">← {texts.deployments}</Link>} />
      <RoleGate needs="RELEASER">{null}</RoleGate>
    </>
  );
}

function Wizard({ id }: { id: string }) {
  const texts = useMessages(catalogue);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { draft, change, drop } = useDraft(id, beginning(search));
  const asked = search.step ?? "select";
  // Errors stand at their fields once somebody looked at a preview.
  const [hasLooked, setLooked] = useState(false);
  const wantsPreview = asked === "preview" || asked === "start" || hasLooked;
  const prepared = usePrepared(draft, wantsPreview);
  const isReading = prepared.templates === undefined && !prepared.templatesError;
  const step = isReading && draft.snapshot ? asked : reachable(asked, draft, prepared.isSettled);

  const go = (to: WizardStep): void => void navigate({ search: { draft: id, step: to } });
  useEffect(() => {
    if (step !== asked) void navigate({ search: { draft: id, step }, replace: true });
    if (step === "preview") setLooked(true);
  }, [step, asked, id, navigate]);

  return (
    <>
      <PageHeader
        title={texts.title}
        tabTitle={`${texts.title} · ${texts[step]}`}
        back={<Link to="/deployments">← {texts.deployments}</Link>}
        acts={
          <>
            <span className={css["saved"]}>
              {draft.savedAt ? (
                <>
                  {texts.saved} <Moment at={draft.savedAt} />
                </>
              ) : (
                texts.notSaved
              )}
            </span>
            {draft.savedAt && (
              <Button
                type="link"
                onClick={() => {
                  drop();
                  void navigate({ to: "/deployments" });
                }}
              >
                {texts.drop}
              </Button>
            )}
          </>
        }
      />
      <Steps id={id} step={step} last={lastOf(draft, prepared.isSettled)} />
      {step === "select" && <SelectStep draft={draft} onChange={change} onNext={() => go("settings")} />}
      {step === "settings" && (
        <SettingsStep
          draft={draft}
          prepared={prepared}
          onChange={change}
          onBack={() => go("select")}
          onNext={() => go("preview")}
        />
      )}
      {step === "preview" && (
        <PreviewStep draft={draft} prepared={prepared} onBack={() => go("settings")} onNext={() => go("start")} />
      )}
      {step === "start" && (
        <StartStep
          draft={draft}
          prepared={prepared}
          onChange={change}
          onBack={() => go("preview")}
          onStarted={(deploymentId) =>
            void navigate({ to: "/deployments/$id", params: { id: deploymentId }, replace: true }).then(drop)
          }
        />
      )}
    </>
  );
}

/** Where one is, and the steps one may go to. */
function Steps({ id, step, last }: { id: string; step: WizardStep; last: WizardStep }) {
  const texts = useMessages(catalogue);
  const open = wizardSteps.indexOf(last);
  return (
    <nav aria-label={texts.steps}>
      <ol className={css["steps"]}>
        {wizardSteps.map((name, place) => (
          <li key={name} aria-current={name === step ? "step" : undefined}>
            {place <= open && name !== step ? (
              <Link to="/deployments/new" search={{ draft: id, step: name }}>
                {place + 1} {texts[name]}
              </Link>
            ) : (
              <span>
                {place + 1} {texts[name]}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function lastOf(draft: Draft, isSettled: boolean): WizardStep {
  return reachable("start", draft, isSettled);
}

/** What another page hands over in the address: accounts, a tag, words, a channel, a template. */
function beginning(search: {
  accounts?: string[] | undefined;
  tag?: string[] | undefined;
  q?: string | undefined;
  template?: string | undefined;
  channel?: string | undefined;
}): Partial<Draft> {
  const { accounts, tag, q, template, channel } = search;
  const { choice } = emptyDraft;
  return {
    choice: {
      ...choice,
      ...(accounts && { by: "accounts", appIds: accounts }),
      ...(tag && { tags: tag }),
      ...(q && { search: q }),
      ...(channel && { channel }),
    },
    ...(template && { template }),
  };
}
