import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { DeploymentPartsFragment } from "../graphql/generated/graphql.ts";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { RoleGate, useRefusal } from "../ui/role.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import { catalogue } from "./deployment-messages.ts";
import css from "./releases.module.css";

const cancelMutation = graphql(`
  mutation CancelDeployment($input: DeploymentActInput!) {
    cancelDeployment(input: $input) {
      deployment {
        ...DeploymentParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

interface CancelDeploymentDialogProps {
  deployment: DeploymentPartsFragment;
  onClose: () => void;
}

/** Says what ends, what goes on at WeChat, and what stays as it is. */
export function CancelDeploymentDialog({ deployment, onClose }: CancelDeploymentDialogProps) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("RELEASER");
  const [{ data, error }, cancel] = useMutation(cancelMutation);
  const idempotency = useIdempotencyKey();
  const { number, version, counts, id, endedAt } = deployment;
  const name = `#${number} ${version}`;
  const ending = counts.queued + counts.committed;
  const run = async (): Promise<boolean> => {
    const answer = await cancel({ input: { id, idempotencyKey: idempotency.key } });
    if (!answer.data) return false;
    idempotency.renew();
    if (answer.data.cancelDeployment.userErrors.length > 0) return false;
    tellDone(texts.cancelled(name));
    return true;
  };
  return (
    <ActDialog
      title={texts.cancelTitle(name)}
      act={texts.cancelAct(name)}
      leave={texts.leaveCancel}
      danger
      disabled={Boolean(endedAt) || refusal !== undefined}
      onAct={run}
      onClose={onClose}
    >
      <RoleGate needs="RELEASER">
        {error && <QueryError what={texts.answer} error={error} onRetry={() => void run()} />}
        <UserErrors errors={data?.cancelDeployment.userErrors ?? []} />
        <div className={css["paragraphs"]}>
          {endedAt && <p>{texts.alreadyOver}</p>}
          <p>{texts.cancelEnds(ending)}</p>
          {counts.inAudit > 0 && <p>{texts.cancelAudits(counts.inAudit)}</p>}
          {counts.approved > 0 && <p>{texts.cancelApproved(counts.approved)}</p>}
          {counts.released > 0 && <p>{texts.cancelReleased(counts.released)}</p>}
        </div>
      </RoleGate>
    </ActDialog>
  );
}
