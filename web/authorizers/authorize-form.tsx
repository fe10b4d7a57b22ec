import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { UserErrorPartsFragment } from "../graphql/generated/graphql.ts";
import type { AuthorizationChannel, AuthorizerKind } from "../graphql/generated/schema-facts.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { Field } from "../ui/field.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { errorsAt, UserErrors } from "../ui/user-errors.tsx";
import { LinkOptions } from "./link-options.tsx";
import type { LinkOptionValues } from "./link-options.tsx";
import { useMakeLink } from "./make-link.ts";
import { channelNames } from "./words.ts";
import css from "./drawer.module.css";

const invitedQuery = graphql(`
  query InvitedAuthorizer($appId: String!) {
    authorizer(appId: $appId) {
      id
      appId
      nickName
      kind
      status
      permissionSets {
        permissionSet {
          id
        }
      }
    }
  }
`);

interface AuthorizeFormProps {
  appId?: string | undefined;
  sets?: readonly number[] | undefined;
  onLink: (id: string) => void;
}

const channels: readonly AuthorizationChannel[] = ["PC_QR", "H5", "MINI_PROGRAM_PLUGIN"];
const fieldsShown = ["label", "appId", "permissionSetIds", "returnUrl", "validForSeconds", "kinds"];
const defaultKinds: readonly AuthorizerKind[] = ["OFFICIAL_ACCOUNT", "MINI_PROGRAM"];

/** One needed field: for whom. The others have defaults. */
export function AuthorizeForm({ appId = "", sets = [], onLink }: AuthorizeFormProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const { making, make } = useMakeLink();
  const [{ data }] = useQuery({ query: invitedQuery, variables: { appId }, pause: !appId });
  const invited = data?.authorizer;

  const [label, setLabel] = useState<string>();
  const [channel, setChannel] = useState<AuthorizationChannel>("PC_QR");
  const [options, setOptions] = useState<LinkOptionValues>({
    appId,
    kinds: defaultKinds,
    setIds: sets,
    validForSeconds: 86_400,
    returnUrl: "",
  });
  const [isMore, setMore] = useState(false);
  const [errors, setErrors] = useState<readonly UserErrorPartsFragment[]>([]);

  const forWhom = label ?? invited?.nickName ?? "";
  const granted = invited?.permissionSets.map(({ permissionSet }) => permissionSet.id) ?? [];
  useEffect(() => {
    // What is granted is asked for again: WeChat takes the new choice for the whole one.
    if (sets.length > 0 && granted.length > 0) {
      setOptions((old) => ({ ...old, setIds: [...new Set([...granted, ...sets])].sort((a, b) => a - b) }));
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the account has been read
  }, [invited?.id]);

  const submit = async (): Promise<void> => {
    if (!forWhom.trim()) {
      setErrors([{ code: "REQUIRED", message: texts.needed, field: ["label"], remedy: null, wechat: null }]);
      return;
    }
    const isPlugin = channel === "MINI_PROGRAM_PLUGIN";
    const answer = await make({
      channel,
      label: forWhom.trim(),
      kinds: options.kinds as AuthorizerKind[],
      appId: options.appId.trim() || null,
      permissionSetIds: isPlugin ? null : [...options.setIds],
      returnUrl: isPlugin ? null : options.returnUrl.trim() || null,
      validForSeconds: options.validForSeconds,
    });
    setErrors(answer.errors);
    if (answer.errors.some(({ field }) => field?.at(-1) !== "label" && fieldsShown.includes(field?.at(-1) ?? ""))) {
      setMore(true);
    }
    if (answer.link) onLink(answer.link.id);
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {invited && (
        <Alert
          kind="info"
          title={
            invited.status === "AUTHORIZED" && sets.length > 0
              ? texts.forSets(invited.nickName || appId, sets)
              : texts.again(invited.nickName || appId)
          }
        >
          {texts.onlyThis(appId)}
        </Alert>
      )}
      <div className={css["first"]}>
        <Field label={texts.forWhom} help={texts.forWhomHelp} error={errorsAt(errors, "label")}>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              autoComplete="off"
              value={forWhom}
              onChange={(event) => {
                setLabel(event.target.value);
                setErrors((old) => old.filter(({ field }) => field?.at(-1) !== "label"));
              }}
            />
          )}
        </Field>
      </div>
      <Tabs
        label={texts.channel}
        tabs={channels.map((id) => ({ id, label: channelNames[id][language] }))}
        chosen={channel}
        onChoose={setChannel}
      >
        <p className={css["note"]}>{texts.channelNote(channel)}</p>
      </Tabs>
      <details className={css["more"]} open={isMore} onToggle={(event) => setMore(event.currentTarget.open)}>
        <summary>{texts.more}</summary>
        <LinkOptions
          values={options}
          onChange={(change) => setOptions((old) => ({ ...old, ...change }))}
          isPlugin={channel === "MINI_PROGRAM_PLUGIN"}
          errors={errors}
        />
      </details>
      <UserErrors errors={errors} fields={fieldsShown} />
      <div className={css["submit"]}>
        <Button type="primary" htmlType="submit" loading={making}>
          {texts.make}
        </Button>
      </div>
    </form>
  );
}

const catalogue = messages({
  zh: {
    forWhom: "给谁",
    forWhomHelp: "商家的名称，商家会在页面上看到。",
    needed: "写上商家的名称",
    channel: "授权方式",
    channelNote: (channel: AuthorizationChannel) =>
      ({
        PC_QR: "管理员在电脑上打开链接，用微信扫码确认。用手机打开也可以。",
        H5: "管理员在微信里打开链接，直接确认。",
        MINI_PROGRAM_PLUGIN: "由自有小程序里的「服务商组件」发起；生成后给出参数和代码。",
      })[channel],
    more: "更多：账号类型、指定账号、权限集、有效期、返回地址",
    make: "生成授权链接",
    forSets: (name: string, sets: readonly number[]) => `请「${name}」补充权限集 ${sets.join("、")}`,
    again: (name: string) => `请「${name}」重新授权`,
    onlyThis: (appId: string) => `只有 ${appId} 能用这个链接；已授予的权限集会一并请求。`,
  },
  en: {
    forWhom: "For whom",
    forWhomHelp: "The merchant's name; they see it on the page.",
    needed: "Enter the merchant's name",
    channel: "Way to authorize",
    channelNote: (channel) =>
      ({
        PC_QR: "The administrator opens the link on a computer and scans WeChat's code. A phone works too.",
        H5: "The administrator opens the link inside WeChat and confirms at once.",
        MINI_PROGRAM_PLUGIN:
          "Started by the service-provider component (服务商组件) in a mini program of yours; parameters and code follow.",
      })[channel],
    more: "More: kinds, one account, sets, validity, return URL",
    make: "Make link",
    forSets: (name, sets) => `Ask ${name} for set ${sets.join(", ")}`,
    again: (name) => `Ask ${name} to authorize again`,
    onlyThis: (appId) => `Only ${appId} can use this link; the sets granted already are asked for again.`,
  },
});
