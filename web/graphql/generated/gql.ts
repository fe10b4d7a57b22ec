/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Home {\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n      sandboxUrl\n    }\n    needReauthorization: authorizers(first: 5, filter: { statuses: [NEEDS_REAUTHORIZATION] }) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    waitingReleases: releases(first: 5, filter: { states: [APPROVED, REJECTED, FAILED] }) {\n      nodes {\n        ...HomeRelease\n      }\n    }\n    released: releases(first: 1, filter: { states: [RELEASED] }) {\n      nodes {\n        id\n      }\n    }\n    deployments(first: 5) {\n      nodes {\n        ...HomeDeployment\n      }\n    }\n    authorizationLinks(first: 5, filter: { statuses: [PENDING] }) {\n      nodes {\n        ...HomeLink\n      }\n    }\n  }\n": typeof types.HomeDocument,
    "\n  fragment HomeDeployment on Deployment {\n    id\n    state\n    version\n    createdAt\n    template {\n      id\n      userDesc\n    }\n    ...DeploymentProgress\n  }\n": typeof types.HomeDeploymentFragmentDoc,
    "\n  fragment HomeLink on AuthorizationLink {\n    id\n    label\n    expiresAt\n    openedAt\n    leftAt\n  }\n": typeof types.HomeLinkFragmentDoc,
    "\n  fragment HomeRelease on Release {\n    id\n    state\n    version\n    rejectReason\n    changedAt\n    nextActions\n    authorizer {\n      id\n      nickName\n    }\n    failure {\n      ...WechatErrorParts\n    }\n  }\n": typeof types.HomeReleaseFragmentDoc,
    "\n  mutation SetUp($input: SetUpInput!) {\n    setUp(input: $input) {\n      viewer {\n        ...ViewerParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.SetUpDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        ...ViewerParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  query Viewer {\n    viewer {\n      ...ViewerParts\n    }\n    setUp {\n      needed\n    }\n  }\n": typeof types.ViewerDocument,
    "\n  fragment ViewerParts on Viewer {\n    kind\n    name\n    role\n    operator {\n      id\n      loginName\n      displayName\n    }\n  }\n": typeof types.ViewerPartsFragmentDoc,
    "\n  fragment PlatformHealth on Platform {\n    level\n    ticket {\n      receivedAt\n      expiresAt\n      pushRequestedAt\n      level\n    }\n    accessToken {\n      obtainedAt\n      expiresAt\n      level\n    }\n    callbacks {\n      lastReceivedAt\n      refusedLastHour\n      receivedLastHour\n      level\n    }\n    queue {\n      due\n      oldestDueSeconds\n      running\n      failed\n      level\n    }\n    auditQuota {\n      rest\n      limit\n      readAt\n      level\n    }\n  }\n": typeof types.PlatformHealthFragmentDoc,
    "\n  fragment PlatformOverview on Platform {\n    name\n    contact\n    sandbox\n    problems {\n      code\n      level\n      title\n      fact\n      remedy\n      since\n      wechat {\n        ...WechatErrorParts\n      }\n    }\n    counts {\n      authorizers\n      authorizedToday\n      templates\n      runningDeployments\n      liveReleases\n    }\n  }\n": typeof types.PlatformOverviewFragmentDoc,
    "\n  subscription PlatformChanged {\n    platformChanged {\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n": typeof types.PlatformChangedDocument,
    "\n  mutation RequestTicket {\n    requestTicket {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.RequestTicketDocument,
    "\n  mutation RenewPlatformToken {\n    renewPlatformToken {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.RenewPlatformTokenDocument,
    "\n  fragment DeploymentProgress on Deployment {\n    counts {\n      total\n      queued\n      committed\n      inAudit\n      approved\n      gray\n      released\n      rejected\n      withdrawn\n      rolledBack\n      failed\n      cancelled\n      waitingForQuota\n    }\n  }\n": typeof types.DeploymentProgressFragmentDoc,
    "\n  mutation SignOut {\n    signOut {\n      ok\n    }\n  }\n": typeof types.SignOutDocument,
    "\n  query Shell {\n    platform {\n      name\n      sandbox\n      sandboxUrl\n      ...PlatformHealth\n    }\n  }\n": typeof types.ShellDocument,
    "\n  fragment UserErrorParts on UserError {\n    code\n    message\n    field\n    remedy\n    wechat {\n      ...WechatErrorParts\n    }\n  }\n": typeof types.UserErrorPartsFragmentDoc,
    "\n  fragment WechatErrorParts on WechatError {\n    errcode\n    errmsg\n    rid\n    endpoint\n    meaning\n    remedy\n    retryable\n  }\n": typeof types.WechatErrorPartsFragmentDoc,
};
const documents: Documents = {
    "\n  query Home {\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n      sandboxUrl\n    }\n    needReauthorization: authorizers(first: 5, filter: { statuses: [NEEDS_REAUTHORIZATION] }) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    waitingReleases: releases(first: 5, filter: { states: [APPROVED, REJECTED, FAILED] }) {\n      nodes {\n        ...HomeRelease\n      }\n    }\n    released: releases(first: 1, filter: { states: [RELEASED] }) {\n      nodes {\n        id\n      }\n    }\n    deployments(first: 5) {\n      nodes {\n        ...HomeDeployment\n      }\n    }\n    authorizationLinks(first: 5, filter: { statuses: [PENDING] }) {\n      nodes {\n        ...HomeLink\n      }\n    }\n  }\n": types.HomeDocument,
    "\n  fragment HomeDeployment on Deployment {\n    id\n    state\n    version\n    createdAt\n    template {\n      id\n      userDesc\n    }\n    ...DeploymentProgress\n  }\n": types.HomeDeploymentFragmentDoc,
    "\n  fragment HomeLink on AuthorizationLink {\n    id\n    label\n    expiresAt\n    openedAt\n    leftAt\n  }\n": types.HomeLinkFragmentDoc,
    "\n  fragment HomeRelease on Release {\n    id\n    state\n    version\n    rejectReason\n    changedAt\n    nextActions\n    authorizer {\n      id\n      nickName\n    }\n    failure {\n      ...WechatErrorParts\n    }\n  }\n": types.HomeReleaseFragmentDoc,
    "\n  mutation SetUp($input: SetUpInput!) {\n    setUp(input: $input) {\n      viewer {\n        ...ViewerParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.SetUpDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        ...ViewerParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.SignInDocument,
    "\n  query Viewer {\n    viewer {\n      ...ViewerParts\n    }\n    setUp {\n      needed\n    }\n  }\n": types.ViewerDocument,
    "\n  fragment ViewerParts on Viewer {\n    kind\n    name\n    role\n    operator {\n      id\n      loginName\n      displayName\n    }\n  }\n": types.ViewerPartsFragmentDoc,
    "\n  fragment PlatformHealth on Platform {\n    level\n    ticket {\n      receivedAt\n      expiresAt\n      pushRequestedAt\n      level\n    }\n    accessToken {\n      obtainedAt\n      expiresAt\n      level\n    }\n    callbacks {\n      lastReceivedAt\n      refusedLastHour\n      receivedLastHour\n      level\n    }\n    queue {\n      due\n      oldestDueSeconds\n      running\n      failed\n      level\n    }\n    auditQuota {\n      rest\n      limit\n      readAt\n      level\n    }\n  }\n": types.PlatformHealthFragmentDoc,
    "\n  fragment PlatformOverview on Platform {\n    name\n    contact\n    sandbox\n    problems {\n      code\n      level\n      title\n      fact\n      remedy\n      since\n      wechat {\n        ...WechatErrorParts\n      }\n    }\n    counts {\n      authorizers\n      authorizedToday\n      templates\n      runningDeployments\n      liveReleases\n    }\n  }\n": types.PlatformOverviewFragmentDoc,
    "\n  subscription PlatformChanged {\n    platformChanged {\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n": types.PlatformChangedDocument,
    "\n  mutation RequestTicket {\n    requestTicket {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.RequestTicketDocument,
    "\n  mutation RenewPlatformToken {\n    renewPlatformToken {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.RenewPlatformTokenDocument,
    "\n  fragment DeploymentProgress on Deployment {\n    counts {\n      total\n      queued\n      committed\n      inAudit\n      approved\n      gray\n      released\n      rejected\n      withdrawn\n      rolledBack\n      failed\n      cancelled\n      waitingForQuota\n    }\n  }\n": types.DeploymentProgressFragmentDoc,
    "\n  mutation SignOut {\n    signOut {\n      ok\n    }\n  }\n": types.SignOutDocument,
    "\n  query Shell {\n    platform {\n      name\n      sandbox\n      sandboxUrl\n      ...PlatformHealth\n    }\n  }\n": types.ShellDocument,
    "\n  fragment UserErrorParts on UserError {\n    code\n    message\n    field\n    remedy\n    wechat {\n      ...WechatErrorParts\n    }\n  }\n": types.UserErrorPartsFragmentDoc,
    "\n  fragment WechatErrorParts on WechatError {\n    errcode\n    errmsg\n    rid\n    endpoint\n    meaning\n    remedy\n    retryable\n  }\n": types.WechatErrorPartsFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Home {\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n      sandboxUrl\n    }\n    needReauthorization: authorizers(first: 5, filter: { statuses: [NEEDS_REAUTHORIZATION] }) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    waitingReleases: releases(first: 5, filter: { states: [APPROVED, REJECTED, FAILED] }) {\n      nodes {\n        ...HomeRelease\n      }\n    }\n    released: releases(first: 1, filter: { states: [RELEASED] }) {\n      nodes {\n        id\n      }\n    }\n    deployments(first: 5) {\n      nodes {\n        ...HomeDeployment\n      }\n    }\n    authorizationLinks(first: 5, filter: { statuses: [PENDING] }) {\n      nodes {\n        ...HomeLink\n      }\n    }\n  }\n"): (typeof documents)["\n  query Home {\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n      sandboxUrl\n    }\n    needReauthorization: authorizers(first: 5, filter: { statuses: [NEEDS_REAUTHORIZATION] }) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    waitingReleases: releases(first: 5, filter: { states: [APPROVED, REJECTED, FAILED] }) {\n      nodes {\n        ...HomeRelease\n      }\n    }\n    released: releases(first: 1, filter: { states: [RELEASED] }) {\n      nodes {\n        id\n      }\n    }\n    deployments(first: 5) {\n      nodes {\n        ...HomeDeployment\n      }\n    }\n    authorizationLinks(first: 5, filter: { statuses: [PENDING] }) {\n      nodes {\n        ...HomeLink\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HomeDeployment on Deployment {\n    id\n    state\n    version\n    createdAt\n    template {\n      id\n      userDesc\n    }\n    ...DeploymentProgress\n  }\n"): (typeof documents)["\n  fragment HomeDeployment on Deployment {\n    id\n    state\n    version\n    createdAt\n    template {\n      id\n      userDesc\n    }\n    ...DeploymentProgress\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HomeLink on AuthorizationLink {\n    id\n    label\n    expiresAt\n    openedAt\n    leftAt\n  }\n"): (typeof documents)["\n  fragment HomeLink on AuthorizationLink {\n    id\n    label\n    expiresAt\n    openedAt\n    leftAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HomeRelease on Release {\n    id\n    state\n    version\n    rejectReason\n    changedAt\n    nextActions\n    authorizer {\n      id\n      nickName\n    }\n    failure {\n      ...WechatErrorParts\n    }\n  }\n"): (typeof documents)["\n  fragment HomeRelease on Release {\n    id\n    state\n    version\n    rejectReason\n    changedAt\n    nextActions\n    authorizer {\n      id\n      nickName\n    }\n    failure {\n      ...WechatErrorParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetUp($input: SetUpInput!) {\n    setUp(input: $input) {\n      viewer {\n        ...ViewerParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetUp($input: SetUpInput!) {\n    setUp(input: $input) {\n      viewer {\n        ...ViewerParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        ...ViewerParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        ...ViewerParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      ...ViewerParts\n    }\n    setUp {\n      needed\n    }\n  }\n"): (typeof documents)["\n  query Viewer {\n    viewer {\n      ...ViewerParts\n    }\n    setUp {\n      needed\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ViewerParts on Viewer {\n    kind\n    name\n    role\n    operator {\n      id\n      loginName\n      displayName\n    }\n  }\n"): (typeof documents)["\n  fragment ViewerParts on Viewer {\n    kind\n    name\n    role\n    operator {\n      id\n      loginName\n      displayName\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlatformHealth on Platform {\n    level\n    ticket {\n      receivedAt\n      expiresAt\n      pushRequestedAt\n      level\n    }\n    accessToken {\n      obtainedAt\n      expiresAt\n      level\n    }\n    callbacks {\n      lastReceivedAt\n      refusedLastHour\n      receivedLastHour\n      level\n    }\n    queue {\n      due\n      oldestDueSeconds\n      running\n      failed\n      level\n    }\n    auditQuota {\n      rest\n      limit\n      readAt\n      level\n    }\n  }\n"): (typeof documents)["\n  fragment PlatformHealth on Platform {\n    level\n    ticket {\n      receivedAt\n      expiresAt\n      pushRequestedAt\n      level\n    }\n    accessToken {\n      obtainedAt\n      expiresAt\n      level\n    }\n    callbacks {\n      lastReceivedAt\n      refusedLastHour\n      receivedLastHour\n      level\n    }\n    queue {\n      due\n      oldestDueSeconds\n      running\n      failed\n      level\n    }\n    auditQuota {\n      rest\n      limit\n      readAt\n      level\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlatformOverview on Platform {\n    name\n    contact\n    sandbox\n    problems {\n      code\n      level\n      title\n      fact\n      remedy\n      since\n      wechat {\n        ...WechatErrorParts\n      }\n    }\n    counts {\n      authorizers\n      authorizedToday\n      templates\n      runningDeployments\n      liveReleases\n    }\n  }\n"): (typeof documents)["\n  fragment PlatformOverview on Platform {\n    name\n    contact\n    sandbox\n    problems {\n      code\n      level\n      title\n      fact\n      remedy\n      since\n      wechat {\n        ...WechatErrorParts\n      }\n    }\n    counts {\n      authorizers\n      authorizedToday\n      templates\n      runningDeployments\n      liveReleases\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PlatformChanged {\n    platformChanged {\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n"): (typeof documents)["\n  subscription PlatformChanged {\n    platformChanged {\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestTicket {\n    requestTicket {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestTicket {\n    requestTicket {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenewPlatformToken {\n    renewPlatformToken {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RenewPlatformToken {\n    renewPlatformToken {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeploymentProgress on Deployment {\n    counts {\n      total\n      queued\n      committed\n      inAudit\n      approved\n      gray\n      released\n      rejected\n      withdrawn\n      rolledBack\n      failed\n      cancelled\n      waitingForQuota\n    }\n  }\n"): (typeof documents)["\n  fragment DeploymentProgress on Deployment {\n    counts {\n      total\n      queued\n      committed\n      inAudit\n      approved\n      gray\n      released\n      rejected\n      withdrawn\n      rolledBack\n      failed\n      cancelled\n      waitingForQuota\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut {\n      ok\n    }\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut {\n      ok\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Shell {\n    platform {\n      name\n      sandbox\n      sandboxUrl\n      ...PlatformHealth\n    }\n  }\n"): (typeof documents)["\n  query Shell {\n    platform {\n      name\n      sandbox\n      sandboxUrl\n      ...PlatformHealth\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UserErrorParts on UserError {\n    code\n    message\n    field\n    remedy\n    wechat {\n      ...WechatErrorParts\n    }\n  }\n"): (typeof documents)["\n  fragment UserErrorParts on UserError {\n    code\n    message\n    field\n    remedy\n    wechat {\n      ...WechatErrorParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WechatErrorParts on WechatError {\n    errcode\n    errmsg\n    rid\n    endpoint\n    meaning\n    remedy\n    retryable\n  }\n"): (typeof documents)["\n  fragment WechatErrorParts on WechatError {\n    errcode\n    errmsg\n    rid\n    endpoint\n    meaning\n    remedy\n    retryable\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;