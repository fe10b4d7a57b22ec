import Button from "antd/es/button";
import { useNavigate } from "@tanstack/react-router";
import { formatNumber, plural } from "../i18n/formats.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { saveFile } from "../ui/csv.ts";
import filterCss from "../ui/filters.module.css";
import { Popover } from "../ui/popover.tsx";
import { GatedButton, useRefusal } from "../ui/role.tsx";
import { tellDone, tellUndoable } from "../ui/toasts.tsx";
import { nameOf } from "./authorizer-row.ts";
import type { AuthorizerInList } from "./authorizer-row.ts";
import { useBulk } from "./bulk.ts";
import type { BulkAct, BulkRun } from "./bulk.ts";
import { TagInput } from "./tag-input.tsx";
import css from "./authorizers.module.css";

interface SelectionBarProps {
  selected: readonly AuthorizerInList[];
  onClear: () => void;
}

/** What can be done to all accounts that are ticked on the page. */
export function SelectionBar({ selected, onClear }: SelectionBarProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const navigate = useNavigate();
  const refusal = useRefusal("OPERATOR");
  const { run, start, forget } = useBulk();
  const isRunning = run !== undefined && !run.refused;
  // WeChat is asked with the account's own token, which a cancelled one has no more.
  const callable = selected.filter(({ status }) => status === "AUTHORIZED");
  const deployable = selected.filter(({ kind, status }) => kind === "MINI_PROGRAM" && status !== "REVOKED");

  const addTag = async (tag: string): Promise<void> => {
    const without = selected.filter(({ tags }) => !tags.includes(tag));
    const refused = await start({ name: "addTag", tag }, without);
    const tagged = without.filter((account) => !refused.some(({ thing }) => thing.id === account.id));
    if (tagged.length === 0) return;
    tellUndoable(texts.tagged(tagged.length, tag), {
      name: texts.undo,
      // The accounts as they are after tagging, so that other tags stay.
      run: () =>
        void start(
          { name: "removeTag", tag },
          tagged.map((account) => ({ ...account, tags: [...account.tags, tag] })),
        ),
    });
  };
  const again = async (act: BulkAct, accounts: readonly AuthorizerInList[]): Promise<void> => {
    const refused = await start(act, accounts);
    if (refused.length === 0) tellDone(texts.done(act, accounts.length));
  };
  const exportCsv = async (): Promise<void> => {
    const { authorizersCsv } = await import("./export-csv.ts");
    const day = new Date().toISOString().slice(0, 10);
    saveFile(`authorizers-${day}.csv`, new Blob([authorizersCsv(selected, language)], { type: "text/csv" }));
  };

  return (
    <>
      {selected.length > 0 && (
        <div className={css["selection"]} role="region" aria-label={texts.region}>
          <span role="status">
            {isRunning ? texts.progress(run.act, run.done, run.total) : texts.selected(selected.length)}
          </span>
          {refusal ? (
            <GatedButton needs="OPERATOR">{texts.tag}</GatedButton>
          ) : (
            <Popover className={filterCss["facet"]} button={texts.tag} align="end">
              {(close) => (
                <TagInput
                  act={texts.addTag}
                  onTag={(tag) => {
                    close();
                    void addTag(tag);
                  }}
                />
              )}
            </Popover>
          )}
          <GatedButton
            needs="OPERATOR"
            disabled={isRunning || callable.length === 0}
            onClick={() => void again({ name: "refresh" }, callable)}
          >
            {texts.refresh}
          </GatedButton>
          <GatedButton
            needs="RELEASER"
            disabled={deployable.length === 0}
            onClick={() => {
              const accounts = deployable.map(({ appId }) => appId).join(",");
              void navigate({ href: `/deployments?dialog=deploy&accounts=${accounts}` });
            }}
          >
            {texts.deploy}
          </GatedButton>
          <Button onClick={() => void exportCsv()}>{texts.export}</Button>
          <Button type="link" onClick={onClear}>
            {texts.clear}
          </Button>
        </div>
      )}
      {run?.refused && <Refused run={run} onAgain={again} onClose={forget} />}
    </>
  );
}

interface RefusedProps {
  run: BulkRun;
  onAgain: (act: BulkAct, accounts: readonly AuthorizerInList[]) => Promise<void>;
  onClose: () => void;
}

/** "3 of 50 could not be refreshed (61003 ×2 …)", with their names and another try. */
function Refused({ run: { act, total, refused = [] }, onAgain, onClose }: RefusedProps) {
  const texts = useMessages(catalogue);
  const reasons = new Map<string, string[]>();
  for (const { thing, reason } of refused) reasons.set(reason, [...(reasons.get(reason) ?? []), nameOf(thing)]);
  return (
    <Alert
      kind="warning"
      title={texts.refused(act, refused.length, total)}
      announce
      acts={
        <>
          <Button
            size="small"
            onClick={() =>
              void onAgain(
                act,
                refused.map(({ thing }) => thing),
              )
            }
          >
            {texts.again}
          </Button>
          <Button size="small" type="link" onClick={onClose}>
            {texts.close}
          </Button>
        </>
      }
    >
      <ul>
        {[...reasons].map(([reason, names]) => (
          <li key={reason}>
            {reason} × {formatNumber(names.length)}: <bdi>{names.join(texts.and)}</bdi>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

const zhNames = { refresh: "刷新", addTag: "加标签", removeTag: "去标签" };
const enNames = { refresh: "refreshed", addTag: "tagged", removeTag: "untagged" };

const catalogue = messages({
  zh: {
    region: "所选账号",
    selected: (count: number) => `已选本页 ${formatNumber(count)} 个`,
    progress: (act: BulkAct, done: number, total: number) =>
      `正在${zhNames[act.name]} ${formatNumber(done)} / ${formatNumber(total)}`,
    done: (act: BulkAct, count: number) => `${formatNumber(count)} 个账号已${zhNames[act.name]}`,
    refused: (act: BulkAct, count: number, total: number) =>
      `${formatNumber(total)} 个账号里有 ${formatNumber(count)} 个没有${zhNames[act.name]}`,
    tag: "标签",
    addTag: "加上标签",
    tagged: (count: number, tag: string) => `${formatNumber(count)} 个账号已加标签「${tag}」`,
    undo: "撤销",
    refresh: "刷新资料",
    deploy: "发版…",
    export: "导出 CSV",
    clear: "取消选择",
    again: "重试这些",
    close: "知道了",
    and: "、",
  },
  en: {
    region: "Selected accounts",
    selected: (count) => `${formatNumber(count)} on this page selected`,
    progress: (act, done, total) => `${formatNumber(done)} of ${formatNumber(total)} ${enNames[act.name]}`,
    done: (act, count) => `${plural(count, "# account", "# accounts")} ${enNames[act.name]}`,
    refused: (act, count, total) =>
      `${formatNumber(count)} of ${plural(total, "# account was", "# accounts were")} not ${enNames[act.name]}`,
    tag: "Tag",
    addTag: "Add tag",
    tagged: (count, tag) => `${plural(count, "# account", "# accounts")} tagged ${tag}`,
    undo: "Undo",
    refresh: "Refresh",
    deploy: "Deploy…",
    export: "Export CSV",
    clear: "Clear",
    again: "Retry these",
    close: "Close",
    and: ", ",
  },
});
