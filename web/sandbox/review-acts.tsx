import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { control } from "./control.ts";
import css from "./sandbox.module.css";
import { useAct } from "./use-act.ts";
import { isInReview } from "./world.ts";
import type { SandboxAccount } from "./world.ts";

type Result = "pass" | "fail" | "delay";

/** What became of the account's audit; while it runs, the reviewer's three buttons. */
export function ReviewActs({ account, onEnded }: { account: SandboxAccount; onEnded: () => void }) {
  const texts = useMessages(catalogue);
  const [acting, act] = useAct();
  const [asking, setAsking] = useState<"fail" | "delay">();
  const [reason, setReason] = useState("");
  const { audit, appId, nickName } = account;
  if (!audit) return "–";
  const end = async (result: Result): Promise<void> => {
    const done = await act(async () => {
      await control("POST", `audits/${appId}`, { result, ...(reason.trim() && { reason: reason.trim() }) });
      return texts.ended(nickName, texts[result]);
    });
    if (done) setAsking(undefined);
    onEnded();
  };
  const state = [texts.approved, texts.rejected, texts.inReview, texts.withdrawn, texts.delayed][audit.status] ?? "–";
  return (
    <span className={css["acts"]}>
      <span>
        {audit.userVersion} {state}
      </span>
      {isInReview(account) && (
        <>
          <Button size="small" disabled={acting} onClick={() => void end("pass")}>
            {texts.pass}
          </Button>
          <Button size="small" disabled={acting} onClick={() => setAsking("fail")}>
            {texts.fail}
          </Button>
          <Button size="small" disabled={acting} onClick={() => setAsking("delay")}>
            {texts.delay}
          </Button>
        </>
      )}
      {asking && (
        <Dialog
          title={texts.title(nickName, texts[asking])}
          onClose={() => setAsking(undefined)}
          onSubmit={() => void end(asking)}
          footer={
            <Button type="primary" htmlType="submit" loading={acting}>
              {texts[asking]}
            </Button>
          }
        >
          <Field label={texts.reason} help={texts.reasonHelp}>
            {(control_) => <Input {...control_} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
        </Dialog>
      )}
    </span>
  );
}

const catalogue = messages({
  zh: {
    approved: "通过",
    rejected: "不通过",
    inReview: "审核中",
    withdrawn: "已撤回",
    delayed: "延后",
    pass: "通过",
    fail: "不通过",
    delay: "延后",
    reason: "理由",
    reasonHelp: "可不填；填写后会随推送发给平台",
    title: (name: string, result: string) => `「${name}」的审核：${result}`,
    ended: (name: string, result: string) => `「${name}」的审核：${result}`,
  },
  en: {
    approved: "passed",
    rejected: "failed",
    inReview: "in audit",
    withdrawn: "withdrawn",
    delayed: "delayed",
    pass: "Pass",
    fail: "Fail",
    delay: "Delay",
    reason: "Reason",
    reasonHelp: "Optional; the platform hears it with the push",
    title: (name, result) => `Audit of ${name}: ${result}`,
    ended: (name, result) => `Audit of ${name}: ${result}`,
  },
});
