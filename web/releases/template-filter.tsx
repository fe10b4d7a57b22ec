import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { useMessages } from "../i18n/messages.ts";
import { catalogue } from "./deployments-messages.ts";
import css from "./releases.module.css";

/** The newest templates; older ones are rarely looked for, and their own row leads to their deployments. */
const templatesQuery = graphql(`
  query TemplatesToFilterBy {
    templates(first: 100) {
      nodes {
        id
        templateId
        userVersion
      }
    }
  }
`);

interface TemplateFilterProps {
  chosen: string | undefined;
  onChange: (id: string | undefined) => void;
}

/** One template or all. */
export function TemplateFilter({ chosen, onChange }: TemplateFilterProps) {
  const texts = useMessages(catalogue);
  const [{ data }] = useQuery({ query: templatesQuery });
  const templates = data?.templates.nodes ?? [];
  const isListed = !chosen || templates.some(({ id }) => id === chosen);
  return (
    <select
      className={css["select"]}
      aria-label={texts.template}
      value={chosen ?? ""}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{texts.allTemplates}</option>
      {!isListed && <option value={chosen}>{texts.template}</option>}
      {templates.map(({ id, templateId, userVersion }) => (
        <option key={id} value={id}>
          {texts.templateOf(templateId, userVersion)}
        </option>
      ))}
    </select>
  );
}
