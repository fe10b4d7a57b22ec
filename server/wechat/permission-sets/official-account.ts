import type { PermissionSetRow } from "../permission-sets.ts";

/**
 * Sets that official accounts grant, as of autumn 2026.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/product/offical_account_authority.html
 */
export const officialAccountSets: readonly PermissionSetRow[] = [
  [1, false, "消息管理", "Message management", "接收并回复用户消息", "receive and answer users' messages"],
  [2, false, "用户管理", "User management", "用户信息、标签与分组", "user information, tags and groups"],
  [
    3,
    false,
    "账号服务",
    "Account service",
    "账号信息、带参数二维码、基本信息接口",
    "account information, QR codes with parameters, basic information",
  ],
  // WeChat's English page says not exclusive; the Chinese one is newer.
  [4, true, "网页服务", "Web service", "网页授权、JS-SDK", "sign-in on web pages, JS-SDK"],
  [5, false, "微信小店", "WeChat shop (old)"],
  [6, false, "微信多客服", "Multi-agent customer service"],
  [7, false, "群发与通知", "Mass messages and notices", "群发、模板消息、图文", "mass and template messages, articles"],
  [8, false, "微信卡券", "Cards and coupons", "需另签服务协议", "has a service agreement of its own"],
  [9, false, "微信扫一扫", "Scan", "需另签服务协议", "has a service agreement of its own"],
  [10, false, "微信连WIFI", "Wi-Fi by WeChat"],
  [11, false, "素材管理", "Material management"],
  [12, false, "微信摇周边", "Shake nearby"],
  [13, false, "微信门店", "Stores"],
  [14, false, "微信支付", "WeChat Pay", "已下线", "withdrawn"],
  [15, false, "菜单管理", "Menu management", "自定义菜单", "custom menus"],
  [16, false, "获取认证状态及信息", "Verification state", "仅见于旧列表", "in old lists only"],
  [22, false, "城市服务", "City service"],
  [23, false, "广告管理", "Ads management"],
  [
    24,
    true,
    "开放平台账号管理",
    "Open Platform account management",
    "创建与绑定开放平台账号",
    "create and bind open accounts",
  ],
  [26, false, "微信电子发票", "E-invoices"],
  // The table says no, the feature's own page says exclusive.
  [27, false, "快速注册小程序", "Quick registration of mini programs", "复用公众号资质", "reuse the account's papers"],
  [33, false, "小程序关联管理", "Linked mini programs"],
  [34, true, "微信商品库管理", "Product library"],
  [35, false, "微信卡路里", "Calories", "仅见于旧列表", "in old lists only"],
  [44, false, "好物圈", "Good finds"],
  [46, false, "微信一物一码", "One item, one code"],
  [47, false, "微信财政电子票据", "Fiscal e-receipts"],
  [54, true, "服务号对话管理", "Service-account dialogue"],
  [66, false, "微信服务市场管理", "Service market"],
  [89, false, "服务号订阅通知", "Subscription notices"],
  [113, false, "就医助手", "Medical assistant"],
  [121, false, "公众号购物订单", "Shopping orders"],
];
