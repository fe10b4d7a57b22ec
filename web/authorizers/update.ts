import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { UpdateAuthorizerInput, UserErrorPartsFragment } from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { tellFailed } from "../ui/toasts.tsx";

export const updateAuthorizerMutation = graphql(`
  mutation UpdateAuthorizer($input: UpdateAuthorizerInput!) {
    updateAuthorizer(input: $input) {
      authorizer {
        id
        tags
        remark
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

/** Changes tags or remark of one account; answers what was refused, nothing when it is done. */
export function useUpdate(): (input: UpdateAuthorizerInput) => Promise<readonly UserErrorPartsFragment[]> {
  const texts = useMessages(catalogue);
  const [, update] = useMutation(updateAuthorizerMutation);
  return async (input) => {
    const { data, error } = await update({ input });
    if (!error) return data?.updateAuthorizer.userErrors ?? [];
    tellFailed(texts.noAnswer);
    return [{ code: "NO_ANSWER", message: texts.noAnswer, field: null, remedy: null, wechat: null }];
  };
}

const catalogue = messages({
  zh: { noAnswer: "没有保存：服务器没有应答" },
  en: { noAnswer: "Not saved: the server did not answer" },
});
