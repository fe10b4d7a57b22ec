import CloseOutlined from "@ant-design/icons/es/icons/CloseOutlined";
import { useState } from "react";
import { useQuery } from "urql";
import type { AccountChoiceFragment, RefusalPartsFragment } from "../../graphql/generated/graphql.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { Field } from "../../ui/field.tsx";
import { useSettled } from "../../ui/settled.ts";
import { Tag } from "../../ui/tag.tsx";
import { RefusalRemedy } from "../refusal-remedy.tsx";
import { findAccountsQuery } from "./documents.ts";
import { catalogue } from "./messages.ts";
import css from "./deploy.module.css";

interface AccountFieldProps {
  chosen: readonly AccountChoiceFragment[];
  most: number;
  refusals: ReadonlyMap<string, RefusalPartsFragment>;
  error: string | undefined;
  onChange: (chosen: AccountChoiceFragment[]) => void;
}

/** Finds mini programs and shows the chosen ones, each with why it would be left out. */
export function AccountField({ chosen, most, refusals, error, onChange }: AccountFieldProps) {
  const texts = useMessages(catalogue);
  const [text, setText] = useState("");
  const search = useSettled(text.normalize("NFKC").trim(), 250);
  const [{ data, stale }] = useQuery({ query: findAccountsQuery, variables: { search: search || null } });
  const isChosen = (id: string): boolean => chosen.some((account) => account.id === id);
  const isFull = chosen.length >= most;
  const found = data?.authorizers.nodes.filter(({ id }) => !isChosen(id));

  return (
    <>
      <Field label={texts.accounts} error={error} help={isFull ? texts.accountsFull(most) : texts.accountsHelp(most)}>
        {(control) => (
          <Combobox
            control={control}
            placeholder={texts.searchAccounts}
            text={text}
            onText={setText}
            disabled={isFull}
            options={
              stale
                ? undefined
                : found?.map((account) => ({ key: account.id, label: <AccountLine account={account} /> }))
            }
            onPick={(id) => {
              const account = found?.find((candidate) => candidate.id === id);
              if (!account) return;
              onChange([...chosen, account]);
              setText("");
            }}
          />
        )}
      </Field>
      {chosen.length > 0 && (
        <ul className={css["chosen"]} aria-label={texts.chosen}>
          {chosen.map((account) => (
            <li key={account.id}>
              <div className={css["account"]}>
                <span>
                  <AccountLine account={account} />
                </span>
                <button
                  type="button"
                  aria-label={texts.remove(account.nickName || account.appId)}
                  title={texts.remove(account.nickName || account.appId)}
                  onClick={() => onChange(chosen.filter(({ id }) => id !== account.id))}
                >
                  <CloseOutlined aria-hidden />
                </button>
              </div>
              <Refusal refusal={refusals.get(account.id)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function AccountLine({ account }: { account: AccountChoiceFragment }) {
  const texts = useMessages(catalogue);
  const { nickName, appId, currentRelease } = account;
  return (
    <>
      <bdi className={css["accountName"]}>{nickName || appId}</bdi>
      <code>{appId}</code>
      <small>{currentRelease ? texts.now(currentRelease.version) : texts.neverDeployed}</small>
    </>
  );
}

function Refusal({ refusal }: { refusal: RefusalPartsFragment | undefined }) {
  const texts = useMessages(catalogue);
  if (!refusal) return null;
  return (
    <p className={css["refusal"]}>
      <Tag hue="amber">{texts.leftOut}</Tag>
      <span>{refusal.message}</span>
      <span>{refusal.remedy}</span>
      <RefusalRemedy refusal={refusal} />
    </p>
  );
}
