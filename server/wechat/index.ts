export type { AuditItem, AuditStatus, SubmitAuditInput, UgcDeclaration } from "./audit.ts";
export * from "./authorization-urls.ts";
export type { AccountKind } from "./authorizer-info.ts";
export type { CallOptions } from "./calls.ts";
export type { SubmittableCategory } from "./categories.ts";
export { createWechatClient, type WechatClient } from "./client.ts";
export type { CommitInput } from "./code.ts";
export {
  authorizerListPageSize,
  type AuthorizationResult,
  type AuthorizerInfo,
  type AuthorizerOption,
} from "./component.ts";
export * from "./crypto.ts";
export type { DomainAction, PlatformDomainChange, ServerDomains } from "./domains.ts";
export { knownErrorCodes, wechatErrorInfo, type WechatErrorInfo, type WechatErrorKind } from "./error-codes.ts";
export * from "./errors.ts";
export * from "./messages.ts";
export { permissionSetInfo, permissionSets, permissionSetsFor, type PermissionSetInfo } from "./permission-sets.ts";
export * from "./push.ts";
export * from "./release-check.ts";
export type { GrayReleaseInput, GrayReleaseStatus } from "./release.ts";
export type { TemplateType, WechatDraft, WechatTemplate } from "./templates.ts";
export * from "./token-source.ts";
export * from "./transport.ts";
export * from "./xml.ts";
