import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import Password from "antd/es/input/Password";
import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { useLine } from "../graphql/line-context.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Field } from "../ui/field.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { UserErrors } from "../ui/user-errors.tsx";

const signInMutation = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      viewer {
        ...ViewerParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

/** Two fields. Calls `onDone` when the session cookie is set. */
export function SignInForm({ onDone }: { onDone: () => void }) {
  const texts = useMessages(catalogue);
  const line = useLine();
  const [{ data, error, fetching }, signIn] = useMutation(signInMutation);
  const [loginName, setLoginName] = useState("");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState<{ loginName?: string; password?: string }>({});

  const submit = async (): Promise<void> => {
    // In the console's language, which the browser's own words need not have; and an empty field is no attempt.
    const found = {
      ...(loginName.trim() === "" && { loginName: texts.loginNameMissing }),
      ...(password === "" && { password: texts.passwordMissing }),
    };
    setMissing(found);
    if (Object.keys(found).length > 0) return;
    const answer = await signIn({ input: { loginName, password } });
    if (!answer.data?.signIn.viewer) return;
    line.signedIn();
    onDone();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {error && <QueryError what={texts.answer} error={error} onRetry={() => void submit()} />}
      <UserErrors errors={data?.signIn.userErrors ?? []} />
      <Field label={texts.loginName} error={missing.loginName}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={loginName}
            onChange={(event) => setLoginName(event.target.value)}
          />
        )}
      </Field>
      <Field label={texts.password} error={missing.password}>
        {(control) => (
          <Password
            {...control}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" block loading={fetching}>
        {texts.signIn}
      </Button>
    </form>
  );
}

const catalogue = messages({
  zh: {
    loginName: "登录名",
    loginNameMissing: "填写登录名",
    password: "密码",
    passwordMissing: "填写密码",
    signIn: "登录",
    answer: "登录结果",
  },
  en: {
    loginName: "Login name",
    loginNameMissing: "Enter your login name",
    password: "Password",
    passwordMissing: "Enter your password",
    signIn: "Sign in",
    answer: "the answer to signing in",
  },
});
