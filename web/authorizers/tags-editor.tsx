import CloseOutlined from "@ant-design/icons/es/icons/CloseOutlined";
import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import { messages, useMessages } from "../i18n/messages.ts";
import { Popover } from "../ui/popover.tsx";
import { useRefusal } from "../ui/role.tsx";
import { tellFailed, tellUndoable } from "../ui/toasts.tsx";
import { TagInput } from "./tag-input.tsx";
import { useUpdate } from "./update.ts";
import css from "./authorizer-page.module.css";

/** An account's tags, changed at once, with ten seconds to take it back. */
export function TagsEditor({ authorizer: { id, tags } }: { authorizer: { id: string; tags: readonly string[] } }) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("OPERATOR");
  const update = useUpdate();
  const change = async (next: readonly string[], done: string): Promise<void> => {
    const [refused] = await update({ id, tags: [...next] });
    if (refused) tellFailed(refused.message);
    else {
      tellUndoable(done, {
        name: texts.undo,
        run: () => void update({ id, tags: [...tags] }).then(([again]) => again && tellFailed(again.message)),
      });
    }
  };
  return (
    <div className={css["tags"]} role="group" aria-label={texts.tags}>
      <span className={css["label"]}>{texts.tags}</span>
      {tags.map((tag) => (
        <span key={tag} className={css["tag"]}>
          <bdi>{tag}</bdi>
          {!refusal && (
            <button
              type="button"
              aria-label={texts.remove(tag)}
              title={texts.remove(tag)}
              onClick={() =>
                void change(
                  tags.filter((other) => other !== tag),
                  texts.removed(tag),
                )
              }
            >
              <CloseOutlined aria-hidden style={{ fontSize: 10 }} />
            </button>
          )}
        </span>
      ))}
      {tags.length === 0 && refusal && <span className={css["age"]}>–</span>}
      {!refusal && (
        <Popover className={css["add"]} label={texts.add} button={<PlusOutlined aria-hidden />}>
          {(close) => (
            <TagInput
              act={texts.add}
              onTag={(tag) => {
                close();
                if (!tags.includes(tag)) void change([...tags, tag], texts.added(tag));
              }}
            />
          )}
        </Popover>
      )}
    </div>
  );
}

const catalogue = messages({
  zh: {
    tags: "标签",
    add: "添加标签",
    remove: (tag: string) => `去掉标签「${tag}」`,
    added: (tag: string) => `已加标签「${tag}」`,
    removed: (tag: string) => `已去掉标签「${tag}」`,
    undo: "撤销",
  },
  en: {
    tags: "Tags",
    add: "Add tag",
    remove: (tag) => `Remove tag ${tag}`,
    added: (tag) => `Tagged ${tag}`,
    removed: (tag) => `Tag ${tag} removed`,
    undo: "Undo",
  },
});
