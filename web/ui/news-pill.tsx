import css from "./news-pill.module.css";

interface NewsPillProps {
  /** "3 new: show"; what is new waits until the viewer asks, since rows never move by themselves. */
  children: string;
  onShow: () => void;
}

/** Stands between the filters and a list without moving either. */
export function NewsPill({ children, onShow }: NewsPillProps) {
  return (
    <div className={css["pill"]} role="status">
      <button type="button" onClick={onShow}>
        {children}
      </button>
    </div>
  );
}
