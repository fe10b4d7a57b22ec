import Button from "antd/es/button";
import { useState } from "react";
import { useMutation } from "urql";
import { useIdempotencyKey } from "../../graphql/idempotency-key.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card, Facts } from "../../ui/card.tsx";
import { Field } from "../../ui/field.tsx";
import { QueryError } from "../../ui/query-error.tsx";
import { GatedButton } from "../../ui/role.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { tellDone } from "../../ui/toasts.tsx";
import { UserErrors } from "../../ui/user-errors.tsx";
import { startMutation } from "../deploy/documents.ts";
import { catalogue as deployCatalogue } from "../deploy/messages.ts";
import { isCounted, TypedCount } from "../typed-count.tsx";
import type { Draft } from "./draft.ts";
import { catalogue } from "./messages.ts";
import { waveSizes } from "./typed-plan.ts";
import type { Prepared } from "./use-prepared.ts";
import css from "./wizard.module.css";

/** Above so many accounts it is said why. */
const reasonAbove = 500;

interface StartStepProps {
  draft: Draft;
  prepared: Prepared;
  onChange: (part: Partial<Draft>) => void;
  onBack: () => void;
  onStarted: (deploymentId: string) => void;
}

/** Names the act and the count once more; a large one is confirmed by typing how many. */
export function StartStep({ draft, prepared, onChange, onBack, onStarted }: StartStepProps) {
  const texts = useMessages(catalogue);
  const deployTexts = useMessages(deployCatalogue);
  const idempotency = useIdempotencyKey();
  const [{ data, error, fetching }, start] = useMutation(startMutation);
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const { preview, template, version, description, input } = prepared;
  const count = preview?.ready ?? 0;
  const isReasoned = count <= reasonAbove || draft.reason.trim() !== "";
  const sizes = waveSizes(draft.plan, count).filter((size) => size > 0);

  const run = async (): Promise<void> => {
    setTried(true);
    if (!isCounted(count, typed) || !isReasoned) return;
    const reason = draft.reason.trim();
    const answer = await start({
      input: { ...input, ...(reason && { reason }), idempotencyKey: idempotency.key },
    });
    if (!answer.data) return;
    idempotency.renew();
    const { deployment } = answer.data.startDeployment;
    if (!deployment) return;
    tellDone(texts.started(deployment.number));
    onStarted(deployment.id);
  };

  const goesOn = {
    release: texts.afterRelease,
    phased: texts.afterPhased,
    hand: texts.afterHand,
    upload: texts.afterUpload,
  }[draft.after];
  return (
    <>
      {error && <QueryError what={texts.answer} error={error} onRetry={() => void run()} />}
      <UserErrors errors={data?.startDeployment.userErrors ?? []} />
      <Card>
        <Facts
          facts={[
            [deployTexts.accounts, texts.ready(count)],
            [
              texts.template,
              template && deployTexts.templateOf(template.templateId, template.userVersion, template.userDesc),
            ],
            [texts.version, <bdi>{version}</bdi>],
            [texts.description, <bdi>{description}</bdi>],
            [texts.goesOn, goesOn],
            sizes.length > 1 && [texts.waves, sizes.map((size, place) => texts.waveOf(place + 1, size)).join(" → ")],
          ]}
        />
      </Card>
      <Card>
        <Field
          label={texts.reason}
          error={tried && !isReasoned ? texts.reasonNeeded(reasonAbove) : undefined}
          help={count > reasonAbove ? texts.reasonNeeded(reasonAbove) : texts.reasonHelp}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              value={draft.reason}
              onChange={(event) => onChange({ reason: event.target.value })}
            />
          )}
        </Field>
        <TypedCount count={count} typed={typed} tried={tried} onType={setTyped} />
        <p>
          {texts.startFact} {(draft.after === "release" || draft.after === "phased") && texts.releasesItself}
        </p>
      </Card>
      <div className={css["foot"]}>
        <Button onClick={onBack}>{texts.back}</Button>
        <GatedButton
          needs="RELEASER"
          type="primary"
          loading={fetching}
          disabled={count === 0}
          onClick={() => void run()}
        >
          {texts.startOn(version, count)}
        </GatedButton>
      </div>
    </>
  );
}
