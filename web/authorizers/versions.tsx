import type { ReactNode } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { IdText } from "../ui/id-text.tsx";
import { StateTag, WaitNote } from "../ui/state-tag.tsx";
import { releaseStates } from "../ui/states.tsx";
import { Duration, Moment } from "../ui/time.tsx";
import type { AccountRelease, AuthorizerOnPage } from "./authorizer-profile.ts";
import { TrialQr } from "./trial-qr.tsx";
import css from "./authorizer-page.module.css";

/** What users see, what WeChat reviews, what testers see. */
export function Versions({
  authorizer: { id: authorizerId, status, onlineRelease, releases },
}: {
  authorizer: AuthorizerOnPage;
}) {
  const texts = useMessages(catalogue);
  const newest = releases.nodes;
  const online = newest.find(({ id }) => id === onlineRelease?.id);
  const inAudit = newest.find(({ state }) => state === "IN_AUDIT");
  // The trial version is what was uploaded last, whatever became of it.
  const trial = newest.find(({ transitions }) => transitions.some(({ to }) => to === "COMMITTED"));
  return (
    <div className={css["versions"]}>
      <Version title={texts.online} release={onlineRelease ?? undefined} none={texts.noOnline}>
        {online && <When text={texts.released} at={reached(online, "RELEASED") ?? online.changedAt} />}
      </Version>
      <Version title={texts.inAudit} release={inAudit} none={texts.noAudit}>
        {inAudit?.auditId && (
          <p>
            {texts.audit} <IdText id={inAudit.auditId} what={texts.auditId} />
          </p>
        )}
        {inAudit?.submittedAt && (
          <p>
            {texts.running} <Duration from={inAudit.submittedAt} />
          </p>
        )}
      </Version>
      <Version title={texts.trial} release={trial} none={texts.noTrial}>
        {trial && (
          <>
            <When text={texts.committed} at={reached(trial, "COMMITTED") ?? trial.changedAt} />
            <p>
              <StateTag look={releaseStates[trial.state]} />{" "}
              {trial.waiting && trial.waiting.reason !== "AUDIT" && (
                <WaitNote reason={trial.waiting.reason} nextTryAt={trial.waiting.nextTryAt ?? null} />
              )}
            </p>
            {status === "AUTHORIZED" && <TrialQr authorizerId={authorizerId} version={trial.version} />}
          </>
        )}
      </Version>
    </div>
  );
}

interface VersionProps {
  title: string;
  release: Pick<AccountRelease, "id" | "version" | "template"> | undefined;
  none: string;
  children: ReactNode;
}

function Version({ title, release, none, children }: VersionProps) {
  const texts = useMessages(catalogue);
  return (
    <section className={css["version"]} aria-label={title}>
      <h2>{title}</h2>
      {release ? (
        <>
          <p className={css["number"]}>
            <PathLink path={`/releases/${release.id}`}>
              <bdi>{release.version}</bdi>
            </PathLink>
          </p>
          <p>
            <bdi>{release.template.userDesc}</bdi> {texts.template(release.template.templateId)}
          </p>
          {children}
        </>
      ) : (
        <p className={css["age"]}>{none}</p>
      )}
    </section>
  );
}

function When({ text, at }: { text: string; at: string }) {
  return (
    <p>
      {text} <Moment at={at} />
    </p>
  );
}

function reached(release: AccountRelease, state: AccountRelease["state"]): string | undefined {
  return release.transitions.findLast(({ to }) => to === state)?.at;
}

const catalogue = messages({
  zh: {
    online: "线上版本",
    noOnline: "还没有由本平台发布的线上版本",
    released: "发布于",
    inAudit: "审核中",
    noAudit: "没有在审核的版本",
    audit: "审核单",
    auditId: "审核单号",
    running: "已审核",
    trial: "体验版",
    noTrial: "还没有上传过代码",
    committed: "上传于",
    template: (id: number) => `· 模板 ${id}`,
  },
  en: {
    online: "Online",
    noOnline: "No version released by this platform is online",
    released: "released",
    inAudit: "In audit",
    noAudit: "No version is in audit",
    audit: "audit",
    auditId: "audit id",
    running: "for",
    trial: "Trial",
    noTrial: "No code was uploaded yet",
    committed: "committed",
    template: (id) => `· template ${id}`,
  },
});
