import { Link } from "@tanstack/react-router";
import { graphql } from "../graphql/generated/gql.ts";
import type { AccountPartsFragment } from "../graphql/generated/graphql.ts";
import { IdText } from "../ui/id-text.tsx";
import { Avatar } from "./avatar.tsx";
import css from "./account-cell.module.css";

graphql(`
  fragment AccountParts on Authorizer {
    id
    appId
    nickName
    headImageUrl
  }
`);

interface AccountCellProps {
  account: AccountPartsFragment;
  /** The list of accounts it stands in (see `listToText`), so that its page can walk it. */
  list?: string | undefined;
}

/** An account in a list: head, name, appid; leads to its page. For lists of other rooms too. */
export function AccountCell({ account, list }: AccountCellProps) {
  const { appId, nickName, headImageUrl } = account;
  return (
    <div className={css["account"]}>
      <Avatar name={nickName || appId} url={headImageUrl ?? null} size={24} />
      <div className={css["names"]}>
        <Link to="/authorizers/$appId" params={{ appId }} search={list ? { list } : {}} className={css["name"]}>
          <bdi>{nickName || appId}</bdi>
        </Link>
        <span className={css["appId"]}>
          <IdText id={appId} what="AppID" />
        </span>
      </div>
    </div>
  );
}
