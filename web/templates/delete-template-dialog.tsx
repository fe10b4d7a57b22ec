import { useMutation, useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { ActDialog } from "../ui/act-dialog.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { RoleGate, useRefusal } from "../ui/role.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import { catalogue } from "./messages.ts";
import css from "./templates.module.css";

const templateQuery = graphql(`
  query TemplateToDelete($id: ID!) {
    template(id: $id) {
      ...TemplateRow
      deletedAt
    }
  }
`);

const deleteMutation = graphql(`
  mutation DeleteTemplate($input: DeleteTemplateInput!) {
    deleteTemplate(input: $input) {
      deletedTemplateId
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

/** Deletes a template from WeChat's library; refused while releases still need it. */
export function DeleteTemplateDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("RELEASER");
  const [{ data: read }] = useQuery({ query: templateQuery, variables: { id } });
  const [{ data, error }, remove] = useMutation(deleteMutation);
  const idempotency = useIdempotencyKey();
  const template = read?.template;
  if (!template) return null;

  const refusals = data?.deleteTemplate.userErrors ?? [];
  const run = async (): Promise<boolean> => {
    const answer = await remove({ input: { id, idempotencyKey: idempotency.key } });
    if (!answer.data) return false;
    idempotency.renew();
    if (answer.data.deleteTemplate.userErrors.length > 0) return false;
    tellDone(texts.removed(template.templateId));
    return true;
  };
  return (
    <ActDialog
      title={texts.removeTemplate(template.userVersion, template.templateId)}
      act={texts.remove}
      leave={texts.leaveRemove}
      danger
      disabled={refusal !== undefined}
      onAct={run}
      onClose={onClose}
    >
      <RoleGate needs="RELEASER">
        {error && <QueryError what={texts.mutation} error={error} onRetry={() => void run()} />}
        <UserErrors errors={refusals} />
        {refusals.some(({ code }) => code === "TEMPLATE_IN_USE") && (
          <p className={css["note"]}>
            <PathLink path={`/deployments?template=${id}`}>{texts.showUsers}</PathLink>
          </p>
        )}
        <p>{texts.removeFact}</p>
        {template.accountsOnline > 0 && <p className={css["note"]}>{texts.removeOnline(template.accountsOnline)}</p>}
      </RoleGate>
    </ActDialog>
  );
}
