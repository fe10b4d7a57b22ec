import { graphql } from "../graphql/generated/gql.ts";
import type { UserErrorPartsFragment } from "../graphql/generated/graphql.ts";
import { Alert } from "./alert.tsx";
import { WechatErrorPanel } from "./wechat-error-panel.tsx";

graphql(`
  fragment UserErrorParts on UserError {
    code
    message
    field
    remedy
    wechat {
      ...WechatErrorParts
    }
  }
`);

/** What stands at a field: the errors whose path ends at `name`. */
export function errorsAt(errors: readonly UserErrorPartsFragment[], name: string): string | undefined {
  const found = errors.filter(({ field }) => field?.at(-1) === name).map(({ message }) => message);
  return found.length > 0 ? found.join(" ") : undefined;
}

/** Refusals that belong to no field on screen. `fields` are the names shown at their fields by `errorsAt`. */
export function UserErrors({
  errors,
  fields = [],
}: {
  errors: readonly UserErrorPartsFragment[];
  fields?: readonly string[];
}) {
  return errors
    .filter(({ field }) => !fields.includes(field?.at(-1) ?? ""))
    .map((error) =>
      error.wechat ? (
        <WechatErrorPanel key={error.code + error.message} error={error.wechat} fact={error.message} />
      ) : (
        <Alert key={error.code + error.message} kind="error" title={error.message} announce>
          {error.remedy}
        </Alert>
      ),
    );
}
