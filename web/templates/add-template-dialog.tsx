import { useEffect, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { DraftRowFragment } from "../graphql/generated/graphql.ts";
import type { TemplateKind } from "../graphql/generated/schema-facts.ts";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Alert } from "../ui/alert.tsx";
import { Facts } from "../ui/card.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Choice } from "../ui/field.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { RoleGate, useRefusal } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import { catalogue } from "./messages.ts";
import { Source } from "./source.tsx";
import css from "./templates.module.css";

const addMutation = graphql(`
  mutation AddTemplateFromDraft($input: AddTemplateFromDraftInput!) {
    addTemplateFromDraft(input: $input) {
      template {
        ...TemplateRow
        kind
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

interface AddTemplateDialogProps {
  /** undefined when the draft box has it no more. */
  draft: DraftRowFragment | undefined;
  onClose: () => void;
  onAdded: (template: { id: string; kind: TemplateKind }) => void;
}

/** Puts a draft into the library; says what it waits for while WeChat takes its time. */
export function AddTemplateDialog({ draft, onClose, onAdded }: AddTemplateDialogProps) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("OPERATOR");
  const [kind, setKind] = useState<TemplateKind>("NORMAL");
  const idempotency = useIdempotencyKey();
  const [{ data, error, fetching }, add] = useMutation(addMutation);
  if (!draft) {
    return (
      <Dialog title={texts.add} onClose={onClose}>
        <Alert kind="warning" title={texts.draftGone} />
      </Dialog>
    );
  }

  const run = async (): Promise<boolean> => {
    const answer = await add({ input: { draftId: draft.draftId, kind, idempotencyKey: idempotency.key } });
    if (!answer.data) return false;
    idempotency.renew();
    const { template } = answer.data.addTemplateFromDraft;
    if (!template) return false;
    tellDone(texts.added(template.userVersion, template.templateId));
    onAdded(template);
    // `onAdded` leads on to the library, which closes the dialog.
    return false;
  };

  return (
    <ActDialog
      title={texts.addDraft(draft.userVersion)}
      act={texts.add}
      leave={texts.leaveAdd}
      disabled={refusal !== undefined}
      onAct={run}
      onClose={onClose}
    >
      <RoleGate needs="OPERATOR">{null}</RoleGate>
      {error && <QueryError what={texts.mutation} error={error} onRetry={() => void run()} />}
      <UserErrors errors={data?.addTemplateFromDraft.userErrors ?? []} />
      <div className={css["facts"]}>
        <Facts
          facts={[
            [texts.version, <bdi key="version">{draft.userVersion}</bdi>],
            [texts.description, <bdi key="description">{draft.userDesc || texts.noDescription}</bdi>],
            [texts.source, <Source key="source" name={draft.sourceName} appId={draft.sourceAppId} />],
            [texts.developer, draft.developer ?? "–"],
            [texts.uploaded, <Moment key="uploaded" at={draft.createdAt} />],
          ]}
        />
      </div>
      <Choice
        label={texts.kind}
        value={kind}
        onChange={setKind}
        options={[
          { value: "NORMAL", label: texts.normal, disabled: fetching },
          { value: "STANDARD", label: texts.standard, disabled: fetching },
        ]}
        help={kind === "NORMAL" ? texts.normalHelp : texts.standardHelp}
      />
      {fetching ? <Progress /> : <p className={css["note"]}>{texts.matchHelp}</p>}
    </ActDialog>
  );
}

const matchingAfterMs = 1_000;

function Progress() {
  const texts = useMessages(catalogue);
  const [isMatching, setMatching] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setMatching(true), matchingAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className={css["note"]} role="status">
      {isMatching ? texts.matching : texts.adding}
    </p>
  );
}
