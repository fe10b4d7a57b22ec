import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { GatedButton } from "../ui/role.tsx";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";

const requestTicketMutation = graphql(`
  mutation RequestTicket {
    requestTicket {
      platform {
        ...PlatformHealth
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

/** Asks WeChat to push a ticket now instead of in up to ten minutes. */
export function RequestTicketButton() {
  const texts = useMessages(catalogue);
  const [{ data, fetching }, requestTicket] = useMutation(requestTicketMutation);
  const request = async (): Promise<void> => {
    const { data: answer, error } = await requestTicket({});
    if (error) tellFailed(texts.failed);
    else if (answer?.requestTicket.userErrors.length === 0) tellDone(texts.requested);
  };
  return (
    <>
      <GatedButton needs="OPERATOR" size="small" loading={fetching} onClick={() => void request()}>
        {texts.request}
      </GatedButton>
      <UserErrors errors={data?.requestTicket.userErrors ?? []} />
    </>
  );
}

const catalogue = messages({
  zh: { request: "请微信推送", requested: "已请微信推送票据", failed: "没有请到：服务器没有应答" },
  en: {
    request: "Ask WeChat to push",
    requested: "WeChat was asked to push a ticket",
    failed: "Not asked: the server did not answer",
  },
});
