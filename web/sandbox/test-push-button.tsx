import { useState } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import { GatedButton } from "../ui/role.tsx";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { control, refusalText } from "./control.ts";

/** Has the simulator push a ticket, the push WeChat sends most. */
export function TestPushButton() {
  const texts = useMessages(catalogue);
  const [pushing, setPushing] = useState(false);
  const push = async (): Promise<void> => {
    setPushing(true);
    try {
      await control("POST", "tickets");
      tellDone(texts.sent);
    } catch (error) {
      tellFailed(texts.notSent(refusalText(error)));
    }
    setPushing(false);
  };
  return (
    <GatedButton needs="OPERATOR" loading={pushing} onClick={() => void push()}>
      {texts.send}
    </GatedButton>
  );
}

const catalogue = messages({
  zh: {
    send: "发一条测试推送",
    sent: "模拟器推送了一张票据",
    notSent: (why: string) => `没有推送：${why}`,
  },
  en: { send: "Send a test push", sent: "The simulator pushed a ticket", notSent: (why) => `Not pushed: ${why}` },
});
