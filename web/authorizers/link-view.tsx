import Button from "antd/es/button";
import { useEffect, useRef, useState } from "react";
import { useMutation, useQuery, useSubscription } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { LinkPartsFragment, UserErrorPartsFragment } from "../graphql/generated/graphql.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { useNow } from "../ui/clock.ts";
import { copyText } from "../ui/copy-button.tsx";
import { saveFile } from "../ui/csv.ts";
import { QrCode } from "../ui/qr-code.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { StateTag } from "../ui/state-tag.tsx";
import { authorizationStatuses } from "../ui/states.tsx";
import { Countdown, Moment } from "../ui/time.tsx";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import { WechatErrorPanel } from "../ui/wechat-error-panel.tsx";
import { useShownLink } from "./follow-link.ts";
import { LinkAuthorized } from "./link-authorized.tsx";
import { LinkLife } from "./link-life.tsx";
import { beijing, linkMessage } from "./link-message.ts";
import { authorizationChanged, linkName, linkStatus } from "./link-parts.ts";
import { useMakeLink, wishOf } from "./make-link.ts";
import { PluginParameters } from "./plugin-parameters.tsx";
import { revokeLinkMutation } from "./revoke-link.ts";
import { channelNames, kindNames } from "./words.ts";
import css from "./drawer.module.css";

const linkQuery = graphql(`
  query AuthorizationLink($id: ID!) {
    authorizationLink(id: $id) {
      ...LinkParts
    }
    platform {
      name
    }
  }
`);

interface LinkViewProps {
  id: string;
  /** Another link was made in its place. */
  onLink: (id: string) => void;
  onClose: () => void;
}

