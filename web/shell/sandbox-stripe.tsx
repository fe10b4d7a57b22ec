import { Link } from "@tanstack/react-router";
import { messages, useMessages } from "../i18n/messages.ts";
import css from "./shell.module.css";

/** On every page while a simulator plays WeChat. */
export function SandboxStripe({ url }: { url: string | null }) {
  const texts = useMessages(catalogue);
  return (
    <div className={css["sandbox"]} role="note">
      <span>{texts.sandbox}</span>
      <Link to="/sandbox">{texts.what}</Link>
      {url && (
        <a href={url} target="_blank" rel="noreferrer">
          {texts.open}
        </a>
      )}
    </div>
  );
}

const catalogue = messages({
  zh: { sandbox: "沙箱模式：由模拟器扮演微信，没有真实商家。", what: "能做什么", open: "打开模拟器 ↗" },
  en: {
    sandbox: "Sandbox: a simulator plays WeChat, no real merchant is touched.",
    what: "What can be done here",
    open: "Open the simulator ↗",
  },
});
