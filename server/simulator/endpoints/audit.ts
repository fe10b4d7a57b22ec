import { checkItems, checkUgc, lengthOf } from "../audit-items.ts";
import { seconds } from "../calendar.ts";
import { codeEndpoint } from "../endpoint.ts";
import { Refusal } from "../refusal.ts";
import type { AccountCall, Endpoint } from "../endpoint.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import type { Audit } from "../records.ts";

/** Audit ids have ten digits and do not fit into 32 bits. */
const firstAuditId = 4_310_000_000;

export const auditQuotaName = "audits submitted";
export const speedupQuotaName = "audits sped up";

/** A version waits for WeChat's verdict while its review runs (2) or is delayed (4). */
export const isOpen = (audit: Audit): boolean => audit.status === 2 || audit.status === 4;

function auditState(audit: Audit): JsonObject {
  const shown = audit.status === 1 || audit.status === 4;
  return {
    status: audit.status,
    ...(shown ? { reason: audit.reason } : {}),
    ...(audit.status === 1 ? { screenshot: audit.screenshot } : {}),
  };
}

/** Everything that must be true before a version may be submitted, in the order in which WeChat looks. */
function requireSubmittable(call: AccountCall): void {
  const { world, account, fields, now } = call;
  const { trial, latestAuditId } = world.codeOf(account.appId);
  if (!trial) throw new Refusal(85086);
  const latest = world.latestAudit(account.appId);
  if (latest && isOpen(latest)) throw new Refusal(85009);
  if (trial.checkEndsAt > now) throw new Refusal(61039);
  const hasPrivacyGap = trial.withoutGrant.length > 0 || trial.withoutDeclaration.length > 0;
  if (hasPrivacyGap && fields.booleanIfAny("privacy_api_not_use") !== true) throw new Refusal(61040);
  if (!account.nickName || !account.headImagePath || !account.signature) throw new Refusal(86002);
  checkItems(fields.objectsIfAny("item_list"), account, trial.pages);
  checkUgc(fields.objectIfAny("ugc_declare"), account, latestAuditId === null);
  checkWords(call);
  checkPreview(call);
  if (quotaLeft(call) <= 0) throw new Refusal(85085);
}

/** Limits which the manual names, and for the version's description one that it does not. */
function checkWords({ fields }: AccountCall): void {
  if (lengthOf(fields.textIfAny("version_desc") ?? "") > 500) throw new Refusal(85051);
  if (lengthOf(fields.textIfAny("feedback_info") ?? "") > 200) throw new Refusal(45002);
  if ((fields.textIfAny("feedback_stuff") ?? "").split("|").length > 5) throw new Refusal(85093);
  fields.textIfAny("order_path");
}

function checkPreview(call: AccountCall): void {
  const preview = call.fields.objectIfAny("preview_info");
  if (!preview) return;
  checkMedia(call, preview["video_id_list"], "video");
  checkMedia(call, preview["pic_id_list"], "image");
}

/** Media of this account, of this type and not older than three days. */
function checkMedia({ world, account, now }: AccountCall, list: JsonValue | undefined, type: "image" | "video"): void {
  if (list === undefined) return;
  if (!Array.isArray(list)) throw new Refusal(85092);
  if (list.length > 10) throw new Refusal(85093);
  for (const mediaId of list) {
    const media = typeof mediaId === "string" ? world.medias.get(mediaId) : undefined;
    const isGood = media?.appId === account.appId && media.type === type && media.expiresAt > now;
    if (!isGood) throw new Refusal(85092);
  }
}

function quotaLeft({ world }: AccountCall): number {
  return world.platform.auditQuota.limit - world.countOf(world.monthly(auditQuotaName));
}

function speedupsLeft({ world }: AccountCall): number {
  return world.platform.auditQuota.speedupLimit - world.countOf(world.monthly(speedupQuotaName));
}

function requireOwnAudit({ world, fields, account }: AccountCall, otherwise: number): Audit {
  const audit = world.audits.get(fields.wholeNumber("auditid"));
  if (!audit || audit.appId !== account.appId) throw new Refusal(otherwise);
  return audit;
}

/** Chapter 5.3 to 5.5: submit, ask, withdraw, speed up. */
export const auditEndpoints: Endpoint[] = [
  codeEndpoint({
    method: "POST",
    path: "/wxa/submit_audit",
    isSerial: true,
    run(call) {
      const { world, account, now, reviews } = call;
      requireSubmittable(call);
      const { trial } = world.codeOf(account.appId);
      if (!trial) throw new Refusal(85086);
      const { userVersion, userDesc, templateId, pages, extJson } = trial;
      const audit: Audit = {
        auditId: firstAuditId + world.next("audit"),
        appId: account.appId,
        userVersion,
        userDesc,
        templateId,
        pages,
        extJson,
        status: 2,
        reason: "",
        screenshot: "",
        submittedAt: now,
        endsAt: reviews.endOf(now),
        isReleased: false,
        isSpedUp: false,
        submission: call.fields.all(),
      };
      world.together(() => {
        world.audits.put(audit.auditId, audit);
        world.changeCode(account.appId, { latestAuditId: audit.auditId });
        world.next(world.monthly(auditQuotaName));
      });
      reviews.follow(audit);
      return { auditid: audit.auditId };
    },
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/get_auditstatus",
    run: (call) => auditState(requireOwnAudit(call, 85012)),
  }),
  codeEndpoint({
    method: "GET",
    path: "/wxa/get_latest_auditstatus",
    run({ world, account }) {
      const audit = world.latestAudit(account.appId);
      if (!audit) throw new Refusal(85058);
      return {
        auditid: audit.auditId,
        ...auditState(audit),
        user_version: audit.userVersion,
        user_desc: audit.userDesc,
        submit_audit_time: seconds(audit.submittedAt),
      };
    },
  }),
  codeEndpoint({
    method: "GET",
    path: "/wxa/undocodeaudit",
    isSerial: true,
    run({ world, account, reviews }) {
      const audit = world.latestAudit(account.appId);
      if (!audit || !isOpen(audit)) throw new Refusal(85019);
      const today = world.daily(`undos of ${account.appId}`);
      const thisMonth = world.monthly(`undos of ${account.appId}`);
      if (world.countOf(today) >= 5 || world.countOf(thisMonth) >= 10) throw new Refusal(87013);
      reviews.forget(audit.auditId);
      world.together(() => {
        world.next(today);
        world.next(thisMonth);
        world.audits.put(audit.auditId, { ...audit, status: 3, endsAt: null });
      });
    },
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/speedupaudit",
    run(call) {
      const audit = requireOwnAudit(call, 89402);
      if (!isOpen(audit)) throw new Refusal(89402);
      if (audit.isSpedUp) throw new Refusal(89404);
      if (speedupsLeft(call) <= 0) throw new Refusal(89405);
      const { world, now, reviews } = call;
      const endsAt = audit.endsAt === null ? null : now + Math.max(0, audit.endsAt - now) / 4;
      world.next(world.monthly(speedupQuotaName));
      const hurried = world.audits.put(audit.auditId, { ...audit, isSpedUp: true, endsAt });
      if (hurried.status === 2) reviews.follow(hurried);
    },
  }),
  codeEndpoint({
    method: "GET",
    path: "/wxa/queryquota",
    run: (call) => ({
      rest: Math.max(0, quotaLeft(call)),
      limit: call.world.platform.auditQuota.limit,
      speedup_rest: Math.max(0, speedupsLeft(call)),
      speedup_limit: call.world.platform.auditQuota.speedupLimit,
    }),
  }),
];
