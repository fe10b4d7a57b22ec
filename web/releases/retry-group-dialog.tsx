import { useState } from "react";
import { useClient, useQuery } from "urql";
import { useMessages } from "../i18n/messages.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Alert } from "../ui/alert.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { RoleGate, useRefusal } from "../ui/role.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { retryMutation } from "./act-documents.ts";
import { catalogue } from "./deployment-messages.ts";
import { deploymentReleasesQuery } from "./live-releases.ts";
import css from "./releases.module.css";

interface RetryGroupDialogProps {
  deploymentId: string;
  errcode: number;
  onClose: () => void;
}

/** Takes up again what failed with one code, one after the other; what is refused is named and the others go on. */
export function RetryGroupDialog({ deploymentId, errcode, onClose }: RetryGroupDialogProps) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("RELEASER");
  const client = useClient();
  const [{ data, error, fetching }, read] = useQuery({
    query: deploymentReleasesQuery,
    variables: { filter: { deploymentId, errcode, states: ["FAILED"] }, first: 100 },
    requestPolicy: "cache-and-network",
  });
  const [done, setDone] = useState<number>();
  const [refusals, setRefusals] = useState<{ name: string; message: string }[]>([]);
  const releases = data?.releases.nodes.filter(({ nextActions }) => nextActions.includes("RETRY")) ?? [];

  const run = async (): Promise<boolean> => {
    const refused: { name: string; message: string }[] = [];
    setDone(0);
    for (const [place, { id, version, authorizer }] of releases.entries()) {
      const answer = await client.mutation(retryMutation, { input: { id, version } }).toPromise();
      const problem = answer.error?.message ?? answer.data?.act.userErrors[0]?.message;
      if (problem) refused.push({ name: authorizer.nickName || authorizer.appId, message: problem });
      setDone(place + 1);
    }
    setDone(undefined);
    setRefusals(refused);
    read({ requestPolicy: "network-only" });
    if (refused.length < releases.length) tellDone(texts.retried(releases.length - refused.length));
    return refused.length === 0;
  };
  return (
    <ActDialog
      title={texts.retryTitle(errcode)}
      act={texts.retryThese(releases.length)}
      leave={texts.leaveRetry}
      disabled={releases.length === 0 || refusal !== undefined}
      onAct={run}
      onClose={onClose}
    >
      <RoleGate needs="RELEASER">
        {error && (
          <QueryError what={texts.releases} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
        )}
        {refusals.length > 0 && (
          <Alert kind="error" title={texts.retryRefused(refusals.length)} announce>
            <ul className={css["leftOut"]}>
              {refusals.map(({ name, message }) => (
                <li key={name}>
                  <bdi>{name}</bdi> <span>{message}</span>
                </li>
              ))}
            </ul>
          </Alert>
        )}
        <p>{fetching || releases.length > 0 ? texts.retryFact : texts.nothingToRetry}</p>
        {done !== undefined && <p role="status">{texts.retryProgress(done, releases.length)}</p>}
      </RoleGate>
    </ActDialog>
  );
}
