import { seconds } from "../calendar.ts";
import { codeEndpoint } from "../endpoint.ts";
import { Fields } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import type { Endpoint } from "../endpoint.ts";
import type { JsonObject } from "../json.ts";

const guardedApis = [
  ["getLocation", "获取当前的地理位置、速度"],
  ["getFuzzyLocation", "获取当前的模糊地理位置"],
  ["onLocationChange", "监听实时地理位置变化事件"],
  ["chooseAddress", "获取用户收货地址"],
  ["choosePoi", "打开 POI 列表选择位置"],
  ["chooseLocation", "打开地图选择位置"],
] as const;

/** The owner's part: one way of contact (86069), how users are told (86070), a readable storage period (87072). */
function checkOwner(owner: JsonObject): void {
  const fields = new Fields(owner);
  const contacts = ["contact_email", "contact_phone", "contact_qq", "contact_weixin"];
  if (!contacts.some((name) => fields.textIfAny(name))) throw new Refusal(86069);
  fields.text("notice_method", 86070);
  const period = fields.textIfAny("store_expire_timestamp");
  if (period && !/^\d+天$/.test(period)) throw new Refusal(87072);
}

/** Chapter 8.6: the privacy guideline and the guarded APIs. The paths say component, the token is the account's. */
export const privacyEndpoints: Endpoint[] = [
  codeEndpoint({
    method: "POST",
    path: "/cgi-bin/component/setprivacysetting",
    run({ fields, world, account, now }) {
      const version = fields.numberIfAny("privacy_ver") ?? 2;
      const owner = fields.objectIfAny("owner_setting");
      const settings = fields.objectsIfAny("setting_list");
      if (version !== 1 && version !== 2) throw new Refusal(40097, "privacy_ver");
      if (!owner) throw new Refusal(86069);
      checkOwner(owner);
      if (version === 1 && !world.codeOf(account.appId).online) throw new Refusal(86074);
      if (version === 1 && settings) throw new Refusal(40097, "setting_list");
      for (const setting of settings ?? []) {
        new Fields(setting).text("privacy_key");
        new Fields(setting).text("privacy_text");
      }
      const kept = account.privacySetting?.["setting_list"] ?? [];
      const privacySetting = {
        owner_setting: owner,
        setting_list: settings ?? kept,
        sdk_privacy_info_list: fields.objectsIfAny("sdk_privacy_info_list") ?? [],
        update_time: seconds(now),
      };
      world.accounts.put(account.appId, { ...account, privacySetting });
    },
  }),
  codeEndpoint({
    method: "POST",
    path: "/cgi-bin/component/getprivacysetting",
    run: ({ world, account }) => ({
      code_exist: world.codeOf(account.appId).trial ? 1 : 0,
      privacy_list: [],
      owner_setting: {},
      setting_list: [],
      sdk_privacy_info_list: [],
      update_time: 0,
      privacy_desc: { privacy_desc_list: [] },
      ...account.privacySetting,
    }),
  }),
  codeEndpoint({
    method: "GET",
    path: "/wxa/security/get_privacy_interface",
    run: ({ account }) => ({
      interface_list: guardedApis.map(([name, text]) => ({
        api_name: `wx.${name}`,
        api_ch_name: text,
        api_desc: text,
        api_link: "",
        group_name: "地理位置",
        status: account.privacyApis.includes(name) ? 5 : 1,
      })),
    }),
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/security/apply_privacy_interface",
    run({ fields, world, account }) {
      const name = fields.text("api_name").replace(/^wx\./, "");
      fields.text("content");
      if (!guardedApis.some(([known]) => known === name)) throw new Refusal(40097, "api_name");
      // Nobody reviews these here: what is asked for is granted.
      const privacyApis = [...new Set([...account.privacyApis, name])];
      world.accounts.put(account.appId, { ...account, privacyApis });
      return { audit_id: world.next("privacy interface audit") };
    },
  }),
];
