import Input from "antd/es/input/Input";
import { useState } from "react";
import { useMutation } from "urql";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Field } from "../ui/field.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { errorsAt, UserErrors } from "../ui/user-errors.tsx";
import { channelMutations } from "./channel-documents.ts";
import { catalogue } from "./channel-messages.ts";

interface PinDialogProps {
  authorizerId: string;
  onDone: () => void;
  onClose: () => void;
}

/** Keeps the account on the version it has, and says why to whoever wonders later. */
export function PinDialog({ authorizerId, onDone, onClose }: PinDialogProps) {
  const texts = useMessages(catalogue);
  const idempotency = useIdempotencyKey();
  const [{ data, error }, pin] = useMutation(channelMutations.pin);
  const [reason, setReason] = useState("");
  const errors = data?.act.userErrors ?? [];
  const run = async (): Promise<boolean> => {
    const input = { authorizerIds: [authorizerId], reason: reason.trim(), idempotencyKey: idempotency.key };
    const answer = await pin({ input });
    if (!answer.data) return false;
    idempotency.renew();
    onDone();
    if (answer.data.act.userErrors.length > 0) return false;
    tellDone(texts.pinnedNow);
    return true;
  };
  return (
    <ActDialog
      title={texts.pinTitle}
      act={texts.doPin}
      leave={texts.leavePin}
      disabled={reason.trim() === ""}
      onAct={run}
      onClose={onClose}
    >
      {error && <QueryError what={texts.answer} error={error} onRetry={() => void run()} />}
      <UserErrors errors={errors} fields={["reason"]} />
      <Field label={texts.reason} help={texts.pinHelp} error={errorsAt(errors, "reason")}>
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  );
}
