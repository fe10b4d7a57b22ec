import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import type { AuthorizerFilter, CreateSelectionInput } from "../../graphql/generated/graphql.ts";
import { useIdempotencyKey } from "../../graphql/idempotency-key.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/card.tsx";
import { FacetOptions } from "../../ui/facet.tsx";
import { Choice, Field } from "../../ui/field.tsx";
import { QueryError } from "../../ui/query-error.tsx";
import { GatedButton } from "../../ui/role.tsx";
import { useSettled } from "../../ui/settled.ts";
import { Moment } from "../../ui/time.tsx";
import { UserErrors } from "../../ui/user-errors.tsx";
import { AccountField } from "../deploy/account-field.tsx";
import deployCss from "../deploy/deploy.module.css";
import { chosenAccountsQuery } from "../deploy/documents.ts";
import { useTemplates } from "../deploy/template-field.tsx";
import { createSelectionMutation, matchingQuery } from "./documents.ts";
import { choiceText, snapshotOf } from "./draft.ts";
import type { Choice as Chosen, Draft } from "./draft.ts";
import { catalogue } from "./messages.ts";
import css from "./wizard.module.css";

/** One by one, since each is looked up; more are chosen by a filter. */
const mostPicked = 100;

interface SelectStepProps {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  onNext: () => void;
}

/** Which accounts: picked, or all that match; kept on the server as they are now. */
export function SelectStep({ draft, onChange, onNext }: SelectStepProps) {
  const texts = useMessages(catalogue);
  const idempotency = useIdempotencyKey();
  const [{ data, error, fetching }, create] = useMutation(createSelectionMutation);
  const { choice } = draft;
  const snapshot = snapshotOf(draft);
  const choose = (part: Partial<Chosen>): void => onChange({ choice: { ...choice, ...part } });

  const keep = async (): Promise<void> => {
    const answer = await create({ input: { ...selectionInput(choice), idempotencyKey: idempotency.key } });
    if (!answer.data) return;
    idempotency.renew();
    const { selection } = answer.data.createSelection;
    if (!selection) return;
    const { id, count, createdAt } = selection;
    onChange({ snapshot: { id, count, createdAt, of: choiceText(choice) } });
    onNext();
  };

  return (
    <>
      {error && <QueryError what={texts.selection} error={error} onRetry={() => void keep()} />}
      <UserErrors errors={data?.createSelection.userErrors ?? []} />
      <Card>
        <Choice
          label={texts.choose}
          value={choice.by}
          options={[
            { value: "filter", label: texts.byFilter },
            { value: "accounts", label: texts.byAccounts },
          ]}
          onChange={(by) => choose({ by })}
        />
        {choice.by === "filter" ? (
          <FilterFields choice={choice} onChange={choose} />
        ) : (
          <PickedAccounts appIds={choice.appIds} onChange={(appIds) => choose({ appIds })} />
        )}
        {snapshot && (
          <p role="status" className={css["kept"]}>
            {texts.fixed(snapshot.count)} · <Moment at={snapshot.createdAt} />{" "}
            <Button type="link" size="small" onClick={() => void keep()}>
              {texts.fixAgain}
            </Button>
          </p>
        )}
        <p className={deployCss["help"]}>{texts.fixHelp}</p>
      </Card>
      <div className={css["foot"]}>
        <GatedButton
          needs="RELEASER"
          type="primary"
          loading={fetching}
          disabled={choice.by === "accounts" && choice.appIds.length === 0}
          onClick={() => (snapshot ? onNext() : void keep())}
        >
          {snapshot ? texts.next : texts.fix}
        </GatedButton>
      </div>
    </>
  );
}

interface FilterFieldsProps {
  choice: Chosen;
  onChange: (part: Partial<Chosen>) => void;
}

