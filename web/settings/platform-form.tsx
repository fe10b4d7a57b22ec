import Input from "antd/es/input/Input";
import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { PlatformSettingsFragment } from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Field } from "../ui/field.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton, useRefusal } from "../ui/role.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { errorsAt, UserErrors } from "../ui/user-errors.tsx";
import css from "./settings.module.css";

graphql(`
  fragment PlatformSettings on Platform {
    name
    contact
  }
`);

const updateMutation = graphql(`
  mutation UpdatePlatform($input: UpdatePlatformInput!) {
    updatePlatform(input: $input) {
      platform {
        ...PlatformSettings
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

/** Name and contact on the pages merchants see; for admins to change, for all to read. */
export function PlatformForm({ platform }: { platform: PlatformSettingsFragment }) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("ADMIN");
  const [{ data, error, fetching }, update] = useMutation(updateMutation);
  const [name, setName] = useState<string>();
  const [contact, setContact] = useState<string>();
  const shownName = name ?? platform.name ?? "";
  const shownContact = contact ?? platform.contact ?? "";
  const isChanged = shownName !== (platform.name ?? "") || shownContact !== (platform.contact ?? "");
  const errors = data?.updatePlatform.userErrors ?? [];

  const save = async (): Promise<void> => {
    const input = { name: shownName.trim() || null, contact: shownContact.trim() || null };
    const answer = await update({ input });
    if (!answer.data?.updatePlatform.platform || answer.data.updatePlatform.userErrors.length > 0) return;
    setName(undefined);
    setContact(undefined);
    tellDone(texts.saved);
  };

  return (
    <form
      className={css["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {error && <QueryError what={texts.answer} error={error} onRetry={() => void save()} />}
      <UserErrors errors={errors} fields={["name", "contact"]} />
      <Field label={texts.name} help={texts.nameHelp} error={errorsAt(errors, "name")}>
        {(control) => (
          <Input
            {...control}
            value={shownName}
            readOnly={refusal !== undefined}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={texts.contact} help={texts.contactHelp} error={errorsAt(errors, "contact")}>
        {(control) => (
          <Input
            {...control}
            value={shownContact}
            readOnly={refusal !== undefined}
            onChange={(event) => setContact(event.target.value)}
          />
        )}
      </Field>
      <GatedButton needs="ADMIN" type="primary" htmlType="submit" loading={fetching} disabled={!isChanged}>
        {texts.save}
      </GatedButton>
      {refusal && <p className={css["note"]}>{refusal}</p>}
    </form>
  );
}

const catalogue = messages({
  zh: {
    name: "平台名称",
    nameHelp: "显示在授权页面上，例如「云帆商家服务」",
    contact: "联系方式",
    contactHelp: "商家遇到问题时找谁，例如电话或微信号",
    save: "保存",
    saved: "已保存",
    answer: "保存结果",
  },
  en: {
    name: "Platform name",
    nameHelp: "Shown on the authorization pages, for instance Yunfan Merchant Services",
    contact: "Contact",
    contactHelp: "Whom merchants may ask, for instance a telephone number",
    save: "Save",
    saved: "Saved",
    answer: "the answer to saving",
  },
});
