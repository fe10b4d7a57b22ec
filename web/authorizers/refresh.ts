import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { nameOf } from "./authorizer-row.ts";

export const refreshAuthorizerMutation = graphql(`
  mutation RefreshAuthorizer($input: RefreshAuthorizerInput!) {
    refreshAuthorizer(input: $input) {
      authorizer {
        ...AuthorizerRow
        ...AuthorizerProfile
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

/** Reads one account anew from WeChat and says how it went. */
export function useRefresh(): (account: { id: string; nickName: string; appId: string }) => Promise<void> {
  const texts = useMessages(catalogue);
  const [, refresh] = useMutation(refreshAuthorizerMutation);
  return async (account) => {
    const { data, error } = await refresh({ input: { id: account.id } });
    const refused = data?.refreshAuthorizer.userErrors[0];
    if (error) tellFailed(texts.noAnswer(nameOf(account)));
    else if (refused?.wechat) {
      tellFailed(`${nameOf(account)}: ${refused.wechat.errcode} ${refused.wechat.meaning} · ${refused.wechat.remedy}`);
    } else if (refused) tellFailed(`${nameOf(account)}: ${refused.message}`);
    else tellDone(texts.done(nameOf(account)));
  };
}

const catalogue = messages({
  zh: {
    done: (name: string) => `「${name}」的资料已刷新`,
    noAnswer: (name: string) => `「${name}」没有刷新：服务器没有应答`,
  },
  en: {
    done: (name) => `Profile of ${name} refreshed`,
    noAnswer: (name) => `${name} was not refreshed: the server did not answer`,
  },
});
