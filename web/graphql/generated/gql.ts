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
    "\n  query EventAccounts($search: String) {\n    authorizers(first: 8, filter: { search: $search }) {\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n  }\n": typeof types.EventAccountsDocument,
    "\n  fragment CallbackUrls on Platform {\n    callbackUrls {\n      authorization\n      message\n    }\n  }\n": typeof types.CallbackUrlsFragmentDoc,
    "\n  fragment EventEffects on CallbackEvent {\n    type\n    summary\n    failure\n    outcome\n    authorizer {\n      id\n      appId\n      nickName\n      status\n      currentRelease {\n        id\n        version\n        state\n      }\n    }\n  }\n": typeof types.EventEffectsFragmentDoc,
    "\n  query Event($id: ID!) {\n    callbackEvent(id: $id) {\n      ...EventRow\n      createdAt\n      payload\n      duplicateOf\n      steps {\n        step\n        ok\n        detail\n      }\n      ...EventEffects\n    }\n  }\n": typeof types.EventDocument,
    "\n  fragment EventRow on CallbackEvent {\n    id\n    cursor\n    type\n    door\n    appId\n    receivedAt\n    outcome\n    failure\n    summary\n    tookMicroseconds\n    authorizer {\n      id\n      appId\n      nickName\n    }\n  }\n": typeof types.EventRowFragmentDoc,
    "\n  query Events($first: Int, $after: String, $last: Int, $before: String, $filter: CallbackEventFilter) {\n    newest: callbackEvents(first: 1) {\n      nodes {\n        id\n        cursor\n      }\n    }\n    callbackEvents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      nodes {\n        ...EventRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.EventsDocument,
    "\n  query EventCount($filter: CallbackEventFilter) {\n    callbackEvents(first: 1, filter: $filter) {\n      totalCount\n    }\n  }\n": typeof types.EventCountDocument,
    "\n  subscription EventReceived($filter: CallbackEventFilter, $after: String) {\n    callbackEventReceived(filter: $filter, after: $after) {\n      ...EventRow\n    }\n  }\n": typeof types.EventReceivedDocument,
    "\n  query CallbackDoor {\n    platform {\n      sandbox\n      ...CallbackUrls\n    }\n  }\n": typeof types.CallbackDoorDocument,
    "\n  query CallbackHour {\n    callbackHour {\n      minutes\n      outcomes {\n        outcome\n        count\n      }\n    }\n  }\n": typeof types.CallbackHourDocument,
    "\n  query OtherPushes($cursor: String!, $filter: CallbackEventFilter) {\n    later: callbackEvents(last: 4, before: $cursor, filter: $filter) {\n      nodes {\n        ...EventRow\n      }\n    }\n    earlier: callbackEvents(first: 4, after: $cursor, filter: $filter) {\n      nodes {\n        ...EventRow\n      }\n    }\n  }\n": typeof types.OtherPushesDocument,
    "\n  mutation ReplayEvent($input: ReplayCallbackEventInput!) {\n    replayCallbackEvent(input: $input) {\n      callbackEvent {\n        ...EventRow\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.ReplayEventDocument,
    "\n  query EventAccountName($appId: String!) {\n    authorizer(appId: $appId) {\n      id\n      nickName\n    }\n  }\n": typeof types.EventAccountNameDocument,
    "\n  query Home {\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n      sandboxUrl\n    }\n    needReauthorization: authorizers(first: 5, filter: { statuses: [NEEDS_REAUTHORIZATION] }) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    waitingReleases: releases(first: 5, filter: { states: [APPROVED, REJECTED, FAILED] }) {\n      nodes {\n        ...HomeRelease\n      }\n    }\n    released: releases(first: 1, filter: { states: [RELEASED] }) {\n      nodes {\n        id\n      }\n    }\n    deployments(first: 5) {\n      nodes {\n        ...HomeDeployment\n      }\n    }\n    authorizationLinks(first: 5, filter: { statuses: [PENDING] }) {\n      nodes {\n        ...HomeLink\n      }\n    }\n  }\n": typeof types.HomeDocument,
    "\n  fragment HomeDeployment on Deployment {\n    id\n    state\n    version\n    createdAt\n    template {\n      id\n      userDesc\n    }\n    ...DeploymentProgress\n  }\n": typeof types.HomeDeploymentFragmentDoc,
    "\n  fragment HomeLink on AuthorizationLink {\n    id\n    label\n    expiresAt\n    openedAt\n    leftAt\n  }\n": typeof types.HomeLinkFragmentDoc,
    "\n  fragment HomeRelease on Release {\n    id\n    state\n    version\n    rejectReason\n    changedAt\n    nextActions\n    authorizer {\n      id\n      nickName\n    }\n    failure {\n      ...WechatErrorParts\n    }\n  }\n": typeof types.HomeReleaseFragmentDoc,
    "\n  query Colleagues {\n    operators: operatorsWhoMay(role: OPERATOR)\n    releasers: operatorsWhoMay(role: RELEASER)\n    admins: operatorsWhoMay(role: ADMIN)\n  }\n": typeof types.ColleaguesDocument,
    "\n  mutation SetUp($input: SetUpInput!) {\n    setUp(input: $input) {\n      viewer {\n        ...ViewerParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.SetUpDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        ...ViewerParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  query Viewer {\n    viewer {\n      ...ViewerParts\n    }\n    setUp {\n      needed\n    }\n  }\n": typeof types.ViewerDocument,
    "\n  fragment ViewerParts on Viewer {\n    kind\n    name\n    role\n    operator {\n      id\n      loginName\n      displayName\n    }\n  }\n": typeof types.ViewerPartsFragmentDoc,
    "\n  query CheckPlatform {\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n": typeof types.CheckPlatformDocument,
    "\n  fragment PlatformHealth on Platform {\n    level\n    ticket {\n      receivedAt\n      expiresAt\n      pushRequestedAt\n      level\n    }\n    accessToken {\n      obtainedAt\n      expiresAt\n      level\n    }\n    callbacks {\n      lastReceivedAt\n      refusedLastHour\n      receivedLastHour\n      level\n    }\n    queue {\n      due\n      oldestDueSeconds\n      running\n      failed\n      level\n    }\n    auditQuota {\n      rest\n      limit\n      readAt\n      level\n    }\n  }\n": typeof types.PlatformHealthFragmentDoc,
    "\n  fragment PlatformOverview on Platform {\n    name\n    contact\n    sandbox\n    problems {\n      code\n      level\n      title\n      fact\n      remedy\n      since\n      wechat {\n        ...WechatErrorParts\n      }\n    }\n    counts {\n      authorizers\n      authorizedToday\n      templates\n      runningDeployments\n      liveReleases\n    }\n  }\n": typeof types.PlatformOverviewFragmentDoc,
    "\n  subscription PlatformChanged {\n    platformChanged {\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n": typeof types.PlatformChangedDocument,
    "\n  mutation RequestTicket {\n    requestTicket {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.RequestTicketDocument,
    "\n  mutation RenewPlatformToken {\n    renewPlatformToken {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.RenewPlatformTokenDocument,
    "\n  fragment DeploymentProgress on Deployment {\n    counts {\n      total\n      queued\n      committed\n      inAudit\n      approved\n      gray\n      released\n      rejected\n      withdrawn\n      rolledBack\n      failed\n      cancelled\n      waitingForQuota\n    }\n  }\n": typeof types.DeploymentProgressFragmentDoc,
    "\n  mutation SandboxLink($input: StartAuthorizationInput!) {\n    startAuthorization(input: $input) {\n      authorizationLink {\n        id\n        url\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.SandboxLinkDocument,
    "\n  query Sandbox {\n    platform {\n      sandbox\n      sandboxUrl\n    }\n  }\n": typeof types.SandboxDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      ok\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.ChangePasswordDocument,
    "\n  query People {\n    operators {\n      id\n      loginName\n      displayName\n      role\n      lastSignInAt\n      disabledAt\n    }\n  }\n": typeof types.PeopleDocument,
    "\n  fragment PlatformSettings on Platform {\n    name\n    contact\n  }\n": typeof types.PlatformSettingsFragmentDoc,
    "\n  mutation UpdatePlatform($input: UpdatePlatformInput!) {\n    updatePlatform(input: $input) {\n      platform {\n        ...PlatformSettings\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.UpdatePlatformDocument,
    "\n  query Settings {\n    platform {\n      appId\n      sandbox\n      ...PlatformSettings\n      ...CallbackUrls\n    }\n  }\n": typeof types.SettingsDocument,
    "\n  mutation SignOut {\n    signOut {\n      ok\n    }\n  }\n": typeof types.SignOutDocument,
    "\n  query PushesSince($since: DateTime!) {\n    callbackEvents(first: 1, filter: { receivedAfter: $since }) {\n      totalCount\n    }\n  }\n": typeof types.PushesSinceDocument,
    "\n  query Shell {\n    platform {\n      name\n      sandbox\n      sandboxUrl\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n": typeof types.ShellDocument,
    "\n  fragment UserErrorParts on UserError {\n    code\n    message\n    field\n    remedy\n    wechat {\n      ...WechatErrorParts\n    }\n  }\n": typeof types.UserErrorPartsFragmentDoc,
    "\n  fragment WechatErrorParts on WechatError {\n    errcode\n    errmsg\n    rid\n    endpoint\n    meaning\n    remedy\n    retryable\n  }\n": typeof types.WechatErrorPartsFragmentDoc,
};
const documents: Documents = {
    "\n  query EventAccounts($search: String) {\n    authorizers(first: 8, filter: { search: $search }) {\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n  }\n": types.EventAccountsDocument,
    "\n  fragment CallbackUrls on Platform {\n    callbackUrls {\n      authorization\n      message\n    }\n  }\n": types.CallbackUrlsFragmentDoc,
    "\n  fragment EventEffects on CallbackEvent {\n    type\n    summary\n    failure\n    outcome\n    authorizer {\n      id\n      appId\n      nickName\n      status\n      currentRelease {\n        id\n        version\n        state\n      }\n    }\n  }\n": types.EventEffectsFragmentDoc,
    "\n  query Event($id: ID!) {\n    callbackEvent(id: $id) {\n      ...EventRow\n      createdAt\n      payload\n      duplicateOf\n      steps {\n        step\n        ok\n        detail\n      }\n      ...EventEffects\n    }\n  }\n": types.EventDocument,
    "\n  fragment EventRow on CallbackEvent {\n    id\n    cursor\n    type\n    door\n    appId\n    receivedAt\n    outcome\n    failure\n    summary\n    tookMicroseconds\n    authorizer {\n      id\n      appId\n      nickName\n    }\n  }\n": types.EventRowFragmentDoc,
    "\n  query Events($first: Int, $after: String, $last: Int, $before: String, $filter: CallbackEventFilter) {\n    newest: callbackEvents(first: 1) {\n      nodes {\n        id\n        cursor\n      }\n    }\n    callbackEvents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      nodes {\n        ...EventRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.EventsDocument,
    "\n  query EventCount($filter: CallbackEventFilter) {\n    callbackEvents(first: 1, filter: $filter) {\n      totalCount\n    }\n  }\n": types.EventCountDocument,
    "\n  subscription EventReceived($filter: CallbackEventFilter, $after: String) {\n    callbackEventReceived(filter: $filter, after: $after) {\n      ...EventRow\n    }\n  }\n": types.EventReceivedDocument,
    "\n  query CallbackDoor {\n    platform {\n      sandbox\n      ...CallbackUrls\n    }\n  }\n": types.CallbackDoorDocument,
    "\n  query CallbackHour {\n    callbackHour {\n      minutes\n      outcomes {\n        outcome\n        count\n      }\n    }\n  }\n": types.CallbackHourDocument,
    "\n  query OtherPushes($cursor: String!, $filter: CallbackEventFilter) {\n    later: callbackEvents(last: 4, before: $cursor, filter: $filter) {\n      nodes {\n        ...EventRow\n      }\n    }\n    earlier: callbackEvents(first: 4, after: $cursor, filter: $filter) {\n      nodes {\n        ...EventRow\n      }\n    }\n  }\n": types.OtherPushesDocument,
    "\n  mutation ReplayEvent($input: ReplayCallbackEventInput!) {\n    replayCallbackEvent(input: $input) {\n      callbackEvent {\n        ...EventRow\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.ReplayEventDocument,
    "\n  query EventAccountName($appId: String!) {\n    authorizer(appId: $appId) {\n      id\n      nickName\n    }\n  }\n": types.EventAccountNameDocument,
    "\n  query Home {\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n      sandboxUrl\n    }\n    needReauthorization: authorizers(first: 5, filter: { statuses: [NEEDS_REAUTHORIZATION] }) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    waitingReleases: releases(first: 5, filter: { states: [APPROVED, REJECTED, FAILED] }) {\n      nodes {\n        ...HomeRelease\n      }\n    }\n    released: releases(first: 1, filter: { states: [RELEASED] }) {\n      nodes {\n        id\n      }\n    }\n    deployments(first: 5) {\n      nodes {\n        ...HomeDeployment\n      }\n    }\n    authorizationLinks(first: 5, filter: { statuses: [PENDING] }) {\n      nodes {\n        ...HomeLink\n      }\n    }\n  }\n": types.HomeDocument,
    "\n  fragment HomeDeployment on Deployment {\n    id\n    state\n    version\n    createdAt\n    template {\n      id\n      userDesc\n    }\n    ...DeploymentProgress\n  }\n": types.HomeDeploymentFragmentDoc,
    "\n  fragment HomeLink on AuthorizationLink {\n    id\n    label\n    expiresAt\n    openedAt\n    leftAt\n  }\n": types.HomeLinkFragmentDoc,
    "\n  fragment HomeRelease on Release {\n    id\n    state\n    version\n    rejectReason\n    changedAt\n    nextActions\n    authorizer {\n      id\n      nickName\n    }\n    failure {\n      ...WechatErrorParts\n    }\n  }\n": types.HomeReleaseFragmentDoc,
    "\n  query Colleagues {\n    operators: operatorsWhoMay(role: OPERATOR)\n    releasers: operatorsWhoMay(role: RELEASER)\n    admins: operatorsWhoMay(role: ADMIN)\n  }\n": types.ColleaguesDocument,
    "\n  mutation SetUp($input: SetUpInput!) {\n    setUp(input: $input) {\n      viewer {\n        ...ViewerParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.SetUpDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        ...ViewerParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.SignInDocument,
    "\n  query Viewer {\n    viewer {\n      ...ViewerParts\n    }\n    setUp {\n      needed\n    }\n  }\n": types.ViewerDocument,
    "\n  fragment ViewerParts on Viewer {\n    kind\n    name\n    role\n    operator {\n      id\n      loginName\n      displayName\n    }\n  }\n": types.ViewerPartsFragmentDoc,
    "\n  query CheckPlatform {\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n": types.CheckPlatformDocument,
    "\n  fragment PlatformHealth on Platform {\n    level\n    ticket {\n      receivedAt\n      expiresAt\n      pushRequestedAt\n      level\n    }\n    accessToken {\n      obtainedAt\n      expiresAt\n      level\n    }\n    callbacks {\n      lastReceivedAt\n      refusedLastHour\n      receivedLastHour\n      level\n    }\n    queue {\n      due\n      oldestDueSeconds\n      running\n      failed\n      level\n    }\n    auditQuota {\n      rest\n      limit\n      readAt\n      level\n    }\n  }\n": types.PlatformHealthFragmentDoc,
    "\n  fragment PlatformOverview on Platform {\n    name\n    contact\n    sandbox\n    problems {\n      code\n      level\n      title\n      fact\n      remedy\n      since\n      wechat {\n        ...WechatErrorParts\n      }\n    }\n    counts {\n      authorizers\n      authorizedToday\n      templates\n      runningDeployments\n      liveReleases\n    }\n  }\n": types.PlatformOverviewFragmentDoc,
    "\n  subscription PlatformChanged {\n    platformChanged {\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n": types.PlatformChangedDocument,
    "\n  mutation RequestTicket {\n    requestTicket {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.RequestTicketDocument,
    "\n  mutation RenewPlatformToken {\n    renewPlatformToken {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.RenewPlatformTokenDocument,
    "\n  fragment DeploymentProgress on Deployment {\n    counts {\n      total\n      queued\n      committed\n      inAudit\n      approved\n      gray\n      released\n      rejected\n      withdrawn\n      rolledBack\n      failed\n      cancelled\n      waitingForQuota\n    }\n  }\n": types.DeploymentProgressFragmentDoc,
    "\n  mutation SandboxLink($input: StartAuthorizationInput!) {\n    startAuthorization(input: $input) {\n      authorizationLink {\n        id\n        url\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.SandboxLinkDocument,
    "\n  query Sandbox {\n    platform {\n      sandbox\n      sandboxUrl\n    }\n  }\n": types.SandboxDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      ok\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.ChangePasswordDocument,
    "\n  query People {\n    operators {\n      id\n      loginName\n      displayName\n      role\n      lastSignInAt\n      disabledAt\n    }\n  }\n": types.PeopleDocument,
    "\n  fragment PlatformSettings on Platform {\n    name\n    contact\n  }\n": types.PlatformSettingsFragmentDoc,
    "\n  mutation UpdatePlatform($input: UpdatePlatformInput!) {\n    updatePlatform(input: $input) {\n      platform {\n        ...PlatformSettings\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.UpdatePlatformDocument,
    "\n  query Settings {\n    platform {\n      appId\n      sandbox\n      ...PlatformSettings\n      ...CallbackUrls\n    }\n  }\n": types.SettingsDocument,
    "\n  mutation SignOut {\n    signOut {\n      ok\n    }\n  }\n": types.SignOutDocument,
    "\n  query PushesSince($since: DateTime!) {\n    callbackEvents(first: 1, filter: { receivedAfter: $since }) {\n      totalCount\n    }\n  }\n": types.PushesSinceDocument,
    "\n  query Shell {\n    platform {\n      name\n      sandbox\n      sandboxUrl\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n": types.ShellDocument,
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
export function graphql(source: "\n  query EventAccounts($search: String) {\n    authorizers(first: 8, filter: { search: $search }) {\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n  }\n"): (typeof documents)["\n  query EventAccounts($search: String) {\n    authorizers(first: 8, filter: { search: $search }) {\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CallbackUrls on Platform {\n    callbackUrls {\n      authorization\n      message\n    }\n  }\n"): (typeof documents)["\n  fragment CallbackUrls on Platform {\n    callbackUrls {\n      authorization\n      message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EventEffects on CallbackEvent {\n    type\n    summary\n    failure\n    outcome\n    authorizer {\n      id\n      appId\n      nickName\n      status\n      currentRelease {\n        id\n        version\n        state\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment EventEffects on CallbackEvent {\n    type\n    summary\n    failure\n    outcome\n    authorizer {\n      id\n      appId\n      nickName\n      status\n      currentRelease {\n        id\n        version\n        state\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Event($id: ID!) {\n    callbackEvent(id: $id) {\n      ...EventRow\n      createdAt\n      payload\n      duplicateOf\n      steps {\n        step\n        ok\n        detail\n      }\n      ...EventEffects\n    }\n  }\n"): (typeof documents)["\n  query Event($id: ID!) {\n    callbackEvent(id: $id) {\n      ...EventRow\n      createdAt\n      payload\n      duplicateOf\n      steps {\n        step\n        ok\n        detail\n      }\n      ...EventEffects\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EventRow on CallbackEvent {\n    id\n    cursor\n    type\n    door\n    appId\n    receivedAt\n    outcome\n    failure\n    summary\n    tookMicroseconds\n    authorizer {\n      id\n      appId\n      nickName\n    }\n  }\n"): (typeof documents)["\n  fragment EventRow on CallbackEvent {\n    id\n    cursor\n    type\n    door\n    appId\n    receivedAt\n    outcome\n    failure\n    summary\n    tookMicroseconds\n    authorizer {\n      id\n      appId\n      nickName\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Events($first: Int, $after: String, $last: Int, $before: String, $filter: CallbackEventFilter) {\n    newest: callbackEvents(first: 1) {\n      nodes {\n        id\n        cursor\n      }\n    }\n    callbackEvents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      nodes {\n        ...EventRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Events($first: Int, $after: String, $last: Int, $before: String, $filter: CallbackEventFilter) {\n    newest: callbackEvents(first: 1) {\n      nodes {\n        id\n        cursor\n      }\n    }\n    callbackEvents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      nodes {\n        ...EventRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EventCount($filter: CallbackEventFilter) {\n    callbackEvents(first: 1, filter: $filter) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query EventCount($filter: CallbackEventFilter) {\n    callbackEvents(first: 1, filter: $filter) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription EventReceived($filter: CallbackEventFilter, $after: String) {\n    callbackEventReceived(filter: $filter, after: $after) {\n      ...EventRow\n    }\n  }\n"): (typeof documents)["\n  subscription EventReceived($filter: CallbackEventFilter, $after: String) {\n    callbackEventReceived(filter: $filter, after: $after) {\n      ...EventRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CallbackDoor {\n    platform {\n      sandbox\n      ...CallbackUrls\n    }\n  }\n"): (typeof documents)["\n  query CallbackDoor {\n    platform {\n      sandbox\n      ...CallbackUrls\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CallbackHour {\n    callbackHour {\n      minutes\n      outcomes {\n        outcome\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  query CallbackHour {\n    callbackHour {\n      minutes\n      outcomes {\n        outcome\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OtherPushes($cursor: String!, $filter: CallbackEventFilter) {\n    later: callbackEvents(last: 4, before: $cursor, filter: $filter) {\n      nodes {\n        ...EventRow\n      }\n    }\n    earlier: callbackEvents(first: 4, after: $cursor, filter: $filter) {\n      nodes {\n        ...EventRow\n      }\n    }\n  }\n"): (typeof documents)["\n  query OtherPushes($cursor: String!, $filter: CallbackEventFilter) {\n    later: callbackEvents(last: 4, before: $cursor, filter: $filter) {\n      nodes {\n        ...EventRow\n      }\n    }\n    earlier: callbackEvents(first: 4, after: $cursor, filter: $filter) {\n      nodes {\n        ...EventRow\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplayEvent($input: ReplayCallbackEventInput!) {\n    replayCallbackEvent(input: $input) {\n      callbackEvent {\n        ...EventRow\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReplayEvent($input: ReplayCallbackEventInput!) {\n    replayCallbackEvent(input: $input) {\n      callbackEvent {\n        ...EventRow\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EventAccountName($appId: String!) {\n    authorizer(appId: $appId) {\n      id\n      nickName\n    }\n  }\n"): (typeof documents)["\n  query EventAccountName($appId: String!) {\n    authorizer(appId: $appId) {\n      id\n      nickName\n    }\n  }\n"];
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
export function graphql(source: "\n  query Colleagues {\n    operators: operatorsWhoMay(role: OPERATOR)\n    releasers: operatorsWhoMay(role: RELEASER)\n    admins: operatorsWhoMay(role: ADMIN)\n  }\n"): (typeof documents)["\n  query Colleagues {\n    operators: operatorsWhoMay(role: OPERATOR)\n    releasers: operatorsWhoMay(role: RELEASER)\n    admins: operatorsWhoMay(role: ADMIN)\n  }\n"];
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
export function graphql(source: "\n  query CheckPlatform {\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n"): (typeof documents)["\n  query CheckPlatform {\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n"];
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
export function graphql(source: "\n  mutation SandboxLink($input: StartAuthorizationInput!) {\n    startAuthorization(input: $input) {\n      authorizationLink {\n        id\n        url\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SandboxLink($input: StartAuthorizationInput!) {\n    startAuthorization(input: $input) {\n      authorizationLink {\n        id\n        url\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sandbox {\n    platform {\n      sandbox\n      sandboxUrl\n    }\n  }\n"): (typeof documents)["\n  query Sandbox {\n    platform {\n      sandbox\n      sandboxUrl\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      ok\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      ok\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query People {\n    operators {\n      id\n      loginName\n      displayName\n      role\n      lastSignInAt\n      disabledAt\n    }\n  }\n"): (typeof documents)["\n  query People {\n    operators {\n      id\n      loginName\n      displayName\n      role\n      lastSignInAt\n      disabledAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlatformSettings on Platform {\n    name\n    contact\n  }\n"): (typeof documents)["\n  fragment PlatformSettings on Platform {\n    name\n    contact\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdatePlatform($input: UpdatePlatformInput!) {\n    updatePlatform(input: $input) {\n      platform {\n        ...PlatformSettings\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdatePlatform($input: UpdatePlatformInput!) {\n    updatePlatform(input: $input) {\n      platform {\n        ...PlatformSettings\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Settings {\n    platform {\n      appId\n      sandbox\n      ...PlatformSettings\n      ...CallbackUrls\n    }\n  }\n"): (typeof documents)["\n  query Settings {\n    platform {\n      appId\n      sandbox\n      ...PlatformSettings\n      ...CallbackUrls\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut {\n      ok\n    }\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut {\n      ok\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PushesSince($since: DateTime!) {\n    callbackEvents(first: 1, filter: { receivedAfter: $since }) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query PushesSince($since: DateTime!) {\n    callbackEvents(first: 1, filter: { receivedAfter: $since }) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Shell {\n    platform {\n      name\n      sandbox\n      sandboxUrl\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n"): (typeof documents)["\n  query Shell {\n    platform {\n      name\n      sandbox\n      sandboxUrl\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n"];
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