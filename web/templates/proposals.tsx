import Button from "antd/es/button";
import { useMutation } from "urql";
import type { ProposalRowFragment } from "../graphql/generated/graphql.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { Alert } from "../ui/alert.tsx";
import { Card } from "../ui/card.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton, useRefusal } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { dismissProposalMutation } from "./channel-documents.ts";
import { catalogue } from "./channel-messages.ts";
import type { ChannelAct } from "./routes.ts";
import css from "./templates.module.css";

interface ProposalListProps {
  proposals: readonly ProposalRowFragment[];
  onAsk: (act: ChannelAct, on: string) => void;
}

/** What a person has to decide. */
export function OpenProposals({ proposals, onAsk }: ProposalListProps) {
  const texts = useMessages(catalogue);
  if (proposals.length === 0) return null;
  return (
    <ul aria-label={texts.open} className={css["proposals"]}>
      {proposals.map((proposal) => (
        <li key={proposal.id}>
          <OpenProposal proposal={proposal} onAccept={() => onAsk("accept", proposal.id)} />
        </li>
      ))}
    </ul>
  );
}

/** The latest that became deployments. */
export function AcceptedProposals({ proposals }: { proposals: readonly ProposalRowFragment[] }) {
  const texts = useMessages(catalogue);
  if (proposals.length === 0) return null;
  return (
    <div className={css["lately"]}>
      <Card title={texts.accepted}>
        <ul className={css["accepted"]}>
          {proposals.map(
            ({ id, channel, template, deployment, decidedBy, decidedAt }) =>
              deployment && (
                <li key={id}>
                  <PathLink path={`/deployments/${deployment.id}`}>{texts.deployment(deployment.number)}</PathLink>
                  <bdi>{texts.openTitle(channel.name, template.userVersion)}</bdi>
                  {decidedAt && (
                    <small>
                      {texts.acceptedBy(decidedBy ?? "")} <Moment at={decidedAt} />
                    </small>
                  )}
                </li>
              ),
          )}
        </ul>
      </Card>
    </div>
  );
}

function OpenProposal({ proposal, onAccept }: { proposal: ProposalRowFragment; onAccept: () => void }) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("RELEASER");
  const idempotency = useIdempotencyKey();
  const [{ data, error, fetching }, send] = useMutation(dismissProposalMutation);
  const { id, channel, template, proposedBy, proposedAt } = proposal;
  const dismiss = async (): Promise<void> => {
    const answer = await send({ input: { id, idempotencyKey: idempotency.key } });
    if (!answer.data) return;
    idempotency.renew();
    if (answer.data.dismissProposal.userErrors.length === 0) tellDone(texts.dismissed);
  };
  return (
    <>
      <Alert
        kind="info"
        title={<bdi>{texts.openTitle(channel.name, template.userVersion)}</bdi>}
        acts={
          <>
            <GatedButton
              needs="RELEASER"
              type="primary"
              aria-label={texts.acceptOf(channel.name, template.userVersion)}
              onClick={onAccept}
            >
              {texts.accept}
            </GatedButton>
            {!refusal && (
              <Button
                loading={fetching}
                aria-label={texts.dismissOf(channel.name, template.userVersion)}
                onClick={() => void dismiss()}
              >
                {texts.dismiss}
              </Button>
            )}
          </>
        }
      >
        <p>{texts.openFact(channel.followerCount - channel.pinnedCount)}</p>
        <p className={css["age"]}>
          {texts.by(proposedBy)} <Moment at={proposedAt} />
        </p>
      </Alert>
      {error && <QueryError what={texts.answer} error={error} onRetry={() => void dismiss()} />}
      <UserErrors errors={data?.dismissProposal.userErrors ?? []} />
    </>
  );
}
