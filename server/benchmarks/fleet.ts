import type SqliteDatabase from "better-sqlite3";
import { createApiKeys } from "../api-keys/service.ts";
import { systemClock } from "../clock.ts";
import { migrate } from "../db/migrate.ts";
import { openDatabase, pathOf } from "../db/open.ts";
import { connectSqlite } from "../db/sqlite.ts";
import { createLog } from "../log.ts";
import { platform } from "./programs.ts";

const day = 86_400_000;
const newest = Date.UTC(2026, 10, 1);
const miniProgramSets = [1, 17, 18, 25, 30, 31, 48];
const officialAccountSets = [1, 2, 3, 4, 11];
const tags = ["华东", "华南", "连锁", "直营", "试点"];

/** The number of rows a fleet of a large platform has, spread as such a fleet spreads. Deterministic. */
export async function seedFleet(url: string, accounts: number): Promise<void> {
  await migrate(url);
  const connection = connectSqlite(pathOf(url));
  // A disk that fails loses a benchmark's data and nothing else.
  connection.pragma("synchronous = OFF");
  connection.transaction(() => fill(connection, accounts))();
  connection.pragma("optimize");
  connection.close();
}

/** @returns the key as partners send it */
export async function addApiKey(url: string): Promise<string> {
  const database = await openDatabase({ url });
  const keys = createApiKeys({ database, clock: systemClock, log: createLog("warn") });
  const { key } = await keys.add({ name: "benchmark", scope: "read" });
  await database.close();
  return key.reveal();
}

function fill(connection: SqliteDatabase.Database, accounts: number): void {
  const { componentAppId } = platform;
  const insert = (table: string, columns: string) => {
    const names = columns.replaceAll(" ", ", ");
    const places = columns.replaceAll(/\w+/g, "?").replaceAll(" ", ", ");
    const statement = connection.prepare(`insert into ${table} (${names}) values (${places})`);
    return (...values: unknown[]) => void statement.run(...values);
  };
  const account = insert(
    "authorizers",
    "id component_app_id app_id kind status nick_name head_image_url principal_name original_id " +
      "verify_type account_status authorized_at authorization_changed_at revoked_at profile_read_at " +
      "search_text",
  );
  const grant = insert("granted_permission_sets", "authorizer_id permission_set_id granted_at");
  const tag = insert("authorizer_tags", "authorizer_id tag");
  const template = insert(
    "templates",
    "id component_app_id template_id kind user_version user_desc source_app_id created_at read_at",
  );
  const deployment = insert(
    "deployments",
    "id component_app_id state template_id version description ext_json submit_for_audit " +
      "release_when_approved started_by created_at enlisted_at",
  );
  const release = insert(
    "releases",
    "component_app_id deployment_id authorizer_id template_id state version ext_json created_at changed_at",
  );

  for (const id of [1, 2]) {
    const version = `1.${id}.0`;
    template(id, componentAppId, id, "NORMAL", version, "周年活动", "wxdev0000000000001", newest, newest);
    deployment(id, componentAppId, "RUNNING", id, version, "周年活动", "{}", 1, 1, "benchmark", newest, newest);
  }
  for (let id = 1; id <= accounts; id += 1) {
    const isMiniProgram = id % 5 !== 0;
    const isRevoked = id % 20 === 0;
    const appId = `wx${id.toString(16).padStart(16, "0")}`;
    // As if 300 came a day, so that many share a second and the ids decide.
    const authorizedAt = newest - Math.floor((accounts - id) / 2) * Math.floor((2 * day) / 300 / 1_000) * 1_000;
    account(
      id,
      componentAppId,
      appId,
      isMiniProgram ? "MINI_PROGRAM" : "OFFICIAL_ACCOUNT",
      isRevoked ? "REVOKED" : "AUTHORIZED",
      `第${id}号店`,
      `https://wx.qlogo.cn/mmopen/${appId}/0`,
      `深圳市第${id % 977}餐饮管理有限公司`,
      `gh_${id.toString(16).padStart(12, "0")}`,
      0,
      1,
      authorizedAt,
      authorizedAt,
      isRevoked ? authorizedAt : null,
      authorizedAt,
      `第${id}号店 ${appId} gh_${id.toString(16).padStart(12, "0")} 深圳市第${id % 977}餐饮管理有限公司`,
    );
    for (const set of isMiniProgram ? miniProgramSets : officialAccountSets) grant(id, set, authorizedAt);
    tag(id, tags[id % tags.length]);
    if (!isMiniProgram) continue;
    release(componentAppId, 1, id, 1, "RELEASED", "1.1.0", "{}", authorizedAt, authorizedAt);
    if (id % 2 === 0) release(componentAppId, 2, id, 2, "IN_AUDIT", "1.2.0", "{}", newest, newest);
  }
}
