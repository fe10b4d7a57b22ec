import AlertFilled from "@ant-design/icons/es/icons/AlertFilled";
import CheckCircleFilled from "@ant-design/icons/es/icons/CheckCircleFilled";
import CheckCircleOutlined from "@ant-design/icons/es/icons/CheckCircleOutlined";
import ClockCircleOutlined from "@ant-design/icons/es/icons/ClockCircleOutlined";
import CloseCircleFilled from "@ant-design/icons/es/icons/CloseCircleFilled";
import CloudUploadOutlined from "@ant-design/icons/es/icons/CloudUploadOutlined";
import CopyOutlined from "@ant-design/icons/es/icons/CopyOutlined";
import DisconnectOutlined from "@ant-design/icons/es/icons/DisconnectOutlined";
import ExclamationCircleFilled from "@ant-design/icons/es/icons/ExclamationCircleFilled";
import FieldTimeOutlined from "@ant-design/icons/es/icons/FieldTimeOutlined";
import FileSearchOutlined from "@ant-design/icons/es/icons/FileSearchOutlined";
import HourglassOutlined from "@ant-design/icons/es/icons/HourglassOutlined";
import LockOutlined from "@ant-design/icons/es/icons/LockOutlined";
import MinusCircleOutlined from "@ant-design/icons/es/icons/MinusCircleOutlined";
import PauseCircleFilled from "@ant-design/icons/es/icons/PauseCircleFilled";
import PieChartOutlined from "@ant-design/icons/es/icons/PieChartOutlined";
import PlayCircleOutlined from "@ant-design/icons/es/icons/PlayCircleOutlined";
import RollbackOutlined from "@ant-design/icons/es/icons/RollbackOutlined";
import SafetyCertificateOutlined from "@ant-design/icons/es/icons/SafetyCertificateOutlined";
import StopOutlined from "@ant-design/icons/es/icons/StopOutlined";
import UndoOutlined from "@ant-design/icons/es/icons/UndoOutlined";
import WarningFilled from "@ant-design/icons/es/icons/WarningFilled";
import type { ComponentType } from "react";
import type {
  AuthorizationStatus,
  AuthorizerStatus,
  CallbackOutcome,
  DeploymentState,
  ReleaseState,
  ReleaseWaitReason,
} from "../graphql/generated/schema-facts.ts";
import type { Language } from "../i18n/language.ts";
import type { Hue } from "./hues.ts";

/** How a state looks and what it is called. */
export interface StateLook extends Readonly<Record<Language, string>> {
  hue: Hue;
  icon: ComponentType<{ "aria-hidden"?: boolean }>;
}

export const authorizerStatuses: Record<AuthorizerStatus, StateLook> = {
  AUTHORIZED: { zh: "已授权", en: "Authorized", hue: "green", icon: CheckCircleOutlined },
  NEEDS_REAUTHORIZATION: { zh: "需重新授权", en: "Needs re-authorization", hue: "orange", icon: WarningFilled },
  REVOKED: { zh: "已解除授权", en: "Cancelled by merchant", hue: "slate", icon: DisconnectOutlined },
};

export const authorizationStatuses: Record<AuthorizationStatus, StateLook> = {
  PENDING: { zh: "待授权", en: "Waiting", hue: "blue", icon: HourglassOutlined },
  COMPLETED: { zh: "已完成", en: "Completed", hue: "green", icon: CheckCircleFilled },
  EXPIRED: { zh: "已过期", en: "Expired", hue: "slate", icon: FieldTimeOutlined },
  REVOKED: { zh: "已作废", en: "Revoked", hue: "slate", icon: StopOutlined },
  FAILED: { zh: "失败", en: "Failed", hue: "red", icon: CloseCircleFilled },
};

export const releaseStates: Record<ReleaseState, StateLook> = {
  QUEUED: { zh: "排队中", en: "Queued", hue: "slate", icon: ClockCircleOutlined },
  COMMITTED: { zh: "已上传", en: "Committed", hue: "cyan", icon: CloudUploadOutlined },
  IN_AUDIT: { zh: "审核中", en: "In audit", hue: "blue", icon: FileSearchOutlined },
  APPROVED: { zh: "待发布", en: "Approved", hue: "violet", icon: SafetyCertificateOutlined },
  GRAY: { zh: "分阶段发布", en: "Phased release", hue: "magenta", icon: PieChartOutlined },
  RELEASED: { zh: "已发布", en: "Released", hue: "green", icon: CheckCircleFilled },
  REJECTED: { zh: "审核不通过", en: "Rejected", hue: "orange", icon: ExclamationCircleFilled },
  FAILED: { zh: "失败", en: "Failed", hue: "red", icon: CloseCircleFilled },
  WITHDRAWN: { zh: "已撤回", en: "Withdrawn", hue: "slate", icon: UndoOutlined },
  ROLLED_BACK: { zh: "已回退", en: "Rolled back", hue: "amber", icon: RollbackOutlined },
  CANCELLED: { zh: "已取消", en: "Cancelled", hue: "slate", icon: StopOutlined },
};

export const deploymentStates: Record<DeploymentState, StateLook> = {
  RUNNING: { zh: "进行中", en: "Running", hue: "blue", icon: PlayCircleOutlined },
  PAUSED: { zh: "已暂停", en: "Paused", hue: "amber", icon: PauseCircleFilled },
  HALTED: { zh: "已自动停止", en: "Halted", hue: "red", icon: AlertFilled },
  COMPLETED: { zh: "已完成", en: "Completed", hue: "green", icon: CheckCircleFilled },
  CANCELLED: { zh: "已取消", en: "Cancelled", hue: "slate", icon: StopOutlined },
};

export const callbackOutcomes: Record<CallbackOutcome, StateLook> = {
  HANDLED: { zh: "已处理", en: "Handled", hue: "green", icon: CheckCircleOutlined },
  IGNORED: { zh: "仅记录", en: "Recorded only", hue: "slate", icon: MinusCircleOutlined },
  DUPLICATE: { zh: "重复", en: "Duplicate", hue: "slate", icon: CopyOutlined },
  REFUSED: { zh: "已拒收", en: "Refused", hue: "orange", icon: LockOutlined },
  FAILED: { zh: "处理失败", en: "Failed", hue: "red", icon: CloseCircleFilled },
};

/** What a release waits for; stands beside its state. */
export const releaseWaits: Record<ReleaseWaitReason, Readonly<Record<Language, string>>> = {
  CODE_CHECK: { zh: "等待代码检测", en: "for the code check" },
  QUOTA: { zh: "等待额度", en: "for quota" },
  BUSY: { zh: "微信繁忙", en: "WeChat busy" },
  ENVIRONMENT: { zh: "等待更正设置", en: "for a setting to be put right" },
  AUDIT: { zh: "等待审核结果", en: "for the audit" },
  APPROVAL: { zh: "等待发布", en: "to be released" },
  WINDOW: { zh: "等待时间窗", en: "for the window" },
  WAVE: { zh: "等待上一波", en: "for the wave before" },
  PHASE: { zh: "分阶段发布", en: "for its next phase" },
};
