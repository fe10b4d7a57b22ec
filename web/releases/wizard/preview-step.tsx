import Button from "antd/es/button";
import { useQuery } from "urql";
import type { RefusalPartsFragment } from "../../graphql/generated/graphql.ts";
import { formatNumber } from "../../i18n/formats.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Alert } from "../../ui/alert.tsx";
import { Card } from "../../ui/card.tsx";
import { QueryError } from "../../ui/query-error.tsx";
import { UserErrors } from "../../ui/user-errors.tsx";
import { auditQuotaQuery } from "../deploy/documents.ts";
import { RefusalRemedy } from "../refusal-remedy.tsx";
import type { Draft } from "./draft.ts";
import { catalogue } from "./messages.ts";
import { waveSizes } from "./typed-plan.ts";
import type { Prepared } from "./use-prepared.ts";
import css from "./wizard.module.css";

const namedAccounts = 20; // of a group

interface PreviewStepProps {
  draft: Draft;
  prepared: Prepared;
  onBack: () => void;
  onNext: () => void;
}

/** What would happen, in groups: who is ready, who is left out and what helps, what it costs, how it goes. */
export function PreviewStep({ draft, prepared, onBack, onNext }: PreviewStepProps) {
  const texts = useMessages(catalogue);
  const { preview, previewError, isLooking, look, errors, snapshot } = prepared;
  const ready = preview?.accepted ?? 0;
  return (
    <>
      {previewError && <QueryError what={texts.previewing} error={previewError} onRetry={look} />}
      {!preview && isLooking && (
        <p role="status" className={css["count"]}>
          {texts.looking}
        </p>
      )}
      {errors.length > 0 && (
        <>
          <Alert
            kind="error"
            title={texts.wrong}
            acts={
              <Button size="small" onClick={onBack}>
                {texts.toSettings}
              </Button>
            }
          />
          <UserErrors errors={errors} />
        </>
      )}
      {preview && errors.length === 0 && (
        <>
          {ready === 0 && preview.refusals.length > 0 && (
            <Alert kind="warning" title={texts.noneReady}>
              {texts.noneReadyRemedy}
            </Alert>
          )}
          <Card>
            <p className={css["headline"]} role="status">
              <b>{texts.ready(ready)}</b>
              {preview.refusals.length > 0 && <span>{texts.leftOut(preview.refusals.length)}</span>}
              {snapshot && <small>{texts.of(snapshot.count)}</small>}
            </p>
            <Waves draft={draft} count={ready} />
          </Card>
          <Quota submits={draft.after !== "upload"} needs={ready} />
          <LeftOutGroups refusals={preview.refusals} />
        </>
      )}
      <div className={css["foot"]}>
        <Button onClick={onBack}>{texts.back}</Button>
        <Button type="primary" disabled={!preview || errors.length > 0 || ready === 0} onClick={onNext}>
          {texts.next}
        </Button>
      </div>
    </>
  );
}

function Waves({ draft, count }: { draft: Draft; count: number }) {
  const texts = useMessages(catalogue);
  const sizes = waveSizes(draft.plan, count).filter((size) => size > 0);
  if (sizes.length < 2) return <p>{texts.noWaves}</p>;
  return (
    <ol className={css["waves"]} aria-label={texts.waves}>
      {sizes.map((size, place) => (
        <li key={place}>{texts.waveOf(place + 1, size)}</li>
      ))}
    </ol>
  );
}

function Quota({ submits, needs }: { submits: boolean; needs: number }) {
  const texts = useMessages(catalogue);
  const [{ data }] = useQuery({ query: auditQuotaQuery });
  const quota = data?.platform.auditQuota;
  const isShort = submits && quota && needs > quota.rest;
  return (
    <Card title={texts.quota}>
      {submits ? (
        quota ? (
          <p className={isShort ? css["short"] : undefined}>
            {texts.quotaNeeds(needs, quota.rest)}. {isShort ? texts.quotaShort(needs - quota.rest) : texts.quotaEnough}
          </p>
        ) : (
          <p>{texts.quotaUnknown}</p>
        )
      ) : (
        <p>{texts.noAudit}</p>
      )}
    </Card>
  );
}

/** By reason, the most frequent first: one remedy for all of a group, and who is in it. */
function LeftOutGroups({ refusals }: { refusals: readonly RefusalPartsFragment[] }) {
  const texts = useMessages(catalogue);
  const groups = new Map<string, RefusalPartsFragment[]>();
  for (const refusal of refusals) {
    const key = `${refusal.code} ${refusal.message}`;
    groups.set(key, [...(groups.get(key) ?? []), refusal]);
  }
  if (groups.size === 0) return null;
  const largestFirst = [...groups.entries()].toSorted(([, a], [, b]) => b.length - a.length);
  return (
    <Card title={texts.groups}>
      <ul className={css["groups"]}>
        {largestFirst.map(([key, group]) => (
          <li key={key}>
            <p>
              <b>{formatNumber(group.length)}</b> {group[0]?.message}
            </p>
            <p className={css["remedy"]}>{group[0]?.remedy}</p>
            <details>
              <summary>{texts.accounts}</summary>
              <ul className={css["members"]}>
                {group.slice(0, namedAccounts).map((refusal) => (
                  <li key={refusal.authorizer.id}>
                    <bdi>{refusal.authorizer.nickName || refusal.authorizer.appId}</bdi>
                    <code>{refusal.authorizer.appId}</code>
                    <RefusalRemedy refusal={refusal} />
                  </li>
                ))}
                {group.length > namedAccounts && <li>{texts.moreAccounts(group.length - namedAccounts)}</li>}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
