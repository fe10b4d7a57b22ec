import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { Card, Facts } from "../ui/card.tsx";
import { useKept } from "../ui/kept.ts";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton } from "../ui/role.tsx";
import { Tag } from "../ui/tag.tsx";
import { Moment } from "../ui/time.tsx";
import { tellDone } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import { accountChannelQuery, channelMutations } from "./channel-documents.ts";
import { catalogue } from "./channel-messages.ts";
import { FollowDialog } from "./follow-dialog.tsx";
import { PinDialog } from "./pin-dialog.tsx";
import css from "./authorizer-page.module.css";

/** Which channel the account follows, and whether it moves on with it. */
export function ChannelCard({ appId }: { appId: string }) {
  const texts = useMessages(catalogue);
  const [asked, ask] = useState<"follow" | "pin">();
  const idempotency = useIdempotencyKey();
  const [{ data: unpinned, error: unpinError, fetching }, unpin] = useMutation(channelMutations.unpin);
  const [{ data: read, error }, reread] = useQuery({
    query: accountChannelQuery,
    variables: { appId },
    requestPolicy: "cache-and-network",
  });
  const data = useKept(read, appId);
  const readAgain = (): void => reread({ requestPolicy: "network-only" });
  if (!data?.authorizer) {
    return error ? <QueryError what={texts.channel} error={error} onRetry={readAgain} /> : null;
  }

  const { id, channel: subscription } = data.authorizer;
  const letGo = async (): Promise<void> => {
    const answer = await unpin({ input: { authorizerIds: [id], idempotencyKey: idempotency.key } });
    if (!answer.data) return;
    idempotency.renew();
    readAgain();
    if (answer.data.act.userErrors.length === 0) tellDone(texts.unpinned);
  };
  const dialog = { authorizerId: id, onDone: readAgain, onClose: () => ask(undefined) };
  return (
    <Card title={texts.channel}>
      {error && <QueryError what={texts.channel} error={error} onRetry={readAgain} />}
      {unpinError && <QueryError what={texts.answer} error={unpinError} onRetry={() => void letGo()} />}
      <UserErrors errors={unpinned?.act.userErrors ?? []} />
      {subscription ? (
        <Facts
          facts={[
            [
              texts.follows,
              <span key="follows">
                <PathLink path="/templates?tab=channels">
                  <bdi>{subscription.channel.name}</bdi>
                </PathLink>{" "}
                · {texts.since} <Moment at={subscription.subscribedAt} />
              </span>,
            ],
            [
              texts.standsFor,
              subscription.channel.template
                ? texts.template(subscription.channel.template.templateId, subscription.channel.template.userVersion)
                : texts.noTemplate,
            ],
            [
              texts.version,
              subscription.pinnedAt ? (
                <span key="pin">
                  <Tag hue="amber">{texts.pinned}</Tag>{" "}
                  {subscription.pinReason && <bdi>{subscription.pinReason} · </bdi>}
                  {texts.pinnedBy(subscription.pinnedBy ?? "")} <Moment at={subscription.pinnedAt} />
                </span>
              ) : (
                texts.movesOn
              ),
            ],
          ]}
        />
      ) : (
        <p className={css["age"]}>{texts.none}</p>
      )}
      <div className={css["cardActs"]}>
        <GatedButton needs="RELEASER" onClick={() => ask("follow")}>
          {subscription ? texts.followOther : texts.follow}
        </GatedButton>
        {subscription &&
          (subscription.pinnedAt ? (
            <GatedButton needs="RELEASER" loading={fetching} onClick={() => void letGo()}>
              {texts.unpin}
            </GatedButton>
          ) : (
            <GatedButton needs="RELEASER" onClick={() => ask("pin")}>
              {texts.pin}
            </GatedButton>
          ))}
      </div>
      {asked === "follow" && (
        <FollowDialog channels={data.channels.nodes} followed={subscription?.channel.id} {...dialog} />
      )}
      {asked === "pin" && <PinDialog {...dialog} />}
    </Card>
  );
}
