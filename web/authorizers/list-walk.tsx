import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { formatNumber } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { isElsewhere } from "../ui/data-table/keys.ts";
import { useStoredChoice } from "../ui/stored-choice.ts";
import type { AuthorizerOnPage } from "./authorizer-profile.ts";
import { nameOf } from "./authorizer-row.ts";
import css from "./authorizer-page.module.css";

const route = getRouteApi("/shell/authorizers/$appId");

interface ListWalkProps {
  place: NonNullable<AuthorizerOnPage["place"]>;
  list: string;
}

/** To the neighbours in the list one came from: `<`, `>`, or the keys `[` and `]`. */
export function ListWalk({ place, list }: ListWalkProps) {
  const texts = useMessages(catalogue);
  const navigate = route.useNavigate();
  const { tab } = route.useSearch();
  const [shortcuts] = useStoredChoice("shortcuts", ["on", "off"], "on");
  const { position, totalCount, previous, next } = place;
  const [before, behind] = [previous?.appId, next?.appId];
  useEffect(() => {
    if (shortcuts === "off") return;
    const listen = (event: KeyboardEvent): void => {
      const appId = event.key === "[" ? before : event.key === "]" ? behind : undefined;
      if (!appId || isElsewhere(event)) return;
      event.preventDefault();
      void navigate({ to: "/authorizers/$appId", params: { appId }, search: { tab, list } });
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [before, behind, list, tab, navigate, shortcuts]);
  return (
    <nav aria-label={texts.walk} className={css["walk"]}>
      <span>{position ? texts.place(position, totalCount) : texts.notIn}</span>
      <Step to={previous ?? null} list={list} tab={tab} sign="‹" name={texts.previous} />
      <Step to={next ?? null} list={list} tab={tab} sign="›" name={texts.next} />
    </nav>
  );
}

interface StepProps {
  to: { appId: string; nickName: string } | null;
  list: string;
  tab: ReturnType<typeof route.useSearch>["tab"];
  sign: string;
  name: (account: string) => string;
}

function Step({ to, list, tab, sign, name }: StepProps) {
  if (!to) {
    return (
      <span className={css["step"]} aria-hidden>
        {sign}
      </span>
    );
  }
  const label = name(nameOf(to));
  return (
    <Link
      to="/authorizers/$appId"
      params={{ appId: to.appId }}
      search={{ tab, list }}
      className={css["step"]}
      aria-label={label}
      title={label}
    >
      {sign}
    </Link>
  );
}

const catalogue = messages({
  zh: {
    walk: "列表中的前后账号",
    place: (position: number, total: number) => `第 ${formatNumber(position)} 个，共 ${formatNumber(total)} 个`,
    notIn: "不在来时的列表里",
    previous: (account: string) => `上一个：${account}`,
    next: (account: string) => `下一个：${account}`,
  },
  en: {
    walk: "Neighbours in the list",
    place: (position, total) => `${formatNumber(position)} of ${formatNumber(total)}`,
    notIn: "not in the list any more",
    previous: (account) => `Previous: ${account}`,
    next: (account) => `Next: ${account}`,
  },
});
