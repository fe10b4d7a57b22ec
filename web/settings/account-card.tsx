import { useQuery } from "urql";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { viewerQuery } from "../operators/viewer.ts";
import { Card, Facts } from "../ui/card.tsx";
import { roleNames } from "../ui/role.tsx";
import { PasswordForm } from "./password-form.tsx";
import css from "./settings.module.css";

/** Who I am here, and my password. */
export function AccountCard() {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const [{ data }] = useQuery({ query: viewerQuery });
  const viewer = data?.viewer;
  if (!viewer) return null;
  return (
    <div id="me">
      <Card title={texts.title}>
        <Facts
          facts={[
            [texts.name, <bdi key="name">{viewer.name}</bdi>],
            viewer.operator && [texts.loginName, viewer.operator.loginName],
            [texts.role, roleNames[viewer.role][language]],
          ]}
        />
        <section className={css["part"]}>
          <h3>{texts.password}</h3>
          <PasswordForm loginName={viewer.operator?.loginName ?? ""} />
        </section>
      </Card>
    </div>
  );
}

const catalogue = messages({
  zh: { title: "我的账号", name: "显示名", loginName: "登录名", role: "角色", password: "修改密码" },
  en: {
    title: "My account",
    name: "Display name",
    loginName: "Login name",
    role: "Role",
    password: "Change password",
  },
});