function FilterFields({ choice, onChange }: FilterFieldsProps) {
  const texts = useMessages(catalogue);
  const { templates } = useTemplates();
  const filter = useSettled(filterOf(choice), 250);
  const [{ data, error, stale, fetching }, read] = useQuery({
    query: matchingQuery,
    variables: { filter },
    requestPolicy: "cache-and-network",
  });
  const tags = [...new Set([...(data?.authorizerTags ?? []), ...choice.tags])];
  const { totalCount, nodes } = data?.authorizers ?? {};
  const isNarrowed = choice.olderThan !== "" || choice.channel !== "";
  const channels = data?.channels.nodes ?? [];
  return (
    <>
      <Field label={texts.search} help={texts.searchHelp}>
        {(control) => (
          <Input {...control} value={choice.search} onChange={(event) => onChange({ search: event.target.value })} />
        )}
      </Field>
      {tags.length > 0 && (
        <div className={css["tags"]}>
          <FacetOptions
            label={texts.tags}
            options={tags.map((value) => ({ value, label: value }))}
            chosen={choice.tags}
            onChange={(chosen) => onChange({ tags: chosen ?? [] })}
          />
        </div>
      )}
      <Field label={texts.olderThan} help={texts.olderThanHelp}>
        {({ status: _status, ...control }) => (
          <select
            {...control}
            className={deployCss["select"]}
            value={choice.olderThan}
            onChange={(event) => onChange({ olderThan: event.target.value })}
          >
            <option value="">{texts.anyVersion}</option>
            {templates?.map(({ id, userVersion, userDesc }) => (
              <option key={id} value={id}>
                {userVersion} · {userDesc}
              </option>
            ))}
          </select>
        )}
      </Field>
      {(channels.length > 0 || choice.channel !== "") && (
        <Field label={texts.channel} help={texts.channelHelp}>
          {({ status: _status, ...control }) => (
            <select
              {...control}
              className={deployCss["select"]}
              value={choice.channel}
              onChange={(event) => onChange({ channel: event.target.value })}
            >
              <option value="">{texts.anyChannel}</option>
              {channels.map(({ id, name, followerCount, pinnedCount }) => (
                <option key={id} value={id}>
                  {texts.channelOf(name, followerCount - pinnedCount)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {error && (
        <QueryError
          what={texts.accountsToCount}
          error={error}
          onRetry={() => read({ requestPolicy: "network-only" })}
        />
      )}
      {totalCount !== undefined && (
        <p role="status" className={css["count"]} aria-busy={stale || fetching}>
          <b>
            {totalCount === 0
              ? texts.noneMatch
              : isNarrowed
                ? texts.matchingNarrowed(totalCount)
                : texts.matching(totalCount)}
          </b>{" "}
          <span>
            {texts.names(
              (nodes ?? []).map(({ nickName, appId }) => nickName || appId),
              totalCount - (nodes?.length ?? 0),
            )}
          </span>
        </p>
      )}
    </>
  );
}

function PickedAccounts({ appIds, onChange }: { appIds: readonly string[]; onChange: (appIds: string[]) => void }) {
  const texts = useMessages(catalogue);
  const [{ data, error }, read] = useQuery({
    query: chosenAccountsQuery,
    variables: { appIds: [...appIds], first: mostPicked },
    pause: appIds.length === 0,
  });
  const [nothing] = useState(() => new Map<string, never>());
  const found = appIds.length > 0 ? (data?.authorizers.nodes ?? []) : [];
  // In the order in which they were picked: it is the order of the waves.
  const chosen = found.toSorted((a, b) => appIds.indexOf(a.appId) - appIds.indexOf(b.appId));
  return (
    <>
      {error && (
        <QueryError what={texts.chosenAccounts} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
      )}
      <AccountField
        chosen={chosen.filter(({ appId }) => appIds.includes(appId))}
        most={mostPicked}
        refusals={nothing}
        error={undefined}
        onChange={(accounts) => onChange(accounts.map(({ appId }) => appId))}
      />
    </>
  );
}

/** Only mini programs run code of templates; a cancelled account can only be left out. */
function filterOf({ search, tags }: Chosen): AuthorizerFilter {
  return {
    kinds: ["MINI_PROGRAM"],
    statuses: ["AUTHORIZED", "NEEDS_REAUTHORIZATION"],
    ...(search.trim() && { search: search.normalize("NFKC").trim() }),
    ...(tags.length > 0 && { tags }),
  };
}

function selectionInput(choice: Chosen): CreateSelectionInput {
  if (choice.by === "accounts") return { filter: { appIds: choice.appIds } };
  return {
    filter: filterOf(choice),
    ...(choice.olderThan && { olderThanTemplateId: choice.olderThan }),
    ...(choice.channel && { channelId: choice.channel }),
  };
}
