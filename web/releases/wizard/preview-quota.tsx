import { useMutation } from "urql";
import type { WizardPreviewQuery } from "../../graphql/generated/graphql.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/card.tsx";
import { QueryError } from "../../ui/query-error.tsx";
import { GatedButton } from "../../ui/role.tsx";
import { UserErrors } from "../../ui/user-errors.tsx";
import { readQuotaMutation } from "./documents.ts";
import { catalogue } from "./messages.ts";
import css from "./wizard.module.css";

const shownDays = 6;

interface PreviewQuotaProps {
  submits: boolean;
  quota: WizardPreviewQuery["deploymentPreview"]["quota"];
  onRead: () => void;
}

/** Audits that are needed against those that are left, and on which days the others go. */
export function PreviewQuota({ submits, quota, onRead }: PreviewQuotaProps) {
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
        <UnknownQuota onRead={onRead} />
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

/** Nobody submitted anything yet: WeChat is asked when a person wants to know. */
function UnknownQuota({ onRead }: { onRead: () => void }) {
  const texts = useMessages(catalogue);
  const [{ data, error, fetching }, ask] = useMutation(readQuotaMutation);
  const run = async (): Promise<void> => {
    const answer = await ask({});
    if (answer.data?.refreshAuditQuota.userErrors.length === 0) onRead();
  };
  return (
    <>
      {error && <QueryError what={texts.quota} error={error} onRetry={() => void run()} />}
      <UserErrors errors={data?.refreshAuditQuota.userErrors ?? []} />
      <p className={css["acts"]}>
        {texts.quotaUnknown}
        <GatedButton needs="OPERATOR" size="small" loading={fetching} onClick={() => void run()}>
          {texts.readQuota}
        </GatedButton>
      </p>
    </>
  );
}
