import EditOutlined from "@ant-design/icons/es/icons/EditOutlined";
import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useEffect, useRef, useState } from "react";
import type { UserErrorPartsFragment } from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { useRefusal } from "../ui/role.tsx";
import { tellFailed, tellUndoable } from "../ui/toasts.tsx";
import { useUpdate } from "./update.ts";
import css from "./authorizer-page.module.css";

interface RemarkEditorProps {
  authorizer: { id: string; remark?: string | null | undefined };
}

/** Words about the account for colleagues, edited in place: Enter keeps them, Esc does not. */
export function RemarkEditor({ authorizer: { id, remark } }: RemarkEditorProps) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("OPERATOR");
  const update = useUpdate();
  const [draft, setDraft] = useState<string>();
  const [refused, setRefused] = useState<UserErrorPartsFragment>();
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const isOpen = draft !== undefined;
  useEffect(() => {
    // Back to where editing began.
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  const save = async (): Promise<void> => {
    const next = (draft ?? "").trim();
    if (next === (remark ?? "")) return setDraft(undefined);
    const [error] = await update({ id, remark: next });
    setRefused(error);
    if (error) return;
    setDraft(undefined);
    tellUndoable(texts.saved, {
      name: texts.undo,
      run: () => void update({ id, remark: remark ?? "" }).then(([again]) => again && tellFailed(again.message)),
    });
  };
  const leave = (): void => {
    setDraft(undefined);
    setRefused(undefined);
  };

  if (!isOpen) {
    return (
      <div className={css["remark"]}>
        <span className={css["label"]}>{texts.remark}</span>
        {remark ? <bdi>{remark}</bdi> : <span className={css["age"]}>–</span>}
        {!refusal && (
          <button
            ref={opener}
            type="button"
            className={css["add"]}
            aria-label={texts.edit}
            title={texts.edit}
            onClick={() => setDraft(remark ?? "")}
          >
            <EditOutlined aria-hidden />
          </button>
        )}
      </div>
    );
  }
  return (
    <form
      className={css["remark"]}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <span className={css["label"]}>{texts.remark}</span>
      <Input
        aria-label={texts.remark}
        aria-invalid={Boolean(refused)}
        status={refused ? "error" : ""}
        autoFocus
        maxLength={500}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
          event.stopPropagation();
          leave();
        }}
      />
      <Button htmlType="submit" type="primary">
        {texts.save}
      </Button>
      <Button onClick={leave}>{texts.leave}</Button>
      {refused && (
        <span className={css["error"]} role="alert">
          {refused.message}
        </span>
      )}
    </form>
  );
}

const catalogue = messages({
  zh: { remark: "备注", edit: "编辑备注", save: "保存", leave: "不保存", saved: "备注已保存", undo: "撤销" },
  en: {
    remark: "Remark",
    edit: "Edit remark",
    save: "Save",
    leave: "Do not save",
    saved: "Remark saved",
    undo: "Undo",
  },
});
