import type { ActivityLog } from "../activity/service.ts";
import type { CallbackHandler } from "../callbacks/service.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Bus } from "../events/bus.ts";
import type { AnyJob } from "../jobs/service.ts";
import type { WechatClient } from "../wechat/index.ts";
import { createActs } from "./acts.ts";
import { createAdvance } from "./advance.ts";
import { createMedia } from "./audit/media.ts";
import { createRejectionProblem } from "./audit/rejection-problem.ts";
import { createAuditProfiles } from "./audit/profiles.ts";
import { createQuotaReports } from "./audit/quota-report.ts";
import type { NoteQuota } from "./audit/quota.ts";
import { releaseCallbacks } from "./callbacks.ts";
import { createChannels } from "./channels/service.ts";
import { channelsOn, countPinnedOn } from "./channels/store.ts";
import { createDeploymentActs } from "./deployments/acts.ts";
import { createBulkActs } from "./deployments/bulk.ts";
import { createConductor } from "./deployments/conduct.ts";
import { createSteering } from "./deployments/steering.ts";
import { createDeploy } from "./deployments/deploy.ts";
import { createEnlisting } from "./deployments/enlist.ts";
import { createPreview } from "./deployments/preview.ts";
import { createSelections } from "./deployments/selections.ts";
import { followDeployments, followReleases } from "./live.ts";
import { createExtJson } from "./ext-json/service.ts";
import { createPipeline } from "./pipeline.ts";
import { createReading } from "./reading.ts";
import { countReleasesToCommit, findTemplate, findTemplateNumbered } from "./template-store.ts";
import { createCodeSettings } from "./versions/code-settings.ts";
import { createVersionReadings } from "./versions/readings.ts";
import { fleetVersions, findReading, newestReading, versionsOf } from "./versions/store.ts";

export { largestMedium } from "./audit/media.ts";
export { maxAccounts, tooManyAccounts } from "./deployments/selections.ts";
export type { CreateSelection } from "./deployments/selections.ts";
export type { SelectionRow } from "./deployments/selection-store.ts";
export type { StartDeployment, StoredDeployment } from "./deployments/deploy.ts";
export type { DeploymentPreview } from "./deployments/preview.ts";
export type { AccountRefusal } from "./deployments/preflight.ts";
export type { DeploymentRow } from "./deployments/store.ts";
export type { ReleaseRow } from "./store.ts";

export interface ReleasesOptions {
  database: Database;
  clock: Clock;
  bus: Bus;
  client: WechatClient;
  componentAppId: string;
  activity: Pick<ActivityLog, "record">;
  /** Keeps a reading of the platform's audit quota. */
  noteAuditQuota: NoteQuota;
  /** How many steps of releases run at once; 16 when absent. */
  concurrency?: number;
}

/** Templates onto accounts: deployments, and the way of each account through one. */
export type Releases = ReturnType<typeof createReleases>;

export function createReleases(options: ReleasesOptions) {
  const { database, client, componentAppId, noteAuditQuota, bus, clock } = options;
  const advance = createAdvance(options);
  const pipeline = createPipeline({ ...options, wechat: client, advance, noteQuota: noteAuditQuota });
  const extJson = createExtJson(options);
  const enlisting = createEnlisting({ ...options, advance, pipeline, extJson });
  const parts = { ...options, advance, pipeline, extJson, enlist: enlisting.enlist };
  const conductor = createConductor(parts);
  const { doSoon, jobs: bulkJobs, ...bulkActs } = createBulkActs(parts);
  const quotaReports = createQuotaReports({ ...options, quota: pipeline.quota });
  const reading = createReading(options);
  const selections = createSelections(options);
  const startDeployment = createDeploy(parts);
  const following = { bus, clock, releaseOf: reading.find, deploymentOf: reading.findDeployment };

  const readings = createVersionReadings(options);

  return {
    ...reading,
    ...createActs(parts),
    ...createAuditProfiles(options),
    ...createMedia(options),
    /** For the platform's page: what operators should look at. */
    problems: createRejectionProblem(options),
    ...quotaReports,
    extJson,
    ...selections,
    ...createDeploymentActs({ ...parts, doSoon }),
    ...createSteering({ ...parts, conductor }),
    ...bulkActs,
    startDeployment,
    channels: createChannels({ ...options, startDeployment, createSelection: selections.createSelection }),
    previewDeployment: createPreview({ ...parts, forecastOfMore: quotaReports.forecastOfMore }),
    /** What an account can be rolled back to, from WeChat. @throws {WechatError | WechatUnreachable} */
    historyVersions: (appId: string) => client.code.historyVersions(appId),
    ...createCodeSettings(options),
    refreshVersions: readings.refreshVersions,
    readVersionsSoon: readings.readVersionsSoon,
    versionsOf: (authorizerIds: readonly number[]) => versionsOf(database.db, authorizerIds),
    /** Who runs what: of one line of templates, or all. */
    fleetVersions: (sourceAppId: string | null) => fleetVersions(database.db, componentAppId, sourceAppId),
    /** The newest one without an id. */
    async findVersionReading(id: number | null) {
      const row = id === null ? await newestReading(database.db, componentAppId) : await findReading(database.db, id);
      return row?.componentAppId === componentAppId ? row : undefined;
    },
    followReleases: (wanted: Parameters<typeof followReleases>[1]) => followReleases(following, wanted),
    followDeployments: (wanted: number | undefined) => followDeployments(following, wanted),
    /** A template of the library, by its row id or by WeChat's number. */
    findTemplate: (by: { id: number } | { templateId: number }) =>
      "id" in by
        ? findTemplate(database.db, componentAppId, by.id)
        : findTemplateNumbered(database.db, componentAppId, by.templateId),
    /** What a template must stay in the library for. */
    templateUse: async (templateRowId: number) => ({
      releases: await countReleasesToCommit(database.db, templateRowId),
      channels: await channelsOn(database.db, templateRowId),
      pinnedAccounts: await countPinnedOn(database.db, templateRowId),
    }),
    jobs: [
      ...pipeline.jobs,
      enlisting.job,
      ...conductor.jobs,
      ...bulkJobs,
      ...readings.jobs,
    ] satisfies readonly AnyJob[],
    /** The one for `unauthorized` belongs behind the authorizers room's. */
    callbackHandlers: releaseCallbacks(parts) satisfies readonly CallbackHandler[],
  };
}
