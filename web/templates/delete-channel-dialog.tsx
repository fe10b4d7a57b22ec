import { useMutation } from "urql";
import type { ChannelRowFragment } from "../graphql/generated/graphql.ts";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { RoleGate, useRefusal } from "../ui/role.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import { deleteChannelMutation } from "./channel-documents.ts";
import { ChannelGone } from "./channel-gone.tsx";
import { catalogue } from "./channel-messages.ts";

interface DeleteChannelDialogProps {
  channel: ChannelRowFragment | undefined;
  onReread: () => void;
  onClose: () => void;
}

/** Deletes a channel; refused while accounts follow it. */
export function DeleteChannelDialog({ channel, onReread, onClose }: DeleteChannelDialogProps) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("RELEASER");
  const idempotency = useIdempotencyKey();
  const [{ data, error }, remove] = useMutation(deleteChannelMutation);
  if (!channel) return <ChannelGone title={texts.remove} onClose={onClose} />;

  const run = async (): Promise<boolean> => {
    const answer = await remove({ input: { id: channel.id, idempotencyKey: idempotency.key } });
    if (!answer.data) return false;
    idempotency.renew();
    if (answer.data.deleteChannel.userErrors.length > 0) {
      onReread();
      return false;
    }
    tellDone(texts.removed(channel.name));
    return true;
  };
  return (
    <ActDialog
      title={texts.removeChannel(channel.name)}
      act={texts.remove}
      leave={texts.leaveRemove}
      danger
      disabled={refusal !== undefined}
      onAct={run}
      onClose={onClose}
    >
      <RoleGate needs="RELEASER">
        {error && <QueryError what={texts.answer} error={error} onRetry={() => void run()} />}
        <UserErrors errors={data?.deleteChannel.userErrors ?? []} />
        <p>{texts.removeFact}</p>
      </RoleGate>
    </ActDialog>
  );
}
