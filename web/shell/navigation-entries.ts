import AppstoreOutlined from "@ant-design/icons/es/icons/AppstoreOutlined";
import CloudUploadOutlined from "@ant-design/icons/es/icons/CloudUploadOutlined";
import HomeOutlined from "@ant-design/icons/es/icons/HomeOutlined";
import MessageOutlined from "@ant-design/icons/es/icons/MessageOutlined";
import SettingOutlined from "@ant-design/icons/es/icons/SettingOutlined";
import ShopOutlined from "@ant-design/icons/es/icons/ShopOutlined";
import type { ComponentType } from "react";
import type { Language } from "../i18n/language.ts";

export interface NavigationEntry extends Readonly<Record<Language, string>> {
  to: string;
  icon: ComponentType<{ "aria-hidden"?: boolean }>;
}

/** The left column, in order. A room whose pages exist adds its entry here. */
export const navigation: readonly NavigationEntry[] = [
  { to: "/", zh: "概览", en: "Home", icon: HomeOutlined },
  { to: "/authorizers", zh: "授权账号", en: "Authorizers", icon: ShopOutlined },
  { to: "/templates", zh: "模板", en: "Templates", icon: AppstoreOutlined },
  { to: "/deployments", zh: "发版", en: "Deployments", icon: CloudUploadOutlined },
  { to: "/events", zh: "微信推送", en: "Events", icon: MessageOutlined },
  { to: "/settings", zh: "设置", en: "Settings", icon: SettingOutlined },
];
