import { useQuery } from "urql";
import type { CombinedError } from "urql";
import type { TemplatesToDeployQuery } from "../../graphql/generated/graphql.ts";
import { useMessages } from "../../i18n/messages.ts";
import { PathLink } from "../../routing/path-link.tsx";
import { Alert } from "../../ui/alert.tsx";
import { Field } from "../../ui/field.tsx";
import { templatesQuery } from "./documents.ts";
import { catalogue } from "./messages.ts";
import css from "./deploy.module.css";

type TemplateChoice = TemplatesToDeployQuery["templates"]["nodes"][number];

/** The whole library: WeChat keeps 200, which is two pages. */
export function useTemplates(): { templates: TemplateChoice[] | undefined; error: CombinedError | undefined } {
  const [first] = useQuery({ query: templatesQuery, variables: {}, requestPolicy: "cache-and-network" });
  const page = first.data?.templates.pageInfo;
  const [second] = useQuery({
    query: templatesQuery,
    variables: { after: page?.endCursor ?? null },
    pause: !page?.hasNextPage,
  });
  const rest = page?.hasNextPage ? (second.data?.templates.nodes ?? []) : [];
  return {
    templates: first.data && [...first.data.templates.nodes, ...rest],
    error: first.error ?? second.error,
  };
}

interface TemplateFieldProps {
  templates: readonly TemplateChoice[] | undefined;
  chosen: string | undefined;
  error: string | undefined;
  onChange: (id: string) => void;
}

export function TemplateField({ templates, chosen, error, onChange }: TemplateFieldProps) {
  const texts = useMessages(catalogue);
  if (templates?.length === 0) {
    return (
      <Alert
        kind="info"
        title={texts.noTemplates}
        acts={<PathLink path="/templates?tab=drafts">{texts.addTemplate}</PathLink>}
      />
    );
  }
  return (
    <Field label={texts.template} error={error}>
      {({ status: _status, ...control }) => (
        <select
          {...control}
          className={css["select"]}
          value={chosen ?? ""}
          onChange={(event) => onChange(event.target.value)}
        >
          {!chosen && <option value="">{texts.chooseTemplate}</option>}
          {templates?.map(({ id, templateId, userVersion, userDesc }) => (
            <option key={id} value={id}>
              {texts.templateOf(templateId, userVersion, userDesc)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
