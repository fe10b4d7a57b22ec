import SyncOutlined from "@ant-design/icons/es/icons/SyncOutlined";
import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { useMessages } from "../i18n/messages.ts";
import { GatedButton } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { catalogue } from "./messages.ts";
import css from "./templates.module.css";

const refreshMutation = graphql(`
  mutation RefreshTemplates {
    refreshTemplates {
      readAt
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

/** How old what is shown is, and the button that reads it anew. */
export function RefreshTemplates({ readAt }: { readAt: string | null }) {
  const texts = useMessages(catalogue);
  const [{ fetching }, refresh] = useMutation(refreshMutation);
  const run = async (): Promise<void> => {
    const { data, error } = await refresh({});
    const refusal = data?.refreshTemplates.userErrors[0];
    if (error) tellFailed(texts.refreshFailed);
    else if (refusal) tellFailed([refusal.message, refusal.remedy].filter(Boolean).join(" · "));
    else tellDone(texts.refreshed);
  };
  return (
    <>
      {readAt && (
        <span className={css["age"]}>
          {texts.readAt} <Moment at={readAt} />
        </span>
      )}
      <GatedButton needs="OPERATOR" icon={<SyncOutlined aria-hidden />} loading={fetching} onClick={() => void run()}>
        {texts.refresh}
      </GatedButton>
    </>
  );
}
