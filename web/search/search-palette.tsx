import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import { use, useEffect, useId, useMemo, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { useQuery } from "urql";
import type { Client } from "urql";
import { useLine } from "../graphql/line-context.ts";
import { plural } from "../i18n/formats.ts";
import { useLanguage } from "../i18n/language.ts";
import type { Language } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { QueryError } from "../ui/query-error.tsx";
import { RoleContext, roleAllows } from "../ui/role.tsx";
import { foldSearch } from "../ui/search-field.tsx";
import { useSettled } from "../ui/settled.ts";
import { runAct } from "./acts.ts";
import { Explanation } from "./explanation.tsx";
import { HitList, optionId } from "./hit-list.tsx";
import { places, sandboxPlace } from "./places.ts";
import type { Place } from "./places.ts";
import { recentOf } from "./recent.ts";
import { explainedIn, groups, hitsIn, searchQuery, searchVariables } from "./search-query.ts";
import type { Hit } from "./search-query.ts";
import css from "./search-palette.module.css";
import { findByWords, renamedIn } from "./words.ts";

/** Where a pasted text leads when it means one thing; undefined when it means several or none. */
export async function onlyHit(client: Client, text: string, language: Language): Promise<string | undefined> {
  const { data } = await client
    .query(searchQuery, searchVariables(text), { requestPolicy: "network-only" })
    .toPromise();
  const hits = hitsIn(data, language);
  return hits.length === 1 && !explainedIn(data) ? hits[0]?.path : undefined;
}

interface SearchPaletteProps {
  firstText: string;
  viewer: string;
  sandbox: boolean;
  onGo: (path: string) => void;
  onClose: () => void;
}

/** One field that finds everything: what is here, where things are, what can be done, what a code means. */
export function SearchPalette({ firstText, viewer, sandbox, onGo, onClose }: SearchPaletteProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const line = useLine();
  const listId = useId();
  const dialog = useModal();
  const [text, setText] = useState(firstText);
  // What an input method has not finished composing is not searched for.
  const [isComposing, setComposing] = useState(false);
  const [asked, setAsked] = useState(() => foldSearch(firstText));
  const [activeKey, setActiveKey] = useState<string>();

  const settled = useSettled(asked, 150);
  const [{ data, error, operation }, read] = useQuery({
    query: searchQuery,
    variables: searchVariables(settled),
    pause: settled === "",
    requestPolicy: "cache-and-network",
  });
  const isPending = asked !== "" && !error && (asked !== settled || operation?.variables.text !== settled || !data);
  const found = asked === "" ? undefined : data;

  const recent = useMemo(() => recentOf(viewer), [viewer]);
  const own = useOwnPlaces(sandbox);
  const hits = useMemo((): Hit[] => {
    const fitting = asked === "" ? own : findByWords(own, asked, language);
    const known = fitting.map((place) => hitOf(place, language));
    if (asked !== "") return inGroups([...hitsIn(found, language), ...known]);
    const remembered = recent.read().flatMap((one): Hit[] => {
      const place = own.find(({ key }) => key === one.key);
      if (place) return [{ ...hitOf(place, language), group: "recent" }];
      return one.path === undefined ? [] : [{ ...one, group: "recent" }];
    });
    const shown = new Set(remembered.map(({ key }) => key));
    return inGroups([...remembered, ...known.filter(({ key }) => !shown.has(key))]);
  }, [asked, found, language, own, recent]);
  const at = Math.max(
    0,
    hits.findIndex(({ key }) => key === activeKey),
  );
  const active = hits[at];
  const explained = asked === "" ? undefined : explainedIn(found);
  const renamed = renamedIn(asked);

  const pick = (hit: Hit): void => {
    recent.add({
      key: hit.key,
      title: hit.title,
      ...(hit.note && { note: hit.note }),
      ...(hit.path && { path: hit.path }),
    });
    onClose();
    const act = own.find(({ key }) => key === hit.key)?.act;
    if (hit.path) onGo(hit.path);
    else if (act) void runAct(act, line, onGo);
  };
  // Enter before the answer is there means the first thing in it.
  const [picksFirst, setPicksFirst] = useState(false);
  useEffect(() => {
    if (!picksFirst || isPending) return;
    setPicksFirst(false);
    if (hits[0]) pick(hits[0]);
  });

  const onText = (typed: string, composing: boolean): void => {
    setText(typed);
    if (composing) return;
    setAsked(foldSearch(typed));
    setActiveKey(undefined);
    setPicksFirst(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onClose();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (hits.length > 0) setActiveKey(hits[(at + step + hits.length) % hits.length]?.key);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isPending && activeKey === undefined) setPicksFirst(true);
      else if (active) pick(active);
    }
  };

  return (
    <dialog
      ref={dialog}
      className={css["palette"]}
      aria-label={texts.label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      // The keys of the page below rest.
      onKeyDown={(event) => {
        event.stopPropagation();
        onKeyDown(event);
      }}
    >
      <div className={css["frame"]}>
        <div className={css["field"]}>
          <SearchOutlined aria-hidden />
          <input
            type="text"
            role="combobox"
            aria-label={texts.label}
            aria-autocomplete="list"
            aria-expanded={hits.length > 0}
            aria-controls={listId}
            aria-activedescendant={active && !isComposing ? optionId(listId, active.key) : undefined}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={texts.placeholder}
            value={text}
            onChange={(event) => onText(event.target.value, isComposing)}
            onCompositionStart={() => setComposing(true)}
            onCompositionEnd={(event) => {
              setComposing(false);
              onText(event.currentTarget.value, false);
            }}
          />
          <button type="button" className={css["close"]} aria-label={texts.close} onClick={onClose}>
            <kbd>Esc</kbd>
          </button>
        </div>
        {renamed && <p className={css["hint"]}>{texts.renamed(renamed.old, renamed.now[language])}</p>}
        {error && (
          <div className={css["trouble"]}>
            <QueryError what={texts.results} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
          </div>
        )}
        {explained && <Explanation explained={explained} />}
        <HitList
          id={listId}
          label={texts.results}
          hits={hits}
          activeKey={active?.key}
          onActive={setActiveKey}
          onPick={pick}
        />
        {hits.length === 0 && !explained && !error && (
          <p className={css["nothing"]}>{isPending ? texts.looking : texts.nothing(asked)}</p>
        )}
        <p role="status" className="visually-hidden">
          {asked !== "" && !isPending && texts.count(hits.length)}
        </p>
        <p className={css["foot"]} aria-hidden>
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> {texts.move}
          </span>
          <span>
            <kbd>Enter</kbd> {texts.open}
          </span>
          <span className={css["tip"]}>{texts.tip}</span>
        </p>
      </div>
    </dialog>
  );
}

/** Opens with its first render, and gives the focus back to where it was. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    element?.querySelector("input")?.select();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return dialog;
}

/** The places and acts of the viewer's role. */
function useOwnPlaces(sandbox: boolean): readonly Place[] {
  const role = use(RoleContext);
  return useMemo(
    () => [...places, ...(sandbox ? [sandboxPlace] : [])].filter(({ needs }) => roleAllows(role, needs)),
    [role, sandbox],
  );
}

function hitOf({ key, group, title, path }: Place, language: Language): Hit {
  return { key, group, title: title[language], ...(path !== undefined && { path }) };
}

function inGroups(hits: readonly Hit[]): Hit[] {
  return groups.flatMap((group) => hits.filter((hit) => hit.group === group));
}

const catalogue = messages({
  zh: {
    label: "搜索账号、发版、模板、页面、操作、错误码",
    placeholder: "名称、AppID、gh_ 原始 ID、审核单、错误码…",
    results: "搜索结果",
    close: "关闭搜索",
    renamed: (old: string, now: string) => `「${old}」在这里叫「${now}」`,
    looking: "正在查找…",
    nothing: (text: string) => `没有找到「${text}」`,
    count: (count: number) => `${count} 个结果`,
    move: "选择",
    open: "打开",
    tip: "在页面任意处粘贴 AppID 或审核单号也能直达",
  },
  en: {
    label: "Search accounts, deployments, templates, pages, acts, error codes",
    placeholder: "Name, appid, gh_ id, audit id, errcode…",
    results: "search results",
    close: "Close the search",
    renamed: (old, now) => `“${old}” is called “${now}” here`,
    looking: "Looking…",
    nothing: (text) => `Nothing found for “${text}”`,
    count: (count) => plural(count, "# result", "# results"),
    move: "choose",
    open: "open",
    tip: "Paste an appid or audit id anywhere to go there",
  },
});
