import CheckCircleFilled from "@ant-design/icons/es/icons/CheckCircleFilled";
import { Link } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useEffect, useRef } from "react";
import { useSubscription } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { LinkPartsFragment } from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { Avatar } from "./avatar.tsx";
import { LinkLife } from "./link-life.tsx";
import css from "./drawer.module.css";

const profileRead = graphql(`
  subscription InvitedAccountChanged($id: ID!) {
    authorizerChanged(id: $id) {
      ...AccountParts
      profileReadAt
    }
  }
`);

interface LinkAuthorizedProps {
  link: LinkPartsFragment;
  account: NonNullable<LinkPartsFragment["authorizer"]>;
  onClose: () => void;
}

/** The merchant has confirmed, perhaps still with the phone in hand. */
export function LinkAuthorized({ link, account, onClose }: LinkAuthorizedProps) {
  const texts = useMessages(catalogue);
  // Name and head follow a moment after the confirmation.
  useSubscription({ query: profileRead, variables: { id: account.id } });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const name = account.nickName || link.label || account.appId;
  const { permissionSets: granted, missingPermissionSets: missing } = account;
  return (
    <>
      <div className={css["done"]} role="status">
        <Avatar name={name} url={account.headImageUrl ?? null} size={64} />
        <h3 ref={heading} tabIndex={-1}>
          <CheckCircleFilled aria-hidden /> {texts.authorized(name)}
        </h3>
        <p>{texts.sets(granted.length)}</p>
        <div className={css["acts"]}>
          <Link to="/authorizers/$appId" params={{ appId: account.appId }}>
            {texts.open}
          </Link>
        </div>
      </div>
      {missing.length > 0 && (
        <Alert kind="warning" title={texts.missing(missing.map(({ id, name: set }) => `${id} ${set}`).join(texts.and))}>
          {texts.missingRemedy}
        </Alert>
      )}
      <LinkLife link={link} />
      <div className={css["submit"]}>
        <Button type="primary" onClick={onClose}>
          {texts.done}
        </Button>
      </div>
    </>
  );
}

const catalogue = messages({
  zh: {
    authorized: (name: string) => `「${name}」已授权`,
    sets: (count: number) => `授予了 ${count} 个权限集`,
    open: "打开账号",
    missing: (sets: string) => `没有授予权限集 ${sets}`,
    missingRemedy: "在账号页可以发一个补充权限集的链接。",
    and: "、",
    done: "完成",
  },
  en: {
    authorized: (name) => `${name} is authorized`,
    sets: (count) => (count === 1 ? "1 permission set granted" : `${count} permission sets granted`),
    open: "Open account",
    missing: (sets) => `Permission set not granted: ${sets}`,
    missingRemedy: "The account's page offers a link for what is missing.",
    and: ", ",
    done: "Done",
  },
});
