import { useState } from "react";
import { useMutation } from "urql";
import type { ReleasePartsFragment } from "../graphql/generated/graphql.ts";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useLanguage } from "../i18n/language.ts";
import { useMessages } from "../i18n/messages.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Alert } from "../ui/alert.tsx";
import { Facts } from "../ui/card.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { RoleGate } from "../ui/role.tsx";
import { releaseStates } from "../ui/states.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import { actMutations, type PlainAct } from "./act-documents.ts";
import { HistoryVersions, useKeptVersions } from "./history-versions.tsx";
import { catalogue } from "./release-messages.ts";
import css from "./releases.module.css";

interface ReleaseActDialogProps {
  act: PlainAct;
  release: ReleasePartsFragment;
  onReread: () => void;
  onClose: () => void;
}

/** What the server says when the release is not what its actor saw. */
const changedCodes = new Set(["CHANGED", "NOT_POSSIBLE"]);

/** Names account, version and what WeChat keeps; sends what was seen, and asks anew when that changed. */
export function ReleaseActDialog({ act, release, onReread, onClose }: ReleaseActDialogProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const idempotency = useIdempotencyKey();
  const [{ data, error }, send] = useMutation(actMutations[act]);
  const { authorizer, version, state, id, nextActions } = release;
  const [seen, setSeen] = useState({ version, state });
  const name = authorizer.nickName || authorizer.appId;
  const refusals = data?.act.userErrors ?? [];
  const changed = refusals.filter(({ code }) => changedCodes.has(code));
  const isPossible = nextActions.includes(act);
  const asksForKept = act === "ROLL_BACK" && authorizer.onlineRelease?.id === id;
  const kept = useKeptVersions(authorizer.id, version, !asksForKept);
  const hasNothingToGoBackTo = asksForKept && kept.versions?.length === 0;

  const run = async (): Promise<boolean> => {
    const answer = await send({ input: { id, version: seen.version, idempotencyKey: idempotency.key } });
    if (!answer.data) return false;
    idempotency.renew();
    const { userErrors, release: now } = answer.data.act;
    if (userErrors.length === 0) {
      tellDone(texts.askedFor[act](name, version));
      return true;
    }
    if (now) setSeen({ version: now.version, state: now.state });
    onReread();
    return false;
  };

  return (
    <ActDialog
      title={texts.dialogTitle[act](name, version)}
      act={texts.doIt[act](version)}
      leave={texts.leave[act]}
      danger={act === "ROLL_BACK" || act === "REVERT_PHASE" || act === "CANCEL"}
      disabled={!isPossible || hasNothingToGoBackTo}
      onAct={run}
      onClose={onClose}
    >
      <RoleGate needs="RELEASER">
        {error && <QueryError what={texts.answer} error={error} onRetry={() => void run()} />}
        <UserErrors errors={refusals.filter(({ code }) => !changedCodes.has(code))} />
        {changed.map(({ code, message, remedy }) => (
          <Alert key={code} kind="warning" title={message} announce>
            {remedy}
            <div>
              {texts.nowIs(releaseStates[state][language], authorizer.onlineRelease?.version ?? texts.noneOnline)}
            </div>
          </Alert>
        ))}
        {changed.length === 0 && state !== seen.state && (
          <Alert kind="warning" title={texts.stateChanged} announce>
            {texts.fromTo(releaseStates[seen.state][language], releaseStates[state][language])}
          </Alert>
        )}
        {!isPossible && changed.length === 0 && <Alert kind="info" title={texts.notPossibleNow} />}
        <Facts
          facts={[
            [texts.account, <bdi key="name">{name}</bdi>],
            ["AppID", <code key="appid">{authorizer.appId}</code>],
            [texts.version, <bdi key="version">{version}</bdi>],
            (act === "RELEASE" || act === "REVERT_PHASE" || act === "ROLL_BACK") && [
              texts.online,
              <bdi key="online">{authorizer.onlineRelease?.version ?? texts.noneOnline}</bdi>,
            ],
          ]}
        />
        <div className={css["paragraphs"]} style={{ marginTop: 16 }}>
          {texts.consequences[act](name, version).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {asksForKept && <HistoryVersions kept={kept} />}
        </div>
      </RoleGate>
    </ActDialog>
  );
}
