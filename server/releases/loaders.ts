import DataLoader from "dataloader";
import type { Db } from "../db/work.ts";
import type { Context } from "../graphql/context.ts";
import { findChannels, followersOf, subscriptionsOf } from "./channels/store.ts";
import { waveCountsOf } from "./deployments/conduct-store.ts";
import { screenshotsOf } from "./audit/rejection-store.ts";
import { countsOf } from "./deployments/counts.ts";
import { findProblems } from "./deployments/problems.ts";
import { countsByState, findDeployments } from "./deployments/store.ts";
import type { ReleaseRow } from "./service.ts";
import { newestReleases, onlineReleases } from "./store.ts";
import { findTemplates, templateCounts } from "./template-store.ts";
import { transitionsOf } from "./transition-store.ts";
import { versionsOf } from "./versions/store.ts";

/** One statement for all rows of a page, whatever is asked of each. */
export function loadersOf(context: Context, db: Db) {
  return context.once(loadersOf, () => ({
    deployment: byId(
      (ids) => findDeployments(db, ids),
      ({ id }) => id,
    ),
    template: byId(
      (ids) => findTemplates(db, ids),
      ({ id }) => id,
    ),
    newest: byId(
      (ids) => newestReleases(db, ids),
      ({ authorizerId }: ReleaseRow) => authorizerId,
    ),
    online: byId(
      (ids) => onlineReleases(db, ids),
      ({ authorizerId }: ReleaseRow) => authorizerId,
    ),
    versions: byId(
      (ids) => versionsOf(db, ids),
      ({ authorizerId }) => authorizerId,
    ),
    transitions: new DataLoader(async (ids: readonly number[]) => {
      const rows = grouped(await transitionsOf(db, ids), ({ releaseId }) => releaseId);
      return ids.map((id) => rows.get(id) ?? []);
    }),
    screenshots: new DataLoader(async (ids: readonly number[]) => {
      const rows = grouped(await screenshotsOf(db, ids), ({ releaseId }) => releaseId);
      return ids.map((id) => rows.get(id) ?? []);
    }),
    counts: new DataLoader(async (ids: readonly number[]) => {
      const rows = grouped(await countsByState(db, ids), ({ deploymentId }) => deploymentId);
      return ids.map((id) => countsOf(rows.get(id) ?? []));
    }),
    waveCounts: new DataLoader(async (ids: readonly number[]) => {
      const rows = grouped(await waveCountsOf(db, ids), ({ deploymentId }) => deploymentId);
      return ids.map((id) => rows.get(id) ?? []);
    }),
    channel: byId(
      (ids) => findChannels(db, ids),
      ({ id }) => id,
    ),
    subscription: byId(
      (ids) => subscriptionsOf(db, ids),
      ({ authorizerId }) => authorizerId,
    ),
    followers: new DataLoader(async (ids: readonly number[]) => {
      const rows = new Map((await followersOf(db, ids)).map((row) => [row.channelId, row]));
      return ids.map((id) => rows.get(id) ?? { followers: 0, pinned: 0 });
    }),
    problems: new DataLoader(async (ids: readonly number[]) => {
      const groups = grouped(await findProblems(db, ids), ({ deploymentId }) => deploymentId);
      return ids.map((id) => groups.get(id) ?? []);
    }),
    templateCounts: new DataLoader(async (ids: readonly number[]) => {
      const counts = await templateCounts(db, ids);
      return ids.map((id) => counts.get(id) ?? { deployments: 0, accountsOnline: 0 });
    }),
  }));
}

function byId<T>(read: (ids: readonly number[]) => Promise<T[]>, keyOf: (row: T) => number) {
  return new DataLoader<number, T | null>(async (ids) => {
    const rows = new Map((await read(ids)).map((row) => [keyOf(row), row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
