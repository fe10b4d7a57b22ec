import AuditOutlined from "@ant-design/icons/es/icons/AuditOutlined";
import { Link } from "@tanstack/react-router";
import type { PlatformHealthFragment } from "../graphql/generated/graphql.ts";
import { formatNumber } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Moment } from "../ui/time.tsx";
import { HealthItem } from "./health-item.tsx";
import type { Problem } from "./problems.ts";

/** What is left of this month's audits, shared by all accounts. */
export function AuditQuotaItem({
  quota,
  problems,
}: {
  quota: PlatformHealthFragment["auditQuota"] | null;
  problems: readonly Problem[];
}) {
  const texts = useMessages(catalogue);
  return (
    <HealthItem
      level={quota?.level ?? "OK"}
      icon={AuditOutlined}
      problems={problems}
      noun={texts.quota}
      value={quota ? `${formatNumber(quota.rest)}/${formatNumber(quota.limit)}` : "–"}
    >
      {quota ? (
        <>
          <p>{texts.left(quota.rest, quota.limit)}</p>
          <p>
            {texts.readAt} <Moment at={quota.readAt} />
          </p>
          <p>
            <Link to="/quota">{texts.more}</Link>
          </p>
        </>
      ) : (
        <p>{texts.unknown}</p>
      )}
    </HealthItem>
  );
}

const catalogue = messages({
  zh: {
    quota: "提审额度",
    left: (rest: number, limit: number) =>
      `本月还可提交审核 ${formatNumber(rest)} 次，共 ${formatNumber(limit)} 次，全平台共用。`,
    readAt: "读取于",
    more: "额度与预测",
    unknown: "还没有从微信读到额度；有授权的小程序后会自动读取。",
  },
  en: {
    quota: "Audit quota",
    left: (rest, limit) =>
      `${formatNumber(rest)} of ${formatNumber(limit)} submissions left this month, shared by all accounts.`,
    readAt: "Read",
    more: "Quota and forecast",
    unknown: "Not read from WeChat yet; it is read once a mini program is authorized.",
  },
});
