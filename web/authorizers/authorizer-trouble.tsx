import Button from "antd/es/button";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { Alert } from "../ui/alert.tsx";
import { LongText } from "../ui/long-text.tsx";
import { GatedButton } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import { WechatErrorPanel } from "../ui/wechat-error-panel.tsx";
import { stopsWithout } from "./authorizer-profile.ts";
import type { AuthorizerOnPage } from "./authorizer-profile.ts";
import { nameOf } from "./authorizer-row.ts";
import { accountStateName } from "./words.ts";

interface AuthorizerTroubleProps {
  authorizer: AuthorizerOnPage;
  onLink: (sets?: number[]) => void;
  onPermissions: () => void;
}

/** What is wrong with the account, what it stops, and the button that helps. */
export function AuthorizerTrouble({ authorizer, onLink, onPermissions }: AuthorizerTroubleProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const { status, revokedAt, accountStatus, missingPermissionSets: missing } = authorizer;
  const name = nameOf(authorizer);
  const link = (text: string, sets?: number[]) => (
    <GatedButton needs="OPERATOR" size="small" onClick={() => onLink(sets)}>
      {text}
    </GatedButton>
  );
  return (
    <>
      {status === "REVOKED" && (
        <Alert
          kind="warning"
          title={
            <>
              {texts.revoked} {revokedAt && <Moment at={revokedAt} />}
            </>
          }
          acts={link(texts.newLink)}
        >
          {texts.revokedFact}
        </Alert>
      )}
      {status === "NEEDS_REAUTHORIZATION" && (
        <Alert kind="error" title={texts.reauthorize} acts={link(texts.newLink)}>
          <div>{texts.reauthorizeFact(name)}</div>
          <div>{texts.reauthorizeRemedy}</div>
        </Alert>
      )}
      {status === "AUTHORIZED" &&
        missing.map((set) => (
          <Alert
            key={set.id}
            kind="warning"
            title={<MissingSince authorizer={authorizer} set={set} />}
            acts={
              <>
                {link(texts.linkFor(set.id), [set.id])}
                <Button size="small" onClick={onPermissions}>
                  {texts.covers}
                </Button>
              </>
            }
          >
            {stopsWithout[set.id]?.[language]}
          </Alert>
        ))}
      {accountStatus && accountStatus !== 1 ? (
        <Alert kind="warning" title={texts.state(accountStateName(accountStatus, language))}>
          {texts.stateRemedy}
        </Alert>
      ) : null}
      <ReleaseTrouble authorizer={authorizer} />
    </>
  );
}

function MissingSince({ authorizer, set }: { authorizer: AuthorizerOnPage; set: { id: number; name: string } }) {
  const texts = useMessages(catalogue);
  const went = authorizer.changes.nodes.find(({ withdrawn }) => withdrawn.some(({ id }) => id === set.id));
  if (!went) return texts.neverGranted(set.id, set.name);
  return (
    <>
      {texts.unticked(set.id, set.name)} <Moment at={went.at} />
    </>
  );
}

/** The codes by which a release fails because of what the account's status says. */
const codesOf = { NEEDS_REAUTHORIZATION: new Set([61023]), REVOKED: new Set([61003]) };

/** The newest release, where it ended badly. */
function ReleaseTrouble({ authorizer }: { authorizer: AuthorizerOnPage }) {
  const texts = useMessages(catalogue);
  const release = authorizer.releases.nodes[0];
  if (!release || (release.state !== "FAILED" && release.state !== "REJECTED")) return null;
  const show = <PathLink path={`/releases/${release.id}`}>{texts.showRelease}</PathLink>;
  // The account's own trouble says it already.
  if (release.failure && authorizer.status !== "AUTHORIZED" && codesOf[authorizer.status].has(release.failure.errcode))
    return null;
  if (release.failure) {
    return (
      <WechatErrorPanel
        error={release.failure}
        fact={texts.releaseFailed(release.version)}
        at={release.changedAt}
        acts={show}
        account={authorizer}
      />
    );
  }
  return (
    <Alert
      kind="warning"
      title={release.state === "REJECTED" ? texts.rejected(release.version) : texts.releaseFailed(release.version)}
      acts={show}
    >
      {release.rejectReason && <LongText text={release.rejectReason} />}
    </Alert>
  );
}

const catalogue = messages({
  zh: {
    revoked: "商家已解除授权 ·",
    revokedFact: "令牌已删除，发布单已停止，历史保留。要恢复，发一个新链接，由管理员重新授权。",
    newLink: "生成链接",
    reauthorize: "刷新令牌失效，需重新授权",
    reauthorizeFact: (name: string) => `「${name}」的接口调用和发布都已停止；已从微信重读一次，仍无效。`,
    reauthorizeRemedy: "发新链接，由管理员重新授权。",
    neverGranted: (id: number, name: string) => `没有授予权限集 ${id}（${name}）`,
    unticked: (id: number, name: string) => `权限集 ${id}（${name}）被取消 ·`,
    linkFor: (id: number) => `补充权限集 ${id} 的链接`,
    covers: "它包含什么",
    state: (name: string) => `微信把这个账号标为${name}`,
    stateRemedy: "由商家登录公众平台查看原因并处理；处理后刷新资料。",
    showRelease: "查看发布单",
    releaseFailed: (version: string) => `${version} 的发布失败。`,
    rejected: (version: string) => `${version} 审核不通过`,
  },
  en: {
    revoked: "Cancelled by the merchant ·",
    revokedFact:
      "Tokens are deleted, releases stopped, history is kept. A new link lets its administrator authorize again.",
    newLink: "New link",
    reauthorize: "Refresh token is no longer valid",
    reauthorizeFact: (name) => `Calls and releases of ${name} stand still; read again from WeChat once, still refused.`,
    reauthorizeRemedy: "Send its administrator a new link.",
    neverGranted: (id, name) => `Set ${id} (${name}) was not granted`,
    unticked: (id, name) => `Set ${id} (${name}) was unticked ·`,
    linkFor: (id) => `Link for set ${id}`,
    covers: "What it covers",
    state: (name) => `WeChat says: account ${name}`,
    stateRemedy: "The merchant finds the reason in WeChat's console; refresh the profile afterwards.",
    showRelease: "Show release",
    releaseFailed: (version) => `The release of ${version} failed.`,
    rejected: (version) => `${version} was rejected`,
  },
});
