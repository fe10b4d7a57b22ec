import { ActivityResolver } from "./activity/resolver.ts";
import type { ActivityLog } from "./activity/service.ts";
import { AuthorizationLinkResolver, linkNodeReaders } from "./authorizers/link-resolver.ts";
import { AuthorizerPlaceResolver } from "./authorizers/place-resolver.ts";
import {
  AuthorizerCountsResolver,
  authorizerNodeReaders,
  AuthorizerResolver,
  EventAuthorizerResolver,
  PermissionSetResolver,
} from "./authorizers/resolver.ts";
import type { Authorizers } from "./authorizers/service.ts";
import { callbackNodeReaders, CallbackResolver } from "./callbacks/resolver.ts";
import type { Callbacks } from "./callbacks/service.ts";
import type { Clock } from "./clock.ts";
import type { Bus } from "./events/bus.ts";
import { NodeResolver } from "./graphql/node.ts";
import { operatorNodes, OperatorResolver, ViewerResolver } from "./operators/resolver.ts";
import type { Operators } from "./operators/service.ts";
import { PlatformResolver } from "./platform/resolver.ts";
import type { Platform } from "./platform/service.ts";
import { authorizerReader } from "./releases/authorizer-reader.ts";
import {
  AuthorizerReleasesResolver,
  ReleaseCountsResolver,
  TemplateReleasesResolver,
  TemplateUseResolver,
} from "./releases/neighbours.ts";
import { auditMediaNodeReaders, AuditMediaResolver } from "./releases/audit/media-resolver.ts";
import { auditProfileNodeReaders, AuditProfileResolver } from "./releases/audit/profile-resolver.ts";
import { AuditQuotaResolver } from "./releases/audit/quota-resolver.ts";
import {
  DeploymentRejectionsResolver,
  RejectionResolver,
  ReleaseRejectionResolver,
} from "./releases/audit/rejection-resolver.ts";
import { DeploymentProposalResolver, proposalNodeReaders } from "./releases/channels/proposal-resolver.ts";
import {
  AuthorizerChannelResolver,
  channelNodeReaders,
  ChannelResolver,
  ChannelSubscriptionResolver,
} from "./releases/channels/resolver.ts";
import { ErrorCodeResolver } from "./releases/error-code-resolver.ts";
import { DeploymentConductResolver, ReleaseWaveResolver } from "./releases/deployments/conduct-resolver.ts";
import {
  DeploymentPreviewResolver,
  DeploymentRenderingResolver,
  ExtJsonFleetChangeResolver,
  PreviewGroupResolver,
} from "./releases/deployments/preview-resolver.ts";
import { SelectionResolver, selectionNodeReaders } from "./releases/deployments/selection-resolver.ts";
import {
  deploymentNodeReaders,
  DeploymentRefusalResolver,
  DeploymentResolver,
} from "./releases/deployments/resolver.ts";
import { extJsonNodeReaders, ExtJsonResolver } from "./releases/ext-json/resolver.ts";
import { DeploymentPhasesResolver, PhaseResolver } from "./releases/phase-resolver.ts";
import { releaseNodeReaders, ReleaseResolver } from "./releases/resolver.ts";
import type { Releases } from "./releases/service.ts";
import { VersionResolver } from "./releases/versions/resolver.ts";
import {
  TemplateCountsResolver,
  TemplateLibraryResolver,
  templateNodeReaders,
  TemplateResolver,
} from "./templates/resolver.ts";
import type { Templates } from "./templates/service.ts";

type ResolverClass = abstract new (...parts: never[]) => object;

