import SyncOutlined from "@ant-design/icons/es/icons/SyncOutlined";
import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { GatedButton } from "../ui/role.tsx";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { catalogue } from "./versions-messages.ts";

const refreshMutation = graphql(`
  mutation RefreshVersions($input: RefreshVersionsInput!) {
    refreshVersions(input: $input) {
      reading {
        ...VersionReadingParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

/** Asks WeChat which version each account runs. */
export function VersionsReader({ isReading, onBegun }: { isReading: boolean; onBegun: () => void }) {
  const texts = useMessages(catalogue);
  const idempotency = useIdempotencyKey();
  const [{ fetching }, refresh] = useMutation(refreshMutation);
  const run = async (): Promise<void> => {
    const filter = { kinds: ["MINI_PROGRAM" as const], statuses: ["AUTHORIZED" as const] };
    const { data, error } = await refresh({ input: { filter, idempotencyKey: idempotency.key } });
    if (error) return tellFailed(texts.failedToRead);
    idempotency.renew();
    const refusal = data?.refreshVersions.userErrors[0];
    if (refusal) return tellFailed([refusal.message, refusal.remedy].filter(Boolean).join(" · "));
    tellDone(texts.begun(data?.refreshVersions.reading?.total ?? 0));
    onBegun();
  };
  return (
    <GatedButton
      needs="OPERATOR"
      icon={<SyncOutlined aria-hidden />}
      loading={fetching || isReading}
      title={texts.readHelp}
      onClick={() => void run()}
    >
      {texts.read}
    </GatedButton>
  );
}
