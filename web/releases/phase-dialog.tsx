import Input from "antd/es/input";
import { useState } from "react";
import { useMutation } from "urql";
import type { ReleasePartsFragment } from "../graphql/generated/graphql.ts";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Field, Tick } from "../ui/field.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { RoleGate } from "../ui/role.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import { phaseMutations } from "./act-documents.ts";
import { catalogue } from "./release-messages.ts";
import css from "./releases.module.css";

interface PhaseDialogProps {
  release: ReleasePartsFragment;
  onReread: () => void;
  onClose: () => void;
}

/** Gives an approved version to a share of the users, or to a larger one. */
export function PhaseDialog({ release, onReread, onClose }: PhaseDialogProps) {
  const texts = useMessages(catalogue);
  const idempotency = useIdempotencyKey();
  const { id, version, state, authorizer, phase, nextActions } = release;
  const [{ data, error }, send] = useMutation(phaseMutations[state === "GRAY" ? "GRAY" : "APPROVED"]);
  const [share, setShare] = useState(phase ? "" : "10");
  const [debuggersFirst, setDebuggersFirst] = useState(phase?.debuggersFirst ?? false);
  const [testersFirst, setTestersFirst] = useState(phase?.testersFirst ?? false);
  const name = authorizer.nickName || authorizer.appId;
  const refusals = data?.act.userErrors ?? [];
  const wrongShare = refusals.find(({ field }) => field?.[0] === "percentage");
  const isShare = /^\d{1,3}$/.test(share.trim());

  const run = async (): Promise<boolean> => {
    const percentage = Number(share);
    const input = { id, version, percentage, debuggersFirst, testersFirst, idempotencyKey: idempotency.key };
    const answer = await send({ input });
    if (!answer.data) return false;
    idempotency.renew();
    if (answer.data.act.userErrors.length > 0) {
      onReread();
      return false;
    }
    tellDone(texts.phase.askedFor(name, version));
    return true;
  };

  return (
    <ActDialog
      title={texts.phase.title(name, version)}
      act={texts.phase.doIt(version, share.trim())}
      leave={texts.phase.leave}
      disabled={!isShare || !nextActions.includes("PHASE")}
      onAct={run}
      onClose={onClose}
    >
      <RoleGate needs="RELEASER">
        {error && <QueryError what={texts.answer} error={error} onRetry={() => void run()} />}
        <UserErrors errors={refusals.filter((refusal) => refusal !== wrongShare)} />
        <Field
          label={texts.phase.share}
          help={[phase && texts.phase.now(phase.percentage), texts.phase.shareHelp].filter(Boolean).join(" · ")}
          error={wrongShare?.message}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={share}
              onChange={(event) => setShare(event.target.value)}
              suffix="%"
            />
          )}
        </Field>
        <Tick checked={debuggersFirst} onChange={setDebuggersFirst}>
          {texts.phase.debuggersFirst}
        </Tick>
        <Tick checked={testersFirst} onChange={setTestersFirst}>
          {texts.phase.testersFirst}
        </Tick>
        <p className={css["quiet"]}>{texts.phase.consequence}</p>
      </RoleGate>
    </ActDialog>
  );
}
