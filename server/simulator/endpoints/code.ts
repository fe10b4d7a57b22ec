import { seconds } from "../calendar.ts";
import { BinaryAnswer, codeEndpoint } from "../endpoint.ts";
import { readExtJson } from "../ext-json.ts";
import { qrJpeg } from "../qr-jpeg.ts";
import { Refusal } from "../refusal.ts";
import type { AccountCall, Endpoint } from "../endpoint.ts";
import type { TrialVersion } from "../records.ts";

/** The uploaded version; 86001 before the first commit. */
export function requireTrial({ world, account }: AccountCall): TrialVersion {
  const { trial } = world.codeOf(account.appId);
  if (!trial) throw new Refusal(86001);
  return trial;
}

/** Chapter 5.2: commit, and what can be asked about the trial version. */
export const codeEndpoints: Endpoint[] = [
  codeEndpoint({
    method: "POST",
    path: "/wxa/commit",
    isSerial: true,
    run({ fields, world, account, now, codeCheckMs }) {
      const templateId = fields.wholeNumber("template_id");
      const extJson = fields.text("ext_json");
      const userVersion = fields.text("user_version");
      const userDesc = fields.text("user_desc");
      if (userVersion.length > 64) throw new Refusal(40097, "user_version is longer than 64 characters");
      const template = world.templates.get(templateId);
      if (!template) throw new Refusal(85014);
      const { pages, declaredApis } = readExtJson(extJson, template, account.appId);
      const isGranted = (api: string) => account.privacyApis.includes(api);
      if (declaredApis.some((api) => !isGranted(api))) throw new Refusal(85312);
      const used = template.privacyApis;
      world.changeCode(account.appId, {
        trial: {
          userVersion,
          userDesc,
          templateId,
          pages,
          extJson,
          committedAt: now,
          checkEndsAt: now + codeCheckMs,
          withoutGrant: used.filter((api) => !isGranted(api)).map((api) => `wx.${api}`),
          withoutDeclaration: used.filter((api) => !declaredApis.includes(api)).map((api) => `wx.${api}`),
        },
      });
    },
  }),
  codeEndpoint({
    method: "GET",
    path: "/wxa/get_page",
    run: (call) => ({ page_list: requireTrial(call).pages }),
  }),
  codeEndpoint({
    method: "GET",
    path: "/wxa/get_qrcode",
    permissionSets: [18, 86],
    run(call) {
      requireTrial(call);
      const page = new URL(`/trial/${call.account.appId}`, call.url());
      const path = call.query.get("path");
      if (path) page.searchParams.set("path", path);
      return new BinaryAnswer("image/jpeg", "QRCode.jpg", qrJpeg(page.href));
    },
  }),
  codeEndpoint({
    method: "GET",
    path: "/wxa/security/get_code_privacy_info",
    run(call) {
      const trial = requireTrial(call);
      if (trial.checkEndsAt > call.now) throw new Refusal(61039);
      return { without_auth_list: trial.withoutGrant, without_conf_list: trial.withoutDeclaration };
    },
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/getversioninfo",
    run({ world, account }) {
      const { trial, online } = world.codeOf(account.appId);
      return {
        ...(trial && {
          exp_info: {
            exp_time: seconds(trial.committedAt),
            exp_version: trial.userVersion,
            exp_desc: trial.userDesc,
          },
        }),
        ...(online && {
          release_info: {
            release_time: seconds(online.releasedAt),
            release_version: online.userVersion,
            release_desc: online.userDesc,
          },
        }),
      };
    },
  }),
];
