import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { EventRowFragment } from "../graphql/generated/graphql.ts";
import { formatClock, formatFull, formatNumber } from "../i18n/formats.ts";
import { useLanguage } from "../i18n/language.ts";
import type { Language } from "../i18n/language.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { middleCut } from "../ui/id-text.tsx";
import { refusalWords } from "../ui/refusal-words.ts";
import { StateTag } from "../ui/state-tag.tsx";
import { callbackOutcomes } from "../ui/states.tsx";
import { plainLine } from "../ui/plain-text.ts";
import css from "./callbacks.module.css";
import { catalogue } from "./messages.ts";
import { typeName } from "./type-names.ts";

export function useEventColumns(): Column<EventRowFragment>[] {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  return useMemo(
    () => [
      {
        id: "received",
        title: texts.received,
        width: "104px",
        cell: (event) => <ReceivedAt at={event.receivedAt} language={language} />,
      },
      {
        id: "type",
        title: texts.type,
        rowHeader: true,
        width: "27%",
        cell: (event) => (
          <Link to="/events" search={(old: object) => ({ ...old, open: event.id })} className={css["type"]}>
            <code>{event.type}</code> <span>{typeName(event.type, language)}</span>
          </Link>
        ),
      },
      {
        id: "account",
        title: texts.account,
        width: "16%",
        cell: (event) => <Account event={event} platform={texts.platform} />,
      },
      {
        id: "outcome",
        title: texts.outcome,
        width: "128px",
        cell: (event) => <StateTag look={callbackOutcomes[event.outcome]} />,
      },
      {
        id: "summary",
        title: texts.summary,
        cell: (event) => {
          const words = plainLine(event.summary ?? (event.failure ? refusalWords(event.failure, language) : "–"));
          return <bdi title={words}>{words}</bdi>;
        },
      },
      {
        id: "took",
        title: texts.took,
        align: "end",
        width: "88px",
        cell: (event) => (event.tookMicroseconds == null ? "–" : formatMicroseconds(event.tookMicroseconds)),
      },
    ],
    [texts, language],
  );
}

/** 15:04:05 today, 11-20 15:04:05 on other days; the milliseconds on hovering. */
export function ReceivedAt({ at, language }: { at: string; language: Language }) {
  const date = new Date(at);
  const full = formatFull(date, language);
  const clock = formatClock(date);
  const millis = String(date.getMilliseconds()).padStart(3, "0");
  const isToday = date.toDateString() === new Date().toDateString();
  return (
    <time dateTime={at} title={full.replace(clock, `${clock}.${millis}`)}>
      {isToday ? clock : `${full.slice(5, 10)} ${clock}`}
    </time>
  );
}

function Account({ event: { appId, authorizer }, platform }: { event: EventRowFragment; platform: string }) {
  if (!appId) return <span className={css["quiet"]}>{platform}</span>;
  if (!authorizer) return <code title={appId}>{middleCut(appId)}</code>;
  return (
    <PathLink path={`/authorizers/${authorizer.appId}`} title={authorizer.appId}>
      <bdi>{authorizer.nickName || authorizer.appId}</bdi>
    </PathLink>
  );
}

/** 0.4 ms, 18 ms, 1.2 s */
export function formatMicroseconds(microseconds: number): string {
  const ms = microseconds / 1_000;
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  return ms < 1_000 ? `${formatNumber(Math.round(ms))} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
