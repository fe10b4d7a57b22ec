import CheckCircleOutlined from "@ant-design/icons/es/icons/CheckCircleOutlined";
import { PathLink } from "../routing/path-link.tsx";
import { graphql } from "../graphql/generated/gql.ts";
import type { HomeQuery, HomeReleaseFragment, PlatformOverviewFragment } from "../graphql/generated/graphql.ts";
import { useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { Card } from "../ui/card.tsx";
import { LongText } from "../ui/long-text.tsx";
import { Moment } from "../ui/time.tsx";
import { actsOf } from "../ui/wechat-error-acts.ts";
import { WechatErrorPanel } from "../ui/wechat-error-panel.tsx";
import { catalogue } from "./messages.ts";
import css from "./home.module.css";
import { ProblemActs } from "./problem-acts.tsx";

graphql(`
  fragment HomeRelease on Release {
    id
    state
    version
    rejectReason
    changedAt
    nextActions
    authorizer {
      id
      nickName
    }
    failure {
      ...WechatErrorParts
    }
  }
`);

interface NeedsYouProps {
  platform: PlatformOverviewFragment;
  needReauthorization: HomeQuery["needReauthorization"];
  releases: readonly HomeReleaseFragment[];
  lastLook: string | null;
}

/** Worst first: fact, consequence, button. */
export function NeedsYou({ platform, needReauthorization, releases, lastLook }: NeedsYouProps) {
  const texts = useMessages(catalogue);
  const problems = platform.problems.toSorted((a, b) => Number(b.level === "ERROR") - Number(a.level === "ERROR"));
  // A release nobody can act on any more (ended, or followed by a newer one) is history.
  const waiting = releases.filter(({ nextActions }) => nextActions.length > 0);
  const isNew = (at: string | null | undefined) => lastLook !== null && at != null && at > lastLook;
  const newCount =
    problems.filter(({ since }) => isNew(since)).length + waiting.filter(({ changedAt }) => isNew(changedAt)).length;
  const isQuiet = problems.length === 0 && needReauthorization.totalCount === 0 && waiting.length === 0;
  return (
    <Card title={texts.needsYou}>
      {!isQuiet && lastLook && newCount > 0 && (
        <p className={css["new"]}>
          {texts.newSince(newCount)} <Moment at={lastLook} />
        </p>
      )}
      {isQuiet && (
        <p className={css["quiet"]}>
          <CheckCircleOutlined aria-hidden />
          {texts.nothing}
          {lastLook && (
            <span>
              {texts.lastLook} <Moment at={lastLook} />
            </span>
          )}
        </p>
      )}
      {problems.map((problem) =>
        problem.wechat ? (
          <WechatErrorPanel
            key={problem.code}
            error={problem.wechat}
            fact={problem.fact}
            at={problem.since ?? null}
            acts={!actsOf(problem.wechat.errcode).includes("checkNow") && <ProblemActs code={problem.code} />}
          />
        ) : (
          <Alert
            key={problem.code}
            kind={problem.level === "ERROR" ? "error" : "warning"}
            title={problem.title}
            acts={<ProblemActs code={problem.code} />}
          >
            <div>{problem.fact}</div>
            <div>{problem.remedy}</div>
          </Alert>
        ),
      )}
      {needReauthorization.totalCount > 0 && (
        <Alert
          kind="warning"
          title={texts.reauthorize(needReauthorization.totalCount)}
          acts={<PathLink path="/authorizers?status=NEEDS_REAUTHORIZATION">{texts.show}</PathLink>}
        >
          <div>{texts.reauthorizeFact}</div>
          <div className={css["names"]}>
            {needReauthorization.nodes.map(({ id, appId, nickName }) => (
              <PathLink key={id} path={`/authorizers/${appId}`}>
                <bdi>{nickName || appId}</bdi>
              </PathLink>
            ))}
          </div>
          <div>{texts.reauthorizeRemedy}</div>
        </Alert>
      )}
      {waiting.map((release) => (
        <WaitingRelease key={release.id} release={release} />
      ))}
    </Card>
  );
}

function WaitingRelease({ release }: { release: HomeReleaseFragment }) {
  const texts = useMessages(catalogue);
  const name = release.authorizer.nickName;
  const title =
    release.state === "APPROVED"
      ? texts.approved(name, release.version)
      : release.state === "REJECTED"
        ? texts.rejected(name, release.version)
        : texts.failed(name, release.version);
  return (
    <Alert
      kind={release.state === "APPROVED" ? "info" : "warning"}
      title={title}
      acts={<PathLink path={`/releases/${release.id}`}>{texts.show}</PathLink>}
    >
      {release.rejectReason && <LongText text={release.rejectReason} />}
      {release.failure && (
        <div>
          {release.failure.errcode} {release.failure.meaning} · {release.failure.remedy}
        </div>
      )}
      <Moment at={release.changedAt} />
    </Alert>
  );
}
