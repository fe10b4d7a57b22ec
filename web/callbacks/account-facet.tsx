import DownOutlined from "@ant-design/icons/es/icons/DownOutlined";
import { useId, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import filters from "../ui/filters.module.css";
import { Popover } from "../ui/popover.tsx";
import { SearchField } from "../ui/search-field.tsx";

const accountsQuery = graphql(`
  query EventAccounts($search: String) {
    authorizers(first: 8, filter: { search: $search }) {
      nodes {
        id
        appId
        nickName
      }
    }
  }
`);

interface AccountFacetProps {
  appId: string | undefined;
  onChoose: (appId: string | undefined) => void;
}

/** One account out of thousands: found by its name, or by an appid that is not connected any more. */
export function AccountFacet({ appId, onChoose }: AccountFacetProps) {
  const texts = useMessages(catalogue);
  return (
    <Popover
      className={filters["facet"]}
      button={
        <>
          {texts.account}
          {appId && <span className={filters["count"]}>1</span>}
          <DownOutlined aria-hidden style={{ fontSize: 10 }} />
        </>
      }
    >
      {(close) => (
        <AccountChoice
          appId={appId}
          onChoose={(chosen) => {
            onChoose(chosen);
            close();
          }}
        />
      )}
    </Popover>
  );
}

function AccountChoice({ appId, onChoose }: AccountFacetProps) {
  const texts = useMessages(catalogue);
  const name = useId();
  const [search, setSearch] = useState<string>();
  const [{ data, fetching }] = useQuery({ query: accountsQuery, variables: { search: search ?? null } });
  const found = data?.authorizers.nodes ?? [];
  const typed =
    search && /^wx[0-9a-z]{8,}$/i.test(search) && !found.some((one) => one.appId === search) ? search : null;
  const options = [
    ...found.map((one) => ({ value: one.appId, label: one.nickName || one.appId })),
    ...(typed ? [{ value: typed, label: typed }] : []),
  ];
  return (
    <div style={{ width: 300 }}>
      <SearchField label={texts.search} value={search} onSearch={setSearch} />
      <fieldset className={filters["options"]} style={{ marginTop: 8 }}>
        <legend className={filters["legend"]}>{texts.account}</legend>
        <label>
          <input type="radio" name={name} checked={appId === undefined} onChange={() => onChoose(undefined)} />
          {texts.all}
        </label>
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} checked={option.value === appId} onChange={() => onChoose(option.value)} />
            <bdi>{option.label}</bdi>
          </label>
        ))}
        {!fetching && options.length === 0 && <span className={filters["legend"]}>{texts.none}</span>}
      </fieldset>
    </div>
  );
}

const catalogue = messages({
  zh: { account: "账号", search: "账号名称或 AppID", all: "全部账号", none: "没有找到账号" },
  en: { account: "Account", search: "Name or AppID", all: "All accounts", none: "No account found" },
});
