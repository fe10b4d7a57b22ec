export * from "./authorization-urls.ts";
export * from "./crypto.ts";
export { knownErrorCodes, wechatErrorInfo, type WechatErrorInfo, type WechatErrorKind } from "./error-codes.ts";
export * from "./errors.ts";
export * from "./messages.ts";
export { permissionSetInfo, permissionSets, type PermissionSetInfo } from "./permission-sets.ts";
export * from "./push.ts";
export * from "./token-source.ts";
export * from "./xml.ts";
