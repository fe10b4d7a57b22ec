import { useState } from "react";
import { useMutation } from "urql";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Choice } from "../ui/field.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import { channelMutations } from "./channel-documents.ts";
import { catalogue } from "./channel-messages.ts";

interface FollowDialogProps {
  authorizerId: string;
  channels: readonly { id: string; name: string }[];
  /** Id of the channel it follows now. */
  followed: string | undefined;
  onDone: () => void;
  onClose: () => void;
}

const none = "";

/** Has the account follow another channel, or none. */
export function FollowDialog({ authorizerId, channels, followed = none, onDone, onClose }: FollowDialogProps) {
  const texts = useMessages(catalogue);
  const idempotency = useIdempotencyKey();
  const [{ data, error }, follow] = useMutation(channelMutations.follow);
  const [chosen, choose] = useState(followed);
  const run = async (): Promise<boolean> => {
    const input = { authorizerIds: [authorizerId], channelId: chosen || null, idempotencyKey: idempotency.key };
    const answer = await follow({ input });
    if (!answer.data) return false;
    idempotency.renew();
    onDone();
    if (answer.data.act.userErrors.length > 0) return false;
    const name = channels.find(({ id }) => id === chosen)?.name;
    tellDone(name === undefined ? texts.followsNone : texts.followsNow(name));
    return true;
  };
  return (
    <ActDialog
      title={texts.followTitle}
      act={texts.save}
      leave={texts.leave}
      disabled={chosen === followed}
      onAct={run}
      onClose={onClose}
    >
      {error && <QueryError what={texts.answer} error={error} onRetry={() => void run()} />}
      <UserErrors errors={data?.act.userErrors ?? []} />
      <Choice
        label={texts.channel}
        value={chosen}
        onChange={choose}
        options={[
          ...channels.map(({ id, name }) => ({ value: id, label: name })),
          { value: none, label: texts.noChannel },
        ]}
        help={texts.followHelp}
      />
      {channels.length === 0 && (
        <p>
          {texts.noChannels} <PathLink path="/templates?tab=channels">{texts.toChannels}</PathLink>
        </p>
      )}
    </ActDialog>
  );
}
