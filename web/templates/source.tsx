import { useMessages } from "../i18n/messages.ts";
import { IdText } from "../ui/id-text.tsx";
import { catalogue } from "./messages.ts";
import css from "./templates.module.css";

/** The development mini program an upload came from. */
export function Source({ name, appId }: { name: string | null | undefined; appId: string }) {
  const texts = useMessages(catalogue);
  return (
    <span className={css["source"]}>
      {name && <bdi>{name}</bdi>}
      {appId && <IdText id={appId} what={texts.appId} cut />}
    </span>
  );
}

/** What a developer wrote about an upload: two lines, the whole on hover. */
export function Description({ text }: { text: string }) {
  const texts = useMessages(catalogue);
  if (!text) return <span className={css["quiet"]}>{texts.noDescription}</span>;
  return (
    <bdi className={css["description"]} title={text}>
      {text}
    </bdi>
  );
}
