import type { Database } from "../db/open.ts";
import type { PageRequest } from "../graphql/connection.ts";
import { countRefusals, refusalPage, type RefusalSearch } from "./deployments/enlist-store.ts";
import { rejectionGroups, screenshotBytes } from "./audit/rejection-store.ts";
import {
  countDeployments,
  countRunningDeployments,
  deploymentPage,
  type DeploymentRow,
  type DeploymentSearch,
  findDeployments,
} from "./deployments/store.ts";
import { findFailing } from "./error-code-store.ts";
import {
  countLiveReleases,
  countReleases,
  findReleases,
  releasePage,
  type ReleaseRow,
  type ReleaseSearch,
} from "./store.ts";
import { countUnusedTemplates } from "./template-store.ts";

/** A search without the platform, which is always our own. */
type Own<Search extends { componentAppId: string }> = Omit<Search, "componentAppId">;

/** What can be looked up. Rows of another platform in the same database are not there. */
export function createReading({ database, componentAppId }: { database: Database; componentAppId: string }) {
  const { db } = database;
  const ours = <T extends { componentAppId: string }>(row: T | undefined) =>
    row?.componentAppId === componentAppId ? row : undefined;

  return {
    db,

    async find(id: number): Promise<ReleaseRow | undefined> {
      return ours((await findReleases(db, [id]))[0]);
    },

    async findDeployment(id: number): Promise<DeploymentRow | undefined> {
      return ours((await findDeployments(db, [id]))[0]);
    },

    /** Newest first, one more than the page has if there is one. */
    list: (page: PageRequest, search: Own<ReleaseSearch>) => releasePage(db, { ...search, componentAppId }, page),
    count: (search: Own<ReleaseSearch>) => countReleases(db, { ...search, componentAppId }),

    /** Newest first, one more than the page has if there is one. */
    listDeployments: (page: PageRequest, search: Own<DeploymentSearch> = {}) =>
      deploymentPage(db, { ...search, componentAppId }, page),
    countDeployments: (search: Own<DeploymentSearch> = {}) => countDeployments(db, { ...search, componentAppId }),

    /** Deployments with releases that stand failed with this code, and how many. */
    failingWith: (errcode: number) => findFailing(db, componentAppId, errcode),

    /** Accounts a deployment left out; one more than the page has if there is one. */
    listRefusals: (page: PageRequest, search: RefusalSearch) => refusalPage(db, search, page),
    countRefusals: (search: RefusalSearch) => countRefusals(db, search),
    /** Rejected releases by what is wrong: of one deployment, or of all. */
    rejectionGroups: (deploymentId?: number) =>
      rejectionGroups(db, { componentAppId, ...(deploymentId === undefined ? {} : { deploymentId }) }),
    /** A reviewer's picture; undefined when it was not fetched. */
    rejectionScreenshot: (releaseId: number, mediaId: string) =>
      screenshotBytes(db, componentAppId, releaseId, mediaId),

    countRunningDeployments: () => countRunningDeployments(db, componentAppId),
    countLiveReleases: () => countLiveReleases(db, componentAppId),
    countUnusedTemplates: () => countUnusedTemplates(db, componentAppId),
  };
}
