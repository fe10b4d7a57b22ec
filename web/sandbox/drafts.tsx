import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { Alert } from "../ui/alert.tsx";
import { Card } from "../ui/card.tsx";
import { Field } from "../ui/field.tsx";
import { Moment } from "../ui/time.tsx";
import { control } from "./control.ts";
import css from "./sandbox.module.css";
import { useAct } from "./use-act.ts";
import { useControl } from "./use-control.ts";
import type { SandboxDraft } from "./world.ts";

/** What developers uploaded, and an upload of one's own. */
export function Drafts() {
  const texts = useMessages(catalogue);
  const { data, failure, read } = useControl<{ drafts: SandboxDraft[] }>("drafts");
  const [acting, act] = useAct();
  const [userVersion, setVersion] = useState("");
  const [userDesc, setDesc] = useState("");
  const [error, setError] = useState<string>();

  const upload = async (): Promise<void> => {
    if (userVersion.trim() === "") {
      setError(texts.versionMissing);
      return;
    }
    setError(undefined);
    const done = await act(async () => {
      await control("POST", "drafts", { userVersion: userVersion.trim(), userDesc: userDesc.trim() });
      return texts.uploaded(userVersion.trim());
    });
    if (!done) return;
    setVersion("");
    setDesc("");
    read();
  };

  return (
    <Card title={texts.title}>
      {failure && (
        <Alert kind="error" title={texts.unread}>
          {failure}
        </Alert>
      )}
      <ul className={css["list"]}>
        {data?.drafts.map((draft) => (
          <li key={draft.draftId}>
            <strong>{draft.userVersion}</strong> <span>{draft.userDesc}</span>
            <small>
              {draft.developer} · <Moment at={new Date(draft.createdAt).toISOString()} />
            </small>
          </li>
        ))}
      </ul>
      <form
        className={css["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void upload();
        }}
      >
        <Field label={texts.version} error={error}>
          {(field) => (
            <Input
              {...field}
              placeholder="1.1.0"
              value={userVersion}
              onChange={(event) => setVersion(event.target.value)}
            />
          )}
        </Field>
        <Field label={texts.description}>
          {(field) => <Input {...field} value={userDesc} onChange={(event) => setDesc(event.target.value)} />}
        </Field>
        <Button htmlType="submit" loading={acting}>
          {texts.upload}
        </Button>
      </form>
      <PathLink path="/templates?tab=drafts">{texts.show}</PathLink>
    </Card>
  );
}

const catalogue = messages({
  zh: {
    title: "草稿箱",
    unread: "没有读到模拟器的草稿箱",
    version: "版本号",
    versionMissing: "填写版本号，例如 1.1.0",
    description: "版本说明",
    upload: "替开发者上传代码",
    uploaded: (version: string) => `已上传 ${version}`,
    show: "在模板页查看草稿",
  },
  en: {
    title: "Draft box",
    unread: "The simulator's draft box could not be read",
    version: "Version",
    versionMissing: "Enter a version, for instance 1.1.0",
    description: "Description",
    upload: "Upload as a developer",
    uploaded: (version) => `${version} was uploaded`,
    show: "Show drafts on the templates page",
  },
});
