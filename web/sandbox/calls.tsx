import Button from "antd/es/button";
import { useMemo } from "react";
import { formatClock, formatNumber } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { Card } from "../ui/card.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { Tag } from "../ui/tag.tsx";
import css from "./sandbox.module.css";
import { useControl } from "./use-control.ts";
import type { SandboxCall } from "./world.ts";

/** The last calls of WeChat's API, newest first. */
export function Calls() {
  const texts = useMessages(catalogue);
  const { data, failure, read } = useControl<{ calls: SandboxCall[] }>("calls?last=50", 5_000);
  const columns = useMemo(
    (): Column<SandboxCall>[] => [
      { id: "time", title: texts.time, cell: ({ time }) => formatClock(new Date(time)) },
      {
        id: "call",
        title: texts.call,
        rowHeader: true,
        cell: ({ method, path }) => (
          <code>
            {method} {path}
          </code>
        ),
      },
      { id: "appid", title: "AppID", cell: ({ appid }) => (appid ? <code>{appid}</code> : texts.platform) },
      {
        id: "answer",
        title: texts.answer,
        cell: ({ errcode, status }) => (
          <Tag hue={status >= 400 || errcode ? "red" : "green"}>
            {status >= 400 ? `HTTP ${status}` : (errcode ?? 0)}
          </Tag>
        ),
      },
      { id: "took", title: texts.took, align: "end", cell: ({ milliseconds }) => `${formatNumber(milliseconds)} ms` },
    ],
    [texts],
  );
  return (
    <Card title={texts.title}>
      {failure && (
        <Alert kind="error" title={texts.unread} acts={<Button onClick={read}>{texts.retry}</Button>}>
          {failure}
        </Alert>
      )}
      <DataTable
        name="sandboxCalls"
        label={texts.title}
        columns={columns}
        rows={data?.calls}
        rowKey={keyOf}
        rowLabel={keyOf}
        fetching={!data}
        keyless
        empty={<p className={css["nothing"]}>{texts.none}</p>}
      />
    </Card>
  );
}

const keyOf = ({ number }: SandboxCall) => String(number);

const catalogue = messages({
  zh: {
    title: "最近的调用",
    time: "时间",
    call: "接口",
    platform: "平台",
    answer: "返回",
    took: "耗时",
    none: "还没有调用。",
    unread: "没有读到模拟器的调用记录",
    retry: "重试",
  },
  en: {
    title: "Recent calls",
    time: "Time",
    call: "Endpoint",
    platform: "platform",
    answer: "Answer",
    took: "Took",
    none: "No calls yet.",
    unread: "The simulator's calls could not be read",
    retry: "Retry",
  },
});