/** One link: what to send, and what has become of it, live. */
export function LinkView({ id, onLink, onClose }: LinkViewProps) {
  const texts = useMessages(catalogue);
  const [{ data, error, fetching }, read] = useQuery({
    query: linkQuery,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  useSubscription({ query: authorizationChanged, variables: { id } });
  useShownLink(id);
  const link = data?.authorizationLink;
  if (error) {
    return <QueryError what={texts.link} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />;
  }
  if (!link) return fetching ? null : <Alert kind="info" title={texts.missing} />;
  if (link.status === "COMPLETED" && link.authorizer) {
    return <LinkAuthorized link={link} account={link.authorizer} onClose={onClose} />;
  }
  return <Waiting link={link} platformName={data.platform.name ?? null} onLink={onLink} />;
}

interface WaitingProps {
  link: LinkPartsFragment;
  platformName: string | null;
  onLink: (id: string) => void;
}

function Waiting({ link, platformName, onLink }: WaitingProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const now = useNow(5_000);
  const heading = useRef<HTMLHeadingElement>(null);
  const status = linkStatus(link, now);
  const isOpen = status === "PENDING";
  const isPlugin = link.channel === "MINI_PROGRAM_PLUGIN";
  const { making, make } = useMakeLink();
  const [{ fetching: revoking }, revoke] = useMutation(revokeLinkMutation);
  const [errors, setErrors] = useState<readonly UserErrorPartsFragment[]>([]);
  // The form that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);

  const name = linkName(link);
  const remake = async (): Promise<void> => {
    const answer = await make(wishOf(link));
    setErrors(answer.errors);
    if (answer.link) onLink(answer.link.id);
  };
  const end = async (): Promise<void> => {
    const { data } = await revoke({ input: { id: link.id } });
    const refused = data?.revokeAuthorizationLink.userErrors;
    setErrors(refused ?? []);
    if (refused?.length === 0) tellDone(texts.revoked);
    else if (!refused) tellFailed(texts.noAnswer);
  };
  const saveImage = async (): Promise<void> => {
    const { qrImage } = await import("./qr-image.ts");
    const image = await qrImage(link.url, [name, texts.imageUntil(beijing(new Date(link.expiresAt)), link.reference)]);
    if (image) saveFile(`${name}.png`, image);
  };
  const copy = (text: string, done: string): void => void copyText(text).then(() => tellDone(done));

  return (
    <>
      <div className={css["link"]}>
        {isOpen && !isPlugin && <QrCode text={link.url} label={texts.qr(name)} size={196} />}
        <div className={css["facts"]}>
          <h3 ref={heading} tabIndex={-1}>
            <bdi>{name}</bdi>
          </h3>
          <span>
            <StateTag look={authorizationStatuses[status]} />
          </span>
          {isOpen ? (
            <span>
              {texts.left} <Countdown until={link.expiresAt} /> · {texts.until} <Moment at={link.expiresAt} />
            </span>
          ) : (
            <span>
              {status === "EXPIRED" ? texts.expired : texts.ended} <Moment at={link.expiresAt} />
            </span>
          )}
          {isOpen && !isPlugin && (
            <>
              <span className={css["url"]}>{link.url}</span>
              <div className={css["acts"]}>
                <Button type="primary" onClick={() => copy(link.url, texts.linkCopied)}>
                  {texts.copyLink}
                </Button>
                <Button onClick={() => copy(linkMessage(link, platformName, language), texts.messageCopied)}>
                  {texts.copyMessage}
                </Button>
                <Button onClick={() => void saveImage()}>{texts.saveImage}</Button>
              </div>
            </>
          )}
          <span className={css["url"]}>
            {channelNames[link.channel][language]} ·{" "}
            {link.appId ?? link.kinds.map((kind) => kindNames[kind][language]).join(texts.and)} ·{" "}
            {link.permissionSets.length === 0 ? texts.allSets : texts.sets(link.permissionSets.map(({ id }) => id))} ·{" "}
            {texts.reference} {link.reference}
          </span>
        </div>
      </div>
      {isOpen && isPlugin && <PluginParameters linkId={link.id} />}
      <LinkLife link={link} />
      {link.askedAgainAt && (
        <Alert kind="warning" title={texts.askedAgain}>
          <Moment at={link.askedAgainAt} /> · {texts.askedAgainRemedy}
        </Alert>
      )}
      {link.failure && (
        <WechatErrorPanel
          error={link.failure}
          fact={isOpen ? texts.stillOpen : texts.failed}
          account={link.authorizer ?? undefined}
        />
      )}
      <UserErrors errors={errors} />
      <div className={css["submit"]}>
        {isOpen ? (
          <Button danger loading={revoking} onClick={() => void end()}>
            {texts.revoke}
          </Button>
        ) : null}
        <Button type={isOpen ? "default" : "primary"} loading={making} onClick={() => void remake()}>
          {texts.remake}
        </Button>
      </div>
      {isOpen && <p className={css["note"]}>{texts.closing}</p>}
    </>
  );
}

const catalogue = messages({
  zh: {
    link: "授权链接",
    missing: "没有这个授权链接",
    qr: (name: string) => `给「${name}」的授权链接二维码`,
    left: "剩余",
    until: "有效至",
    expired: "过期于",
    ended: "原定有效至",
    copyLink: "复制链接",
    copyMessage: "复制话术",
    saveImage: "保存图片",
    linkCopied: "链接已复制",
    messageCopied: "话术已复制，可以粘贴到聊天里",
    imageUntil: (until: string, reference: string) => `北京时间 ${until} 前有效 · ${reference}`,
    and: "、",
    allSets: "全部已发布的权限集",
    sets: (ids: number[]) => `权限集 ${ids.join("、")}`,
    reference: "编号",
    stillOpen: "商家的账号没有改变，链接仍可使用。",
    failed: "商家的账号没有改变。",
    askedAgain: "商家打开时链接已失效，请求重新发一个",
    askedAgainRemedy: "按同样设置重新生成，把新的链接发给商家。",
    revoke: "作废链接",
    revoked: "链接已作废",
    noAnswer: "没有作废：服务器没有应答",
    remake: "按同样设置重新生成",
    closing: "可以放心关闭：链接留在「授权链接」里，有人使用时会在这里提示。",
  },
  en: {
    link: "the link",
    missing: "There is no such link",
    qr: (name) => `QR code of the authorization link for ${name}`,
    left: "left:",
    until: "valid until",
    expired: "expired",
    ended: "would have been valid until",
    copyLink: "Copy link",
    copyMessage: "Copy message",
    saveImage: "Save image",
    linkCopied: "Link copied",
    messageCopied: "Message copied, ready for a chat",
    imageUntil: (until, reference) => `valid until ${until} Beijing time · ${reference}`,
    and: ", ",
    allSets: "all published sets",
    sets: (ids) => `sets ${ids.join(", ")}`,
    reference: "reference",
    stillOpen: "The merchant's account is unchanged, and the link can still be used.",
    failed: "The merchant's account is unchanged.",
    askedAgain: "The merchant found it dead and asks for a new one",
    askedAgainRemedy: "Make another with the same settings and send it.",
    revoke: "Revoke link",
    revoked: "Link revoked",
    noAnswer: "Not revoked: the server did not answer",
    remake: "Make another with the same settings",
    closing: "Closing is safe: the link stays under Links, and its use is told here.",
  },
});
