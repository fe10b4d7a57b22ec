import type { WizardPreviewQuery } from "../../graphql/generated/graphql.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/card.tsx";
import { catalogue } from "./messages.ts";
import css from "./wizard.module.css";

const shownDays = 6;

interface PreviewQuotaProps {
  submits: boolean;
  quota: WizardPreviewQuery["deploymentPreview"]["quota"];
}

/** Audits that are needed against those that are left, and on which days the others go. */
export function PreviewQuota({ submits, quota }: PreviewQuotaProps) {
  const texts = useMessages(catalogue);
  if (!submits) {
    return (
      <Card title={texts.quota}>
        <p>{texts.noAudit}</p>
      </Card>
    );
  }
  if (!quota) {
    return (
      <Card title={texts.quota}>
        <p>{texts.quotaUnknown}</p>
      </Card>
    );
  }
  const { needs, rest, unmet, days } = quota;
  const isShort = days.length > 1 || unmet > 0;
  return (
    <Card title={texts.quota}>
      <p className={isShort ? css["short"] : undefined}>
        {texts.quotaNeeds(needs, rest)} {isShort ? texts.quotaShort : texts.quotaEnough}
      </p>
      {isShort && (
        <ol className={css["waves"]}>
          {days.slice(0, shownDays).map(({ day, submissions }) => (
            <li key={day}>{texts.quotaOn(day, submissions)}</li>
          ))}
          {days.length > shownDays && <li>…</li>}
          {unmet > 0 && <li>{texts.quotaUnmet(unmet)}</li>}
        </ol>
      )}
    </Card>
  );
}
