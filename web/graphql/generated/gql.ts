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
    "\n  fragment AccountParts on Authorizer {\n    id\n    appId\n    nickName\n    headImageUrl\n  }\n": typeof types.AccountPartsFragmentDoc,
    "\n  query CountAuthorizers($filter: AuthorizerFilter) {\n    authorizers(first: 1, filter: $filter) {\n      totalCount\n    }\n  }\n": typeof types.CountAuthorizersDocument,
    "\n  query InvitedAuthorizer($appId: String!) {\n    authorizer(appId: $appId) {\n      id\n      appId\n      nickName\n      kind\n      status\n      permissionSets {\n        permissionSet {\n          id\n        }\n      }\n    }\n  }\n": typeof types.InvitedAuthorizerDocument,
    "\n  fragment AuthorizerProfile on Authorizer {\n    id\n    alias\n    signature\n    verified\n    accountStatus\n    profileReadAt\n    revokedAt\n    permissionSets {\n      grantedAt\n      permissionSet {\n        id\n        name\n        exclusive\n        description\n      }\n    }\n  }\n": typeof types.AuthorizerProfileFragmentDoc,
    "\n  query AuthorizerPage($appId: String!, $filter: AuthorizerFilter, $walks: Boolean!) {\n    authorizer(appId: $appId) {\n      ...AuthorizerRow\n      ...AuthorizerProfile\n      changes(first: 20) {\n        nodes {\n          at\n          change\n          granted {\n            id\n            name\n          }\n          withdrawn {\n            id\n            name\n          }\n        }\n      }\n      releases(first: 5) {\n        totalCount\n        nodes {\n          ...AccountRelease\n        }\n      }\n      events(first: 1) {\n        totalCount\n      }\n      place(filter: $filter) @include(if: $walks) {\n        position\n        totalCount\n        previous {\n          id\n          appId\n          nickName\n        }\n        next {\n          id\n          appId\n          nickName\n        }\n      }\n    }\n  }\n": typeof types.AuthorizerPageDocument,
    "\n  fragment AccountRelease on Release {\n    id\n    state\n    version\n    description\n    changedAt\n    submittedAt\n    auditId\n    rejectReason\n    template {\n      id\n      templateId\n      userDesc\n    }\n    waiting {\n      reason\n      nextTryAt\n    }\n    failure {\n      ...WechatErrorParts\n    }\n    transitions {\n      at\n      to\n    }\n  }\n": typeof types.AccountReleaseFragmentDoc,
    "\n  fragment AuthorizerRow on Authorizer {\n    id\n    kind\n    status\n    principalName\n    originalId\n    remark\n    tags\n    authorizedAt\n    ...AccountParts\n    ...AuthorizerStatusParts\n    ...AuthorizerVersions\n  }\n": typeof types.AuthorizerRowFragmentDoc,
    "\n  fragment AuthorizerVersions on Authorizer {\n    id\n    onlineRelease {\n      id\n      version\n      template {\n        id\n        templateId\n        userDesc\n      }\n    }\n    currentRelease {\n      id\n      state\n      version\n      changedAt\n      waiting {\n        reason\n        nextTryAt\n      }\n    }\n  }\n": typeof types.AuthorizerVersionsFragmentDoc,
    "\n  query Authorizers(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: AuthorizerFilter\n    $withLastPush: Boolean!\n  ) {\n    authorizers(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      totalCount\n      nodes {\n        ...AuthorizerRow\n        events(first: 1) @include(if: $withLastPush) {\n          nodes {\n            id\n            type\n            receivedAt\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.AuthorizersDocument,
    "\n  fragment AuthorizerStatusParts on Authorizer {\n    id\n    status\n    missingPermissionSets {\n      id\n      name\n    }\n  }\n": typeof types.AuthorizerStatusPartsFragmentDoc,
    "\n  query AccountChannel($appId: String!) {\n    authorizer(appId: $appId) {\n      id\n      channel {\n        subscribedAt\n        pinnedAt\n        pinnedBy\n        pinReason\n        channel {\n          id\n          name\n          startsByItself\n          template {\n            id\n            templateId\n            userVersion\n          }\n        }\n      }\n    }\n    channels(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.AccountChannelDocument,
    "\n    mutation FollowChannel($input: FollowChannelInput!) {\n      act: followChannel(input: $input) {\n        count\n        userErrors {\n          ...UserErrorParts\n        }\n      }\n    }\n  ": typeof types.FollowChannelDocument,
    "\n    mutation PinAccount($input: PinAccountsInput!) {\n      act: pinAccounts(input: $input) {\n        count\n        userErrors {\n          ...UserErrorParts\n        }\n      }\n    }\n  ": typeof types.PinAccountDocument,
    "\n    mutation UnpinAccount($input: UnpinAccountsInput!) {\n      act: unpinAccounts(input: $input) {\n        count\n        userErrors {\n          ...UserErrorParts\n        }\n      }\n    }\n  ": typeof types.UnpinAccountDocument,
    "\n  query AccountEvents($appId: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    callbackEvents(filter: { appId: $appId }, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        type\n        receivedAt\n        outcome\n        summary\n        failure\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.AccountEventsDocument,
    "\n  query AuthorizerFacets {\n    authorizerTags\n    permissionSets {\n      id\n      name\n    }\n  }\n": typeof types.AuthorizerFacetsDocument,
    "\n  subscription InvitedAccountChanged($id: ID!) {\n    authorizerChanged(id: $id) {\n      ...AccountParts\n      profileReadAt\n    }\n  }\n": typeof types.InvitedAccountChangedDocument,
    "\n  query PermissionSets {\n    permissionSets {\n      id\n      name\n      kind\n      exclusive\n    }\n  }\n": typeof types.PermissionSetsDocument,
    "\n  fragment LinkParts on AuthorizationLink {\n    id\n    url\n    channel\n    status\n    kinds\n    appId\n    permissionSets {\n      id\n      name\n    }\n    label\n    returnUrl\n    createdAt\n    createdBy\n    expiresAt\n    openedAt\n    leftAt\n    completedAt\n    askedAgainAt\n    reference\n    failure {\n      ...WechatErrorParts\n    }\n    authorizer {\n      ...AccountParts\n      profileReadAt\n      missingPermissionSets {\n        id\n        name\n      }\n      permissionSets {\n        permissionSet {\n          id\n        }\n      }\n    }\n  }\n": typeof types.LinkPartsFragmentDoc,
    "\n  subscription AuthorizationChanged($id: ID!) {\n    authorizationChanged(id: $id) {\n      ...LinkParts\n    }\n  }\n": typeof types.AuthorizationChangedDocument,
    "\n  query AuthorizationLink($id: ID!) {\n    authorizationLink(id: $id) {\n      ...LinkParts\n    }\n    platform {\n      name\n    }\n  }\n": typeof types.AuthorizationLinkDocument,
    "\n  query AuthorizationLinks($first: Int, $after: String, $last: Int, $before: String, $filter: AuthorizationLinkFilter) {\n    authorizationLinks(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      totalCount\n      nodes {\n        ...LinkParts\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.AuthorizationLinksDocument,
    "\n  subscription AccountPushed($appId: String!) {\n    callbackEventReceived(filter: { appId: $appId }) {\n      id\n    }\n  }\n": typeof types.AccountPushedDocument,
    "\n  subscription AccountReleaseMoved($id: ID!) {\n    releaseChanged(authorizerId: $id) {\n      ...AccountRelease\n    }\n  }\n": typeof types.AccountReleaseMovedDocument,
    "\n  subscription AuthorizerChanged($id: ID) {\n    authorizerChanged(id: $id) {\n      ...AuthorizerRow\n      ...AuthorizerProfile\n    }\n  }\n": typeof types.AuthorizerChangedDocument,
    "\n  subscription AuthorizerReleaseMoved($authorizerId: ID) {\n    releaseChanged(authorizerId: $authorizerId) {\n      id\n      state\n      version\n      changedAt\n      authorizer {\n        ...AuthorizerVersions\n      }\n    }\n  }\n": typeof types.AuthorizerReleaseMovedDocument,
    "\n  mutation StartAuthorization($input: StartAuthorizationInput!) {\n    startAuthorization(input: $input) {\n      authorizationLink {\n        ...LinkParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.StartAuthorizationDocument,
    "\n  query PermissionSetsOfKind($kind: AuthorizerKind) {\n    permissionSets(kind: $kind) {\n      id\n      name\n      exclusive\n      description\n    }\n  }\n": typeof types.PermissionSetsOfKindDocument,
    "\n  query LinkPlugin($id: ID!) {\n    authorizationLink(id: $id) {\n      id\n      plugin {\n        platformAppId\n        preAuthCode\n        preAuthCodeExpiresAt\n        authType\n        bizAppId\n      }\n    }\n  }\n": typeof types.LinkPluginDocument,
    "\n  mutation RefreshAuthorizer($input: RefreshAuthorizerInput!) {\n    refreshAuthorizer(input: $input) {\n      authorizer {\n        ...AuthorizerRow\n        ...AuthorizerProfile\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.RefreshAuthorizerDocument,
    "\n  query AccountReleases($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {\n    releases(filter: { authorizerId: $id }, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        ...AccountRelease\n        createdAt\n        deployment {\n          id\n          startedBy\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.AccountReleasesDocument,
    "\n  mutation RevokeAuthorizationLink($input: RevokeAuthorizationLinkInput!) {\n    revokeAuthorizationLink(input: $input) {\n      authorizationLink {\n        ...LinkParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.RevokeAuthorizationLinkDocument,
    "\n  fragment AuthorizerSyncParts on AuthorizerSync {\n    startedAt\n    endedAt\n    found\n    added\n    total\n    running\n    failure {\n      ...WechatErrorParts\n    }\n  }\n": typeof types.AuthorizerSyncPartsFragmentDoc,
    "\n  query AuthorizerSync {\n    authorizerSync {\n      ...AuthorizerSyncParts\n    }\n  }\n": typeof types.AuthorizerSyncDocument,
    "\n  mutation SyncAuthorizers {\n    syncAuthorizers {\n      sync {\n        ...AuthorizerSyncParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.SyncAuthorizersDocument,
    "\n  query AuthorizerTags {\n    authorizerTags\n  }\n": typeof types.AuthorizerTagsDocument,
    "\n  query AccountTimeline(\n    $appId: String!\n    $id: ID!\n    $first: Int!\n    $changes: String\n    $releases: String\n    $events: String\n    $activities: String\n    $withChanges: Boolean!\n    $withReleases: Boolean!\n    $withEvents: Boolean!\n    $withActivities: Boolean!\n  ) {\n    authorizer(appId: $appId) {\n      id\n      changes(first: $first, after: $changes) @include(if: $withChanges) {\n        nodes {\n          at\n          change\n          granted {\n            id\n            name\n          }\n          withdrawn {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      releases(first: $first, after: $releases) @include(if: $withReleases) {\n        nodes {\n          id\n          version\n          createdAt\n          transitions {\n            at\n            from\n            to\n            cause\n            detail\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      events(first: $first, after: $events) @include(if: $withEvents) {\n        nodes {\n          id\n          type\n          receivedAt\n          outcome\n          summary\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n    activities(first: $first, after: $activities, subjectId: $id) @include(if: $withActivities) {\n      nodes {\n        at\n        act\n        actorName\n        detail\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.AccountTimelineDocument,
    "\n  query TrialQrCode($authorizerId: ID!) {\n    trialQrCode(authorizerId: $authorizerId)\n  }\n": typeof types.TrialQrCodeDocument,
    "\n  mutation UpdateAuthorizer($input: UpdateAuthorizerInput!) {\n    updateAuthorizer(input: $input) {\n      authorizer {\n        id\n        tags\n        remark\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.UpdateAuthorizerDocument,
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
    "\n  query Home($seesLinks: Boolean!) {\n    viewer {\n      operator {\n        id\n      }\n    }\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n      sandboxUrl\n    }\n    needReauthorization: authorizers(first: 5, filter: { statuses: [NEEDS_REAUTHORIZATION] }) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    waitingReleases: releases(first: 5, filter: { states: [APPROVED, REJECTED, FAILED] }) {\n      nodes {\n        ...HomeRelease\n      }\n    }\n    released: releases(first: 1, filter: { states: [RELEASED] }) {\n      nodes {\n        id\n      }\n    }\n    deployments(first: 5) {\n      nodes {\n        ...HomeDeployment\n      }\n    }\n    authorizationLinks(first: 5, filter: { statuses: [PENDING] }) @include(if: $seesLinks) {\n      nodes {\n        ...HomeLink\n      }\n    }\n  }\n": typeof types.HomeDocument,
    "\n  fragment HomeDeployment on Deployment {\n    id\n    state\n    version\n    createdAt\n    template {\n      id\n      userDesc\n    }\n    ...DeploymentProgress\n  }\n": typeof types.HomeDeploymentFragmentDoc,
    "\n  fragment HomeLink on AuthorizationLink {\n    id\n    label\n    expiresAt\n    openedAt\n    leftAt\n  }\n": typeof types.HomeLinkFragmentDoc,
    "\n  fragment HomeRelease on Release {\n    id\n    state\n    version\n    rejectReason\n    changedAt\n    nextActions\n    authorizer {\n      id\n      nickName\n    }\n    failure {\n      ...WechatErrorParts\n    }\n  }\n": typeof types.HomeReleaseFragmentDoc,
    "\n  subscription HomeReleaseChanged {\n    releaseChanged {\n      id\n      state\n    }\n  }\n": typeof types.HomeReleaseChangedDocument,
    "\n  subscription HomeAuthorizerChanged {\n    authorizerChanged {\n      id\n      status\n    }\n  }\n": typeof types.HomeAuthorizerChangedDocument,
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
    "\n  fragment ActAnswer on ReleaseActPayload {\n    release {\n      ...ReleaseParts\n    }\n    userErrors {\n      ...UserErrorParts\n    }\n  }\n": typeof types.ActAnswerFragmentDoc,
    "\n  mutation SubmitReleaseForAudit($input: ReleaseActInput!) {\n    act: submitReleaseForAudit(input: $input) {\n      ...ActAnswer\n    }\n  }\n": typeof types.SubmitReleaseForAuditDocument,
    "\n  mutation PublishRelease($input: ReleaseActInput!) {\n    act: publishRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": typeof types.PublishReleaseDocument,
    "\n  mutation WithdrawReleaseAudit($input: ReleaseActInput!) {\n    act: withdrawReleaseAudit(input: $input) {\n      ...ActAnswer\n    }\n  }\n": typeof types.WithdrawReleaseAuditDocument,
    "\n  mutation RollBackRelease($input: RollBackReleaseInput!) {\n    act: rollBackRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": typeof types.RollBackReleaseDocument,
    "\n  mutation RetryRelease($input: ReleaseActInput!) {\n    act: retryRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": typeof types.RetryReleaseDocument,
    "\n  mutation CancelRelease($input: ReleaseActInput!) {\n    act: cancelRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": typeof types.CancelReleaseDocument,
    "\n  mutation RevertPhasedRelease($input: ReleaseActInput!) {\n    act: revertPhasedRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": typeof types.RevertPhasedReleaseDocument,
    "\n  mutation ExpediteAudit($input: ReleaseActInput!) {\n    act: expediteAudit(input: $input) {\n      ...ActAnswer\n    }\n  }\n": typeof types.ExpediteAuditDocument,
    "\n  mutation StartPhasedRelease($input: PhasedReleaseInput!) {\n    act: startPhasedRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": typeof types.StartPhasedReleaseDocument,
    "\n  mutation RaisePhasedRelease($input: PhasedReleaseInput!) {\n    act: raisePhasedRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": typeof types.RaisePhasedReleaseDocument,
    "\n  mutation CancelDeployment($input: DeploymentActInput!) {\n    cancelDeployment(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.CancelDeploymentDocument,
    "\n  mutation PauseDeployment($input: DeploymentActInput!) {\n    act: pauseDeployment(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.PauseDeploymentDocument,
    "\n  mutation ResumeDeployment($input: DeploymentActInput!) {\n    act: resumeDeployment(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.ResumeDeploymentDocument,
    "\n  mutation OpenNextWave($input: OpenNextWaveInput!) {\n    act: openNextWave(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.OpenNextWaveDocument,
    "\n  mutation RetryReleases($input: RetryReleasesInput!) {\n    act: retryReleases(input: $input) {\n      count\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.RetryReleasesDocument,
    "\n  mutation SkipReleases($input: SkipReleasesInput!) {\n    act: skipReleases(input: $input) {\n      count\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.SkipReleasesDocument,
    "\n  mutation PublishReleases($input: PublishReleasesInput!) {\n    act: publishReleases(input: $input) {\n      count\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.PublishReleasesDocument,
    "\n  fragment AccountChoice on Authorizer {\n    id\n    appId\n    nickName\n    status\n    currentRelease {\n      id\n      version\n      state\n      description\n      extJson\n    }\n  }\n": typeof types.AccountChoiceFragmentDoc,
    "\n  query ChosenAccounts($appIds: [String!]!, $first: Int) {\n    authorizers(first: $first, filter: { appIds: $appIds }) {\n      nodes {\n        ...AccountChoice\n      }\n    }\n  }\n": typeof types.ChosenAccountsDocument,
    "\n  query AccountsToChoose($search: String) {\n    authorizers(first: 10, filter: { search: $search, kinds: [MINI_PROGRAM], statuses: [AUTHORIZED] }) {\n      nodes {\n        ...AccountChoice\n      }\n    }\n  }\n": typeof types.AccountsToChooseDocument,
    "\n  query TemplatesToDeploy($after: String) {\n    templates(first: 100, after: $after) {\n      nodes {\n        id\n        templateId\n        kind\n        userVersion\n        userDesc\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.TemplatesToDeployDocument,
    "\n  query LastDeployment($templateId: ID!) {\n    deployments(first: 1, filter: { templateId: $templateId }) {\n      nodes {\n        id\n        number\n        version\n        description\n        extJson\n      }\n    }\n  }\n": typeof types.LastDeploymentDocument,
    "\n  query DeploymentPreview($input: StartDeploymentInput!) {\n    deploymentPreview(input: $input) {\n      ready\n      refusals {\n        ...RefusalParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.DeploymentPreviewDocument,
    "\n  query AuditQuotaLeft {\n    platform {\n      auditQuota {\n        rest\n        limit\n        readAt\n      }\n    }\n  }\n": typeof types.AuditQuotaLeftDocument,
    "\n  mutation StartDeployment($input: StartDeploymentInput!) {\n    startDeployment(input: $input) {\n      deployment {\n        ...DeploymentRow\n        releases(first: 20) {\n          nodes {\n            id\n            authorizer {\n              id\n              currentRelease {\n                id\n              }\n            }\n          }\n        }\n      }\n      refusals {\n        ...RefusalParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.StartDeploymentDocument,
    "\n  fragment DeploymentParts on Deployment {\n    ...DeploymentRow\n    submitForAudit\n    releaseWhenApproved\n    extJson\n    phases {\n      percentage\n      afterMinutes\n    }\n    reason\n    enlisted\n    wave\n    waves {\n      number\n      state\n      counts {\n        ...CountParts\n      }\n      openedAt\n      opensNextAt\n      waitsFor\n      gate {\n        approvedShare\n        problemShare\n        minutes\n        manual\n      }\n    }\n    halt {\n      reason\n      message\n      at\n      count\n      wechat {\n        ...WechatErrorParts\n      }\n    }\n    plan {\n      concurrency\n      halt {\n        problemShare\n        minimum\n        sameErrcode\n      }\n      windows {\n        days\n        from\n        to\n        zone\n      }\n    }\n    refusals(first: 20) {\n      totalCount\n      nodes {\n        ...RefusalParts\n      }\n    }\n    problems {\n      ...ProblemParts\n    }\n  }\n": typeof types.DeploymentPartsFragmentDoc,
    "\n  query Deployment($id: ID!) {\n    deployment(id: $id) {\n      ...DeploymentParts\n    }\n  }\n": typeof types.DeploymentDocument,
    "\n  subscription DeploymentChanged($id: ID!) {\n    deploymentChanged(id: $id) {\n      ...DeploymentParts\n    }\n  }\n": typeof types.DeploymentChangedDocument,
    "\n  fragment CountParts on DeploymentCounts {\n    total\n    queued\n    committed\n    inAudit\n    approved\n    gray\n    released\n    rejected\n    withdrawn\n    rolledBack\n    failed\n    cancelled\n    waitingForQuota\n  }\n  fragment DeploymentProgress on Deployment {\n    counts {\n      ...CountParts\n    }\n  }\n": typeof types.CountPartsFragmentDoc,
    "\n  query DeploymentRecord($id: ID!, $first: Int!) {\n    activities(subjectKind: \"Deployment\", subjectId: $id, first: $first) {\n      totalCount\n      nodes {\n        act\n        actorName\n        at\n      }\n    }\n  }\n": typeof types.DeploymentRecordDocument,
    "\n  fragment DeploymentStateParts on Deployment {\n    state\n    counts {\n      failed\n      rejected\n    }\n  }\n": typeof types.DeploymentStatePartsFragmentDoc,
    "\n  fragment DeploymentRow on Deployment {\n    id\n    number\n    version\n    description\n    createdAt\n    endedAt\n    startedBy\n    template {\n      id\n      templateId\n      userVersion\n      userDesc\n    }\n    ...DeploymentStateParts\n    ...DeploymentProgress\n  }\n": typeof types.DeploymentRowFragmentDoc,
    "\n  query Deployments($filter: DeploymentFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    deployments(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...DeploymentRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n    platform {\n      counts {\n        templates\n      }\n    }\n  }\n": typeof types.DeploymentsDocument,
    "\n  query TemplateOfFilter($id: ID!) {\n    template(id: $id) {\n      id\n      templateId\n      userVersion\n    }\n  }\n": typeof types.TemplateOfFilterDocument,
    "\n  query EarlierExtJson($authorizerId: ID!, $first: Int!) {\n    releases(filter: { authorizerId: $authorizerId }, first: $first) {\n      nodes {\n        id\n        version\n        extJson\n      }\n    }\n  }\n": typeof types.EarlierExtJsonDocument,
    "\n  query HistoryVersions($authorizerId: ID!) {\n    historyVersions(authorizerId: $authorizerId) {\n      appVersion\n      userVersion\n      userDesc\n      committedAt\n    }\n  }\n": typeof types.HistoryVersionsDocument,
    "\n  subscription AnyDeploymentChanged {\n    deploymentChanged {\n      ...DeploymentRow\n    }\n  }\n": typeof types.AnyDeploymentChangedDocument,
    "\n  fragment DeploymentReleaseRow on Release {\n    id\n    authorizer {\n      id\n      appId\n      nickName\n    }\n    auditId\n    changedAt\n    nextActions\n    ...ReleaseStandingParts\n  }\n": typeof types.DeploymentReleaseRowFragmentDoc,
    "\n  query DeploymentReleases($filter: ReleaseFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    releases(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...DeploymentReleaseRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.DeploymentReleasesDocument,
    "\n  subscription DeploymentReleaseChanged($deploymentId: ID!) {\n    releaseChanged(deploymentId: $deploymentId) {\n      ...DeploymentReleaseRow\n    }\n  }\n": typeof types.DeploymentReleaseChangedDocument,
    "\n  fragment ProblemParts on DeploymentProblem {\n    kind\n    count\n    rejectReason\n    wechat {\n      ...WechatErrorParts\n    }\n    waiting {\n      reason\n      nextTryAt\n      message\n    }\n  }\n": typeof types.ProblemPartsFragmentDoc,
    "\n  fragment AuditQuotaUseRow on AuditQuotaUse {\n    submitted\n    forecast {\n      needs\n      days {\n        day\n        submissions\n      }\n    }\n    deployment {\n      id\n      number\n      version\n      ...DeploymentStateParts\n    }\n  }\n": typeof types.AuditQuotaUseRowFragmentDoc,
    "\n  fragment AuditQuotaParts on AuditQuotaReport {\n    rest\n    limit\n    speedUpRest\n    speedUpLimit\n    readAt\n    heldSince\n    nextCheckAt\n    forecast {\n      needs\n      unmet\n      days {\n        day\n        submissions\n      }\n    }\n    readings(days: 30) {\n      readAt\n      rest\n      limit\n    }\n    usedBy {\n      ...AuditQuotaUseRow\n    }\n  }\n": typeof types.AuditQuotaPartsFragmentDoc,
    "\n  query AuditQuotaPage {\n    auditQuota {\n      ...AuditQuotaParts\n    }\n  }\n": typeof types.AuditQuotaPageDocument,
    "\n  mutation RefreshAuditQuota {\n    refreshAuditQuota {\n      auditQuota {\n        ...AuditQuotaParts\n      }\n      userErrors {\n        message\n        remedy\n      }\n    }\n  }\n": typeof types.RefreshAuditQuotaDocument,
    "\n  fragment RefusalParts on DeploymentRefusal {\n    code\n    message\n    remedy\n    authorizer {\n      id\n      appId\n      nickName\n      currentRelease {\n        id\n      }\n    }\n  }\n": typeof types.RefusalPartsFragmentDoc,
    "\n  fragment ReleaseParts on Release {\n    id\n    ...ReleaseStandingParts\n    auditId\n    extJson\n    createdAt\n    changedAt\n    submittedAt\n    description\n    nextActions\n    phase {\n      percentage\n      debuggersFirst\n      testersFirst\n      next {\n        percentage\n        at\n      }\n    }\n    template {\n      id\n      templateId\n      userVersion\n    }\n    deployment {\n      id\n      number\n      version\n      state\n      submitForAudit\n      releaseWhenApproved\n    }\n    authorizer {\n      id\n      appId\n      nickName\n      onlineRelease {\n        id\n        version\n      }\n    }\n    transitions {\n      from\n      to\n      at\n      cause\n      detail\n    }\n  }\n": typeof types.ReleasePartsFragmentDoc,
    "\n  query Release($id: ID!) {\n    release(id: $id) {\n      ...ReleaseParts\n    }\n  }\n": typeof types.ReleaseDocument,
    "\n  subscription AccountReleaseChanged($authorizerId: ID!) {\n    releaseChanged(authorizerId: $authorizerId) {\n      ...ReleaseParts\n    }\n  }\n": typeof types.AccountReleaseChangedDocument,
    "\n  fragment ReleaseStandingParts on Release {\n    state\n    version\n    pendingAction\n    rejectReason\n    waiting {\n      reason\n      nextTryAt\n      message\n    }\n    failure {\n      ...WechatErrorParts\n    }\n  }\n": typeof types.ReleaseStandingPartsFragmentDoc,
    "\n  query TemplatesToFilterBy {\n    templates(first: 100) {\n      nodes {\n        id\n        templateId\n        userVersion\n      }\n    }\n  }\n": typeof types.TemplatesToFilterByDocument,
    "\n  fragment FleetVersionRow on FleetVersion {\n    version\n    isKnown\n    count\n    template {\n      id\n      templateId\n      userVersion\n      sourceAppId\n      sourceName\n    }\n  }\n": typeof types.FleetVersionRowFragmentDoc,
    "\n  fragment VersionReadingParts on VersionReading {\n    id\n    total\n    done\n    failed\n    startedAt\n    endedAt\n    failure {\n      ...WechatErrorParts\n    }\n  }\n": typeof types.VersionReadingPartsFragmentDoc,
    "\n  query FleetVersions($line: String) {\n    all: fleetVersions {\n      ...FleetVersionRow\n    }\n    fleetVersions(templateLine: $line) {\n      ...FleetVersionRow\n    }\n    versionReading {\n      ...VersionReadingParts\n    }\n  }\n": typeof types.FleetVersionsDocument,
    "\n  mutation RefreshVersions($input: RefreshVersionsInput!) {\n    refreshVersions(input: $input) {\n      reading {\n        ...VersionReadingParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.RefreshVersionsDocument,
    "\n  query AccountsThatMatch($filter: AuthorizerFilter) {\n    authorizers(first: 5, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    authorizerTags\n    channels(first: 100) {\n      nodes {\n        id\n        name\n        followerCount\n        pinnedCount\n      }\n    }\n  }\n": typeof types.AccountsThatMatchDocument,
    "\n  mutation CreateSelection($input: CreateSelectionInput!) {\n    createSelection(input: $input) {\n      selection {\n        id\n        count\n        createdAt\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.CreateSelectionDocument,
    "\n  query WizardPreview($input: StartDeploymentInput!, $against: ExtJsonComparison!) {\n    deploymentPreview(input: $input) {\n      chosen\n      ready\n      groups {\n        code\n        knownFrom\n        leavesOut\n        message\n        remedy\n        count\n        authorizers(first: 20) {\n          nodes {\n            id\n            appId\n            nickName\n            currentRelease {\n              id\n            }\n          }\n        }\n      }\n      quota {\n        needs\n        rest\n        unmet\n        days {\n          day\n          submissions\n        }\n      }\n      changes(against: $against) {\n        path\n        kind\n        before\n        after\n        count\n        authorizers(first: 5) {\n          id\n          appId\n          nickName\n        }\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.WizardPreviewDocument,
    "\n  query WizardRenderings($input: StartDeploymentInput!, $first: Int!, $after: String) {\n    deploymentPreview(input: $input) {\n      renderings(first: $first, after: $after) {\n        nodes {\n          authorizer {\n            id\n            appId\n            nickName\n          }\n          extJson\n          problem {\n            message\n            remedy\n          }\n          committed {\n            version\n            changes {\n              path\n              kind\n              before\n              after\n            }\n          }\n          online {\n            version\n            changes {\n              path\n              kind\n              before\n              after\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.WizardRenderingsDocument,
    "\n  mutation ReadAuditQuota {\n    refreshAuditQuota {\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.ReadAuditQuotaDocument,
    "\n  mutation SandboxLink($input: StartAuthorizationInput!) {\n    startAuthorization(input: $input) {\n      authorizationLink {\n        id\n        url\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.SandboxLinkDocument,
    "\n  query Sandbox {\n    platform {\n      sandbox\n      sandboxUrl\n    }\n  }\n": typeof types.SandboxDocument,
    "\n  query SandboxShelf {\n    templates(first: 1) {\n      nodes {\n        id\n        userVersion\n        userDesc\n      }\n    }\n    templateDrafts {\n      draftId\n    }\n    authorizers(first: 1, filter: { statuses: [AUTHORIZED], kinds: [MINI_PROGRAM] }) {\n      nodes {\n        id\n        nickName\n      }\n    }\n  }\n": typeof types.SandboxShelfDocument,
    "\n  mutation SandboxRefreshTemplates {\n    refreshTemplates {\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.SandboxRefreshTemplatesDocument,
    "\n  mutation SandboxAddTemplate($input: AddTemplateFromDraftInput!) {\n    addTemplateFromDraft(input: $input) {\n      template {\n        id\n        userVersion\n        userDesc\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.SandboxAddTemplateDocument,
    "\n  mutation SandboxStartDeployment($input: StartDeploymentInput!) {\n    startDeployment(input: $input) {\n      deployment {\n        id\n      }\n      refusals {\n        message\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.SandboxStartDeploymentDocument,
    "\n  mutation SyncFromSearch {\n    syncAuthorizers {\n      startedAt\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.SyncFromSearchDocument,
    "\n  mutation RefreshTemplatesFromSearch {\n    refreshTemplates {\n      readAt\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.RefreshTemplatesFromSearchDocument,
    "\n  mutation RequestTicketFromSearch {\n    requestTicket {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.RequestTicketFromSearchDocument,
    "\n  mutation RenewTokenFromSearch {\n    renewPlatformToken {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.RenewTokenFromSearchDocument,
    "\n  query SearchEverything(\n    $text: String!\n    $errcode: Int!\n    $isErrcode: Boolean!\n    $auditId: String!\n    $isAuditId: Boolean!\n  ) {\n    authorizers(first: 6, filter: { search: $text }) {\n      nodes {\n        id\n        appId\n        nickName\n        originalId\n        principalName\n        status\n      }\n    }\n    deployments(first: 5, filter: { search: $text }) {\n      nodes {\n        id\n        number\n        version\n        description\n        state\n      }\n    }\n    templates(first: 4, search: $text) {\n      nodes {\n        id\n        templateId\n        kind\n        userVersion\n        userDesc\n      }\n    }\n    releases(first: 4, filter: { auditId: $auditId }) @include(if: $isAuditId) {\n      nodes {\n        id\n        auditId\n        version\n        state\n        authorizer {\n          id\n          appId\n          nickName\n        }\n      }\n    }\n    errorCode(errcode: $errcode) @include(if: $isErrcode) {\n      errcode\n      kind\n      meaning\n      remedy\n      retryable\n      failedReleases\n      deployments {\n        count\n        deployment {\n          id\n          number\n          version\n          description\n        }\n      }\n    }\n  }\n": typeof types.SearchEverythingDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      ok\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.ChangePasswordDocument,
    "\n  query People {\n    operators {\n      id\n      loginName\n      displayName\n      role\n      lastSignInAt\n      disabledAt\n    }\n  }\n": typeof types.PeopleDocument,
    "\n  fragment PlatformSettings on Platform {\n    name\n    contact\n  }\n": typeof types.PlatformSettingsFragmentDoc,
    "\n  mutation UpdatePlatform($input: UpdatePlatformInput!) {\n    updatePlatform(input: $input) {\n      platform {\n        ...PlatformSettings\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.UpdatePlatformDocument,
    "\n  query Settings {\n    platform {\n      appId\n      sandbox\n      ...PlatformSettings\n      ...CallbackUrls\n    }\n  }\n": typeof types.SettingsDocument,
    "\n  mutation SignOut {\n    signOut {\n      ok\n    }\n  }\n": typeof types.SignOutDocument,
    "\n  query PushesSince($since: DateTime!) {\n    callbackEvents(first: 1, filter: { receivedAfter: $since }) {\n      totalCount\n    }\n  }\n": typeof types.PushesSinceDocument,
    "\n  query Shell {\n    platform {\n      name\n      sandbox\n      sandboxUrl\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n": typeof types.ShellDocument,
    "\n  mutation AddTemplateFromDraft($input: AddTemplateFromDraftInput!) {\n    addTemplateFromDraft(input: $input) {\n      template {\n        ...TemplateRow\n        kind\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.AddTemplateFromDraftDocument,
    "\n  fragment ChannelRow on Channel {\n    id\n    name\n    description\n    startsByItself\n    changedBy\n    changedAt\n    followerCount\n    pinnedCount\n    template {\n      id\n      templateId\n      userVersion\n      userDesc\n    }\n  }\n": typeof types.ChannelRowFragmentDoc,
    "\n  fragment ProposalRow on DeploymentProposal {\n    id\n    state\n    proposedBy\n    proposedAt\n    decidedBy\n    decidedAt\n    channel {\n      id\n      name\n      followerCount\n      pinnedCount\n    }\n    template {\n      id\n      templateId\n      userVersion\n      userDesc\n    }\n    deployment {\n      id\n      number\n      version\n    }\n  }\n": typeof types.ProposalRowFragmentDoc,
    "\n  query ChannelList($first: Int, $after: String, $last: Int, $before: String) {\n    channels(first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...ChannelRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.ChannelListDocument,
    "\n  query Proposals {\n    open: deploymentProposals(first: 50, states: [OPEN]) {\n      nodes {\n        ...ProposalRow\n      }\n    }\n    accepted: deploymentProposals(first: 5, states: [ACCEPTED]) {\n      nodes {\n        ...ProposalRow\n      }\n    }\n  }\n": typeof types.ProposalsDocument,
    "\n  query ChannelCount {\n    channels(first: 1) {\n      totalCount\n    }\n  }\n": typeof types.ChannelCountDocument,
    "\n  query TemplatesForChannel($after: String) {\n    templates(first: 100, after: $after) {\n      nodes {\n        id\n        templateId\n        userVersion\n        userDesc\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.TemplatesForChannelDocument,
    "\n  mutation SaveChannel($input: SaveChannelInput!) {\n    saveChannel(input: $input) {\n      channel {\n        ...ChannelRow\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.SaveChannelDocument,
    "\n  mutation DeleteChannel($input: DeleteChannelInput!) {\n    deleteChannel(input: $input) {\n      deletedId\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.DeleteChannelDocument,
    "\n  mutation PutTemplateOnChannel($input: PutTemplateOnChannelInput!) {\n    putTemplateOnChannel(input: $input) {\n      proposal {\n        ...ProposalRow\n      }\n      deployment {\n        id\n        number\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.PutTemplateOnChannelDocument,
    "\n  mutation AcceptProposal($input: AcceptProposalInput!) {\n    acceptProposal(input: $input) {\n      proposal {\n        ...ProposalRow\n      }\n      deployment {\n        id\n        number\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.AcceptProposalDocument,
    "\n  mutation DismissProposal($input: DismissProposalInput!) {\n    dismissProposal(input: $input) {\n      proposal {\n        ...ProposalRow\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.DismissProposalDocument,
    "\n  query TemplateToDelete($id: ID!) {\n    template(id: $id) {\n      ...TemplateRow\n      deletedAt\n    }\n  }\n": typeof types.TemplateToDeleteDocument,
    "\n  mutation DeleteTemplate($input: DeleteTemplateInput!) {\n    deleteTemplate(input: $input) {\n      deletedTemplateId\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.DeleteTemplateDocument,
    "\n  fragment DraftRow on TemplateDraft {\n    draftId\n    userVersion\n    userDesc\n    sourceAppId\n    sourceName\n    developer\n    createdAt\n  }\n": typeof types.DraftRowFragmentDoc,
    "\n  query TemplateDrafts {\n    templateDrafts {\n      ...DraftRow\n    }\n    templateDraftsReadAt\n  }\n": typeof types.TemplateDraftsDocument,
    "\n  query TemplatesSandbox {\n    platform {\n      sandbox\n    }\n  }\n": typeof types.TemplatesSandboxDocument,
    "\n  fragment LibraryCapacity on TemplateConnection {\n    libraryCount\n    limit\n    unusedCount\n    readAt\n  }\n": typeof types.LibraryCapacityFragmentDoc,
    "\n  fragment TemplateRow on Template {\n    id\n    templateId\n    userVersion\n    userDesc\n    sourceAppId\n    sourceName\n    developer\n    createdAt\n    accountsOnline\n    deployments\n  }\n": typeof types.TemplateRowFragmentDoc,
    "\n  query TemplateList($kind: TemplateKind, $search: String, $first: Int, $after: String, $last: Int, $before: String) {\n    templates(kind: $kind, search: $search, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...TemplateRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.TemplateListDocument,
    "\n  mutation RefreshTemplates {\n    refreshTemplates {\n      readAt\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": typeof types.RefreshTemplatesDocument,
    "\n  query TemplateLibrary {\n    normal: templates(first: 1, kind: NORMAL) {\n      totalCount\n      ...LibraryCapacity\n    }\n    standard: templates(first: 1, kind: STANDARD) {\n      totalCount\n    }\n  }\n": typeof types.TemplateLibraryDocument,
    "\n  fragment UserErrorParts on UserError {\n    code\n    message\n    field\n    remedy\n    wechat {\n      ...WechatErrorParts\n    }\n  }\n": typeof types.UserErrorPartsFragmentDoc,
    "\n  fragment WechatErrorParts on WechatError {\n    errcode\n    errmsg\n    rid\n    endpoint\n    meaning\n    remedy\n    retryable\n  }\n": typeof types.WechatErrorPartsFragmentDoc,
};
const documents: Documents = {
    "\n  fragment AccountParts on Authorizer {\n    id\n    appId\n    nickName\n    headImageUrl\n  }\n": types.AccountPartsFragmentDoc,
    "\n  query CountAuthorizers($filter: AuthorizerFilter) {\n    authorizers(first: 1, filter: $filter) {\n      totalCount\n    }\n  }\n": types.CountAuthorizersDocument,
    "\n  query InvitedAuthorizer($appId: String!) {\n    authorizer(appId: $appId) {\n      id\n      appId\n      nickName\n      kind\n      status\n      permissionSets {\n        permissionSet {\n          id\n        }\n      }\n    }\n  }\n": types.InvitedAuthorizerDocument,
    "\n  fragment AuthorizerProfile on Authorizer {\n    id\n    alias\n    signature\n    verified\n    accountStatus\n    profileReadAt\n    revokedAt\n    permissionSets {\n      grantedAt\n      permissionSet {\n        id\n        name\n        exclusive\n        description\n      }\n    }\n  }\n": types.AuthorizerProfileFragmentDoc,
    "\n  query AuthorizerPage($appId: String!, $filter: AuthorizerFilter, $walks: Boolean!) {\n    authorizer(appId: $appId) {\n      ...AuthorizerRow\n      ...AuthorizerProfile\n      changes(first: 20) {\n        nodes {\n          at\n          change\n          granted {\n            id\n            name\n          }\n          withdrawn {\n            id\n            name\n          }\n        }\n      }\n      releases(first: 5) {\n        totalCount\n        nodes {\n          ...AccountRelease\n        }\n      }\n      events(first: 1) {\n        totalCount\n      }\n      place(filter: $filter) @include(if: $walks) {\n        position\n        totalCount\n        previous {\n          id\n          appId\n          nickName\n        }\n        next {\n          id\n          appId\n          nickName\n        }\n      }\n    }\n  }\n": types.AuthorizerPageDocument,
    "\n  fragment AccountRelease on Release {\n    id\n    state\n    version\n    description\n    changedAt\n    submittedAt\n    auditId\n    rejectReason\n    template {\n      id\n      templateId\n      userDesc\n    }\n    waiting {\n      reason\n      nextTryAt\n    }\n    failure {\n      ...WechatErrorParts\n    }\n    transitions {\n      at\n      to\n    }\n  }\n": types.AccountReleaseFragmentDoc,
    "\n  fragment AuthorizerRow on Authorizer {\n    id\n    kind\n    status\n    principalName\n    originalId\n    remark\n    tags\n    authorizedAt\n    ...AccountParts\n    ...AuthorizerStatusParts\n    ...AuthorizerVersions\n  }\n": types.AuthorizerRowFragmentDoc,
    "\n  fragment AuthorizerVersions on Authorizer {\n    id\n    onlineRelease {\n      id\n      version\n      template {\n        id\n        templateId\n        userDesc\n      }\n    }\n    currentRelease {\n      id\n      state\n      version\n      changedAt\n      waiting {\n        reason\n        nextTryAt\n      }\n    }\n  }\n": types.AuthorizerVersionsFragmentDoc,
    "\n  query Authorizers(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: AuthorizerFilter\n    $withLastPush: Boolean!\n  ) {\n    authorizers(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      totalCount\n      nodes {\n        ...AuthorizerRow\n        events(first: 1) @include(if: $withLastPush) {\n          nodes {\n            id\n            type\n            receivedAt\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.AuthorizersDocument,
    "\n  fragment AuthorizerStatusParts on Authorizer {\n    id\n    status\n    missingPermissionSets {\n      id\n      name\n    }\n  }\n": types.AuthorizerStatusPartsFragmentDoc,
    "\n  query AccountChannel($appId: String!) {\n    authorizer(appId: $appId) {\n      id\n      channel {\n        subscribedAt\n        pinnedAt\n        pinnedBy\n        pinReason\n        channel {\n          id\n          name\n          startsByItself\n          template {\n            id\n            templateId\n            userVersion\n          }\n        }\n      }\n    }\n    channels(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": types.AccountChannelDocument,
    "\n    mutation FollowChannel($input: FollowChannelInput!) {\n      act: followChannel(input: $input) {\n        count\n        userErrors {\n          ...UserErrorParts\n        }\n      }\n    }\n  ": types.FollowChannelDocument,
    "\n    mutation PinAccount($input: PinAccountsInput!) {\n      act: pinAccounts(input: $input) {\n        count\n        userErrors {\n          ...UserErrorParts\n        }\n      }\n    }\n  ": types.PinAccountDocument,
    "\n    mutation UnpinAccount($input: UnpinAccountsInput!) {\n      act: unpinAccounts(input: $input) {\n        count\n        userErrors {\n          ...UserErrorParts\n        }\n      }\n    }\n  ": types.UnpinAccountDocument,
    "\n  query AccountEvents($appId: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    callbackEvents(filter: { appId: $appId }, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        type\n        receivedAt\n        outcome\n        summary\n        failure\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.AccountEventsDocument,
    "\n  query AuthorizerFacets {\n    authorizerTags\n    permissionSets {\n      id\n      name\n    }\n  }\n": types.AuthorizerFacetsDocument,
    "\n  subscription InvitedAccountChanged($id: ID!) {\n    authorizerChanged(id: $id) {\n      ...AccountParts\n      profileReadAt\n    }\n  }\n": types.InvitedAccountChangedDocument,
    "\n  query PermissionSets {\n    permissionSets {\n      id\n      name\n      kind\n      exclusive\n    }\n  }\n": types.PermissionSetsDocument,
    "\n  fragment LinkParts on AuthorizationLink {\n    id\n    url\n    channel\n    status\n    kinds\n    appId\n    permissionSets {\n      id\n      name\n    }\n    label\n    returnUrl\n    createdAt\n    createdBy\n    expiresAt\n    openedAt\n    leftAt\n    completedAt\n    askedAgainAt\n    reference\n    failure {\n      ...WechatErrorParts\n    }\n    authorizer {\n      ...AccountParts\n      profileReadAt\n      missingPermissionSets {\n        id\n        name\n      }\n      permissionSets {\n        permissionSet {\n          id\n        }\n      }\n    }\n  }\n": types.LinkPartsFragmentDoc,
    "\n  subscription AuthorizationChanged($id: ID!) {\n    authorizationChanged(id: $id) {\n      ...LinkParts\n    }\n  }\n": types.AuthorizationChangedDocument,
    "\n  query AuthorizationLink($id: ID!) {\n    authorizationLink(id: $id) {\n      ...LinkParts\n    }\n    platform {\n      name\n    }\n  }\n": types.AuthorizationLinkDocument,
    "\n  query AuthorizationLinks($first: Int, $after: String, $last: Int, $before: String, $filter: AuthorizationLinkFilter) {\n    authorizationLinks(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      totalCount\n      nodes {\n        ...LinkParts\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.AuthorizationLinksDocument,
    "\n  subscription AccountPushed($appId: String!) {\n    callbackEventReceived(filter: { appId: $appId }) {\n      id\n    }\n  }\n": types.AccountPushedDocument,
    "\n  subscription AccountReleaseMoved($id: ID!) {\n    releaseChanged(authorizerId: $id) {\n      ...AccountRelease\n    }\n  }\n": types.AccountReleaseMovedDocument,
    "\n  subscription AuthorizerChanged($id: ID) {\n    authorizerChanged(id: $id) {\n      ...AuthorizerRow\n      ...AuthorizerProfile\n    }\n  }\n": types.AuthorizerChangedDocument,
    "\n  subscription AuthorizerReleaseMoved($authorizerId: ID) {\n    releaseChanged(authorizerId: $authorizerId) {\n      id\n      state\n      version\n      changedAt\n      authorizer {\n        ...AuthorizerVersions\n      }\n    }\n  }\n": types.AuthorizerReleaseMovedDocument,
    "\n  mutation StartAuthorization($input: StartAuthorizationInput!) {\n    startAuthorization(input: $input) {\n      authorizationLink {\n        ...LinkParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.StartAuthorizationDocument,
    "\n  query PermissionSetsOfKind($kind: AuthorizerKind) {\n    permissionSets(kind: $kind) {\n      id\n      name\n      exclusive\n      description\n    }\n  }\n": types.PermissionSetsOfKindDocument,
    "\n  query LinkPlugin($id: ID!) {\n    authorizationLink(id: $id) {\n      id\n      plugin {\n        platformAppId\n        preAuthCode\n        preAuthCodeExpiresAt\n        authType\n        bizAppId\n      }\n    }\n  }\n": types.LinkPluginDocument,
    "\n  mutation RefreshAuthorizer($input: RefreshAuthorizerInput!) {\n    refreshAuthorizer(input: $input) {\n      authorizer {\n        ...AuthorizerRow\n        ...AuthorizerProfile\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.RefreshAuthorizerDocument,
    "\n  query AccountReleases($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {\n    releases(filter: { authorizerId: $id }, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        ...AccountRelease\n        createdAt\n        deployment {\n          id\n          startedBy\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.AccountReleasesDocument,
    "\n  mutation RevokeAuthorizationLink($input: RevokeAuthorizationLinkInput!) {\n    revokeAuthorizationLink(input: $input) {\n      authorizationLink {\n        ...LinkParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.RevokeAuthorizationLinkDocument,
    "\n  fragment AuthorizerSyncParts on AuthorizerSync {\n    startedAt\n    endedAt\n    found\n    added\n    total\n    running\n    failure {\n      ...WechatErrorParts\n    }\n  }\n": types.AuthorizerSyncPartsFragmentDoc,
    "\n  query AuthorizerSync {\n    authorizerSync {\n      ...AuthorizerSyncParts\n    }\n  }\n": types.AuthorizerSyncDocument,
    "\n  mutation SyncAuthorizers {\n    syncAuthorizers {\n      sync {\n        ...AuthorizerSyncParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.SyncAuthorizersDocument,
    "\n  query AuthorizerTags {\n    authorizerTags\n  }\n": types.AuthorizerTagsDocument,
    "\n  query AccountTimeline(\n    $appId: String!\n    $id: ID!\n    $first: Int!\n    $changes: String\n    $releases: String\n    $events: String\n    $activities: String\n    $withChanges: Boolean!\n    $withReleases: Boolean!\n    $withEvents: Boolean!\n    $withActivities: Boolean!\n  ) {\n    authorizer(appId: $appId) {\n      id\n      changes(first: $first, after: $changes) @include(if: $withChanges) {\n        nodes {\n          at\n          change\n          granted {\n            id\n            name\n          }\n          withdrawn {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      releases(first: $first, after: $releases) @include(if: $withReleases) {\n        nodes {\n          id\n          version\n          createdAt\n          transitions {\n            at\n            from\n            to\n            cause\n            detail\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      events(first: $first, after: $events) @include(if: $withEvents) {\n        nodes {\n          id\n          type\n          receivedAt\n          outcome\n          summary\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n    activities(first: $first, after: $activities, subjectId: $id) @include(if: $withActivities) {\n      nodes {\n        at\n        act\n        actorName\n        detail\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.AccountTimelineDocument,
    "\n  query TrialQrCode($authorizerId: ID!) {\n    trialQrCode(authorizerId: $authorizerId)\n  }\n": types.TrialQrCodeDocument,
    "\n  mutation UpdateAuthorizer($input: UpdateAuthorizerInput!) {\n    updateAuthorizer(input: $input) {\n      authorizer {\n        id\n        tags\n        remark\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.UpdateAuthorizerDocument,
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
    "\n  query Home($seesLinks: Boolean!) {\n    viewer {\n      operator {\n        id\n      }\n    }\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n      sandboxUrl\n    }\n    needReauthorization: authorizers(first: 5, filter: { statuses: [NEEDS_REAUTHORIZATION] }) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    waitingReleases: releases(first: 5, filter: { states: [APPROVED, REJECTED, FAILED] }) {\n      nodes {\n        ...HomeRelease\n      }\n    }\n    released: releases(first: 1, filter: { states: [RELEASED] }) {\n      nodes {\n        id\n      }\n    }\n    deployments(first: 5) {\n      nodes {\n        ...HomeDeployment\n      }\n    }\n    authorizationLinks(first: 5, filter: { statuses: [PENDING] }) @include(if: $seesLinks) {\n      nodes {\n        ...HomeLink\n      }\n    }\n  }\n": types.HomeDocument,
    "\n  fragment HomeDeployment on Deployment {\n    id\n    state\n    version\n    createdAt\n    template {\n      id\n      userDesc\n    }\n    ...DeploymentProgress\n  }\n": types.HomeDeploymentFragmentDoc,
    "\n  fragment HomeLink on AuthorizationLink {\n    id\n    label\n    expiresAt\n    openedAt\n    leftAt\n  }\n": types.HomeLinkFragmentDoc,
    "\n  fragment HomeRelease on Release {\n    id\n    state\n    version\n    rejectReason\n    changedAt\n    nextActions\n    authorizer {\n      id\n      nickName\n    }\n    failure {\n      ...WechatErrorParts\n    }\n  }\n": types.HomeReleaseFragmentDoc,
    "\n  subscription HomeReleaseChanged {\n    releaseChanged {\n      id\n      state\n    }\n  }\n": types.HomeReleaseChangedDocument,
    "\n  subscription HomeAuthorizerChanged {\n    authorizerChanged {\n      id\n      status\n    }\n  }\n": types.HomeAuthorizerChangedDocument,
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
    "\n  fragment ActAnswer on ReleaseActPayload {\n    release {\n      ...ReleaseParts\n    }\n    userErrors {\n      ...UserErrorParts\n    }\n  }\n": types.ActAnswerFragmentDoc,
    "\n  mutation SubmitReleaseForAudit($input: ReleaseActInput!) {\n    act: submitReleaseForAudit(input: $input) {\n      ...ActAnswer\n    }\n  }\n": types.SubmitReleaseForAuditDocument,
    "\n  mutation PublishRelease($input: ReleaseActInput!) {\n    act: publishRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": types.PublishReleaseDocument,
    "\n  mutation WithdrawReleaseAudit($input: ReleaseActInput!) {\n    act: withdrawReleaseAudit(input: $input) {\n      ...ActAnswer\n    }\n  }\n": types.WithdrawReleaseAuditDocument,
    "\n  mutation RollBackRelease($input: RollBackReleaseInput!) {\n    act: rollBackRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": types.RollBackReleaseDocument,
    "\n  mutation RetryRelease($input: ReleaseActInput!) {\n    act: retryRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": types.RetryReleaseDocument,
    "\n  mutation CancelRelease($input: ReleaseActInput!) {\n    act: cancelRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": types.CancelReleaseDocument,
    "\n  mutation RevertPhasedRelease($input: ReleaseActInput!) {\n    act: revertPhasedRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": types.RevertPhasedReleaseDocument,
    "\n  mutation ExpediteAudit($input: ReleaseActInput!) {\n    act: expediteAudit(input: $input) {\n      ...ActAnswer\n    }\n  }\n": types.ExpediteAuditDocument,
    "\n  mutation StartPhasedRelease($input: PhasedReleaseInput!) {\n    act: startPhasedRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": types.StartPhasedReleaseDocument,
    "\n  mutation RaisePhasedRelease($input: PhasedReleaseInput!) {\n    act: raisePhasedRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n": types.RaisePhasedReleaseDocument,
    "\n  mutation CancelDeployment($input: DeploymentActInput!) {\n    cancelDeployment(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.CancelDeploymentDocument,
    "\n  mutation PauseDeployment($input: DeploymentActInput!) {\n    act: pauseDeployment(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.PauseDeploymentDocument,
    "\n  mutation ResumeDeployment($input: DeploymentActInput!) {\n    act: resumeDeployment(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.ResumeDeploymentDocument,
    "\n  mutation OpenNextWave($input: OpenNextWaveInput!) {\n    act: openNextWave(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.OpenNextWaveDocument,
    "\n  mutation RetryReleases($input: RetryReleasesInput!) {\n    act: retryReleases(input: $input) {\n      count\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.RetryReleasesDocument,
    "\n  mutation SkipReleases($input: SkipReleasesInput!) {\n    act: skipReleases(input: $input) {\n      count\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.SkipReleasesDocument,
    "\n  mutation PublishReleases($input: PublishReleasesInput!) {\n    act: publishReleases(input: $input) {\n      count\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.PublishReleasesDocument,
    "\n  fragment AccountChoice on Authorizer {\n    id\n    appId\n    nickName\n    status\n    currentRelease {\n      id\n      version\n      state\n      description\n      extJson\n    }\n  }\n": types.AccountChoiceFragmentDoc,
    "\n  query ChosenAccounts($appIds: [String!]!, $first: Int) {\n    authorizers(first: $first, filter: { appIds: $appIds }) {\n      nodes {\n        ...AccountChoice\n      }\n    }\n  }\n": types.ChosenAccountsDocument,
    "\n  query AccountsToChoose($search: String) {\n    authorizers(first: 10, filter: { search: $search, kinds: [MINI_PROGRAM], statuses: [AUTHORIZED] }) {\n      nodes {\n        ...AccountChoice\n      }\n    }\n  }\n": types.AccountsToChooseDocument,
    "\n  query TemplatesToDeploy($after: String) {\n    templates(first: 100, after: $after) {\n      nodes {\n        id\n        templateId\n        kind\n        userVersion\n        userDesc\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.TemplatesToDeployDocument,
    "\n  query LastDeployment($templateId: ID!) {\n    deployments(first: 1, filter: { templateId: $templateId }) {\n      nodes {\n        id\n        number\n        version\n        description\n        extJson\n      }\n    }\n  }\n": types.LastDeploymentDocument,
    "\n  query DeploymentPreview($input: StartDeploymentInput!) {\n    deploymentPreview(input: $input) {\n      ready\n      refusals {\n        ...RefusalParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.DeploymentPreviewDocument,
    "\n  query AuditQuotaLeft {\n    platform {\n      auditQuota {\n        rest\n        limit\n        readAt\n      }\n    }\n  }\n": types.AuditQuotaLeftDocument,
    "\n  mutation StartDeployment($input: StartDeploymentInput!) {\n    startDeployment(input: $input) {\n      deployment {\n        ...DeploymentRow\n        releases(first: 20) {\n          nodes {\n            id\n            authorizer {\n              id\n              currentRelease {\n                id\n              }\n            }\n          }\n        }\n      }\n      refusals {\n        ...RefusalParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.StartDeploymentDocument,
    "\n  fragment DeploymentParts on Deployment {\n    ...DeploymentRow\n    submitForAudit\n    releaseWhenApproved\n    extJson\n    phases {\n      percentage\n      afterMinutes\n    }\n    reason\n    enlisted\n    wave\n    waves {\n      number\n      state\n      counts {\n        ...CountParts\n      }\n      openedAt\n      opensNextAt\n      waitsFor\n      gate {\n        approvedShare\n        problemShare\n        minutes\n        manual\n      }\n    }\n    halt {\n      reason\n      message\n      at\n      count\n      wechat {\n        ...WechatErrorParts\n      }\n    }\n    plan {\n      concurrency\n      halt {\n        problemShare\n        minimum\n        sameErrcode\n      }\n      windows {\n        days\n        from\n        to\n        zone\n      }\n    }\n    refusals(first: 20) {\n      totalCount\n      nodes {\n        ...RefusalParts\n      }\n    }\n    problems {\n      ...ProblemParts\n    }\n  }\n": types.DeploymentPartsFragmentDoc,
    "\n  query Deployment($id: ID!) {\n    deployment(id: $id) {\n      ...DeploymentParts\n    }\n  }\n": types.DeploymentDocument,
    "\n  subscription DeploymentChanged($id: ID!) {\n    deploymentChanged(id: $id) {\n      ...DeploymentParts\n    }\n  }\n": types.DeploymentChangedDocument,
    "\n  fragment CountParts on DeploymentCounts {\n    total\n    queued\n    committed\n    inAudit\n    approved\n    gray\n    released\n    rejected\n    withdrawn\n    rolledBack\n    failed\n    cancelled\n    waitingForQuota\n  }\n  fragment DeploymentProgress on Deployment {\n    counts {\n      ...CountParts\n    }\n  }\n": types.CountPartsFragmentDoc,
    "\n  query DeploymentRecord($id: ID!, $first: Int!) {\n    activities(subjectKind: \"Deployment\", subjectId: $id, first: $first) {\n      totalCount\n      nodes {\n        act\n        actorName\n        at\n      }\n    }\n  }\n": types.DeploymentRecordDocument,
    "\n  fragment DeploymentStateParts on Deployment {\n    state\n    counts {\n      failed\n      rejected\n    }\n  }\n": types.DeploymentStatePartsFragmentDoc,
    "\n  fragment DeploymentRow on Deployment {\n    id\n    number\n    version\n    description\n    createdAt\n    endedAt\n    startedBy\n    template {\n      id\n      templateId\n      userVersion\n      userDesc\n    }\n    ...DeploymentStateParts\n    ...DeploymentProgress\n  }\n": types.DeploymentRowFragmentDoc,
    "\n  query Deployments($filter: DeploymentFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    deployments(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...DeploymentRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n    platform {\n      counts {\n        templates\n      }\n    }\n  }\n": types.DeploymentsDocument,
    "\n  query TemplateOfFilter($id: ID!) {\n    template(id: $id) {\n      id\n      templateId\n      userVersion\n    }\n  }\n": types.TemplateOfFilterDocument,
    "\n  query EarlierExtJson($authorizerId: ID!, $first: Int!) {\n    releases(filter: { authorizerId: $authorizerId }, first: $first) {\n      nodes {\n        id\n        version\n        extJson\n      }\n    }\n  }\n": types.EarlierExtJsonDocument,
    "\n  query HistoryVersions($authorizerId: ID!) {\n    historyVersions(authorizerId: $authorizerId) {\n      appVersion\n      userVersion\n      userDesc\n      committedAt\n    }\n  }\n": types.HistoryVersionsDocument,
    "\n  subscription AnyDeploymentChanged {\n    deploymentChanged {\n      ...DeploymentRow\n    }\n  }\n": types.AnyDeploymentChangedDocument,
    "\n  fragment DeploymentReleaseRow on Release {\n    id\n    authorizer {\n      id\n      appId\n      nickName\n    }\n    auditId\n    changedAt\n    nextActions\n    ...ReleaseStandingParts\n  }\n": types.DeploymentReleaseRowFragmentDoc,
    "\n  query DeploymentReleases($filter: ReleaseFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    releases(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...DeploymentReleaseRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.DeploymentReleasesDocument,
    "\n  subscription DeploymentReleaseChanged($deploymentId: ID!) {\n    releaseChanged(deploymentId: $deploymentId) {\n      ...DeploymentReleaseRow\n    }\n  }\n": types.DeploymentReleaseChangedDocument,
    "\n  fragment ProblemParts on DeploymentProblem {\n    kind\n    count\n    rejectReason\n    wechat {\n      ...WechatErrorParts\n    }\n    waiting {\n      reason\n      nextTryAt\n      message\n    }\n  }\n": types.ProblemPartsFragmentDoc,
    "\n  fragment AuditQuotaUseRow on AuditQuotaUse {\n    submitted\n    forecast {\n      needs\n      days {\n        day\n        submissions\n      }\n    }\n    deployment {\n      id\n      number\n      version\n      ...DeploymentStateParts\n    }\n  }\n": types.AuditQuotaUseRowFragmentDoc,
    "\n  fragment AuditQuotaParts on AuditQuotaReport {\n    rest\n    limit\n    speedUpRest\n    speedUpLimit\n    readAt\n    heldSince\n    nextCheckAt\n    forecast {\n      needs\n      unmet\n      days {\n        day\n        submissions\n      }\n    }\n    readings(days: 30) {\n      readAt\n      rest\n      limit\n    }\n    usedBy {\n      ...AuditQuotaUseRow\n    }\n  }\n": types.AuditQuotaPartsFragmentDoc,
    "\n  query AuditQuotaPage {\n    auditQuota {\n      ...AuditQuotaParts\n    }\n  }\n": types.AuditQuotaPageDocument,
    "\n  mutation RefreshAuditQuota {\n    refreshAuditQuota {\n      auditQuota {\n        ...AuditQuotaParts\n      }\n      userErrors {\n        message\n        remedy\n      }\n    }\n  }\n": types.RefreshAuditQuotaDocument,
    "\n  fragment RefusalParts on DeploymentRefusal {\n    code\n    message\n    remedy\n    authorizer {\n      id\n      appId\n      nickName\n      currentRelease {\n        id\n      }\n    }\n  }\n": types.RefusalPartsFragmentDoc,
    "\n  fragment ReleaseParts on Release {\n    id\n    ...ReleaseStandingParts\n    auditId\n    extJson\n    createdAt\n    changedAt\n    submittedAt\n    description\n    nextActions\n    phase {\n      percentage\n      debuggersFirst\n      testersFirst\n      next {\n        percentage\n        at\n      }\n    }\n    template {\n      id\n      templateId\n      userVersion\n    }\n    deployment {\n      id\n      number\n      version\n      state\n      submitForAudit\n      releaseWhenApproved\n    }\n    authorizer {\n      id\n      appId\n      nickName\n      onlineRelease {\n        id\n        version\n      }\n    }\n    transitions {\n      from\n      to\n      at\n      cause\n      detail\n    }\n  }\n": types.ReleasePartsFragmentDoc,
    "\n  query Release($id: ID!) {\n    release(id: $id) {\n      ...ReleaseParts\n    }\n  }\n": types.ReleaseDocument,
    "\n  subscription AccountReleaseChanged($authorizerId: ID!) {\n    releaseChanged(authorizerId: $authorizerId) {\n      ...ReleaseParts\n    }\n  }\n": types.AccountReleaseChangedDocument,
    "\n  fragment ReleaseStandingParts on Release {\n    state\n    version\n    pendingAction\n    rejectReason\n    waiting {\n      reason\n      nextTryAt\n      message\n    }\n    failure {\n      ...WechatErrorParts\n    }\n  }\n": types.ReleaseStandingPartsFragmentDoc,
    "\n  query TemplatesToFilterBy {\n    templates(first: 100) {\n      nodes {\n        id\n        templateId\n        userVersion\n      }\n    }\n  }\n": types.TemplatesToFilterByDocument,
    "\n  fragment FleetVersionRow on FleetVersion {\n    version\n    isKnown\n    count\n    template {\n      id\n      templateId\n      userVersion\n      sourceAppId\n      sourceName\n    }\n  }\n": types.FleetVersionRowFragmentDoc,
    "\n  fragment VersionReadingParts on VersionReading {\n    id\n    total\n    done\n    failed\n    startedAt\n    endedAt\n    failure {\n      ...WechatErrorParts\n    }\n  }\n": types.VersionReadingPartsFragmentDoc,
    "\n  query FleetVersions($line: String) {\n    all: fleetVersions {\n      ...FleetVersionRow\n    }\n    fleetVersions(templateLine: $line) {\n      ...FleetVersionRow\n    }\n    versionReading {\n      ...VersionReadingParts\n    }\n  }\n": types.FleetVersionsDocument,
    "\n  mutation RefreshVersions($input: RefreshVersionsInput!) {\n    refreshVersions(input: $input) {\n      reading {\n        ...VersionReadingParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.RefreshVersionsDocument,
    "\n  query AccountsThatMatch($filter: AuthorizerFilter) {\n    authorizers(first: 5, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    authorizerTags\n    channels(first: 100) {\n      nodes {\n        id\n        name\n        followerCount\n        pinnedCount\n      }\n    }\n  }\n": types.AccountsThatMatchDocument,
    "\n  mutation CreateSelection($input: CreateSelectionInput!) {\n    createSelection(input: $input) {\n      selection {\n        id\n        count\n        createdAt\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.CreateSelectionDocument,
    "\n  query WizardPreview($input: StartDeploymentInput!, $against: ExtJsonComparison!) {\n    deploymentPreview(input: $input) {\n      chosen\n      ready\n      groups {\n        code\n        knownFrom\n        leavesOut\n        message\n        remedy\n        count\n        authorizers(first: 20) {\n          nodes {\n            id\n            appId\n            nickName\n            currentRelease {\n              id\n            }\n          }\n        }\n      }\n      quota {\n        needs\n        rest\n        unmet\n        days {\n          day\n          submissions\n        }\n      }\n      changes(against: $against) {\n        path\n        kind\n        before\n        after\n        count\n        authorizers(first: 5) {\n          id\n          appId\n          nickName\n        }\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.WizardPreviewDocument,
    "\n  query WizardRenderings($input: StartDeploymentInput!, $first: Int!, $after: String) {\n    deploymentPreview(input: $input) {\n      renderings(first: $first, after: $after) {\n        nodes {\n          authorizer {\n            id\n            appId\n            nickName\n          }\n          extJson\n          problem {\n            message\n            remedy\n          }\n          committed {\n            version\n            changes {\n              path\n              kind\n              before\n              after\n            }\n          }\n          online {\n            version\n            changes {\n              path\n              kind\n              before\n              after\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.WizardRenderingsDocument,
    "\n  mutation ReadAuditQuota {\n    refreshAuditQuota {\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.ReadAuditQuotaDocument,
    "\n  mutation SandboxLink($input: StartAuthorizationInput!) {\n    startAuthorization(input: $input) {\n      authorizationLink {\n        id\n        url\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.SandboxLinkDocument,
    "\n  query Sandbox {\n    platform {\n      sandbox\n      sandboxUrl\n    }\n  }\n": types.SandboxDocument,
    "\n  query SandboxShelf {\n    templates(first: 1) {\n      nodes {\n        id\n        userVersion\n        userDesc\n      }\n    }\n    templateDrafts {\n      draftId\n    }\n    authorizers(first: 1, filter: { statuses: [AUTHORIZED], kinds: [MINI_PROGRAM] }) {\n      nodes {\n        id\n        nickName\n      }\n    }\n  }\n": types.SandboxShelfDocument,
    "\n  mutation SandboxRefreshTemplates {\n    refreshTemplates {\n      userErrors {\n        message\n      }\n    }\n  }\n": types.SandboxRefreshTemplatesDocument,
    "\n  mutation SandboxAddTemplate($input: AddTemplateFromDraftInput!) {\n    addTemplateFromDraft(input: $input) {\n      template {\n        id\n        userVersion\n        userDesc\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.SandboxAddTemplateDocument,
    "\n  mutation SandboxStartDeployment($input: StartDeploymentInput!) {\n    startDeployment(input: $input) {\n      deployment {\n        id\n      }\n      refusals {\n        message\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.SandboxStartDeploymentDocument,
    "\n  mutation SyncFromSearch {\n    syncAuthorizers {\n      startedAt\n      userErrors {\n        message\n      }\n    }\n  }\n": types.SyncFromSearchDocument,
    "\n  mutation RefreshTemplatesFromSearch {\n    refreshTemplates {\n      readAt\n      userErrors {\n        message\n      }\n    }\n  }\n": types.RefreshTemplatesFromSearchDocument,
    "\n  mutation RequestTicketFromSearch {\n    requestTicket {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.RequestTicketFromSearchDocument,
    "\n  mutation RenewTokenFromSearch {\n    renewPlatformToken {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.RenewTokenFromSearchDocument,
    "\n  query SearchEverything(\n    $text: String!\n    $errcode: Int!\n    $isErrcode: Boolean!\n    $auditId: String!\n    $isAuditId: Boolean!\n  ) {\n    authorizers(first: 6, filter: { search: $text }) {\n      nodes {\n        id\n        appId\n        nickName\n        originalId\n        principalName\n        status\n      }\n    }\n    deployments(first: 5, filter: { search: $text }) {\n      nodes {\n        id\n        number\n        version\n        description\n        state\n      }\n    }\n    templates(first: 4, search: $text) {\n      nodes {\n        id\n        templateId\n        kind\n        userVersion\n        userDesc\n      }\n    }\n    releases(first: 4, filter: { auditId: $auditId }) @include(if: $isAuditId) {\n      nodes {\n        id\n        auditId\n        version\n        state\n        authorizer {\n          id\n          appId\n          nickName\n        }\n      }\n    }\n    errorCode(errcode: $errcode) @include(if: $isErrcode) {\n      errcode\n      kind\n      meaning\n      remedy\n      retryable\n      failedReleases\n      deployments {\n        count\n        deployment {\n          id\n          number\n          version\n          description\n        }\n      }\n    }\n  }\n": types.SearchEverythingDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      ok\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.ChangePasswordDocument,
    "\n  query People {\n    operators {\n      id\n      loginName\n      displayName\n      role\n      lastSignInAt\n      disabledAt\n    }\n  }\n": types.PeopleDocument,
    "\n  fragment PlatformSettings on Platform {\n    name\n    contact\n  }\n": types.PlatformSettingsFragmentDoc,
    "\n  mutation UpdatePlatform($input: UpdatePlatformInput!) {\n    updatePlatform(input: $input) {\n      platform {\n        ...PlatformSettings\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.UpdatePlatformDocument,
    "\n  query Settings {\n    platform {\n      appId\n      sandbox\n      ...PlatformSettings\n      ...CallbackUrls\n    }\n  }\n": types.SettingsDocument,
    "\n  mutation SignOut {\n    signOut {\n      ok\n    }\n  }\n": types.SignOutDocument,
    "\n  query PushesSince($since: DateTime!) {\n    callbackEvents(first: 1, filter: { receivedAfter: $since }) {\n      totalCount\n    }\n  }\n": types.PushesSinceDocument,
    "\n  query Shell {\n    platform {\n      name\n      sandbox\n      sandboxUrl\n      ...PlatformHealth\n      ...PlatformOverview\n    }\n  }\n": types.ShellDocument,
    "\n  mutation AddTemplateFromDraft($input: AddTemplateFromDraftInput!) {\n    addTemplateFromDraft(input: $input) {\n      template {\n        ...TemplateRow\n        kind\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.AddTemplateFromDraftDocument,
    "\n  fragment ChannelRow on Channel {\n    id\n    name\n    description\n    startsByItself\n    changedBy\n    changedAt\n    followerCount\n    pinnedCount\n    template {\n      id\n      templateId\n      userVersion\n      userDesc\n    }\n  }\n": types.ChannelRowFragmentDoc,
    "\n  fragment ProposalRow on DeploymentProposal {\n    id\n    state\n    proposedBy\n    proposedAt\n    decidedBy\n    decidedAt\n    channel {\n      id\n      name\n      followerCount\n      pinnedCount\n    }\n    template {\n      id\n      templateId\n      userVersion\n      userDesc\n    }\n    deployment {\n      id\n      number\n      version\n    }\n  }\n": types.ProposalRowFragmentDoc,
    "\n  query ChannelList($first: Int, $after: String, $last: Int, $before: String) {\n    channels(first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...ChannelRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.ChannelListDocument,
    "\n  query Proposals {\n    open: deploymentProposals(first: 50, states: [OPEN]) {\n      nodes {\n        ...ProposalRow\n      }\n    }\n    accepted: deploymentProposals(first: 5, states: [ACCEPTED]) {\n      nodes {\n        ...ProposalRow\n      }\n    }\n  }\n": types.ProposalsDocument,
    "\n  query ChannelCount {\n    channels(first: 1) {\n      totalCount\n    }\n  }\n": types.ChannelCountDocument,
    "\n  query TemplatesForChannel($after: String) {\n    templates(first: 100, after: $after) {\n      nodes {\n        id\n        templateId\n        userVersion\n        userDesc\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.TemplatesForChannelDocument,
    "\n  mutation SaveChannel($input: SaveChannelInput!) {\n    saveChannel(input: $input) {\n      channel {\n        ...ChannelRow\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.SaveChannelDocument,
    "\n  mutation DeleteChannel($input: DeleteChannelInput!) {\n    deleteChannel(input: $input) {\n      deletedId\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.DeleteChannelDocument,
    "\n  mutation PutTemplateOnChannel($input: PutTemplateOnChannelInput!) {\n    putTemplateOnChannel(input: $input) {\n      proposal {\n        ...ProposalRow\n      }\n      deployment {\n        id\n        number\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.PutTemplateOnChannelDocument,
    "\n  mutation AcceptProposal($input: AcceptProposalInput!) {\n    acceptProposal(input: $input) {\n      proposal {\n        ...ProposalRow\n      }\n      deployment {\n        id\n        number\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.AcceptProposalDocument,
    "\n  mutation DismissProposal($input: DismissProposalInput!) {\n    dismissProposal(input: $input) {\n      proposal {\n        ...ProposalRow\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.DismissProposalDocument,
    "\n  query TemplateToDelete($id: ID!) {\n    template(id: $id) {\n      ...TemplateRow\n      deletedAt\n    }\n  }\n": types.TemplateToDeleteDocument,
    "\n  mutation DeleteTemplate($input: DeleteTemplateInput!) {\n    deleteTemplate(input: $input) {\n      deletedTemplateId\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.DeleteTemplateDocument,
    "\n  fragment DraftRow on TemplateDraft {\n    draftId\n    userVersion\n    userDesc\n    sourceAppId\n    sourceName\n    developer\n    createdAt\n  }\n": types.DraftRowFragmentDoc,
    "\n  query TemplateDrafts {\n    templateDrafts {\n      ...DraftRow\n    }\n    templateDraftsReadAt\n  }\n": types.TemplateDraftsDocument,
    "\n  query TemplatesSandbox {\n    platform {\n      sandbox\n    }\n  }\n": types.TemplatesSandboxDocument,
    "\n  fragment LibraryCapacity on TemplateConnection {\n    libraryCount\n    limit\n    unusedCount\n    readAt\n  }\n": types.LibraryCapacityFragmentDoc,
    "\n  fragment TemplateRow on Template {\n    id\n    templateId\n    userVersion\n    userDesc\n    sourceAppId\n    sourceName\n    developer\n    createdAt\n    accountsOnline\n    deployments\n  }\n": types.TemplateRowFragmentDoc,
    "\n  query TemplateList($kind: TemplateKind, $search: String, $first: Int, $after: String, $last: Int, $before: String) {\n    templates(kind: $kind, search: $search, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...TemplateRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.TemplateListDocument,
    "\n  mutation RefreshTemplates {\n    refreshTemplates {\n      readAt\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n": types.RefreshTemplatesDocument,
    "\n  query TemplateLibrary {\n    normal: templates(first: 1, kind: NORMAL) {\n      totalCount\n      ...LibraryCapacity\n    }\n    standard: templates(first: 1, kind: STANDARD) {\n      totalCount\n    }\n  }\n": types.TemplateLibraryDocument,
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
export function graphql(source: "\n  fragment AccountParts on Authorizer {\n    id\n    appId\n    nickName\n    headImageUrl\n  }\n"): (typeof documents)["\n  fragment AccountParts on Authorizer {\n    id\n    appId\n    nickName\n    headImageUrl\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CountAuthorizers($filter: AuthorizerFilter) {\n    authorizers(first: 1, filter: $filter) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query CountAuthorizers($filter: AuthorizerFilter) {\n    authorizers(first: 1, filter: $filter) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InvitedAuthorizer($appId: String!) {\n    authorizer(appId: $appId) {\n      id\n      appId\n      nickName\n      kind\n      status\n      permissionSets {\n        permissionSet {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query InvitedAuthorizer($appId: String!) {\n    authorizer(appId: $appId) {\n      id\n      appId\n      nickName\n      kind\n      status\n      permissionSets {\n        permissionSet {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AuthorizerProfile on Authorizer {\n    id\n    alias\n    signature\n    verified\n    accountStatus\n    profileReadAt\n    revokedAt\n    permissionSets {\n      grantedAt\n      permissionSet {\n        id\n        name\n        exclusive\n        description\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment AuthorizerProfile on Authorizer {\n    id\n    alias\n    signature\n    verified\n    accountStatus\n    profileReadAt\n    revokedAt\n    permissionSets {\n      grantedAt\n      permissionSet {\n        id\n        name\n        exclusive\n        description\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuthorizerPage($appId: String!, $filter: AuthorizerFilter, $walks: Boolean!) {\n    authorizer(appId: $appId) {\n      ...AuthorizerRow\n      ...AuthorizerProfile\n      changes(first: 20) {\n        nodes {\n          at\n          change\n          granted {\n            id\n            name\n          }\n          withdrawn {\n            id\n            name\n          }\n        }\n      }\n      releases(first: 5) {\n        totalCount\n        nodes {\n          ...AccountRelease\n        }\n      }\n      events(first: 1) {\n        totalCount\n      }\n      place(filter: $filter) @include(if: $walks) {\n        position\n        totalCount\n        previous {\n          id\n          appId\n          nickName\n        }\n        next {\n          id\n          appId\n          nickName\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AuthorizerPage($appId: String!, $filter: AuthorizerFilter, $walks: Boolean!) {\n    authorizer(appId: $appId) {\n      ...AuthorizerRow\n      ...AuthorizerProfile\n      changes(first: 20) {\n        nodes {\n          at\n          change\n          granted {\n            id\n            name\n          }\n          withdrawn {\n            id\n            name\n          }\n        }\n      }\n      releases(first: 5) {\n        totalCount\n        nodes {\n          ...AccountRelease\n        }\n      }\n      events(first: 1) {\n        totalCount\n      }\n      place(filter: $filter) @include(if: $walks) {\n        position\n        totalCount\n        previous {\n          id\n          appId\n          nickName\n        }\n        next {\n          id\n          appId\n          nickName\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AccountRelease on Release {\n    id\n    state\n    version\n    description\n    changedAt\n    submittedAt\n    auditId\n    rejectReason\n    template {\n      id\n      templateId\n      userDesc\n    }\n    waiting {\n      reason\n      nextTryAt\n    }\n    failure {\n      ...WechatErrorParts\n    }\n    transitions {\n      at\n      to\n    }\n  }\n"): (typeof documents)["\n  fragment AccountRelease on Release {\n    id\n    state\n    version\n    description\n    changedAt\n    submittedAt\n    auditId\n    rejectReason\n    template {\n      id\n      templateId\n      userDesc\n    }\n    waiting {\n      reason\n      nextTryAt\n    }\n    failure {\n      ...WechatErrorParts\n    }\n    transitions {\n      at\n      to\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AuthorizerRow on Authorizer {\n    id\n    kind\n    status\n    principalName\n    originalId\n    remark\n    tags\n    authorizedAt\n    ...AccountParts\n    ...AuthorizerStatusParts\n    ...AuthorizerVersions\n  }\n"): (typeof documents)["\n  fragment AuthorizerRow on Authorizer {\n    id\n    kind\n    status\n    principalName\n    originalId\n    remark\n    tags\n    authorizedAt\n    ...AccountParts\n    ...AuthorizerStatusParts\n    ...AuthorizerVersions\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AuthorizerVersions on Authorizer {\n    id\n    onlineRelease {\n      id\n      version\n      template {\n        id\n        templateId\n        userDesc\n      }\n    }\n    currentRelease {\n      id\n      state\n      version\n      changedAt\n      waiting {\n        reason\n        nextTryAt\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment AuthorizerVersions on Authorizer {\n    id\n    onlineRelease {\n      id\n      version\n      template {\n        id\n        templateId\n        userDesc\n      }\n    }\n    currentRelease {\n      id\n      state\n      version\n      changedAt\n      waiting {\n        reason\n        nextTryAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Authorizers(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: AuthorizerFilter\n    $withLastPush: Boolean!\n  ) {\n    authorizers(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      totalCount\n      nodes {\n        ...AuthorizerRow\n        events(first: 1) @include(if: $withLastPush) {\n          nodes {\n            id\n            type\n            receivedAt\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Authorizers(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: AuthorizerFilter\n    $withLastPush: Boolean!\n  ) {\n    authorizers(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      totalCount\n      nodes {\n        ...AuthorizerRow\n        events(first: 1) @include(if: $withLastPush) {\n          nodes {\n            id\n            type\n            receivedAt\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AuthorizerStatusParts on Authorizer {\n    id\n    status\n    missingPermissionSets {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment AuthorizerStatusParts on Authorizer {\n    id\n    status\n    missingPermissionSets {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountChannel($appId: String!) {\n    authorizer(appId: $appId) {\n      id\n      channel {\n        subscribedAt\n        pinnedAt\n        pinnedBy\n        pinReason\n        channel {\n          id\n          name\n          startsByItself\n          template {\n            id\n            templateId\n            userVersion\n          }\n        }\n      }\n    }\n    channels(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountChannel($appId: String!) {\n    authorizer(appId: $appId) {\n      id\n      channel {\n        subscribedAt\n        pinnedAt\n        pinnedBy\n        pinReason\n        channel {\n          id\n          name\n          startsByItself\n          template {\n            id\n            templateId\n            userVersion\n          }\n        }\n      }\n    }\n    channels(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation FollowChannel($input: FollowChannelInput!) {\n      act: followChannel(input: $input) {\n        count\n        userErrors {\n          ...UserErrorParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation FollowChannel($input: FollowChannelInput!) {\n      act: followChannel(input: $input) {\n        count\n        userErrors {\n          ...UserErrorParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation PinAccount($input: PinAccountsInput!) {\n      act: pinAccounts(input: $input) {\n        count\n        userErrors {\n          ...UserErrorParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation PinAccount($input: PinAccountsInput!) {\n      act: pinAccounts(input: $input) {\n        count\n        userErrors {\n          ...UserErrorParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation UnpinAccount($input: UnpinAccountsInput!) {\n      act: unpinAccounts(input: $input) {\n        count\n        userErrors {\n          ...UserErrorParts\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation UnpinAccount($input: UnpinAccountsInput!) {\n      act: unpinAccounts(input: $input) {\n        count\n        userErrors {\n          ...UserErrorParts\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountEvents($appId: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    callbackEvents(filter: { appId: $appId }, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        type\n        receivedAt\n        outcome\n        summary\n        failure\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountEvents($appId: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    callbackEvents(filter: { appId: $appId }, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        type\n        receivedAt\n        outcome\n        summary\n        failure\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuthorizerFacets {\n    authorizerTags\n    permissionSets {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query AuthorizerFacets {\n    authorizerTags\n    permissionSets {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription InvitedAccountChanged($id: ID!) {\n    authorizerChanged(id: $id) {\n      ...AccountParts\n      profileReadAt\n    }\n  }\n"): (typeof documents)["\n  subscription InvitedAccountChanged($id: ID!) {\n    authorizerChanged(id: $id) {\n      ...AccountParts\n      profileReadAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PermissionSets {\n    permissionSets {\n      id\n      name\n      kind\n      exclusive\n    }\n  }\n"): (typeof documents)["\n  query PermissionSets {\n    permissionSets {\n      id\n      name\n      kind\n      exclusive\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LinkParts on AuthorizationLink {\n    id\n    url\n    channel\n    status\n    kinds\n    appId\n    permissionSets {\n      id\n      name\n    }\n    label\n    returnUrl\n    createdAt\n    createdBy\n    expiresAt\n    openedAt\n    leftAt\n    completedAt\n    askedAgainAt\n    reference\n    failure {\n      ...WechatErrorParts\n    }\n    authorizer {\n      ...AccountParts\n      profileReadAt\n      missingPermissionSets {\n        id\n        name\n      }\n      permissionSets {\n        permissionSet {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment LinkParts on AuthorizationLink {\n    id\n    url\n    channel\n    status\n    kinds\n    appId\n    permissionSets {\n      id\n      name\n    }\n    label\n    returnUrl\n    createdAt\n    createdBy\n    expiresAt\n    openedAt\n    leftAt\n    completedAt\n    askedAgainAt\n    reference\n    failure {\n      ...WechatErrorParts\n    }\n    authorizer {\n      ...AccountParts\n      profileReadAt\n      missingPermissionSets {\n        id\n        name\n      }\n      permissionSets {\n        permissionSet {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AuthorizationChanged($id: ID!) {\n    authorizationChanged(id: $id) {\n      ...LinkParts\n    }\n  }\n"): (typeof documents)["\n  subscription AuthorizationChanged($id: ID!) {\n    authorizationChanged(id: $id) {\n      ...LinkParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuthorizationLink($id: ID!) {\n    authorizationLink(id: $id) {\n      ...LinkParts\n    }\n    platform {\n      name\n    }\n  }\n"): (typeof documents)["\n  query AuthorizationLink($id: ID!) {\n    authorizationLink(id: $id) {\n      ...LinkParts\n    }\n    platform {\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuthorizationLinks($first: Int, $after: String, $last: Int, $before: String, $filter: AuthorizationLinkFilter) {\n    authorizationLinks(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      totalCount\n      nodes {\n        ...LinkParts\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query AuthorizationLinks($first: Int, $after: String, $last: Int, $before: String, $filter: AuthorizationLinkFilter) {\n    authorizationLinks(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      totalCount\n      nodes {\n        ...LinkParts\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AccountPushed($appId: String!) {\n    callbackEventReceived(filter: { appId: $appId }) {\n      id\n    }\n  }\n"): (typeof documents)["\n  subscription AccountPushed($appId: String!) {\n    callbackEventReceived(filter: { appId: $appId }) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AccountReleaseMoved($id: ID!) {\n    releaseChanged(authorizerId: $id) {\n      ...AccountRelease\n    }\n  }\n"): (typeof documents)["\n  subscription AccountReleaseMoved($id: ID!) {\n    releaseChanged(authorizerId: $id) {\n      ...AccountRelease\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AuthorizerChanged($id: ID) {\n    authorizerChanged(id: $id) {\n      ...AuthorizerRow\n      ...AuthorizerProfile\n    }\n  }\n"): (typeof documents)["\n  subscription AuthorizerChanged($id: ID) {\n    authorizerChanged(id: $id) {\n      ...AuthorizerRow\n      ...AuthorizerProfile\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AuthorizerReleaseMoved($authorizerId: ID) {\n    releaseChanged(authorizerId: $authorizerId) {\n      id\n      state\n      version\n      changedAt\n      authorizer {\n        ...AuthorizerVersions\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription AuthorizerReleaseMoved($authorizerId: ID) {\n    releaseChanged(authorizerId: $authorizerId) {\n      id\n      state\n      version\n      changedAt\n      authorizer {\n        ...AuthorizerVersions\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartAuthorization($input: StartAuthorizationInput!) {\n    startAuthorization(input: $input) {\n      authorizationLink {\n        ...LinkParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StartAuthorization($input: StartAuthorizationInput!) {\n    startAuthorization(input: $input) {\n      authorizationLink {\n        ...LinkParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PermissionSetsOfKind($kind: AuthorizerKind) {\n    permissionSets(kind: $kind) {\n      id\n      name\n      exclusive\n      description\n    }\n  }\n"): (typeof documents)["\n  query PermissionSetsOfKind($kind: AuthorizerKind) {\n    permissionSets(kind: $kind) {\n      id\n      name\n      exclusive\n      description\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LinkPlugin($id: ID!) {\n    authorizationLink(id: $id) {\n      id\n      plugin {\n        platformAppId\n        preAuthCode\n        preAuthCodeExpiresAt\n        authType\n        bizAppId\n      }\n    }\n  }\n"): (typeof documents)["\n  query LinkPlugin($id: ID!) {\n    authorizationLink(id: $id) {\n      id\n      plugin {\n        platformAppId\n        preAuthCode\n        preAuthCodeExpiresAt\n        authType\n        bizAppId\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshAuthorizer($input: RefreshAuthorizerInput!) {\n    refreshAuthorizer(input: $input) {\n      authorizer {\n        ...AuthorizerRow\n        ...AuthorizerProfile\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RefreshAuthorizer($input: RefreshAuthorizerInput!) {\n    refreshAuthorizer(input: $input) {\n      authorizer {\n        ...AuthorizerRow\n        ...AuthorizerProfile\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountReleases($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {\n    releases(filter: { authorizerId: $id }, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        ...AccountRelease\n        createdAt\n        deployment {\n          id\n          startedBy\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountReleases($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {\n    releases(filter: { authorizerId: $id }, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        ...AccountRelease\n        createdAt\n        deployment {\n          id\n          startedBy\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeAuthorizationLink($input: RevokeAuthorizationLinkInput!) {\n    revokeAuthorizationLink(input: $input) {\n      authorizationLink {\n        ...LinkParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeAuthorizationLink($input: RevokeAuthorizationLinkInput!) {\n    revokeAuthorizationLink(input: $input) {\n      authorizationLink {\n        ...LinkParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AuthorizerSyncParts on AuthorizerSync {\n    startedAt\n    endedAt\n    found\n    added\n    total\n    running\n    failure {\n      ...WechatErrorParts\n    }\n  }\n"): (typeof documents)["\n  fragment AuthorizerSyncParts on AuthorizerSync {\n    startedAt\n    endedAt\n    found\n    added\n    total\n    running\n    failure {\n      ...WechatErrorParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuthorizerSync {\n    authorizerSync {\n      ...AuthorizerSyncParts\n    }\n  }\n"): (typeof documents)["\n  query AuthorizerSync {\n    authorizerSync {\n      ...AuthorizerSyncParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SyncAuthorizers {\n    syncAuthorizers {\n      sync {\n        ...AuthorizerSyncParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SyncAuthorizers {\n    syncAuthorizers {\n      sync {\n        ...AuthorizerSyncParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuthorizerTags {\n    authorizerTags\n  }\n"): (typeof documents)["\n  query AuthorizerTags {\n    authorizerTags\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountTimeline(\n    $appId: String!\n    $id: ID!\n    $first: Int!\n    $changes: String\n    $releases: String\n    $events: String\n    $activities: String\n    $withChanges: Boolean!\n    $withReleases: Boolean!\n    $withEvents: Boolean!\n    $withActivities: Boolean!\n  ) {\n    authorizer(appId: $appId) {\n      id\n      changes(first: $first, after: $changes) @include(if: $withChanges) {\n        nodes {\n          at\n          change\n          granted {\n            id\n            name\n          }\n          withdrawn {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      releases(first: $first, after: $releases) @include(if: $withReleases) {\n        nodes {\n          id\n          version\n          createdAt\n          transitions {\n            at\n            from\n            to\n            cause\n            detail\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      events(first: $first, after: $events) @include(if: $withEvents) {\n        nodes {\n          id\n          type\n          receivedAt\n          outcome\n          summary\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n    activities(first: $first, after: $activities, subjectId: $id) @include(if: $withActivities) {\n      nodes {\n        at\n        act\n        actorName\n        detail\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountTimeline(\n    $appId: String!\n    $id: ID!\n    $first: Int!\n    $changes: String\n    $releases: String\n    $events: String\n    $activities: String\n    $withChanges: Boolean!\n    $withReleases: Boolean!\n    $withEvents: Boolean!\n    $withActivities: Boolean!\n  ) {\n    authorizer(appId: $appId) {\n      id\n      changes(first: $first, after: $changes) @include(if: $withChanges) {\n        nodes {\n          at\n          change\n          granted {\n            id\n            name\n          }\n          withdrawn {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      releases(first: $first, after: $releases) @include(if: $withReleases) {\n        nodes {\n          id\n          version\n          createdAt\n          transitions {\n            at\n            from\n            to\n            cause\n            detail\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      events(first: $first, after: $events) @include(if: $withEvents) {\n        nodes {\n          id\n          type\n          receivedAt\n          outcome\n          summary\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n    activities(first: $first, after: $activities, subjectId: $id) @include(if: $withActivities) {\n      nodes {\n        at\n        act\n        actorName\n        detail\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TrialQrCode($authorizerId: ID!) {\n    trialQrCode(authorizerId: $authorizerId)\n  }\n"): (typeof documents)["\n  query TrialQrCode($authorizerId: ID!) {\n    trialQrCode(authorizerId: $authorizerId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateAuthorizer($input: UpdateAuthorizerInput!) {\n    updateAuthorizer(input: $input) {\n      authorizer {\n        id\n        tags\n        remark\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateAuthorizer($input: UpdateAuthorizerInput!) {\n    updateAuthorizer(input: $input) {\n      authorizer {\n        id\n        tags\n        remark\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
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
export function graphql(source: "\n  query Home($seesLinks: Boolean!) {\n    viewer {\n      operator {\n        id\n      }\n    }\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n      sandboxUrl\n    }\n    needReauthorization: authorizers(first: 5, filter: { statuses: [NEEDS_REAUTHORIZATION] }) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    waitingReleases: releases(first: 5, filter: { states: [APPROVED, REJECTED, FAILED] }) {\n      nodes {\n        ...HomeRelease\n      }\n    }\n    released: releases(first: 1, filter: { states: [RELEASED] }) {\n      nodes {\n        id\n      }\n    }\n    deployments(first: 5) {\n      nodes {\n        ...HomeDeployment\n      }\n    }\n    authorizationLinks(first: 5, filter: { statuses: [PENDING] }) @include(if: $seesLinks) {\n      nodes {\n        ...HomeLink\n      }\n    }\n  }\n"): (typeof documents)["\n  query Home($seesLinks: Boolean!) {\n    viewer {\n      operator {\n        id\n      }\n    }\n    platform {\n      ...PlatformHealth\n      ...PlatformOverview\n      sandboxUrl\n    }\n    needReauthorization: authorizers(first: 5, filter: { statuses: [NEEDS_REAUTHORIZATION] }) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    waitingReleases: releases(first: 5, filter: { states: [APPROVED, REJECTED, FAILED] }) {\n      nodes {\n        ...HomeRelease\n      }\n    }\n    released: releases(first: 1, filter: { states: [RELEASED] }) {\n      nodes {\n        id\n      }\n    }\n    deployments(first: 5) {\n      nodes {\n        ...HomeDeployment\n      }\n    }\n    authorizationLinks(first: 5, filter: { statuses: [PENDING] }) @include(if: $seesLinks) {\n      nodes {\n        ...HomeLink\n      }\n    }\n  }\n"];
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
export function graphql(source: "\n  subscription HomeReleaseChanged {\n    releaseChanged {\n      id\n      state\n    }\n  }\n"): (typeof documents)["\n  subscription HomeReleaseChanged {\n    releaseChanged {\n      id\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription HomeAuthorizerChanged {\n    authorizerChanged {\n      id\n      status\n    }\n  }\n"): (typeof documents)["\n  subscription HomeAuthorizerChanged {\n    authorizerChanged {\n      id\n      status\n    }\n  }\n"];
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
export function graphql(source: "\n  fragment ActAnswer on ReleaseActPayload {\n    release {\n      ...ReleaseParts\n    }\n    userErrors {\n      ...UserErrorParts\n    }\n  }\n"): (typeof documents)["\n  fragment ActAnswer on ReleaseActPayload {\n    release {\n      ...ReleaseParts\n    }\n    userErrors {\n      ...UserErrorParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitReleaseForAudit($input: ReleaseActInput!) {\n    act: submitReleaseForAudit(input: $input) {\n      ...ActAnswer\n    }\n  }\n"): (typeof documents)["\n  mutation SubmitReleaseForAudit($input: ReleaseActInput!) {\n    act: submitReleaseForAudit(input: $input) {\n      ...ActAnswer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishRelease($input: ReleaseActInput!) {\n    act: publishRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"): (typeof documents)["\n  mutation PublishRelease($input: ReleaseActInput!) {\n    act: publishRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawReleaseAudit($input: ReleaseActInput!) {\n    act: withdrawReleaseAudit(input: $input) {\n      ...ActAnswer\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawReleaseAudit($input: ReleaseActInput!) {\n    act: withdrawReleaseAudit(input: $input) {\n      ...ActAnswer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RollBackRelease($input: RollBackReleaseInput!) {\n    act: rollBackRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"): (typeof documents)["\n  mutation RollBackRelease($input: RollBackReleaseInput!) {\n    act: rollBackRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryRelease($input: ReleaseActInput!) {\n    act: retryRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"): (typeof documents)["\n  mutation RetryRelease($input: ReleaseActInput!) {\n    act: retryRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelRelease($input: ReleaseActInput!) {\n    act: cancelRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"): (typeof documents)["\n  mutation CancelRelease($input: ReleaseActInput!) {\n    act: cancelRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevertPhasedRelease($input: ReleaseActInput!) {\n    act: revertPhasedRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"): (typeof documents)["\n  mutation RevertPhasedRelease($input: ReleaseActInput!) {\n    act: revertPhasedRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExpediteAudit($input: ReleaseActInput!) {\n    act: expediteAudit(input: $input) {\n      ...ActAnswer\n    }\n  }\n"): (typeof documents)["\n  mutation ExpediteAudit($input: ReleaseActInput!) {\n    act: expediteAudit(input: $input) {\n      ...ActAnswer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartPhasedRelease($input: PhasedReleaseInput!) {\n    act: startPhasedRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"): (typeof documents)["\n  mutation StartPhasedRelease($input: PhasedReleaseInput!) {\n    act: startPhasedRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RaisePhasedRelease($input: PhasedReleaseInput!) {\n    act: raisePhasedRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"): (typeof documents)["\n  mutation RaisePhasedRelease($input: PhasedReleaseInput!) {\n    act: raisePhasedRelease(input: $input) {\n      ...ActAnswer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelDeployment($input: DeploymentActInput!) {\n    cancelDeployment(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelDeployment($input: DeploymentActInput!) {\n    cancelDeployment(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseDeployment($input: DeploymentActInput!) {\n    act: pauseDeployment(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PauseDeployment($input: DeploymentActInput!) {\n    act: pauseDeployment(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeDeployment($input: DeploymentActInput!) {\n    act: resumeDeployment(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ResumeDeployment($input: DeploymentActInput!) {\n    act: resumeDeployment(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenNextWave($input: OpenNextWaveInput!) {\n    act: openNextWave(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation OpenNextWave($input: OpenNextWaveInput!) {\n    act: openNextWave(input: $input) {\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryReleases($input: RetryReleasesInput!) {\n    act: retryReleases(input: $input) {\n      count\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RetryReleases($input: RetryReleasesInput!) {\n    act: retryReleases(input: $input) {\n      count\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SkipReleases($input: SkipReleasesInput!) {\n    act: skipReleases(input: $input) {\n      count\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SkipReleases($input: SkipReleasesInput!) {\n    act: skipReleases(input: $input) {\n      count\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishReleases($input: PublishReleasesInput!) {\n    act: publishReleases(input: $input) {\n      count\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PublishReleases($input: PublishReleasesInput!) {\n    act: publishReleases(input: $input) {\n      count\n      deployment {\n        ...DeploymentParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AccountChoice on Authorizer {\n    id\n    appId\n    nickName\n    status\n    currentRelease {\n      id\n      version\n      state\n      description\n      extJson\n    }\n  }\n"): (typeof documents)["\n  fragment AccountChoice on Authorizer {\n    id\n    appId\n    nickName\n    status\n    currentRelease {\n      id\n      version\n      state\n      description\n      extJson\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChosenAccounts($appIds: [String!]!, $first: Int) {\n    authorizers(first: $first, filter: { appIds: $appIds }) {\n      nodes {\n        ...AccountChoice\n      }\n    }\n  }\n"): (typeof documents)["\n  query ChosenAccounts($appIds: [String!]!, $first: Int) {\n    authorizers(first: $first, filter: { appIds: $appIds }) {\n      nodes {\n        ...AccountChoice\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountsToChoose($search: String) {\n    authorizers(first: 10, filter: { search: $search, kinds: [MINI_PROGRAM], statuses: [AUTHORIZED] }) {\n      nodes {\n        ...AccountChoice\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountsToChoose($search: String) {\n    authorizers(first: 10, filter: { search: $search, kinds: [MINI_PROGRAM], statuses: [AUTHORIZED] }) {\n      nodes {\n        ...AccountChoice\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplatesToDeploy($after: String) {\n    templates(first: 100, after: $after) {\n      nodes {\n        id\n        templateId\n        kind\n        userVersion\n        userDesc\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query TemplatesToDeploy($after: String) {\n    templates(first: 100, after: $after) {\n      nodes {\n        id\n        templateId\n        kind\n        userVersion\n        userDesc\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LastDeployment($templateId: ID!) {\n    deployments(first: 1, filter: { templateId: $templateId }) {\n      nodes {\n        id\n        number\n        version\n        description\n        extJson\n      }\n    }\n  }\n"): (typeof documents)["\n  query LastDeployment($templateId: ID!) {\n    deployments(first: 1, filter: { templateId: $templateId }) {\n      nodes {\n        id\n        number\n        version\n        description\n        extJson\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeploymentPreview($input: StartDeploymentInput!) {\n    deploymentPreview(input: $input) {\n      ready\n      refusals {\n        ...RefusalParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  query DeploymentPreview($input: StartDeploymentInput!) {\n    deploymentPreview(input: $input) {\n      ready\n      refusals {\n        ...RefusalParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditQuotaLeft {\n    platform {\n      auditQuota {\n        rest\n        limit\n        readAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query AuditQuotaLeft {\n    platform {\n      auditQuota {\n        rest\n        limit\n        readAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartDeployment($input: StartDeploymentInput!) {\n    startDeployment(input: $input) {\n      deployment {\n        ...DeploymentRow\n        releases(first: 20) {\n          nodes {\n            id\n            authorizer {\n              id\n              currentRelease {\n                id\n              }\n            }\n          }\n        }\n      }\n      refusals {\n        ...RefusalParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StartDeployment($input: StartDeploymentInput!) {\n    startDeployment(input: $input) {\n      deployment {\n        ...DeploymentRow\n        releases(first: 20) {\n          nodes {\n            id\n            authorizer {\n              id\n              currentRelease {\n                id\n              }\n            }\n          }\n        }\n      }\n      refusals {\n        ...RefusalParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeploymentParts on Deployment {\n    ...DeploymentRow\n    submitForAudit\n    releaseWhenApproved\n    extJson\n    phases {\n      percentage\n      afterMinutes\n    }\n    reason\n    enlisted\n    wave\n    waves {\n      number\n      state\n      counts {\n        ...CountParts\n      }\n      openedAt\n      opensNextAt\n      waitsFor\n      gate {\n        approvedShare\n        problemShare\n        minutes\n        manual\n      }\n    }\n    halt {\n      reason\n      message\n      at\n      count\n      wechat {\n        ...WechatErrorParts\n      }\n    }\n    plan {\n      concurrency\n      halt {\n        problemShare\n        minimum\n        sameErrcode\n      }\n      windows {\n        days\n        from\n        to\n        zone\n      }\n    }\n    refusals(first: 20) {\n      totalCount\n      nodes {\n        ...RefusalParts\n      }\n    }\n    problems {\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  fragment DeploymentParts on Deployment {\n    ...DeploymentRow\n    submitForAudit\n    releaseWhenApproved\n    extJson\n    phases {\n      percentage\n      afterMinutes\n    }\n    reason\n    enlisted\n    wave\n    waves {\n      number\n      state\n      counts {\n        ...CountParts\n      }\n      openedAt\n      opensNextAt\n      waitsFor\n      gate {\n        approvedShare\n        problemShare\n        minutes\n        manual\n      }\n    }\n    halt {\n      reason\n      message\n      at\n      count\n      wechat {\n        ...WechatErrorParts\n      }\n    }\n    plan {\n      concurrency\n      halt {\n        problemShare\n        minimum\n        sameErrcode\n      }\n      windows {\n        days\n        from\n        to\n        zone\n      }\n    }\n    refusals(first: 20) {\n      totalCount\n      nodes {\n        ...RefusalParts\n      }\n    }\n    problems {\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Deployment($id: ID!) {\n    deployment(id: $id) {\n      ...DeploymentParts\n    }\n  }\n"): (typeof documents)["\n  query Deployment($id: ID!) {\n    deployment(id: $id) {\n      ...DeploymentParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DeploymentChanged($id: ID!) {\n    deploymentChanged(id: $id) {\n      ...DeploymentParts\n    }\n  }\n"): (typeof documents)["\n  subscription DeploymentChanged($id: ID!) {\n    deploymentChanged(id: $id) {\n      ...DeploymentParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CountParts on DeploymentCounts {\n    total\n    queued\n    committed\n    inAudit\n    approved\n    gray\n    released\n    rejected\n    withdrawn\n    rolledBack\n    failed\n    cancelled\n    waitingForQuota\n  }\n  fragment DeploymentProgress on Deployment {\n    counts {\n      ...CountParts\n    }\n  }\n"): (typeof documents)["\n  fragment CountParts on DeploymentCounts {\n    total\n    queued\n    committed\n    inAudit\n    approved\n    gray\n    released\n    rejected\n    withdrawn\n    rolledBack\n    failed\n    cancelled\n    waitingForQuota\n  }\n  fragment DeploymentProgress on Deployment {\n    counts {\n      ...CountParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeploymentRecord($id: ID!, $first: Int!) {\n    activities(subjectKind: \"Deployment\", subjectId: $id, first: $first) {\n      totalCount\n      nodes {\n        act\n        actorName\n        at\n      }\n    }\n  }\n"): (typeof documents)["\n  query DeploymentRecord($id: ID!, $first: Int!) {\n    activities(subjectKind: \"Deployment\", subjectId: $id, first: $first) {\n      totalCount\n      nodes {\n        act\n        actorName\n        at\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeploymentStateParts on Deployment {\n    state\n    counts {\n      failed\n      rejected\n    }\n  }\n"): (typeof documents)["\n  fragment DeploymentStateParts on Deployment {\n    state\n    counts {\n      failed\n      rejected\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeploymentRow on Deployment {\n    id\n    number\n    version\n    description\n    createdAt\n    endedAt\n    startedBy\n    template {\n      id\n      templateId\n      userVersion\n      userDesc\n    }\n    ...DeploymentStateParts\n    ...DeploymentProgress\n  }\n"): (typeof documents)["\n  fragment DeploymentRow on Deployment {\n    id\n    number\n    version\n    description\n    createdAt\n    endedAt\n    startedBy\n    template {\n      id\n      templateId\n      userVersion\n      userDesc\n    }\n    ...DeploymentStateParts\n    ...DeploymentProgress\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Deployments($filter: DeploymentFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    deployments(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...DeploymentRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n    platform {\n      counts {\n        templates\n      }\n    }\n  }\n"): (typeof documents)["\n  query Deployments($filter: DeploymentFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    deployments(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...DeploymentRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n    platform {\n      counts {\n        templates\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplateOfFilter($id: ID!) {\n    template(id: $id) {\n      id\n      templateId\n      userVersion\n    }\n  }\n"): (typeof documents)["\n  query TemplateOfFilter($id: ID!) {\n    template(id: $id) {\n      id\n      templateId\n      userVersion\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EarlierExtJson($authorizerId: ID!, $first: Int!) {\n    releases(filter: { authorizerId: $authorizerId }, first: $first) {\n      nodes {\n        id\n        version\n        extJson\n      }\n    }\n  }\n"): (typeof documents)["\n  query EarlierExtJson($authorizerId: ID!, $first: Int!) {\n    releases(filter: { authorizerId: $authorizerId }, first: $first) {\n      nodes {\n        id\n        version\n        extJson\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HistoryVersions($authorizerId: ID!) {\n    historyVersions(authorizerId: $authorizerId) {\n      appVersion\n      userVersion\n      userDesc\n      committedAt\n    }\n  }\n"): (typeof documents)["\n  query HistoryVersions($authorizerId: ID!) {\n    historyVersions(authorizerId: $authorizerId) {\n      appVersion\n      userVersion\n      userDesc\n      committedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AnyDeploymentChanged {\n    deploymentChanged {\n      ...DeploymentRow\n    }\n  }\n"): (typeof documents)["\n  subscription AnyDeploymentChanged {\n    deploymentChanged {\n      ...DeploymentRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeploymentReleaseRow on Release {\n    id\n    authorizer {\n      id\n      appId\n      nickName\n    }\n    auditId\n    changedAt\n    nextActions\n    ...ReleaseStandingParts\n  }\n"): (typeof documents)["\n  fragment DeploymentReleaseRow on Release {\n    id\n    authorizer {\n      id\n      appId\n      nickName\n    }\n    auditId\n    changedAt\n    nextActions\n    ...ReleaseStandingParts\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeploymentReleases($filter: ReleaseFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    releases(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...DeploymentReleaseRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query DeploymentReleases($filter: ReleaseFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    releases(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...DeploymentReleaseRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DeploymentReleaseChanged($deploymentId: ID!) {\n    releaseChanged(deploymentId: $deploymentId) {\n      ...DeploymentReleaseRow\n    }\n  }\n"): (typeof documents)["\n  subscription DeploymentReleaseChanged($deploymentId: ID!) {\n    releaseChanged(deploymentId: $deploymentId) {\n      ...DeploymentReleaseRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProblemParts on DeploymentProblem {\n    kind\n    count\n    rejectReason\n    wechat {\n      ...WechatErrorParts\n    }\n    waiting {\n      reason\n      nextTryAt\n      message\n    }\n  }\n"): (typeof documents)["\n  fragment ProblemParts on DeploymentProblem {\n    kind\n    count\n    rejectReason\n    wechat {\n      ...WechatErrorParts\n    }\n    waiting {\n      reason\n      nextTryAt\n      message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AuditQuotaUseRow on AuditQuotaUse {\n    submitted\n    forecast {\n      needs\n      days {\n        day\n        submissions\n      }\n    }\n    deployment {\n      id\n      number\n      version\n      ...DeploymentStateParts\n    }\n  }\n"): (typeof documents)["\n  fragment AuditQuotaUseRow on AuditQuotaUse {\n    submitted\n    forecast {\n      needs\n      days {\n        day\n        submissions\n      }\n    }\n    deployment {\n      id\n      number\n      version\n      ...DeploymentStateParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AuditQuotaParts on AuditQuotaReport {\n    rest\n    limit\n    speedUpRest\n    speedUpLimit\n    readAt\n    heldSince\n    nextCheckAt\n    forecast {\n      needs\n      unmet\n      days {\n        day\n        submissions\n      }\n    }\n    readings(days: 30) {\n      readAt\n      rest\n      limit\n    }\n    usedBy {\n      ...AuditQuotaUseRow\n    }\n  }\n"): (typeof documents)["\n  fragment AuditQuotaParts on AuditQuotaReport {\n    rest\n    limit\n    speedUpRest\n    speedUpLimit\n    readAt\n    heldSince\n    nextCheckAt\n    forecast {\n      needs\n      unmet\n      days {\n        day\n        submissions\n      }\n    }\n    readings(days: 30) {\n      readAt\n      rest\n      limit\n    }\n    usedBy {\n      ...AuditQuotaUseRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditQuotaPage {\n    auditQuota {\n      ...AuditQuotaParts\n    }\n  }\n"): (typeof documents)["\n  query AuditQuotaPage {\n    auditQuota {\n      ...AuditQuotaParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshAuditQuota {\n    refreshAuditQuota {\n      auditQuota {\n        ...AuditQuotaParts\n      }\n      userErrors {\n        message\n        remedy\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RefreshAuditQuota {\n    refreshAuditQuota {\n      auditQuota {\n        ...AuditQuotaParts\n      }\n      userErrors {\n        message\n        remedy\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RefusalParts on DeploymentRefusal {\n    code\n    message\n    remedy\n    authorizer {\n      id\n      appId\n      nickName\n      currentRelease {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment RefusalParts on DeploymentRefusal {\n    code\n    message\n    remedy\n    authorizer {\n      id\n      appId\n      nickName\n      currentRelease {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReleaseParts on Release {\n    id\n    ...ReleaseStandingParts\n    auditId\n    extJson\n    createdAt\n    changedAt\n    submittedAt\n    description\n    nextActions\n    phase {\n      percentage\n      debuggersFirst\n      testersFirst\n      next {\n        percentage\n        at\n      }\n    }\n    template {\n      id\n      templateId\n      userVersion\n    }\n    deployment {\n      id\n      number\n      version\n      state\n      submitForAudit\n      releaseWhenApproved\n    }\n    authorizer {\n      id\n      appId\n      nickName\n      onlineRelease {\n        id\n        version\n      }\n    }\n    transitions {\n      from\n      to\n      at\n      cause\n      detail\n    }\n  }\n"): (typeof documents)["\n  fragment ReleaseParts on Release {\n    id\n    ...ReleaseStandingParts\n    auditId\n    extJson\n    createdAt\n    changedAt\n    submittedAt\n    description\n    nextActions\n    phase {\n      percentage\n      debuggersFirst\n      testersFirst\n      next {\n        percentage\n        at\n      }\n    }\n    template {\n      id\n      templateId\n      userVersion\n    }\n    deployment {\n      id\n      number\n      version\n      state\n      submitForAudit\n      releaseWhenApproved\n    }\n    authorizer {\n      id\n      appId\n      nickName\n      onlineRelease {\n        id\n        version\n      }\n    }\n    transitions {\n      from\n      to\n      at\n      cause\n      detail\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Release($id: ID!) {\n    release(id: $id) {\n      ...ReleaseParts\n    }\n  }\n"): (typeof documents)["\n  query Release($id: ID!) {\n    release(id: $id) {\n      ...ReleaseParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AccountReleaseChanged($authorizerId: ID!) {\n    releaseChanged(authorizerId: $authorizerId) {\n      ...ReleaseParts\n    }\n  }\n"): (typeof documents)["\n  subscription AccountReleaseChanged($authorizerId: ID!) {\n    releaseChanged(authorizerId: $authorizerId) {\n      ...ReleaseParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReleaseStandingParts on Release {\n    state\n    version\n    pendingAction\n    rejectReason\n    waiting {\n      reason\n      nextTryAt\n      message\n    }\n    failure {\n      ...WechatErrorParts\n    }\n  }\n"): (typeof documents)["\n  fragment ReleaseStandingParts on Release {\n    state\n    version\n    pendingAction\n    rejectReason\n    waiting {\n      reason\n      nextTryAt\n      message\n    }\n    failure {\n      ...WechatErrorParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplatesToFilterBy {\n    templates(first: 100) {\n      nodes {\n        id\n        templateId\n        userVersion\n      }\n    }\n  }\n"): (typeof documents)["\n  query TemplatesToFilterBy {\n    templates(first: 100) {\n      nodes {\n        id\n        templateId\n        userVersion\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FleetVersionRow on FleetVersion {\n    version\n    isKnown\n    count\n    template {\n      id\n      templateId\n      userVersion\n      sourceAppId\n      sourceName\n    }\n  }\n"): (typeof documents)["\n  fragment FleetVersionRow on FleetVersion {\n    version\n    isKnown\n    count\n    template {\n      id\n      templateId\n      userVersion\n      sourceAppId\n      sourceName\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment VersionReadingParts on VersionReading {\n    id\n    total\n    done\n    failed\n    startedAt\n    endedAt\n    failure {\n      ...WechatErrorParts\n    }\n  }\n"): (typeof documents)["\n  fragment VersionReadingParts on VersionReading {\n    id\n    total\n    done\n    failed\n    startedAt\n    endedAt\n    failure {\n      ...WechatErrorParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FleetVersions($line: String) {\n    all: fleetVersions {\n      ...FleetVersionRow\n    }\n    fleetVersions(templateLine: $line) {\n      ...FleetVersionRow\n    }\n    versionReading {\n      ...VersionReadingParts\n    }\n  }\n"): (typeof documents)["\n  query FleetVersions($line: String) {\n    all: fleetVersions {\n      ...FleetVersionRow\n    }\n    fleetVersions(templateLine: $line) {\n      ...FleetVersionRow\n    }\n    versionReading {\n      ...VersionReadingParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshVersions($input: RefreshVersionsInput!) {\n    refreshVersions(input: $input) {\n      reading {\n        ...VersionReadingParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RefreshVersions($input: RefreshVersionsInput!) {\n    refreshVersions(input: $input) {\n      reading {\n        ...VersionReadingParts\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountsThatMatch($filter: AuthorizerFilter) {\n    authorizers(first: 5, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    authorizerTags\n    channels(first: 100) {\n      nodes {\n        id\n        name\n        followerCount\n        pinnedCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountsThatMatch($filter: AuthorizerFilter) {\n    authorizers(first: 5, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        appId\n        nickName\n      }\n    }\n    authorizerTags\n    channels(first: 100) {\n      nodes {\n        id\n        name\n        followerCount\n        pinnedCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSelection($input: CreateSelectionInput!) {\n    createSelection(input: $input) {\n      selection {\n        id\n        count\n        createdAt\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateSelection($input: CreateSelectionInput!) {\n    createSelection(input: $input) {\n      selection {\n        id\n        count\n        createdAt\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WizardPreview($input: StartDeploymentInput!, $against: ExtJsonComparison!) {\n    deploymentPreview(input: $input) {\n      chosen\n      ready\n      groups {\n        code\n        knownFrom\n        leavesOut\n        message\n        remedy\n        count\n        authorizers(first: 20) {\n          nodes {\n            id\n            appId\n            nickName\n            currentRelease {\n              id\n            }\n          }\n        }\n      }\n      quota {\n        needs\n        rest\n        unmet\n        days {\n          day\n          submissions\n        }\n      }\n      changes(against: $against) {\n        path\n        kind\n        before\n        after\n        count\n        authorizers(first: 5) {\n          id\n          appId\n          nickName\n        }\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  query WizardPreview($input: StartDeploymentInput!, $against: ExtJsonComparison!) {\n    deploymentPreview(input: $input) {\n      chosen\n      ready\n      groups {\n        code\n        knownFrom\n        leavesOut\n        message\n        remedy\n        count\n        authorizers(first: 20) {\n          nodes {\n            id\n            appId\n            nickName\n            currentRelease {\n              id\n            }\n          }\n        }\n      }\n      quota {\n        needs\n        rest\n        unmet\n        days {\n          day\n          submissions\n        }\n      }\n      changes(against: $against) {\n        path\n        kind\n        before\n        after\n        count\n        authorizers(first: 5) {\n          id\n          appId\n          nickName\n        }\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WizardRenderings($input: StartDeploymentInput!, $first: Int!, $after: String) {\n    deploymentPreview(input: $input) {\n      renderings(first: $first, after: $after) {\n        nodes {\n          authorizer {\n            id\n            appId\n            nickName\n          }\n          extJson\n          problem {\n            message\n            remedy\n          }\n          committed {\n            version\n            changes {\n              path\n              kind\n              before\n              after\n            }\n          }\n          online {\n            version\n            changes {\n              path\n              kind\n              before\n              after\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query WizardRenderings($input: StartDeploymentInput!, $first: Int!, $after: String) {\n    deploymentPreview(input: $input) {\n      renderings(first: $first, after: $after) {\n        nodes {\n          authorizer {\n            id\n            appId\n            nickName\n          }\n          extJson\n          problem {\n            message\n            remedy\n          }\n          committed {\n            version\n            changes {\n              path\n              kind\n              before\n              after\n            }\n          }\n          online {\n            version\n            changes {\n              path\n              kind\n              before\n              after\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReadAuditQuota {\n    refreshAuditQuota {\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReadAuditQuota {\n    refreshAuditQuota {\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
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
export function graphql(source: "\n  query SandboxShelf {\n    templates(first: 1) {\n      nodes {\n        id\n        userVersion\n        userDesc\n      }\n    }\n    templateDrafts {\n      draftId\n    }\n    authorizers(first: 1, filter: { statuses: [AUTHORIZED], kinds: [MINI_PROGRAM] }) {\n      nodes {\n        id\n        nickName\n      }\n    }\n  }\n"): (typeof documents)["\n  query SandboxShelf {\n    templates(first: 1) {\n      nodes {\n        id\n        userVersion\n        userDesc\n      }\n    }\n    templateDrafts {\n      draftId\n    }\n    authorizers(first: 1, filter: { statuses: [AUTHORIZED], kinds: [MINI_PROGRAM] }) {\n      nodes {\n        id\n        nickName\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SandboxRefreshTemplates {\n    refreshTemplates {\n      userErrors {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SandboxRefreshTemplates {\n    refreshTemplates {\n      userErrors {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SandboxAddTemplate($input: AddTemplateFromDraftInput!) {\n    addTemplateFromDraft(input: $input) {\n      template {\n        id\n        userVersion\n        userDesc\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SandboxAddTemplate($input: AddTemplateFromDraftInput!) {\n    addTemplateFromDraft(input: $input) {\n      template {\n        id\n        userVersion\n        userDesc\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SandboxStartDeployment($input: StartDeploymentInput!) {\n    startDeployment(input: $input) {\n      deployment {\n        id\n      }\n      refusals {\n        message\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SandboxStartDeployment($input: StartDeploymentInput!) {\n    startDeployment(input: $input) {\n      deployment {\n        id\n      }\n      refusals {\n        message\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SyncFromSearch {\n    syncAuthorizers {\n      startedAt\n      userErrors {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SyncFromSearch {\n    syncAuthorizers {\n      startedAt\n      userErrors {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshTemplatesFromSearch {\n    refreshTemplates {\n      readAt\n      userErrors {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RefreshTemplatesFromSearch {\n    refreshTemplates {\n      readAt\n      userErrors {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestTicketFromSearch {\n    requestTicket {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestTicketFromSearch {\n    requestTicket {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenewTokenFromSearch {\n    renewPlatformToken {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RenewTokenFromSearch {\n    renewPlatformToken {\n      platform {\n        ...PlatformHealth\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchEverything(\n    $text: String!\n    $errcode: Int!\n    $isErrcode: Boolean!\n    $auditId: String!\n    $isAuditId: Boolean!\n  ) {\n    authorizers(first: 6, filter: { search: $text }) {\n      nodes {\n        id\n        appId\n        nickName\n        originalId\n        principalName\n        status\n      }\n    }\n    deployments(first: 5, filter: { search: $text }) {\n      nodes {\n        id\n        number\n        version\n        description\n        state\n      }\n    }\n    templates(first: 4, search: $text) {\n      nodes {\n        id\n        templateId\n        kind\n        userVersion\n        userDesc\n      }\n    }\n    releases(first: 4, filter: { auditId: $auditId }) @include(if: $isAuditId) {\n      nodes {\n        id\n        auditId\n        version\n        state\n        authorizer {\n          id\n          appId\n          nickName\n        }\n      }\n    }\n    errorCode(errcode: $errcode) @include(if: $isErrcode) {\n      errcode\n      kind\n      meaning\n      remedy\n      retryable\n      failedReleases\n      deployments {\n        count\n        deployment {\n          id\n          number\n          version\n          description\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SearchEverything(\n    $text: String!\n    $errcode: Int!\n    $isErrcode: Boolean!\n    $auditId: String!\n    $isAuditId: Boolean!\n  ) {\n    authorizers(first: 6, filter: { search: $text }) {\n      nodes {\n        id\n        appId\n        nickName\n        originalId\n        principalName\n        status\n      }\n    }\n    deployments(first: 5, filter: { search: $text }) {\n      nodes {\n        id\n        number\n        version\n        description\n        state\n      }\n    }\n    templates(first: 4, search: $text) {\n      nodes {\n        id\n        templateId\n        kind\n        userVersion\n        userDesc\n      }\n    }\n    releases(first: 4, filter: { auditId: $auditId }) @include(if: $isAuditId) {\n      nodes {\n        id\n        auditId\n        version\n        state\n        authorizer {\n          id\n          appId\n          nickName\n        }\n      }\n    }\n    errorCode(errcode: $errcode) @include(if: $isErrcode) {\n      errcode\n      kind\n      meaning\n      remedy\n      retryable\n      failedReleases\n      deployments {\n        count\n        deployment {\n          id\n          number\n          version\n          description\n        }\n      }\n    }\n  }\n"];
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
export function graphql(source: "\n  mutation AddTemplateFromDraft($input: AddTemplateFromDraftInput!) {\n    addTemplateFromDraft(input: $input) {\n      template {\n        ...TemplateRow\n        kind\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddTemplateFromDraft($input: AddTemplateFromDraftInput!) {\n    addTemplateFromDraft(input: $input) {\n      template {\n        ...TemplateRow\n        kind\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChannelRow on Channel {\n    id\n    name\n    description\n    startsByItself\n    changedBy\n    changedAt\n    followerCount\n    pinnedCount\n    template {\n      id\n      templateId\n      userVersion\n      userDesc\n    }\n  }\n"): (typeof documents)["\n  fragment ChannelRow on Channel {\n    id\n    name\n    description\n    startsByItself\n    changedBy\n    changedAt\n    followerCount\n    pinnedCount\n    template {\n      id\n      templateId\n      userVersion\n      userDesc\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProposalRow on DeploymentProposal {\n    id\n    state\n    proposedBy\n    proposedAt\n    decidedBy\n    decidedAt\n    channel {\n      id\n      name\n      followerCount\n      pinnedCount\n    }\n    template {\n      id\n      templateId\n      userVersion\n      userDesc\n    }\n    deployment {\n      id\n      number\n      version\n    }\n  }\n"): (typeof documents)["\n  fragment ProposalRow on DeploymentProposal {\n    id\n    state\n    proposedBy\n    proposedAt\n    decidedBy\n    decidedAt\n    channel {\n      id\n      name\n      followerCount\n      pinnedCount\n    }\n    template {\n      id\n      templateId\n      userVersion\n      userDesc\n    }\n    deployment {\n      id\n      number\n      version\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChannelList($first: Int, $after: String, $last: Int, $before: String) {\n    channels(first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...ChannelRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query ChannelList($first: Int, $after: String, $last: Int, $before: String) {\n    channels(first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...ChannelRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Proposals {\n    open: deploymentProposals(first: 50, states: [OPEN]) {\n      nodes {\n        ...ProposalRow\n      }\n    }\n    accepted: deploymentProposals(first: 5, states: [ACCEPTED]) {\n      nodes {\n        ...ProposalRow\n      }\n    }\n  }\n"): (typeof documents)["\n  query Proposals {\n    open: deploymentProposals(first: 50, states: [OPEN]) {\n      nodes {\n        ...ProposalRow\n      }\n    }\n    accepted: deploymentProposals(first: 5, states: [ACCEPTED]) {\n      nodes {\n        ...ProposalRow\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChannelCount {\n    channels(first: 1) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query ChannelCount {\n    channels(first: 1) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplatesForChannel($after: String) {\n    templates(first: 100, after: $after) {\n      nodes {\n        id\n        templateId\n        userVersion\n        userDesc\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query TemplatesForChannel($after: String) {\n    templates(first: 100, after: $after) {\n      nodes {\n        id\n        templateId\n        userVersion\n        userDesc\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveChannel($input: SaveChannelInput!) {\n    saveChannel(input: $input) {\n      channel {\n        ...ChannelRow\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveChannel($input: SaveChannelInput!) {\n    saveChannel(input: $input) {\n      channel {\n        ...ChannelRow\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteChannel($input: DeleteChannelInput!) {\n    deleteChannel(input: $input) {\n      deletedId\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteChannel($input: DeleteChannelInput!) {\n    deleteChannel(input: $input) {\n      deletedId\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PutTemplateOnChannel($input: PutTemplateOnChannelInput!) {\n    putTemplateOnChannel(input: $input) {\n      proposal {\n        ...ProposalRow\n      }\n      deployment {\n        id\n        number\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PutTemplateOnChannel($input: PutTemplateOnChannelInput!) {\n    putTemplateOnChannel(input: $input) {\n      proposal {\n        ...ProposalRow\n      }\n      deployment {\n        id\n        number\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptProposal($input: AcceptProposalInput!) {\n    acceptProposal(input: $input) {\n      proposal {\n        ...ProposalRow\n      }\n      deployment {\n        id\n        number\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AcceptProposal($input: AcceptProposalInput!) {\n    acceptProposal(input: $input) {\n      proposal {\n        ...ProposalRow\n      }\n      deployment {\n        id\n        number\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DismissProposal($input: DismissProposalInput!) {\n    dismissProposal(input: $input) {\n      proposal {\n        ...ProposalRow\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DismissProposal($input: DismissProposalInput!) {\n    dismissProposal(input: $input) {\n      proposal {\n        ...ProposalRow\n      }\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplateToDelete($id: ID!) {\n    template(id: $id) {\n      ...TemplateRow\n      deletedAt\n    }\n  }\n"): (typeof documents)["\n  query TemplateToDelete($id: ID!) {\n    template(id: $id) {\n      ...TemplateRow\n      deletedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteTemplate($input: DeleteTemplateInput!) {\n    deleteTemplate(input: $input) {\n      deletedTemplateId\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteTemplate($input: DeleteTemplateInput!) {\n    deleteTemplate(input: $input) {\n      deletedTemplateId\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DraftRow on TemplateDraft {\n    draftId\n    userVersion\n    userDesc\n    sourceAppId\n    sourceName\n    developer\n    createdAt\n  }\n"): (typeof documents)["\n  fragment DraftRow on TemplateDraft {\n    draftId\n    userVersion\n    userDesc\n    sourceAppId\n    sourceName\n    developer\n    createdAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplateDrafts {\n    templateDrafts {\n      ...DraftRow\n    }\n    templateDraftsReadAt\n  }\n"): (typeof documents)["\n  query TemplateDrafts {\n    templateDrafts {\n      ...DraftRow\n    }\n    templateDraftsReadAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplatesSandbox {\n    platform {\n      sandbox\n    }\n  }\n"): (typeof documents)["\n  query TemplatesSandbox {\n    platform {\n      sandbox\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LibraryCapacity on TemplateConnection {\n    libraryCount\n    limit\n    unusedCount\n    readAt\n  }\n"): (typeof documents)["\n  fragment LibraryCapacity on TemplateConnection {\n    libraryCount\n    limit\n    unusedCount\n    readAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TemplateRow on Template {\n    id\n    templateId\n    userVersion\n    userDesc\n    sourceAppId\n    sourceName\n    developer\n    createdAt\n    accountsOnline\n    deployments\n  }\n"): (typeof documents)["\n  fragment TemplateRow on Template {\n    id\n    templateId\n    userVersion\n    userDesc\n    sourceAppId\n    sourceName\n    developer\n    createdAt\n    accountsOnline\n    deployments\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplateList($kind: TemplateKind, $search: String, $first: Int, $after: String, $last: Int, $before: String) {\n    templates(kind: $kind, search: $search, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...TemplateRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query TemplateList($kind: TemplateKind, $search: String, $first: Int, $after: String, $last: Int, $before: String) {\n    templates(kind: $kind, search: $search, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes {\n        ...TemplateRow\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshTemplates {\n    refreshTemplates {\n      readAt\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RefreshTemplates {\n    refreshTemplates {\n      readAt\n      userErrors {\n        ...UserErrorParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplateLibrary {\n    normal: templates(first: 1, kind: NORMAL) {\n      totalCount\n      ...LibraryCapacity\n    }\n    standard: templates(first: 1, kind: STANDARD) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query TemplateLibrary {\n    normal: templates(first: 1, kind: NORMAL) {\n      totalCount\n      ...LibraryCapacity\n    }\n    standard: templates(first: 1, kind: STANDARD) {\n      totalCount\n    }\n  }\n"];
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