import CloudUploadOutlined from "@ant-design/icons/es/icons/CloudUploadOutlined";
import MessageOutlined from "@ant-design/icons/es/icons/MessageOutlined";
import SafetyCertificateOutlined from "@ant-design/icons/es/icons/SafetyCertificateOutlined";
import UserOutlined from "@ant-design/icons/es/icons/UserOutlined";
import type { ReactNode } from "react";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { LongText } from "../ui/long-text.tsx";
import { StateTag } from "../ui/state-tag.tsx";
import { callbackOutcomes, releaseStates } from "../ui/states.tsx";
import { Moment } from "../ui/time.tsx";
import type { Act, Change, Happening, Push } from "./timeline.ts";
import { changeNames } from "./words.ts";

/** One line of what happened to an account. */
export function HappeningRow({ happening }: { happening: Happening }) {
  switch (happening.kind) {
    case "change":
      return (
        <Row at={happening.at} icon={<SafetyCertificateOutlined aria-hidden />}>
          <ChangeLine change={happening.change} />
        </Row>
      );
    case "release": {
      const { release, step } = happening;
      return (
        <Row at={happening.at} icon={<CloudUploadOutlined aria-hidden />}>
          <PathLink path={`/releases/${release.id}`}>
            <bdi>{release.version}</bdi>
          </PathLink>{" "}
          <StateTag look={releaseStates[step.to]} />
          <small>
            <Cause cause={step.cause} />
            {step.detail && (
              <>
                {" · "}
                <LongText text={step.detail} />
              </>
            )}
          </small>
        </Row>
      );
    }
    case "push":
      return (
        <Row at={happening.at} icon={<MessageOutlined aria-hidden />}>
          <PushLine push={happening.push} />
        </Row>
      );
    case "act":
      return (
        <Row at={happening.at} icon={<UserOutlined aria-hidden />}>
          <ActLine act={happening.act} />
        </Row>
      );
  }
}

function Row({ at, icon, children }: { at: string; icon: ReactNode; children: ReactNode }) {
  return (
    <li>
      <Moment at={at} />
      {icon}
      <div>{children}</div>
    </li>
  );
}

function ChangeLine({ change: { change, granted, withdrawn } }: { change: Change }) {
  const language = useLanguage();
  const texts = useMessages(catalogue);
  const names = (sets: Change["granted"]): string => sets.map(({ id, name }) => `${id} ${name}`).join(texts.and);
  return (
    <>
      {changeNames[change][language]}
      {granted.length > 0 && <small>{texts.came(names(granted))}</small>}
      {withdrawn.length > 0 && <small>{texts.went(names(withdrawn))}</small>}
    </>
  );
}

function PushLine({ push }: { push: Push }) {
  const texts = useMessages(catalogue);
  return (
    <>
      {texts.push} <PathLink path={`/events?open=${encodeURIComponent(push.id)}`}>{push.type}</PathLink>{" "}
      <StateTag look={callbackOutcomes[push.outcome]} />
      {push.summary && (
        <small>
          <LongText text={push.summary} />
        </small>
      )}
    </>
  );
}

function ActLine({ act: { act, actorName, detail } }: { act: Act }) {
  const texts = useMessages(catalogue);
  const { tags, remark } = (detail ?? {}) as { tags?: string[]; remark?: string | null };
  const did =
    act === "refreshAuthorizer"
      ? texts.refreshed
      : act === "updateAuthorizer"
        ? tags
          ? texts.tagged(tags)
          : texts.remarked(remark ?? null)
        : act;
  return (
    <>
      <bdi>{actorName}</bdi> {did}
    </>
  );
}

/** "operator Lin Min", "push weapp_audit_success", worker, poll: who or what moved a release. */
function Cause({ cause }: { cause: string }) {
  const texts = useMessages(catalogue);
  const [kind = "", ...rest] = cause.split(" ");
  const who = rest.join(" ");
  switch (kind) {
    case "operator":
      return <bdi>{who}</bdi>;
    case "apiKey":
      return texts.byKey(who);
    case "push":
      return texts.byPush(who);
    case "poll":
      return texts.byPoll;
    default:
      return texts.byWorker;
  }
}

const catalogue = messages({
  zh: {
    and: "、",
    came: (sets: string) => `新增 ${sets}`,
    went: (sets: string) => `失去 ${sets}`,
    push: "推送",
    refreshed: "刷新了资料",
    tagged: (tags: string[]) => (tags.length > 0 ? `把标签改为 ${tags.join("、")}` : "去掉了全部标签"),
    remarked: (remark: string | null) => (remark ? `把备注改为「${remark}」` : "修改了备注"),
    byKey: (name: string) => `API 密钥 ${name}`,
    byPush: (type: string) => `微信推送 ${type}`,
    byPoll: "向微信查询得知",
    byWorker: "自动进行",
  },
  en: {
    and: ", ",
    came: (sets) => `came: ${sets}`,
    went: (sets) => `went: ${sets}`,
    push: "push",
    refreshed: "refreshed the profile",
    tagged: (tags) => (tags.length > 0 ? `set the tags to ${tags.join(", ")}` : "removed all tags"),
    remarked: (remark) => (remark ? `set the remark to “${remark}”` : "changed the remark"),
    byKey: (name) => `API key ${name}`,
    byPush: (type) => `push ${type}`,
    byPoll: "asked WeChat",
    byWorker: "by itself",
  },
});
