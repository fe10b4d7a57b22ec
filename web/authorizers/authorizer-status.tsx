import WarningFilled from "@ant-design/icons/es/icons/WarningFilled";
import { graphql } from "../graphql/generated/gql.ts";
import type { AuthorizerStatusPartsFragment } from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { StateTag } from "../ui/state-tag.tsx";
import { authorizerStatuses } from "../ui/states.tsx";
import { Tag } from "../ui/tag.tsx";
import css from "./authorizers.module.css";

graphql(`
  fragment AuthorizerStatusParts on Authorizer {
    id
    status
    missingPermissionSets {
      id
      name
    }
  }
`);

/** Whether calls for the account can work, and which needed sets were not granted. */
export function AuthorizerStatus({ authorizer }: { authorizer: AuthorizerStatusPartsFragment }) {
  const texts = useMessages(catalogue);
  const { status, missingPermissionSets: missing } = authorizer;
  return (
    <span className={css["status"]}>
      <StateTag look={authorizerStatuses[status]} />
      {status === "AUTHORIZED" && missing.length > 0 && (
        <span title={missing.map(({ id, name }) => `${id} ${name}`).join("\n")}>
          <Tag hue="amber" icon={<WarningFilled aria-hidden />}>
            {texts.lacks(missing.map(({ id }) => id))}
          </Tag>
        </span>
      )}
    </span>
  );
}

const catalogue = messages({
  zh: { lacks: (ids: number[]) => `缺 ${ids.join("、")}` },
  en: { lacks: (ids) => `lacks ${ids.join(", ")}` },
});
