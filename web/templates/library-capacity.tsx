import { graphql } from "../graphql/generated/gql.ts";
import type { LibraryCapacityFragment } from "../graphql/generated/graphql.ts";
import { useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { catalogue } from "./messages.ts";
import css from "./templates.module.css";

graphql(`
  fragment LibraryCapacity on TemplateConnection {
    libraryCount
    limit
    unusedCount
    readAt
  }
`);

const nearlyFull = 0.9; // 180 of 200

/** How much of the library is taken, and how much of that nobody needs. */
export function LibraryCapacity({ library }: { library: LibraryCapacityFragment }) {
  const texts = useMessages(catalogue);
  const { libraryCount, limit, unusedCount } = library;
  const facts = `${texts.capacity(libraryCount, limit)}${unusedCount > 0 ? ` · ${texts.unused(unusedCount)}` : ""}`;
  if (libraryCount < limit * nearlyFull) return <p>{facts}</p>;
  return (
    <div className={css["full"]}>
      <Alert
        kind={libraryCount < limit ? "warning" : "error"}
        title={`${facts} · ${texts.nearlyFull(limit - libraryCount)}`}
      >
        {texts.nearlyFullRemedy}
      </Alert>
    </div>
  );
}
