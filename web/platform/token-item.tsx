import KeyOutlined from "@ant-design/icons/es/icons/KeyOutlined";
import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { PlatformHealthFragment } from "../graphql/generated/graphql.ts";
import { formatDuration } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { useNow } from "../ui/clock.ts";
import { GatedButton } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import { HealthItem } from "./health-item.tsx";
import type { Problem } from "./problems.ts";

const renewMutation = graphql(`
  mutation RenewPlatformToken {
    renewPlatformToken {
      platform {
        ...PlatformHealth
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

const minuteMs = 60_000;

/** The life left of the platform's own access token. */
export function TokenItem({
  token,
  problems,
}: {
  token: PlatformHealthFragment["accessToken"];
  problems: readonly Problem[];
}) {
  const texts = useMessages(catalogue);
  const now = useNow().getTime();
  const [{ data, fetching }, renew] = useMutation(renewMutation);
  const run = async (): Promise<void> => {
    const answer = await renew({});
    if (answer.error) tellFailed(texts.failed);
    else if (answer.data?.renewPlatformToken.userErrors.length === 0) tellDone(texts.renewed);
  };
  const leftMs = token.expiresAt ? new Date(token.expiresAt).getTime() - now : 0;
  // Seconds of a two-hour token would only flicker.
  const left = leftMs > minuteMs ? formatDuration(Math.floor(leftMs / minuteMs) * minuteMs) : formatDuration(leftMs);
  return (
    <HealthItem
      level={token.level}
      icon={KeyOutlined}
      problems={problems}
      noun={texts.token}
      value={token.expiresAt ? (leftMs > 0 ? left : texts.expired) : texts.none}
      acts={
        <GatedButton needs="OPERATOR" size="small" loading={fetching} onClick={() => void run()}>
          {texts.renew}
        </GatedButton>
      }
    >
      {token.obtainedAt && token.expiresAt ? (
        <p>
          {texts.obtained} <Moment at={token.obtainedAt} /> · {texts.expires} <Moment at={token.expiresAt} />
        </p>
      ) : (
        <p>{texts.never}</p>
      )}
      <UserErrors errors={data?.renewPlatformToken.userErrors ?? []} />
    </HealthItem>
  );
}

const catalogue = messages({
  zh: {
    token: "令牌",
    none: "还没有",
    expired: "已过期",
    never: "还没有平台令牌。收到票据后会自动取得。",
    obtained: "取得于",
    expires: "到期",
    renew: "立即续期",
    renewed: "平台令牌已续期",
    failed: "没有续期：服务器没有应答",
  },
  en: {
    token: "Token",
    none: "none yet",
    expired: "expired",
    never: "There is no platform token yet. It is fetched by itself once a ticket has arrived.",
    obtained: "Obtained",
    expires: "expires",
    renew: "Renew now",
    renewed: "Platform token renewed",
    failed: "Not renewed: the server did not answer",
  },
});
