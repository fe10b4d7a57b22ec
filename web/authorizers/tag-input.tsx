import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import css from "./authorizers.module.css";

const tagsQuery = graphql(`
  query AuthorizerTags {
    authorizerTags
  }
`);

const shownTags = 12;

/** A new tag, typed or picked from those in use. */
export function TagInput({ act, onTag }: { act: string; onTag: (tag: string) => void }) {
  const texts = useMessages(catalogue);
  const [typed, setTyped] = useState("");
  const [{ data }] = useQuery({ query: tagsQuery });
  // A comma would end the tag in an address.
  const tag = typed.replaceAll(/[,，、]/g, " ").trim();
  const known = (data?.authorizerTags ?? []).filter((name) => name !== tag && name.includes(tag)).slice(0, shownTags);
  return (
    <form
      className={css["tagForm"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (tag) onTag(tag);
      }}
    >
      <Input
        aria-label={texts.tag}
        placeholder={texts.tag}
        autoFocus
        maxLength={40}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {known.length > 0 && (
        <div className={css["suggestions"]} role="group" aria-label={texts.known}>
          {known.map((name) => (
            <button key={name} type="button" className={css["suggestion"]} onClick={() => onTag(name)}>
              <bdi>{name}</bdi>
            </button>
          ))}
        </div>
      )}
      <Button type="primary" htmlType="submit" disabled={!tag}>
        {act}
      </Button>
    </form>
  );
}

const catalogue = messages({
  zh: { tag: "标签", known: "已有的标签" },
  en: { tag: "Tag", known: "Tags in use" },
});
