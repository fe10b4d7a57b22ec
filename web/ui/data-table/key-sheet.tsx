import { messages, useMessages } from "../../i18n/messages.ts";
import { Dialog } from "../dialog.tsx";
import type { TableKey } from "./keys.ts";
import css from "./data-table.module.css";

/** The keys of every list, and those of this one. */
export function KeySheet({ more, onClose }: { more: readonly TableKey[]; onClose: () => void }) {
  const texts = useMessages(catalogue);
  const keys: [string, string][] = [
    ["j  k", texts.move],
    ["x", texts.select],
    ["Enter", texts.open],
    ["/", texts.search],
    ["[  ]", texts.page],
    ["Esc", texts.clear],
    ...more.map(({ key, meaning }): [string, string] => [key, meaning]),
    ["Ctrl K", texts.everywhere],
    ["?", texts.help],
  ];
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <dl className={css["keys"]}>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className={css["keysNote"]}>{texts.off}</p>
    </Dialog>
  );
}

const catalogue = messages({
  zh: {
    title: "快捷键",
    move: "下一行、上一行",
    select: "选择这一行",
    open: "打开",
    search: "搜索",
    page: "上一页、下一页",
    clear: "取消选择",
    everywhere: "搜索一切（Mac：⌘ K）",
    help: "显示本表",
    off: "可以在「设置」里关闭单键快捷键。",
  },
  en: {
    title: "Keys",
    move: "next row, row before",
    select: "select this row",
    open: "open",
    search: "search",
    page: "page before, next page",
    clear: "clear the selection",
    everywhere: "search everything (Mac: ⌘ K)",
    help: "show this sheet",
    off: "Single-letter keys can be turned off in Settings.",
  },
});
