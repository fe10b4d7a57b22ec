import Button from "antd/es/button";
import Password from "antd/es/input/Password";
import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Field } from "../ui/field.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { errorsAt, UserErrors } from "../ui/user-errors.tsx";
import css from "./settings.module.css";

const changeMutation = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      ok
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

/** Changing it ends my sessions elsewhere. */
export function PasswordForm({ loginName }: { loginName: string }) {
  const texts = useMessages(catalogue);
  const [{ data, error, fetching }, change] = useMutation(changeMutation);
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const errors = data?.changePassword.userErrors ?? [];

  const submit = async (): Promise<void> => {
    const answer = await change({ input: { currentPassword, newPassword } });
    if (!answer.data?.changePassword.ok) return;
    setCurrent("");
    setNew("");
    tellDone(texts.done);
  };

  return (
    <form
      className={css["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {error && <QueryError what={texts.answer} error={error} onRetry={() => void submit()} />}
      <UserErrors errors={errors} fields={["currentPassword", "newPassword"]} />
      {/* Tells password managers whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={loginName} readOnly hidden />
      <Field label={texts.current} error={errorsAt(errors, "currentPassword")}>
        {(control) => (
          <Password
            {...control}
            autoComplete="current-password"
            value={currentPassword}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
      </Field>
      <Field label={texts.next} help={texts.nextHelp} error={errorsAt(errors, "newPassword")}>
        {(control) => (
          <Password
            {...control}
            autoComplete="new-password"
            value={newPassword}
            onChange={(event) => setNew(event.target.value)}
          />
        )}
      </Field>
      <Button htmlType="submit" loading={fetching} disabled={currentPassword === "" || newPassword === ""}>
        {texts.change}
      </Button>
    </form>
  );
}

const catalogue = messages({
  zh: {
    current: "当前密码",
    next: "新密码",
    nextHelp: "至少 10 个字符；修改后，其他设备上的登录会结束",
    change: "修改密码",
    done: "密码已修改，其他设备上的登录已结束",
    answer: "修改结果",
  },
  en: {
    current: "Current password",
    next: "New password",
    nextHelp: "At least 10 characters; your sessions on other devices end",
    change: "Change password",
    done: "Password changed; sessions on other devices have ended",
    answer: "the answer to the change",
  },
});
