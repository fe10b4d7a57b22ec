import { Refusal } from "../graphql/user-error.ts";
import { type AuditProfile, auditProfileProblems } from "./audit-profile.ts";
import { domainProblems, type Domains } from "./domains.ts";
import { type ExtJson, extJsonProblems, readExtJson } from "./ext-json.ts";

export interface ReleaseSettings {
  version: string;
  description: string;
  extJson?: unknown;
  domains?: Domains | null;
  auditProfile?: AuditProfile | null;
}

/** WeChat's limit of user_version. */
const longestVersion = 64;
/** WeChat publishes no limit of user_desc; this one keeps lists readable and is more than its own tools allow. */
const longestDescription = 500;

/** Checks what every account of a deployment would be refused for, before any is touched. @throws {Refusal} */
export function checkSettings(
  settings: ReleaseSettings,
  { isStandardTemplate }: { isStandardTemplate: boolean },
): ExtJson {
  checkText("version", settings.version, longestVersion);
  checkText("description", settings.description, longestDescription);
  checkDomains(settings.domains ?? {});
  checkAuditProfile(settings.auditProfile ?? {});
  const read = readExtJson(settings.extJson);
  const problem = "problem" in read ? read.problem : extJsonProblems(read.extJson, { isStandardTemplate })[0];
  if (problem) {
    throw new Refusal({ code: "BAD_EXT_JSON", field: ["extJson", ...problem.path], text: problem.message });
  }
  return "extJson" in read ? read.extJson : {};
}

// Control characters have no business in a line of text, and PostgreSQL refuses NUL.
// eslint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u001f\u007f]/;

function checkText(field: "version" | "description", value: string, limit: number): void {
  const length = [...value].length;
  if (value.trim() === "") {
    throw new Refusal({
      code: "EMPTY",
      field,
      text:
        field === "version"
          ? { zh: "请填写版本号", en: "The version is empty" }
          : { zh: "请填写版本描述", en: "The description is empty" },
    });
  }
  if (length > limit) {
    throw new Refusal({
      code: "TOO_LONG",
      field,
      text: { zh: `最多 ${limit} 个字符，现在有 ${length} 个`, en: `At most ${limit} characters; it has ${length}` },
    });
  }
  if (controlCharacter.test(field === "version" ? value : value.replaceAll(/[\n\t]/g, ""))) {
    throw new Refusal({
      code: "CONTROL_CHARACTER",
      field,
      text: { zh: "含有控制字符", en: "It holds a control character" },
    });
  }
}

function checkDomains(domains: Domains): void {
  const [problem] = domainProblems(domains);
  if (!problem) return;
  const { kind, domain, scheme } = problem;
  throw new Refusal({
    code: "BAD_DOMAIN",
    field: ["domains", kind],
    text: {
      zh: `「${domain}」不能用作域名：应以 ${scheme}:// 开头，不带路径，不是 IP，也不是 api.weixin.qq.com`,
      en: `"${domain}" is no such domain: it begins with ${scheme}:// and has no path; IP addresses and api.weixin.qq.com are refused`,
    },
  });
}

function checkAuditProfile(profile: AuditProfile): void {
  const [problem] = auditProfileProblems(profile);
  if (!problem) return;
  throw new Refusal({
    code: "TOO_LONG",
    field: ["auditProfile", ...problem.path],
    text: { zh: `超过微信的上限 ${problem.limit}`, en: `More than WeChat's limit of ${problem.limit}` },
  });
}
