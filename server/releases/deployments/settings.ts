import { Refusal } from "../../graphql/user-error.ts";
import { type AuditProfile, auditProfileProblems, auditProfileRefusal } from "../audit/profile.ts";
import { type DomainProblem, domainProblems, type Domains } from "../domains.ts";
import { type ExtJson, extJsonProblems, readExtJson } from "../ext-json/ext-json.ts";
import type { DeploymentPlan } from "./plan.ts";
import { planProblems } from "./plan-check.ts";
import { type Phase, type PhaseProblem, phaseProblems } from "../phases.ts";

export interface ReleaseSettings {
  version: string;
  description: string;
  extJson?: unknown;
  domains?: Domains | null;
  auditProfile?: AuditProfile | null;
  plan?: DeploymentPlan | null;
  reason?: string | null;
  phases?: readonly Phase[] | null;
}

/** WeChat's limit of user_version. */
const longestVersion = 64;
/** WeChat publishes no limit of user_desc; this one keeps lists readable and is more than its own tools allow. */
const longestDescription = 500;
/** Our own; a list shows it whole. */
const longestReason = 500;

interface SettingsOptions {
  isStandardTemplate: boolean;
}

/** Checks what every account of a deployment would be refused for, before any is touched. @throws {Refusal} the first */
export function checkSettings(settings: ReleaseSettings, options: SettingsOptions): ExtJson {
  const [problem] = settingsProblems(settings, options);
  if (problem) throw problem;
  const read = readExtJson(settings.extJson);
  return "extJson" in read ? read.extJson : {};
}

/** Everything that is wrong with the settings, each at its field. */
export function settingsProblems(settings: ReleaseSettings, options: SettingsOptions): Refusal[] {
  return [
    ...textProblems("version", settings.version, longestVersion),
    ...textProblems("description", settings.description, longestDescription),
    ...domainProblems(settings.domains ?? {}).map(badDomain),
    ...auditProfileProblems(settings.auditProfile ?? {}).map((problem) => auditProfileRefusal("auditProfile", problem)),
    ...phaseProblems(settings.phases ?? []).map(badPhase),
    ...extJsonRefusals(settings.extJson, options),
    ...(settings.plan ? planProblems(settings.plan) : []),
    ...reasonProblems(settings.reason ?? ""),
  ];
}

// Control characters have no business in a line of text, and PostgreSQL refuses NUL.
// eslint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u001f\u007f]/;

function textProblems(field: "version" | "description" | "reason", value: string, limit: number): Refusal[] {
  const length = [...value].length;
  const problems: Refusal[] = [];
  if (value.trim() === "") {
    const empty = new Refusal({
      code: "EMPTY",
      field,
      text:
        field === "version"
          ? { zh: "请填写版本号", en: "The version is empty" }
          : { zh: "请填写版本描述", en: "The description is empty" },
    });
    problems.push(empty);
  }
  if (length > limit) {
    const tooLong = new Refusal({
      code: "TOO_LONG",
      field,
      text: { zh: `最多 ${limit} 个字符，现在有 ${length} 个`, en: `At most ${limit} characters; it has ${length}` },
    });
    problems.push(tooLong);
  }
  if (controlCharacter.test(field === "version" ? value : value.replaceAll(/[\n\t]/g, ""))) {
    const control = new Refusal({
      code: "CONTROL_CHARACTER",
      field,
      text: { zh: "含有控制字符", en: "It holds a control character" },
    });
    problems.push(control);
  }
  return problems;
}

function reasonProblems(reason: string): Refusal[] {
  return reason.trim() === "" ? [] : textProblems("reason", reason, longestReason);
}

function extJsonRefusals(input: unknown, options: SettingsOptions): Refusal[] {
  const read = readExtJson(input);
  const problems =
    "problem" in read ? [read.problem] : extJsonProblems(read.extJson, { ...options, mayHoldVariables: true });
  return problems.map(
    ({ path, message }) => new Refusal({ code: "BAD_EXT_JSON", field: ["extJson", ...path], text: message }),
  );
}

function badDomain({ kind, domain, scheme }: DomainProblem): Refusal {
  return new Refusal({
    code: "BAD_DOMAIN",
    field: ["domains", kind],
    text: {
      zh: `「${domain}」不能用作域名：应以 ${scheme}:// 开头，不带路径，不是 IP，也不是 api.weixin.qq.com`,
      en: `"${domain}" is no such domain: it begins with ${scheme}:// and has no path; IP addresses and api.weixin.qq.com are refused`,
    },
  });
}

function badPhase({ at, field, text }: PhaseProblem): Refusal {
  return new Refusal({ code: "BAD_PHASE", field: ["phases", String(at), field], text });
}
