import Button from "antd/es/button";
import type { DeploymentPartsFragment } from "../graphql/generated/graphql.ts";
import { formatNumber } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { GatedButton } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import { WechatErrorPanel } from "../ui/wechat-error-panel.tsx";
import type { DeploymentDialog } from "./routes.ts";

interface DeploymentBannerProps {
  deployment: DeploymentPartsFragment;
  onAsk: (dialog: DeploymentDialog, errcode?: number) => void;
  onShowWaves: () => void;
}

/** Why it stands still, and what a person can do about it. */
export function DeploymentBanner({ deployment, onAsk, onShowWaves }: DeploymentBannerProps) {
  const texts = useMessages(catalogue);
  const { state, halt, counts, problems } = deployment;
  const resume = (
    <GatedButton needs="RELEASER" size="small" type="primary" onClick={() => onAsk("resume")}>
      {texts.resume}
    </GatedButton>
  );
  const cancel = (
    <GatedButton needs="RELEASER" size="small" onClick={() => onAsk("cancel")}>
      {texts.cancel}
    </GatedButton>
  );
  if (state === "PAUSED") {
    return (
      <Alert kind="waiting" title={texts.paused} acts={resume}>
        {texts.pausedFact(counts.inAudit)}
      </Alert>
    );
  }
  if (state === "HALTED") {
    const errcode = halt?.wechat?.errcode ?? problems.find(({ wechat }) => wechat)?.wechat?.errcode;
    return (
      <>
        <Alert
          kind="error"
          title={texts.halted}
          announce
          acts={
            <>
              {resume}
              {errcode !== undefined && (
                <GatedButton needs="RELEASER" size="small" onClick={() => onAsk("retry", errcode)}>
                  {texts.retry(errcode)}
                </GatedButton>
              )}
              {cancel}
            </>
          }
        >
          {halt && (
            <div>
              {halt.message} · <Moment at={halt.at} />
            </div>
          )}
          <div>{texts.haltedFact}</div>
        </Alert>
        {halt?.wechat && <WechatErrorPanel error={halt.wechat} fact={texts.sameOn(halt.count ?? 0)} />}
      </>
    );
  }
  if (state === "RUNNING" && halt) {
    return (
      <Alert
        kind="warning"
        title={texts.waitsForPerson}
        acts={
          <>
            <GatedButton needs="RELEASER" size="small" type="primary" onClick={() => onAsk("next-wave")}>
              {texts.openNext(deployment.wave + 1)}
            </GatedButton>
            <Button size="small" onClick={onShowWaves}>
              {texts.showWaves}
            </Button>
          </>
        }
      >
        {halt.message}
      </Alert>
    );
  }
  return null;
}

const catalogue = messages({
  zh: {
    resume: "继续…",
    cancel: "取消发版…",
    paused: "已暂停",
    pausedFact: (inAudit: number) =>
      `不再发起新的微信调用。${inAudit > 0 ? `${formatNumber(inAudit)} 个在微信审核中，审核会继续，结果照常记录。` : ""}`,
    halted: "已自动停止",
    haltedFact: "没有账号会再被触及，直到有人继续或取消。",
    retry: (errcode: number) => `重试 ${errcode}…`,
    sameOn: (count: number) => `${formatNumber(count)} 个账号因此失败`,
    waitsForPerson: "等待由人开放下一波",
    openNext: (wave: number) => `开放第 ${wave} 波…`,
    showWaves: "查看波次",
  },
  en: {
    resume: "Resume…",
    cancel: "Cancel…",
    paused: "Paused",
    pausedFact: (inAudit) =>
      `No new call to WeChat begins.${inAudit > 0 ? ` ${formatNumber(inAudit)} in audit at WeChat go on there; their results are taken in.` : ""}`,
    halted: "Halted by a rule",
    haltedFact: "No further account is touched until somebody resumes or cancels.",
    retry: (errcode) => `Retry ${errcode}…`,
    sameOn: (count) => `${formatNumber(count)} accounts failed because of it`,
    waitsForPerson: "The next wave waits for a person",
    openNext: (wave) => `Open wave ${wave}…`,
    showWaves: "Show waves",
  },
});
