import { makeAccount, uploadDraft } from "./accounts.ts";
import { usualSets } from "./sets.ts";
import type { World } from "./world.ts";

const shops = [
  { kind: "miniProgram", appId: "wx5a1b0c3d7e9f2a01", nickName: "青禾生鲜" },
  { kind: "miniProgram", appId: "wx5a1b0c3d7e9f2a02", nickName: "云朵咖啡" },
  { kind: "miniProgram", appId: "wx5a1b0c3d7e9f2a03", nickName: "拾光书店" },
  { kind: "miniProgram", appId: "wx5a1b0c3d7e9f2a04", nickName: "南山花坊" },
  { kind: "miniProgram", appId: "wx5a1b0c3d7e9f2a05", nickName: "小满烘焙" },
  { kind: "officialAccount", appId: "wx5a1b0c3d7e9f2b01", nickName: "青禾生活" },
  { kind: "officialAccount", appId: "wx5a1b0c3d7e9f2b02", nickName: "云朵咖啡馆" },
  { kind: "officialAccount", appId: "wx5a1b0c3d7e9f2b03", nickName: "松果亲子" },
] as const;

/** What the platform has at WeChat from the first day: its published sets and its domains. */
export function seedPlatform(world: World, permissionSetIds: readonly number[] = usualSets): void {
  const serverDomains = ["api.minifleet.example", "cdn.minifleet.example"];
  const jumpDomains = ["h5.minifleet.example"];
  world.changePlatform({
    permissionSetIds: [...permissionSetIds],
    serverDomains: { published: serverDomains, testing: serverDomains },
    jumpDomains: { published: jumpDomains, testing: jumpDomains },
  });
}

/** Eight shops that may be authorized, and a development mini program with its first upload. */
export function seedWorld(world: World): void {
  world.together(() => {
    for (const shop of shops) makeAccount(world, shop);
    // One shop has its code with another platform, so that the page has something to warn about.
    const elsewhere = world.accounts.get("wx5a1b0c3d7e9f2a05");
    if (elsewhere) world.accounts.put(elsewhere.appId, { ...elsewhere, holders: { "18": "云店通" } });
    const { appId } = makeAccount(world, {
      appId: "wx5a1b0c3d7e9f2c01",
      nickName: "云帆商城模板",
      development: true,
    });
    uploadDraft(world, { sourceAppId: appId, userVersion: "1.0.0", userDesc: "首个版本：首页、分类、购物车、我的" });
  });
}
