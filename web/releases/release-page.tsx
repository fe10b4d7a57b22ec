import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery, useSubscription } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { ReleasePartsFragment } from "../graphql/generated/graphql.ts";
import { formatClock } from "../i18n/formats.ts";
import { useLanguage } from "../i18n/language.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { Alert } from "../ui/alert.tsx";
import { Card, Facts } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { IdText } from "../ui/id-text.tsx";
import { useKept } from "../ui/kept.ts";
import { LongText } from "../ui/long-text.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { StateTag } from "../ui/state-tag.tsx";
import { releaseStates } from "../ui/states.tsx";
import { Duration, Moment } from "../ui/time.tsx";
import { WechatErrorPanel } from "../ui/wechat-error-panel.tsx";
import { actOf, dialogOf } from "./act-documents.ts";
import { ExtJson } from "./ext-json.tsx";
import { PhaseDialog } from "./phase-dialog.tsx";
import { ReleaseActDialog } from "./release-act-dialog.tsx";
import { ReleaseActs } from "./release-acts.tsx";
import { catalogue } from "./release-messages.ts";
import { sentenceOf } from "./release-sentence.ts";
import { Timeline } from "./timeline.tsx";
import css from "./releases.module.css";

const route = getRouteApi("/shell/releases/$id");

graphql(`
  fragment ReleaseParts on Release {
    id
    ...ReleaseStandingParts
    auditId
    extJson
    createdAt
    changedAt
    submittedAt
    description
    nextActions
    phase {
      percentage
      debuggersFirst
      testersFirst
      next {
        percentage
        at
      }
    }
    template {
      id
      templateId
      userVersion
    }
    deployment {
      id
      number
      version
      state
      submitForAudit
      releaseWhenApproved
    }
    authorizer {
      id
      appId
      nickName
      onlineRelease {
        id
        version
      }
    }
    transitions {
      from
      to
      at
      cause
      detail
    }
  }
`);

const releaseQuery = graphql(`
  query Release($id: ID!) {
    release(id: $id) {
      ...ReleaseParts
    }
  }
`);

/** All releases of the account: a newer one changes what can be done about this one. */
const accountReleaseChanged = graphql(`
  subscription AccountReleaseChanged($authorizerId: ID!) {
    releaseChanged(authorizerId: $authorizerId) {
      ...ReleaseParts
    }
  }
`);

/** One account's way through a deployment: where it stands, how it came there, what may be done. */
export function ReleasePage() {
  const texts = useMessages(catalogue);
  const { id } = route.useParams();
  const [{ data, error, fetching }, read] = useQuery({
    query: releaseQuery,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const retry = (): void => read({ requestPolicy: "network-only" });
  const release = useKept(data?.release, id);
  if (release) {
    return (
      <>
        {error && <QueryError what={texts.release} error={error} onRetry={retry} />}
        <ReleaseView key={id} release={release} onReread={retry} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={texts.release} />
      {error && <QueryError what={texts.release} error={error} onRetry={retry} />}
      {!error && !fetching && (
        <EmptyState acts={<Link to="/deployments">{texts.showDeployments}</Link>}>{texts.unknown}</EmptyState>
      )}
    </>
  );
}

function ReleaseView({ release, onReread }: { release: ReleasePartsFragment; onReread: () => void }) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const { dialog } = route.useSearch();
  const navigate = route.useNavigate();
  useSubscription({ query: accountReleaseChanged, variables: { authorizerId: release.authorizer.id } });
  const { state, version, waiting, failure, rejectReason, authorizer, deployment, template } = release;
  const name = authorizer.nickName || authorizer.appId;
  const act = actOf(dialog);
  const closeDialog = () => void navigate({ search: (old) => ({ ...old, dialog: undefined }), replace: true });

  return (
    <>
      <PageHeader
        title={
          <>
            <bdi>{name}</bdi> <bdi>{version}</bdi>
          </>
        }
        tabTitle={`${releaseStates[state][language]} · ${name} ${version}`}
        back={
          <Link to="/deployments/$id" params={{ id: deployment.id }}>
            ← {texts.deploymentOf(deployment.number, deployment.version)}
          </Link>
        }
        acts={
          <ReleaseActs
            release={release}
            onPick={(picked) => void navigate({ search: (old) => ({ ...old, dialog: dialogOf[picked] }) })}
          />
        }
      >
        <bdi>{release.description}</bdi>
      </PageHeader>
      <div className={css["state"]} role="status">
        <StateTag look={releaseStates[state]} />
        <strong className={css["sentence"]}>{sentenceOf(release, texts)}</strong>
        {waiting?.nextTryAt && (
          <span className={css["took"]}>{texts.nextTry(formatClock(new Date(waiting.nextTryAt)))}</span>
        )}
        <span className={css["took"]}>
          {isOver(release) ? (
            <Moment at={release.changedAt} />
          ) : (
            <>
              {texts.inThisStateFor} <Duration from={release.changedAt} />
            </>
          )}
        </span>
      </div>
      {failure && (
        <WechatErrorPanel
          error={failure}
          fact={state === "FAILED" ? texts.failedFact(name, version) : texts.refusedFact(name, version)}
          at={release.changedAt}
          account={authorizer}
          sameCausePath={`/deployments/${deployment.id}?state=FAILED&errcode=${failure.errcode}`}
        />
      )}
      {rejectReason && (
        <Alert kind="warning" title={texts.rejected}>
          <LongText text={rejectReason} />
          <div>{texts.rejectedRemedy}</div>
        </Alert>
      )}
      <div className={css["columns"]}>
        <div>
          <Card title={texts.way}>
            <Timeline transitions={release.transitions} isOver={isOver(release)} />
          </Card>
        </div>
        <div>
          <Card title={texts.facts}>
            <Facts
              facts={[
                [
                  texts.account,
                  <PathLink key="account" path={`/authorizers/${authorizer.appId}`}>
                    <bdi>{name}</bdi>
                  </PathLink>,
                ],
                ["AppID", <IdText key="appid" id={authorizer.appId} what="AppID" />],
                [texts.template, texts.templateOf(template.templateId, template.userVersion)],
                [
                  texts.online,
                  authorizer.onlineRelease ? (
                    <Link key="online" to="/releases/$id" params={{ id: authorizer.onlineRelease.id }}>
                      <bdi>{authorizer.onlineRelease.version}</bdi>
                    </Link>
                  ) : (
                    texts.noneOnline
                  ),
                ],
                [
                  texts.auditId,
                  release.auditId ? <IdText key="audit" id={release.auditId} what={texts.auditId} /> : "–",
                ],
                [texts.submitted, release.submittedAt ? <Moment key="submitted" at={release.submittedAt} /> : "–"],
              ]}
            />
          </Card>
          <Card title="ext.json">
            <ExtJson release={release} />
          </Card>
        </div>
      </div>
      {act === "PHASE" && <PhaseDialog release={release} onReread={onReread} onClose={closeDialog} />}
      {act && act !== "PHASE" && (
        <ReleaseActDialog key={act} act={act} release={release} onReread={onReread} onClose={closeDialog} />
      )}
    </>
  );
}

const overStates = new Set(["RELEASED", "REJECTED", "WITHDRAWN", "ROLLED_BACK", "FAILED", "CANCELLED"]);

function isOver({ state }: Pick<ReleasePartsFragment, "state">): boolean {
  return overStates.has(state);
}
