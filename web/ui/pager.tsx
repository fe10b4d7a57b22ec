import LeftOutlined from "@ant-design/icons/es/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/es/icons/RightOutlined";
import Button from "antd/es/button";
import { messages, useMessages } from "../i18n/messages.ts";
import css from "./filters.module.css";
import { pageSizes } from "../routing/search-params.ts";

/** The part of a list's URL that says which page it shows. */
export interface PageSearch {
  after?: string | undefined;
  before?: string | undefined;
  size?: (typeof pageSizes)[number] | undefined;
}

export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor?: string | null | undefined;
  endCursor?: string | null | undefined;
}

const defaultSize = 50;

/** A connection's arguments for what the URL says. */
export function pageArguments({ after, before, size = defaultSize }: PageSearch): {
  first?: number;
  after?: string;
  last?: number;
  before?: string;
} {
  if (before) return { last: size, before };
  return after ? { first: size, after } : { first: size };
}

/** Where "previous" and "next" go; undefined where there is no such page. */
export function pageSteps(pageInfo: PageInfo | undefined): { previous?: PageSearch; next?: PageSearch } {
  return {
    ...(pageInfo?.hasPreviousPage &&
      pageInfo.startCursor && { previous: { before: pageInfo.startCursor, after: undefined } }),
    ...(pageInfo?.hasNextPage && pageInfo.endCursor && { next: { after: pageInfo.endCursor, before: undefined } }),
  };
}

interface PagerProps {
  search: PageSearch;
  pageInfo: PageInfo | undefined;
  /** Merges into the URL's search; a step pushes to history. */
  onGo: (to: PageSearch) => void;
}

/** Previous, next, rows per page. */
export function Pager({ search, pageInfo, onGo }: PagerProps) {
  const texts = useMessages(catalogue);
  const { previous, next } = pageSteps(pageInfo);
  const size = search.size ?? defaultSize;
  if (!previous && !next && size === defaultSize && !search.after && !search.before) return null;
  return (
    <nav className={css["pager"]} aria-label={texts.pages}>
      <Button icon={<LeftOutlined aria-hidden />} disabled={!previous} onClick={() => previous && onGo(previous)}>
        {texts.previous}
      </Button>
      <Button disabled={!next} onClick={() => next && onGo(next)}>
        {texts.next} <RightOutlined aria-hidden />
      </Button>
      <span className={css["spacer"]} />
      <label>
        {texts.perPage}{" "}
        <select
          value={size}
          onChange={(event) => {
            const chosen = pageSizes.find((candidate) => candidate === Number(event.target.value));
            onGo({ size: chosen === defaultSize ? undefined : chosen, after: undefined, before: undefined });
          }}
        >
          {pageSizes.map((count) => (
            <option key={count}>{count}</option>
          ))}
        </select>
      </label>
    </nav>
  );
}

const catalogue = messages({
  zh: { pages: "翻页", previous: "上一页", next: "下一页", perPage: "每页" },
  en: { pages: "Pages", previous: "Previous", next: "Next", perPage: "Per page" },
});
