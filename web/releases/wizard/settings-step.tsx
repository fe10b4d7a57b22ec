import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/card.tsx";
import { Choice, Field } from "../../ui/field.tsx";
import { QueryError } from "../../ui/query-error.tsx";
import { GatedButton } from "../../ui/role.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { ExtJsonField } from "../deploy/ext-json-field.tsx";
import { reusable } from "../deploy/ext-json.ts";
import { catalogue as deployCatalogue } from "../deploy/messages.ts";
import { MoreFields } from "../deploy/more-fields.tsx";
import { TemplateField } from "../deploy/template-field.tsx";
import type { Draft } from "./draft.ts";
import { catalogue } from "./messages.ts";
import { PhaseFields } from "./phase-fields.tsx";
import { PlanFields } from "./plan-fields.tsx";
import type { Prepared } from "./use-prepared.ts";
import css from "./wizard.module.css";

interface SettingsStepProps {
  draft: Draft;
  prepared: Prepared;
  onChange: (part: Partial<Draft>) => void;
  onBack: () => void;
  onNext: () => void;
}

/** What goes out, what happens after the upload, and how it goes over the accounts. */
export function SettingsStep({ draft, prepared, onChange, onBack, onNext }: SettingsStepProps) {
  const texts = useMessages(catalogue);
  const deployTexts = useMessages(deployCatalogue);
  const [tried, setTried] = useState(false);
  const { templates, template, templatesError, last, version, description, isSettled, errorAt } = prepared;
  const go = (): void => {
    setTried(true);
    if (isSettled) onNext();
  };
  const earlier = last && reusable(last.extJson);
  return (
    <>
      {templatesError && (
        <QueryError what={texts.templates} error={templatesError} onRetry={() => globalThis.location.reload()} />
      )}
      <Card>
        <TemplateField
          templates={templates}
          chosen={template?.id}
          error={template ? errorAt("templateId") : tried ? deployTexts.chooseTemplate : undefined}
          onChange={(id) => onChange({ template: id })}
        />
        <Field
          label={deployTexts.version}
          error={tried && version.trim() === "" ? texts.versionMissing : errorAt("version")}
          help={draft.version === undefined && last ? deployTexts.proposedVersion(last.version) : undefined}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={64}
              value={version}
              onChange={(event) => onChange({ version: event.target.value })}
            />
          )}
        </Field>
        <Field label={deployTexts.description} error={errorAt("description")}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              value={description}
              onChange={(event) => onChange({ description: event.target.value })}
            />
          )}
        </Field>
        <ExtJsonField
          text={draft.extJson}
          onChange={(extJson) => onChange({ extJson })}
          error={errorAt("extJson")}
          earlier={earlier ? [{ name: deployTexts.lastOfDeployment(last.number, last.version), text: earlier }] : []}
        />
        <Choice
          label={texts.after}
          value={draft.after}
          options={[
            { value: "hand", label: texts.afterHand },
            { value: "release", label: texts.afterRelease },
            { value: "phased", label: texts.afterPhased },
            { value: "upload", label: texts.afterUpload },
          ]}
          onChange={(after) => onChange({ after })}
        />
        {draft.after === "phased" && (
          <PhaseFields phases={draft.phases} onChange={(phases) => onChange({ phases })} errorAt={errorAt} />
        )}
        <MoreFields more={draft.more} onChange={(more) => onChange({ more })} errorAt={errorAt} />
      </Card>
      <Card>
        <PlanFields plan={draft.plan} onChange={(plan) => onChange({ plan })} errorAt={errorAt} />
      </Card>
      <div className={css["foot"]}>
        <Button onClick={onBack}>{texts.back}</Button>
        <GatedButton needs="RELEASER" type="primary" disabled={!templates?.length} onClick={go}>
          {texts.lookAt}
        </GatedButton>
      </div>
    </>
  );
}
