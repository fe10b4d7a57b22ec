import Input from "antd/es/input/Input";
import { useState } from "react";
import { useMutation } from "urql";
import type { ProposalRowFragment } from "../graphql/generated/graphql.ts";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Alert } from "../ui/alert.tsx";
import { Field, Tick } from "../ui/field.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { RoleGate, useRefusal } from "../ui/role.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { errorsAt, UserErrors } from "../ui/user-errors.tsx";
import { acceptProposalMutation } from "./channel-documents.ts";
import { ChannelGone } from "./channel-gone.tsx";
import { catalogue } from "./channel-messages.ts";
import css from "./templates.module.css";

interface AcceptProposalDialogProps {
  /** undefined when it is open no more. */
  proposal: ProposalRowFragment | undefined;
  onDeployment: (id: string) => void;
  onReread: () => void;
  onClose: () => void;
}

/** Starts the deployment that a channel proposes. */
export function AcceptProposalDialog({ proposal: open, onDeployment, onReread, onClose }: AcceptProposalDialogProps) {
  const texts = useMessages(catalogue);
  // As it was asked about: when somebody else has decided it meanwhile, the refusal is still read here.
  const [proposal] = useState(open);
  const refusal = useRefusal("RELEASER");
  const idempotency = useIdempotencyKey();
  const [{ data, error }, accept] = useMutation(acceptProposalMutation);
  const [version, setVersion] = useState(proposal?.template.userVersion ?? "");
  const [releaseWhenApproved, setRelease] = useState(false);
  if (!proposal) return <ChannelGone title={texts.accept} onClose={onClose} />;

  const { id, channel, template } = proposal;
  const reached = channel.followerCount - channel.pinnedCount;
  const answered = data?.acceptProposal;
  const errors = answered?.userErrors ?? [];
  const run = async (): Promise<boolean> => {
    const answer = await accept({
      input: { id, version: version.trim(), releaseWhenApproved, idempotencyKey: idempotency.key },
    });
    if (!answer.data) return false;
    idempotency.renew();
    const { deployment } = answer.data.acceptProposal;
    if (!deployment) {
      onReread();
      return false;
    }
    tellDone(texts.startedOf(deployment.number));
    onDeployment(deployment.id);
    // Leads on to the deployment, which closes the dialog.
    return false;
  };
  return (
    <ActDialog
      title={texts.acceptOf(channel.name, template.userVersion)}
      act={texts.doAccept(reached)}
      leave={texts.leaveAccept}
      disabled={refusal !== undefined || reached === 0 || version.trim() === ""}
      onAct={run}
      onClose={onClose}
    >
      <RoleGate needs="RELEASER">
        {error && <QueryError what={texts.answer} error={error} onRetry={() => void run()} />}
        <UserErrors errors={errors} fields={["version"]} />
        {answered && !answered.deployment && errors.length === 0 && (
          <Alert
            kind="warning"
            title={texts.nothingStarted}
            acts={
              <PathLink path={`/deployments/new?channel=${channel.id}&template=${template.id}`}>
                {texts.whyNot}
              </PathLink>
            }
            announce
          />
        )}
        <Field label={texts.version} help={texts.versionHelp} error={errorsAt(errors, "version")}>
          {(control) => <Input {...control} value={version} onChange={(event) => setVersion(event.target.value)} />}
        </Field>
        <Tick checked={releaseWhenApproved} onChange={setRelease}>
          {texts.releaseTick}
        </Tick>
        <p className={css["note"]}>{reached === 0 ? texts.putNobody : texts.acceptFact}</p>
      </RoleGate>
    </ActDialog>
  );
}
