import { useState } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import css from "./text.module.css";

const roughlyThreeLines = 180; // characters

/** Words of somebody else (errmsg, a reason): three lines, the rest on demand. Never HTML. */
export function LongText({ text }: { text: string }) {
  const texts = useMessages(catalogue);
  const [open, setOpen] = useState(false);
  if (text.length <= roughlyThreeLines && text.split("\n").length <= 3) return <bdi>{text}</bdi>;
  return (
    <>
      <bdi className={open ? undefined : css["clamp"]}>{text}</bdi>
      <button type="button" className={css["more"]} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? texts.less : texts.more}
      </button>
    </>
  );
}

const catalogue = messages({ zh: { more: "展开", less: "收起" }, en: { more: "more", less: "less" } });