/** What each room adds to the API, left to right. */
export const resolverClasses: readonly ResolverClass[] = [
  [NodeResolver],
  [OperatorResolver, ViewerResolver],
  [ActivityResolver],
  [CallbackResolver],
  [PlatformResolver],
  [AuthorizerResolver, PermissionSetResolver, EventAuthorizerResolver, AuthorizerCountsResolver],
  [AuthorizationLinkResolver, AuthorizerPlaceResolver],
  [TemplateResolver, TemplateLibraryResolver, TemplateCountsResolver],
  [ReleaseResolver, VersionResolver, DeploymentResolver, DeploymentRefusalResolver],
  [DeploymentPreviewResolver, PreviewGroupResolver, DeploymentRenderingResolver, ExtJsonFleetChangeResolver],
  [SelectionResolver, ErrorCodeResolver],
  [AuditMediaResolver, AuditProfileResolver, AuditQuotaResolver, ExtJsonResolver],
  [DeploymentConductResolver, ReleaseWaveResolver],
  [PhaseResolver, DeploymentPhasesResolver],
  [RejectionResolver, DeploymentRejectionsResolver, ReleaseRejectionResolver],
  [ChannelResolver, ChannelSubscriptionResolver, AuthorizerChannelResolver, DeploymentProposalResolver],
  [AuthorizerReleasesResolver, TemplateReleasesResolver, TemplateUseResolver, ReleaseCountsResolver],
].flat();

export interface Rooms {
  bus: Bus;
  clock: Clock;
  activity: ActivityLog;
  operators: Operators;
  callbacks: Callbacks;
  platform: Platform;
  authorizers: Authorizers;
  templates: Templates;
  releases: Releases;
}

/** One of each of {@link resolverClasses}, over the rooms of one app. */
export function createResolvers(rooms: Rooms): object[] {
  const { bus, clock, activity, operators, callbacks, platform, authorizers, templates, releases } = rooms;
  const reader = authorizerReader(authorizers);
  return [
    new NodeResolver({
      ...operatorNodes(operators),
      ...callbackNodeReaders(callbacks),
      ...authorizerNodeReaders(authorizers),
      ...linkNodeReaders(authorizers),
      ...templateNodeReaders(templates),
      ...releaseNodeReaders(releases),
      ...deploymentNodeReaders(releases),
      ...auditProfileNodeReaders(releases),
      ...extJsonNodeReaders(releases),
      ...selectionNodeReaders(releases),
      ...auditMediaNodeReaders(releases),
      ...channelNodeReaders(releases),
      ...proposalNodeReaders(releases),
    }),
    new OperatorResolver(operators),
    new ViewerResolver(operators),
    new ActivityResolver(activity),
    new CallbackResolver(callbacks),
    new PlatformResolver(platform),
    new AuthorizerResolver({ authorizers, callbacks, bus }),
    new PermissionSetResolver(authorizers),
    new EventAuthorizerResolver(authorizers),
    new AuthorizerCountsResolver({ authorizers, clock }),
    new AuthorizationLinkResolver({ authorizers, bus }),
    new AuthorizerPlaceResolver(authorizers),
    new TemplateResolver(templates),
    new TemplateLibraryResolver(templates),
    new TemplateCountsResolver(templates),
    new ReleaseResolver(releases, reader),
    new VersionResolver(releases, reader),
    new DeploymentResolver(releases, reader),
    new DeploymentRefusalResolver(reader),
    new AuthorizerReleasesResolver(releases),
    new DeploymentPreviewResolver(releases, reader),
    new PreviewGroupResolver(reader),
    new DeploymentRenderingResolver(reader),
    new ExtJsonFleetChangeResolver(reader),
    new SelectionResolver(releases, reader),
    new ErrorCodeResolver(releases),
    new AuditMediaResolver(releases),
    new AuditProfileResolver(releases, reader),
    new AuditQuotaResolver(releases),
    new ExtJsonResolver(releases, reader),
    new DeploymentConductResolver({ releases, clock }),
    new ReleaseWaveResolver(),
    new PhaseResolver(releases),
    new DeploymentPhasesResolver(),
    new RejectionResolver(releases),
    new DeploymentRejectionsResolver(releases),
    new ReleaseRejectionResolver(releases),
    new ChannelResolver(releases, reader),
    new ChannelSubscriptionResolver(releases),
    new AuthorizerChannelResolver(releases),
    new DeploymentProposalResolver(releases),
    new TemplateReleasesResolver(releases),
    new TemplateUseResolver(releases),
    new ReleaseCountsResolver(releases),
  ];
}
