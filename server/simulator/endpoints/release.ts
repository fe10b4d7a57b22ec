import { seconds } from "../calendar.ts";
import { afterRelease } from "../domain-lists.ts";
import { codeEndpoint } from "../endpoint.ts";
import { Refusal } from "../refusal.ts";
import { isOpen } from "./audit.ts";
import type { AccountCall, Endpoint } from "../endpoint.ts";
import type { Audit, GrayPlan, OnlineVersion } from "../records.ts";

const keptVersions = 5;

function requireReleasable({ world, account }: AccountCall): Audit {
  const audit = world.latestAudit(account.appId);
  if (!audit) throw new Refusal(85019);
  if (isOpen(audit) || audit.status !== 0) throw new Refusal(85020);
  if (audit.isReleased) throw new Refusal(85052);
  return audit;
}

function putOnline({ world, account, now }: AccountCall, audit: Audit): void {
  const state = world.codeOf(account.appId);
  const { userVersion, userDesc, templateId, pages, extJson } = audit;
  const appVersion = state.lastAppVersion + 1;
  const older = state.online ? [state.online, ...state.history] : state.history;
  world.together(() => {
    world.audits.put(audit.auditId, { ...audit, isReleased: true });
    world.changeCode(account.appId, {
      online: { userVersion, userDesc, templateId, pages, extJson, appVersion, releasedAt: now },
      history: older.slice(0, keptVersions),
      lastAppVersion: appVersion,
      gray: state.gray?.status === 1 ? { ...state.gray, status: 3, percentage: 100 } : state.gray,
    });
    world.accounts.put(account.appId, afterRelease(account));
  });
}

/** Back to the version before, or to a named one. What was left behind cannot be returned to. */
function revert({ world, account, query, now }: AccountCall): void {
  const { history, gray } = world.codeOf(account.appId);
  if (gray?.status === 1) throw new Refusal(87011);
  const wanted = query.get("app_version");
  const target = wanted === null ? history[0] : history.find((version) => String(version.appVersion) === wanted);
  if (!target) throw new Refusal(87012);
  world.changeCode(account.appId, {
    online: { ...target, releasedAt: now },
    history: history.filter((version) => version.appVersion < target.appVersion),
  });
}

function versionFields(version: OnlineVersion) {
  return {
    app_version: version.appVersion,
    user_version: version.userVersion,
    user_desc: version.userDesc,
    commit_time: seconds(version.releasedAt),
  };
}

function growGray({ fields, world, account, now }: AccountCall): GrayPlan {
  const percentage = fields.number("gray_percentage");
  const forProjectMembers = fields.booleanIfAny("support_debuger_first") ?? false;
  const forTesters = fields.booleanIfAny("support_experiencer_first") ?? false;
  const { online, gray } = world.codeOf(account.appId);
  if (!online) throw new Refusal(85079);
  const audit = world.latestAudit(account.appId);
  if (!audit || audit.status !== 0 || audit.isReleased) throw new Refusal(85080);
  if (!Number.isInteger(percentage) || percentage < 0 || percentage > 100) throw new Refusal(85081);
  if (percentage === 0 && !forProjectMembers && !forTesters) throw new Refusal(85081);
  const running = gray?.status === 1 ? gray : null;
  if (running && percentage <= running.percentage) throw new Refusal(85082);
  return { status: 1, createdAt: running?.createdAt ?? now, percentage, forProjectMembers, forTesters };
}

/** Chapter 5.6: release, rollback and gray release. */
export const releaseEndpoints: Endpoint[] = [
  codeEndpoint({
    method: "POST",
    path: "/wxa/release",
    isSerial: true,
    run: (call) => putOnline(call, requireReleasable(call)),
  }),
  codeEndpoint({
    method: "GET",
    path: "/wxa/revertcoderelease",
    isSerial: true,
    run(call) {
      if (call.query.get("action") !== "get_history_version") return revert(call);
      return { version_list: call.world.codeOf(call.account.appId).history.map(versionFields) };
    },
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/grayrelease",
    isSerial: true,
    run: (call) => void call.world.changeCode(call.account.appId, { gray: growGray(call) }),
  }),
  codeEndpoint({
    method: "GET",
    path: "/wxa/getgrayreleaseplan",
    run({ world, account }) {
      const { gray } = world.codeOf(account.appId);
      return {
        gray_release_plan: {
          status: gray?.status ?? 0,
          create_timestamp: gray ? seconds(gray.createdAt) : 0,
          gray_percentage: gray?.percentage ?? 0,
          support_debuger_first: gray?.forProjectMembers ?? false,
          support_experiencer_first: gray?.forTesters ?? false,
        },
      };
    },
  }),
  codeEndpoint({
    method: "GET",
    path: "/wxa/revertgrayrelease",
    run({ world, account }) {
      const { gray } = world.codeOf(account.appId);
      if (gray?.status === 1) world.changeCode(account.appId, { gray: { ...gray, status: 4 } });
    },
  }),
];
