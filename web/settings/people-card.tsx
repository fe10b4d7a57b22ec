import { use } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Card } from "../ui/card.tsx";
import { useKept } from "../ui/kept.ts";
import { QueryError } from "../ui/query-error.tsx";
import { RoleContext, RoleGate, roleAllows, roleNames } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import css from "./settings.module.css";

const peopleQuery = graphql(`
  query People {
    operators {
      id
      loginName
      displayName
      role
      lastSignInAt
      disabledAt
    }
  }
`);

/** Who can sign in. They are added and disabled at the server's command line. */
export function PeopleCard() {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const isAdmin = roleAllows(use(RoleContext), "ADMIN");
  const [{ data, error }, read] = useQuery({ query: peopleQuery, pause: !isAdmin });
  const people = useKept(data?.operators);
  return (
    <Card title={texts.title}>
      <RoleGate needs="ADMIN">
        {error && (
          <QueryError what={texts.title} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
        )}
        <div className={css["scroll"]}>
          <table className={css["people"]}>
            <thead>
              <tr>
                <th scope="col">{texts.name}</th>
                <th scope="col">{texts.loginName}</th>
                <th scope="col">{texts.role}</th>
                <th scope="col">{texts.lastSignIn}</th>
              </tr>
            </thead>
            <tbody>
              {people?.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <bdi>{one.displayName}</bdi>
                  </th>
                  <td>{one.loginName}</td>
                  <td>{roleNames[one.role][language]}</td>
                  <td>
                    {one.disabledAt ? (
                      texts.disabled
                    ) : one.lastSignInAt ? (
                      <Moment at={one.lastSignInAt} />
                    ) : (
                      texts.never
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className={css["note"]}>
          {texts.how} <code>npm run -s minifleet -- operator add</code>
        </p>
      </RoleGate>
    </Card>
  );
}

const catalogue = messages({
  zh: {
    title: "操作员",
    name: "显示名",
    loginName: "登录名",
    role: "角色",
    lastSignIn: "最近登录",
    never: "从未登录",
    disabled: "已停用",
    how: "在服务器上添加、停用或重设密码：",
  },
  en: {
    title: "People",
    name: "Name",
    loginName: "Login name",
    role: "Role",
    lastSignIn: "Last sign-in",
    never: "never",
    disabled: "disabled",
    how: "Added, disabled and given new passwords on the server:",
  },
});
