import { graphql } from "../graphql/generated/gql.ts";
import type { LinkPartsFragment } from "../graphql/generated/graphql.ts";
import type { AuthorizationStatus } from "../graphql/generated/schema-facts.ts";

graphql(`
  fragment LinkParts on AuthorizationLink {
    id
    url
    channel
    status
    kinds
    appId
    permissionSets {
      id
      name
    }
    label
    returnUrl
    createdAt
    createdBy
    expiresAt
    openedAt
    leftAt
    completedAt
    askedAgainAt
    reference
    failure {
      ...WechatErrorParts
    }
    authorizer {
      ...AccountParts
      profileReadAt
      missingPermissionSets {
        id
        name
      }
      permissionSets {
        permissionSet {
          id
        }
      }
    }
  }
`);

export const authorizationChanged = graphql(`
  subscription AuthorizationChanged($id: ID!) {
    authorizationChanged(id: $id) {
      ...LinkParts
    }
  }
`);

/** A link whose time is over is dead before the server's next look at it. */
export function linkStatus(
  { status, expiresAt }: Pick<LinkPartsFragment, "status" | "expiresAt">,
  now: Date,
): AuthorizationStatus {
  return status === "PENDING" && new Date(expiresAt) <= now ? "EXPIRED" : status;
}

/** Who is expected, or who came. */
export function linkName(link: Pick<LinkPartsFragment, "label" | "appId" | "authorizer" | "reference">): string {
  return link.authorizer?.nickName || link.label || link.authorizer?.appId || link.appId || link.reference;
}
