import { Link, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import Password from "antd/es/input/Password";
import { useEffect, useState } from "react";
import { useMutation, useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { useLine } from "../graphql/line-context.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { Field } from "../ui/field.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { errorsAt, UserErrors } from "../ui/user-errors.tsx";
import { Doorway } from "./doorway.tsx";
import css from "./doorway.module.css";
import { viewerQuery } from "./viewer.ts";

const setUpMutation = graphql(`
  mutation SetUp($input: SetUpInput!) {
    setUp(input: $input) {
      viewer {
        ...ViewerParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

const minimumLength = 10; // characters; the server decides, this only tells beforehand

// The link's secret is behind `#`, so that no server and no Referer ever sees it; it leaves the address bar and the history at once.
const secretOfLink = takeSecret();

/** Makes the first operator, for who holds the link printed at first start. */
export function SetUpPage() {
  const texts = useMessages(catalogue);
  const line = useLine();
  const navigate = useNavigate();
  const [{ data: state }] = useQuery({ query: viewerQuery, requestPolicy: "network-only" });
  const [{ data, error, fetching }, setUp] = useMutation(setUpMutation);
  const [secret, setSecret] = useState(secretOfLink);
  const [loginName, setLoginName] = useState("");
  const [displayName, setDisplayName] = useState("");
  const [password, setPassword] = useState("");
  useEffect(() => {
    document.title = `${texts.title} · Minifleet`;
  }, [texts.title]);

  const submit = async (): Promise<void> => {
    const input = { secret, loginName, password, ...(displayName.trim() && { displayName: displayName.trim() }) };
    const answer = await setUp({ input });
    if (!answer.data?.setUp.viewer) return;
    await line.client.query(viewerQuery, {}, { requestPolicy: "network-only" }).toPromise();
    line.signedIn();
    await navigate({ to: "/", replace: true });
  };

  if (state && !state.setUp.needed) {
    return (
      <Doorway title={texts.title}>
        <p className={css["note"]}>{texts.done}</p>
        <Link to="/sign-in">{texts.signIn}</Link>
      </Doorway>
    );
  }
  const errors = data?.setUp.userErrors ?? [];
  return (
    <Doorway title={texts.title}>
      <p className={css["note"]}>{texts.intro}</p>
      {!secretOfLink && (
        <Alert kind="info" title={texts.noSecret}>
          {texts.noSecretRemedy}
        </Alert>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {error && <QueryError what={texts.answer} error={error} onRetry={() => void submit()} />}
        <UserErrors errors={errors} fields={secretOfLink ? formFields : [...formFields, "secret"]} />
        {!secretOfLink && (
          <Field label={texts.secret} error={errorsAt(errors, "secret")}>
            {(control) => (
              <Input
                {...control}
                required
                autoComplete="off"
                spellCheck={false}
                value={secret}
                onChange={(event) => setSecret(event.target.value.trim())}
              />
            )}
          </Field>
        )}
        <Field label={texts.loginName} error={errorsAt(errors, "loginName")} help={texts.loginNameHelp}>
          {(control) => (
            <Input
              {...control}
              required
              autoFocus={secretOfLink !== ""}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              value={loginName}
              onChange={(event) => setLoginName(event.target.value)}
            />
          )}
        </Field>
        <Field label={texts.displayName} error={errorsAt(errors, "displayName")} help={texts.displayNameHelp}>
          {(control) => (
            <Input
              {...control}
              autoComplete="name"
              value={displayName}
              onChange={(event) => setDisplayName(event.target.value)}
            />
          )}
        </Field>
        <Field label={texts.password} error={errorsAt(errors, "password")} help={texts.passwordHelp(minimumLength)}>
          {(control) => (
            <Password
              {...control}
              required
              autoComplete="new-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" block loading={fetching}>
          {texts.create}
        </Button>
      </form>
    </Doorway>
  );
}

const formFields = ["loginName", "displayName", "password"];

function takeSecret(): string {
  const fragment = location.hash.slice(1);
  if (fragment === "" || location.pathname !== "/setup") return "";
  history.replaceState(history.state, "", location.pathname + location.search);
  const named = new URLSearchParams(fragment).get("secret");
  return named ?? decodeURIComponent(fragment);
}

const catalogue = messages({
  zh: {
    title: "创建第一个操作员",
    intro: "这个链接只能用一次。创建后用登录名和密码登录。",
    done: "已经有操作员了，这个链接不再有效。",
    signIn: "去登录",
    noSecret: "链接里没有一次性密钥",
    noSecretRemedy: "打开首次启动时终端里打印的完整链接，或把链接中 # 后面的部分粘贴到下面。",
    secret: "一次性密钥",
    loginName: "登录名",
    loginNameHelp: "登录时输入，例如 li.ming",
    displayName: "显示名",
    displayNameHelp: "可不填；操作记录里显示这个名字",
    password: "密码",
    passwordHelp: (length: number) => `至少 ${length} 个字符`,
    create: "创建并登录",
    answer: "创建结果",
  },
  en: {
    title: "Create the first operator",
    intro: "This link works once. Afterwards you sign in by login name and password.",
    done: "There is an operator already; this link is no longer valid.",
    signIn: "Go to sign-in",
    noSecret: "The link carries no one-time secret",
    noSecretRemedy: "Open the whole link that was printed at the first start, or paste the part after # below.",
    secret: "One-time secret",
    loginName: "Login name",
    loginNameHelp: "Typed to sign in, for instance li.ming",
    displayName: "Display name",
    displayNameHelp: "Optional; shown in the activity",
    password: "Password",
    passwordHelp: (length) => `At least ${length} characters`,
    create: "Create and sign in",
    answer: "the answer to creating",
  },
});
