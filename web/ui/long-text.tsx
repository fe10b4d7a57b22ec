import { useState } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import { classNames } from "./class-names.ts";
import css from "./text.module.css";
import { plainText } from "./plain-text.ts";

const roughlyThreeLines = 180; // characters

/** Words of WeChat (errmsg, a reason, what was made of a push): three lines, the rest on demand. Never HTML. */
export function LongText({ text: words }: { text: string }) {
  const text = plainText(words);
  const texts = useMessages(catalogue);
  const [open, setOpen] = useState(false);
  if (text.length <= roughlyThreeLines && text.split("\n").length <= 3)
    return <bdi className={css["lines"]}>{text}</bdi>;
  return (
    <>
      <bdi className={open ? css["lines"] : classNames(css["lines"], css["clamp"])}>{text}</bdi>
      <button type="button" className={css["more"]} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? texts.less : texts.more}
      </button>
    </>
  );
}

const catalogue = messages({ zh: { more: "展开", less: "收起" }, en: { more: "more", less: "less" } });
