import { graphql } from "../graphql/generated/gql.ts";
import type { SearchEverythingQuery, SearchEverythingQueryVariables } from "../graphql/generated/graphql.ts";
import { formatNumber, plural } from "../i18n/formats.ts";
import type { Language } from "../i18n/language.ts";
import { messages } from "../i18n/messages.ts";
import { authorizerStatuses, deploymentStates, releaseStates } from "../ui/states.tsx";
import type { StateLook } from "../ui/states.tsx";
import { auditIdIn, errcodeIn } from "./asked.ts";

export const searchQuery = graphql(`
  query SearchEverything(
    $text: String!
    $errcode: Int!
    $isErrcode: Boolean!
    $auditId: String!
    $isAuditId: Boolean!
  ) {
    authorizers(first: 6, filter: { search: $text }) {
      nodes {
        id
        appId
        nickName
        originalId
        principalName
        status
      }
    }
    deployments(first: 5, filter: { search: $text }) {
      nodes {
        id
        number
        version
        description
        state
      }
    }
    templates(first: 4, search: $text) {
      nodes {
        id
        templateId
        kind
        userVersion
        userDesc
      }
    }
    releases(first: 4, filter: { auditId: $auditId }) @include(if: $isAuditId) {
      nodes {
        id
        auditId
        version
        state
        authorizer {
          id
          appId
          nickName
        }
      }
    }
    errorCode(errcode: $errcode) @include(if: $isErrcode) {
      errcode
      kind
      meaning
      remedy
      retryable
      failedReleases
      deployments {
        count
        deployment {
          id
          number
          version
          description
        }
      }
    }
  }
`);

export type Explained = NonNullable<SearchEverythingQuery["errorCode"]>;

export const groups = ["recent", "failing", "account", "release", "deployment", "template", "page", "act"] as const;
export type Group = (typeof groups)[number];

/** Something the palette leads to. */
export interface Hit {
  key: string;
  group: Group;
  title: string;
  note?: string;
  look?: StateLook;
  path?: string;
}

export function searchVariables(text: string): SearchEverythingQueryVariables {
  const errcode = errcodeIn(text);
  const auditId = auditIdIn(text);
  return {
    text,
    errcode: errcode ?? 0,
    isErrcode: errcode !== undefined,
    auditId: auditId ?? "",
    isAuditId: auditId !== undefined,
  };
}

/** A code that is in WeChat's table, or that something failed with. */
export function explainedIn(data: SearchEverythingQuery | undefined): Explained | undefined {
  const found = data?.errorCode;
  return found && (found.kind !== "UNKNOWN" || found.failedReleases > 0) ? found : undefined;
}

export function hitsIn(data: SearchEverythingQuery | undefined, language: Language): Hit[] {
  if (!data) return [];
  const texts = catalogue[language];
  const failing = (explainedIn(data)?.deployments ?? []).map(({ count, deployment }): Hit => {
    const { id, number, version, description } = deployment;
    return {
      key: `failing:${id}`,
      group: "failing",
      title: `#${number} ${version}`,
      note: `${texts.failed(count)} · ${description}`,
      path: `/deployments/${id}?state=FAILED&errcode=${data.errorCode?.errcode ?? ""}`,
    };
  });
  const accounts = data.authorizers.nodes.map(({ id, appId, nickName, originalId, principalName, status }): Hit => ({
    key: `account:${id}`,
    group: "account",
    title: nickName || appId,
    note: [appId, originalId, principalName].filter(Boolean).join(" · "),
    ...(status !== "AUTHORIZED" && { look: authorizerStatuses[status] }),
    path: `/authorizers/${appId}`,
  }));
  const releases = (data.releases?.nodes ?? []).map(({ id, auditId, version, state, authorizer }): Hit => ({
    key: `release:${id}`,
    group: "release",
    title: `${authorizer.nickName || authorizer.appId} ${version}`,
    note: texts.audit(auditId ?? ""),
    look: releaseStates[state],
    path: `/releases/${id}`,
  }));
  const deployments = data.deployments.nodes.map(({ id, number, version, description, state }): Hit => ({
    key: `deployment:${id}`,
    group: "deployment",
    title: `#${number} ${version}`,
    note: description,
    look: deploymentStates[state],
    path: `/deployments/${id}`,
  }));
  const templates = data.templates.nodes.map(({ id, templateId, kind, userVersion, userDesc }): Hit => ({
    key: `template:${id}`,
    group: "template",
    title: userVersion,
    note: `${texts.template(templateId)} · ${userDesc}`,
    path: `/templates?tab=${kind === "STANDARD" ? "standard" : "normal"}&q=${encodeURIComponent(userVersion)}&seen=${id}`,
  }));
  return [...failing, ...accounts, ...releases, ...deployments, ...templates];
}

const catalogue = messages({
  zh: {
    failed: (count: number) => `${formatNumber(count)} 个发布单因此失败`,
    audit: (id: string) => `审核单 ${id}`,
    template: (id: number) => `模板 ${id}`,
  },
  en: {
    failed: (count) => plural(count, "# release failed with it", "# releases failed with it"),
    audit: (id) => `audit ${id}`,
    template: (id) => `template ${id}`,
  },
});
