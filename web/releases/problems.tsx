import Button from "antd/es/button";
import { graphql } from "../graphql/generated/gql.ts";
import type { ProblemPartsFragment } from "../graphql/generated/graphql.ts";
import type { ReleaseState } from "../graphql/generated/schema-facts.ts";
import { formatNumber } from "../i18n/formats.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { Alert } from "../ui/alert.tsx";
import { LongText } from "../ui/long-text.tsx";
import { GatedButton } from "../ui/role.tsx";
import { WechatErrorPanel } from "../ui/wechat-error-panel.tsx";
import { WaitNote } from "../ui/state-tag.tsx";
import { catalogue } from "./deployment-messages.ts";
import css from "./releases.module.css";

graphql(`
  fragment ProblemParts on DeploymentProblem {
    kind
    count
    rejectReason
    wechat {
      ...WechatErrorParts
    }
    waiting {
      reason
      nextTryAt
      message
    }
  }
`);

interface ProblemsProps {
  problems: readonly ProblemPartsFragment[];
  onShow: (filter: { state: ReleaseState[] | undefined; errcode: number | undefined }) => void;
  /** About a code of WeChat's, or all that were rejected. */
  onAsk: (dialog: "retry" | "skip", group: string) => void;
}

/** What stands still, by cause: code, meaning, remedy, buttons. What goes on by itself stands apart, in grey. */
export function Problems({ problems, onShow, onAsk }: ProblemsProps) {
  const texts = useMessages(catalogue);
  const held = problems.filter(({ kind }) => kind !== "WAITING");
  const waiting = problems.filter(({ kind }) => kind === "WAITING");
  const total = held.reduce((sum, { count }) => sum + count, 0);
  const rejected = held.filter(({ kind }) => kind === "REJECTED").reduce((sum, { count }) => sum + count, 0);
  if (problems.length === 0) return null;
  return (
    <section className={css["problems"]} aria-label={texts.problems}>
      {total > 0 && (
        <h2>
          {texts.problems} {formatNumber(total)}
        </h2>
      )}
      {held.map(({ kind, count, wechat, rejectReason }) =>
        wechat ? (
          <WechatErrorPanel
            key={`failed ${wechat.errcode}`}
            error={wechat}
            fact={texts.failedOn(count)}
            acts={
              <>
                <Button size="small" onClick={() => onShow({ state: ["FAILED"], errcode: wechat.errcode })}>
                  {texts.showThese(count)}
                </Button>
                {needsLink.has(wechat.errcode) && (
                  <PathLink path={linkPath(wechat.errcode)}>{texts.makeLinks}</PathLink>
                )}
                <GatedButton needs="RELEASER" size="small" onClick={() => onAsk("retry", String(wechat.errcode))}>
                  {texts.retryThese(count)}
                </GatedButton>
                <GatedButton needs="RELEASER" size="small" onClick={() => onAsk("skip", String(wechat.errcode))}>
                  {texts.skipThese(count)}
                </GatedButton>
              </>
            }
          />
        ) : (
          <Alert
            key={`${kind} ${rejectReason ?? ""}`}
            kind="warning"
            title={texts.rejectedOn(count)}
            acts={
              <Button size="small" onClick={() => onShow({ state: ["REJECTED"], errcode: undefined })}>
                {texts.showThese(count)}
              </Button>
            }
          >
            {rejectReason && <LongText text={rejectReason} />}
          </Alert>
        ),
      )}
      {rejected > 0 && (
        <div className={css["groupActs"]}>
          <GatedButton needs="RELEASER" size="small" onClick={() => onAsk("retry", "REJECTED")}>
            {texts.submitAgain(rejected)}
          </GatedButton>
          <GatedButton needs="RELEASER" size="small" onClick={() => onAsk("skip", "REJECTED")}>
            {texts.skipRejected(rejected)}
          </GatedButton>
        </div>
      )}
      {waiting.map(
        ({ count, waiting: wait }) =>
          wait && (
            <Alert
              key={wait.message}
              kind={wait.reason === "ENVIRONMENT" ? "warning" : "waiting"}
              title={wait.reason === "ENVIRONMENT" ? texts.waitsForSetting(count) : texts.waitsByItself(count)}
            >
              <div>{wait.message}</div>
              <WaitNote reason={wait.reason} nextTryAt={wait.nextTryAt ?? null} />
            </Alert>
          ),
      )}
    </section>
  );
}

/** Only the merchant can cure these, by a link: cancelled, set not granted, refresh token dead. */
const needsLink = new Set([61003, 61007, 61023]);

function linkPath(errcode: number): string {
  if (errcode === 61007) return "/authorizers?lacks=18";
  return `/authorizers?status=${errcode === 61003 ? "REVOKED" : "NEEDS_REAUTHORIZATION"}`;
}
