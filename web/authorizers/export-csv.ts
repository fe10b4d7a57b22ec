import { formatFull } from "../i18n/formats.ts";
import type { Language } from "../i18n/language.ts";
import { csvOf } from "../ui/csv.ts";
import type { CsvColumn } from "../ui/csv.ts";
import { authorizerStatuses, releaseStates } from "../ui/states.tsx";
import type { AuthorizerInList } from "./authorizer-row.ts";
import { kindNames } from "./words.ts";

export function authorizersCsv(rows: readonly AuthorizerInList[], language: Language): string {
  const zh = language === "zh";
  const columns: CsvColumn<AuthorizerInList>[] = [
    { title: zh ? "名称" : "Name", text: ({ nickName }) => nickName },
    { title: "AppID", text: ({ appId }) => appId },
    { title: zh ? "原始 ID" : "Original ID", text: ({ originalId }) => originalId },
    { title: zh ? "主体" : "Legal entity", text: ({ principalName }) => principalName },
    { title: zh ? "类型" : "Kind", text: ({ kind }) => kindNames[kind][language] },
    { title: zh ? "状态" : "Status", text: ({ status }) => authorizerStatuses[status][language] },
    {
      title: zh ? "缺少权限集" : "Lacks sets",
      text: ({ missingPermissionSets }) => missingPermissionSets.map(({ id }) => id).join(" "),
    },
    { title: zh ? "线上版本" : "Online version", text: ({ onlineRelease }) => onlineRelease?.version },
    { title: zh ? "当前发布单" : "Current release", text: ({ currentRelease }) => currentRelease?.version },
    {
      title: zh ? "发布单状态" : "Release state",
      text: ({ currentRelease }) => currentRelease && releaseStates[currentRelease.state][language],
    },
    { title: zh ? "标签" : "Tags", text: ({ tags }) => tags.join(" ") },
    { title: zh ? "备注" : "Remark", text: ({ remark }) => remark },
    {
      title: zh ? "授权时间" : "Authorized",
      text: ({ authorizedAt }) => formatFull(new Date(authorizedAt), language),
    },
  ];
  return csvOf(columns, rows);
}
