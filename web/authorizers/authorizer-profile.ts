import { graphql } from "../graphql/generated/gql.ts";
import type { AuthorizerPageQuery } from "../graphql/generated/graphql.ts";

graphql(`
  fragment AuthorizerProfile on Authorizer {
    id
    alias
    signature
    verified
    accountStatus
    profileReadAt
    revokedAt
    permissionSets {
      grantedAt
      permissionSet {
        id
        name
        exclusive
        description
      }
    }
  }
`);

export const authorizerPageQuery = graphql(`
  query AuthorizerPage($appId: String!, $filter: AuthorizerFilter, $walks: Boolean!) {
    authorizer(appId: $appId) {
      ...AuthorizerRow
      ...AuthorizerProfile
      changes(first: 20) {
        nodes {
          at
          change
          granted {
            id
            name
          }
          withdrawn {
            id
            name
          }
        }
      }
      releases(first: 5) {
        totalCount
        nodes {
          ...AccountRelease
        }
      }
      events(first: 1) {
        totalCount
      }
      place(filter: $filter) @include(if: $walks) {
        position
        totalCount
        previous {
          id
          appId
          nickName
        }
        next {
          id
          appId
          nickName
        }
      }
    }
  }
`);

graphql(`
  fragment AccountRelease on Release {
    id
    state
    version
    description
    changedAt
    submittedAt
    auditId
    rejectReason
    template {
      id
      templateId
      userDesc
    }
    waiting {
      reason
      nextTryAt
    }
    failure {
      ...WechatErrorParts
    }
    transitions {
      at
      to
    }
  }
`);

export type AuthorizerOnPage = NonNullable<AuthorizerPageQuery["authorizer"]>;
export type AccountRelease = AuthorizerOnPage["releases"]["nodes"][number];

/** What stops without a set that this platform needs. */
export const stopsWithout: Readonly<Record<number, { zh: string; en: string }>> = {
  1: { zh: "收不到它的消息，也不能回复", en: "Its messages cannot be received or answered" },
  3: { zh: "读不到账号信息", en: "Its account information cannot be read" },
  18: {
    zh: "不能上传代码、提交审核、发布，也不能设置域名",
    en: "Code cannot be uploaded, submitted for audit or released, and domains cannot be set",
  },
  30: { zh: "不能修改名称、简介和类目", en: "Name, introduction and categories cannot be changed" },
};
