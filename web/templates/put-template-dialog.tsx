import { useState } from "react";
import { useMutation, useQuery } from "urql";
import type { ChannelRowFragment } from "../graphql/generated/graphql.ts";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Field } from "../ui/field.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { RoleGate, useRefusal } from "../ui/role.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { errorsAt, UserErrors } from "../ui/user-errors.tsx";
import { channelTemplatesQuery, putTemplateMutation } from "./channel-documents.ts";
import { ChannelGone } from "./channel-gone.tsx";
import { catalogue } from "./channel-messages.ts";
import css from "./templates.module.css";

interface PutTemplateDialogProps {
  channel: ChannelRowFragment | undefined;
  onDeployment: (id: string) => void;
  onReread: () => void;
  onClose: () => void;
}

/** Has a channel stand for another template, and says what follows from it. */
export function PutTemplateDialog({ channel, onDeployment, onReread, onClose }: PutTemplateDialogProps) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("RELEASER");
  const idempotency = useIdempotencyKey();
  const [{ data, error }, put] = useMutation(putTemplateMutation);
  const templates = useLibrary();
  const [chosen, setChosen] = useState("");
  const [seenAt] = useState(channel?.changedAt);
  if (!channel) return <ChannelGone title={texts.put} onClose={onClose} />;

  const { id, name, startsByItself } = channel;
  const reached = channel.followerCount - channel.pinnedCount;
  const errors = data?.putTemplateOnChannel.userErrors ?? [];
  const run = async (): Promise<boolean> => {
    const input = { id, templateId: chosen, seenAt: seenAt ?? null, idempotencyKey: idempotency.key };
    const answer = await put({ input });
    if (!answer.data) return false;
    idempotency.renew();
    const { proposal, deployment } = answer.data.putTemplateOnChannel;
    if (!proposal) {
      onReread();
      return false;
    }
    tellDone(deployment ? texts.startedOf(deployment.number) : texts.wasPut(name, proposal.template.userVersion));
    if (!deployment) return true;
    onDeployment(deployment.id);
    // Leads on to another page, which closes the dialog.
    return false;
  };
  return (
    <ActDialog
      title={texts.putOn(name)}
      act={texts.doPut}
      leave={texts.leavePut}
      disabled={refusal !== undefined || chosen === ""}
      onAct={run}
      onClose={onClose}
    >
      <RoleGate needs="RELEASER">
        {error && <QueryError what={texts.answer} error={error} onRetry={() => void run()} />}
        <UserErrors errors={errors} fields={["templateId"]} />
        <Field label={texts.template} error={errorsAt(errors, "templateId")}>
          {({ status: _status, ...control }) => (
            <select
              {...control}
              className={css["select"]}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
            >
              <option value="">{texts.chooseTemplate}</option>
              {templates
                .filter((template) => template.id !== channel.template?.id)
                .map((template) => (
                  <option key={template.id} value={template.id}>
                    {texts.templateOf(template.templateId, template.userVersion, template.userDesc)}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <p>{reached === 0 ? texts.putNobody : startsByItself ? texts.putStarts(reached) : texts.putFact(reached)}</p>
      </RoleGate>
    </ActDialog>
  );
}

/** WeChat keeps 200 templates, which is two pages. */
function useLibrary() {
  const [first] = useQuery({ query: channelTemplatesQuery, variables: {}, requestPolicy: "cache-and-network" });
  const page = first.data?.templates.pageInfo;
  const [second] = useQuery({
    query: channelTemplatesQuery,
    variables: { after: page?.endCursor ?? null },
    pause: !page?.hasNextPage,
  });
  const rest = page?.hasNextPage ? (second.data?.templates.nodes ?? []) : [];
  return [...(first.data?.templates.nodes ?? []), ...rest];
}
