import { Tag } from "../ui/tag.tsx";
import css from "./authorizers.module.css";

/** As many tags as fit a cell, the others behind a count. */
export function TagList({ tags, most = 2 }: { tags: readonly string[]; most?: number }) {
  if (tags.length === 0) return null;
  const rest = tags.length - most;
  return (
    <span className={css["tags"]} title={rest > 0 ? tags.join("\n") : undefined}>
      {tags.slice(0, most).map((tag) => (
        <Tag key={tag} hue="slate">
          <bdi>{tag}</bdi>
        </Tag>
      ))}
      {rest > 0 && <span className={css["more"]}>+{rest}</span>}
    </span>
  );
}
