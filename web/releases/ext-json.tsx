import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { ReleasePartsFragment } from "../graphql/generated/graphql.ts";
import { useMessages } from "../i18n/messages.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { diffLines } from "./line-diff.ts";
import { catalogue } from "./release-messages.ts";
import css from "./releases.module.css";

const lookedAt = 20; // releases of the account; an older one is no help

const earlierQuery = graphql(`
  query EarlierExtJson($authorizerId: ID!, $first: Int!) {
    releases(filter: { authorizerId: $authorizerId }, first: $first) {
      nodes {
        id
        version
        extJson
      }
    }
  }
`);

/** ext.json as it was sent, and what is different from the account's release before. */
export function ExtJson({ release }: { release: ReleasePartsFragment }) {
  const texts = useMessages(catalogue);
  const [{ data }] = useQuery({
    query: earlierQuery,
    variables: { authorizerId: release.authorizer.id, first: lookedAt },
  });
  const all = data?.releases.nodes ?? [];
  const place = all.findIndex(({ id }) => id === release.id);
  const earlier = place === -1 ? undefined : all[place + 1];
  const text = JSON.stringify(release.extJson, null, 2);
  const before = earlier && JSON.stringify(earlier.extJson, null, 2);
  const isSame = before === text;
  return (
    <>
      {earlier && (
        <p className={css["took"]}>
          {isSame ? texts.extJsonSame : texts.extJsonDiffers}{" "}
          <Link to="/releases/$id" params={{ id: earlier.id }}>
            <bdi>{earlier.version}</bdi>
          </Link>
        </p>
      )}
      <pre className={css["json"]} tabIndex={0} aria-label="ext.json">
        {before === undefined || isSame
          ? text
          : diffLines(before, text).map(({ kind, text: line }, index) => {
              // Lines have no name of their own; their place is all there is.
              if (kind === "gone") return <del key={index}>- {line}</del>;
              if (kind === "new") return <ins key={index}>+ {line}</ins>;
              return <span key={index}>{`  ${line}\n`}</span>;
            })}
      </pre>
      <CopyButton text={text} what="ext.json">
        {texts.copyExtJson}
      </CopyButton>
    </>
  );
}
