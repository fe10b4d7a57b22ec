import { CopyButton } from "./copy-button.tsx";
import css from "./text.module.css";

/** An identifier in mono with a copy button named after it; `cut` keeps head and tail in narrow places. */
export function IdText({ id, what, cut = false }: { id: string; what: string; cut?: boolean }) {
  return (
    <span className={css["id"]}>
      <span className={cut ? css["cut"] : undefined} title={cut ? id : undefined}>
        {cut ? middleCut(id) : id}
      </span>
      <CopyButton text={id} what={what} />
    </span>
  );
}

/** wx1a2b3c4d5e6f7a8b → wx1a2b…7a8b */
export function middleCut(id: string): string {
  return id.length <= 13 ? id : `${id.slice(0, 6)}…${id.slice(-4)}`;
}
