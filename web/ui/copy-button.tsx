import CheckOutlined from "@ant-design/icons/es/icons/CheckOutlined";
import CopyOutlined from "@ant-design/icons/es/icons/CopyOutlined";
import { useEffect, useState } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import css from "./text.module.css";

/** A small button named after what it copies: "Copy AppID". */
export function CopyButton({ text, what, children }: { text: string; what: string; children?: string }) {
  const texts = useMessages(catalogue);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      className={css["copy"]}
      aria-label={texts.copy(what)}
      title={texts.copy(what)}
      onClick={(event) => {
        event.stopPropagation();
        void copyText(text).then(() => setCopied(true));
      }}
    >
      {copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
      {children && <span>{copied ? texts.copied : children}</span>}
      <span className="visually-hidden" role="status">
        {copied ? texts.copied : ""}
      </span>
    </button>
  );
}

/** Also where the page is served without TLS, and the clipboard API is missing. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

const catalogue = messages({
  zh: { copy: (what: string) => `复制${what}`, copied: "已复制" },
  en: { copy: (what) => `Copy ${what}`, copied: "Copied" },
});
