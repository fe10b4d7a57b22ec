import Input from "antd/es/input/Input";
import { useState } from "react";
import { useMutation } from "urql";
import type { ChannelRowFragment } from "../graphql/generated/graphql.ts";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Field, Tick } from "../ui/field.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { RoleGate, useRefusal } from "../ui/role.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { errorsAt, UserErrors } from "../ui/user-errors.tsx";
import { saveChannelMutation } from "./channel-documents.ts";
import { ChannelGone } from "./channel-gone.tsx";
import { catalogue } from "./channel-messages.ts";
import css from "./templates.module.css";

interface ChannelDialogProps {
  /** undefined for a new one. */
  id: string | undefined;
  channel: ChannelRowFragment | undefined;
  onReread: () => void;
  onClose: () => void;
}

/** Makes a channel, or changes one. */
export function ChannelDialog({ id, channel, onReread, onClose }: ChannelDialogProps) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("RELEASER");
  const idempotency = useIdempotencyKey();
  const [{ data, error }, save] = useMutation(saveChannelMutation);
  const [name, setName] = useState(channel?.name ?? "");
  const [description, setDescription] = useState(channel?.description ?? "");
  const [startsByItself, setStarts] = useState(channel?.startsByItself ?? false);
  // As it was when it was opened: whoever changes it meanwhile is not overwritten.
  const [seenAt] = useState(channel?.changedAt);
  if (id !== undefined && !channel) return <ChannelGone title={texts.change} onClose={onClose} />;

  const errors = data?.saveChannel.userErrors ?? [];
  const run = async (): Promise<boolean> => {
    const answer = await save({
      input: {
        id: id ?? null,
        name,
        description: description.trim() || null,
        startsByItself,
        seenAt: seenAt ?? null,
        idempotencyKey: idempotency.key,
      },
    });
    if (!answer.data) return false;
    idempotency.renew();
    const saved = answer.data.saveChannel.channel;
    if (!saved) {
      onReread();
      return false;
    }
    tellDone(texts.saved(saved.name));
    return true;
  };

  return (
    <ActDialog
      title={channel ? texts.changeChannel(channel.name) : texts.make}
      act={texts.save}
      leave={texts.leaveSave}
      disabled={refusal !== undefined || name.trim() === ""}
      onAct={run}
      onClose={onClose}
    >
      <RoleGate needs="RELEASER">
        {error && <QueryError what={texts.answer} error={error} onRetry={() => void run()} />}
        <UserErrors errors={errors} fields={["name"]} />
        <Field label={texts.name} help={texts.nameHelp} error={errorsAt(errors, "name")}>
          {(control) => <Input {...control} autoFocus value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label={texts.description}>
          {(control) => (
            <TextArea {...control} value={description} onChange={(event) => setDescription(event.target.value)} />
          )}
        </Field>
        <Tick checked={startsByItself} onChange={setStarts}>
          {texts.startsTick}
        </Tick>
        <p className={css["note"]}>{texts.startsHelp}</p>
      </RoleGate>
    </ActDialog>
  );
}
