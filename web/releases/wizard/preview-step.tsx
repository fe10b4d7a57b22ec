import Button from "antd/es/button";
import { useMessages } from "../../i18n/messages.ts";
import { Alert } from "../../ui/alert.tsx";
import { Card } from "../../ui/card.tsx";
import { QueryError } from "../../ui/query-error.tsx";
import { UserErrors } from "../../ui/user-errors.tsx";
import type { Draft } from "./draft.ts";
import { catalogue } from "./messages.ts";
import { PreviewChanges } from "./preview-changes.tsx";
import { PreviewGroups } from "./preview-groups.tsx";
import { PreviewQuota } from "./preview-quota.tsx";
import { waveSizes } from "./typed-plan.ts";
import type { Prepared } from "./use-prepared.ts";
import css from "./wizard.module.css";

interface PreviewStepProps {
  draft: Draft;
  prepared: Prepared;
  onBack: () => void;
  onNext: () => void;
}

/** What would happen, in groups: who is ready, who is left out and what helps, what it costs, what it changes. */
export function PreviewStep({ draft, prepared, onBack, onNext }: PreviewStepProps) {
  const texts = useMessages(catalogue);
  const { preview, previewError, isLooking, look, errors } = prepared;
  const ready = preview?.ready ?? 0;
  const leftOut = (preview?.chosen ?? 0) - ready;
  return (
    <>
      {previewError && <QueryError what={texts.previewing} error={previewError} onRetry={look} />}
      {!preview && isLooking && (
        <p role="status" className={css["count"]}>
          {texts.looking}
        </p>
      )}
      {errors.length > 0 && (
        <>
          <Alert
            kind="error"
            title={texts.wrong}
            acts={
              <Button size="small" onClick={onBack}>
                {texts.toSettings}
              </Button>
            }
          />
          <UserErrors errors={errors} />
        </>
      )}
      {preview && errors.length === 0 && (
        <>
          {ready === 0 && (
            <Alert kind="warning" title={texts.noneReady}>
              {texts.noneReadyRemedy}
            </Alert>
          )}
          <Card>
            <p className={css["headline"]} role="status">
              <b>{texts.ready(ready)}</b>
              {leftOut > 0 && <span>{texts.leftOut(leftOut)}</span>}
              <small>{texts.of(preview.chosen)}</small>
            </p>
            {ready > 0 && <Waves draft={draft} count={ready} />}
          </Card>
          <PreviewQuota submits={draft.after !== "upload"} quota={preview.quota} onRead={look} />
          <PreviewGroups groups={preview.groups} />
          <PreviewChanges prepared={prepared} />
        </>
      )}
      <div className={css["foot"]}>
        <Button onClick={onBack}>{texts.back}</Button>
        <Button type="primary" disabled={!preview || errors.length > 0 || ready === 0} onClick={onNext}>
          {texts.next}
        </Button>
      </div>
    </>
  );
}

function Waves({ draft, count }: { draft: Draft; count: number }) {
  const texts = useMessages(catalogue);
  const sizes = waveSizes(draft.plan, count).filter((size) => size > 0);
  if (sizes.length < 2) return <p>{texts.noWaves}</p>;
  return (
    <ol className={css["waves"]} aria-label={texts.waves}>
      {sizes.map((size, place) => (
        <li key={place}>{texts.waveOf(place + 1, size)}</li>
      ))}
    </ol>
  );
}
