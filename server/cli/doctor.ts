import { existsSync } from "node:fs";
import type { Command } from "commander";
import { sql } from "drizzle-orm";
import { callbackTraffic } from "../callbacks/traffic.ts";
import type { Config } from "../config.ts";
import { migrationsDirectory } from "../db/migrate.ts";
import { readMigrations } from "../db/migration-files.ts";
import { type Database, openDatabase, pathOf } from "../db/open.ts";
import { queueHealth } from "../jobs/service.ts";
import type { Text } from "../language.ts";
import { createLog } from "../log.ts";
import { type HealthLevel, judgeHealth } from "../platform/health.ts";
import { countDueJobs, findPlatform } from "../platform/store.ts";
import { columns, type Output } from "./output.ts";
import type { CommandParts } from "./program.ts";

interface Finding {
  name: string;
  level: HealthLevel;
  fact: Text;
  remedy?: Text;
}

/** Looks at an installation and says what is well and what is not, with its remedy. It changes nothing. */
export function addDoctor(program: Command, { output, config }: CommandParts, done: (isWell: boolean) => void): void {
  program
    .command("doctor")
    .description("Checks settings, database, ticket, token, callbacks and queue. Exit code 1 when something is wrong.")
    .action(async () => {
      const settings = config();
      const findings = [
        settingsOf(settings),
        ...addresses(settings),
        await serverOf(settings),
        ...(await insideOf(settings)),
      ];
      const isWell = findings.every(({ level }) => level !== "ERROR");
      const { language } = output;
      output.answer(
        {
          ok: isWell,
          callbackUrls: callbackUrls(settings),
          findings: findings.map(({ name, level, fact, remedy }) => ({
            name,
            level,
            fact: fact[language],
            ...(remedy && { remedy: remedy[language] }),
          })),
        },
        () => report(findings, output),
      );
      done(isWell);
    });
}

function report(findings: readonly Finding[], output: Output): string {
  const signs: Record<HealthLevel, string> = { OK: "ok", WARNING: "warning", ERROR: "error" };
  return columns(
    findings.map(({ name, level, fact, remedy }) => [
      signs[level],
      name,
      [fact, remedy]
        .filter((text) => text !== undefined)
        .map((text) => output.say(text))
        .join(" → "),
    ]),
  );
}

function settingsOf({ sandbox, wechat, databaseUrl }: Config): Finding {
  const mode: Text = sandbox
    ? { zh: "沙箱模式", en: "sandbox mode" }
    : { zh: `平台 ${wechat.componentAppId}`, en: `platform ${wechat.componentAppId}` };
  const engine = databaseUrl.startsWith("file:") ? "SQLite" : "PostgreSQL";
  return { name: "settings", level: "OK", fact: { zh: `${mode.zh}，${engine}`, en: `${mode.en}, ${engine}` } };
}

function callbackUrls({ publicUrl }: Config): { authorization: string; message: string } {
  return {
    authorization: `${publicUrl}/callbacks/authorization`,
    message: `${publicUrl}/callbacks/$APPID$/message`,
  };
}

function addresses(config: Config): Finding[] {
  const { authorization, message } = callbackUrls(config);
  const { protocol, hostname } = new URL(config.publicUrl);
  const isReachable = config.sandbox !== null || (protocol === "https:" && !/^(localhost|127\.|\[?::1)/.test(hostname));
  return [
    {
      name: "addresses",
      level: isReachable ? "OK" : "WARNING",
      fact: {
        zh: `授权事件接收 URL ${authorization}，消息与事件接收 URL ${message}`,
        en: `authorization events ${authorization}, messages and events ${message}`,
      },
      ...(!isReachable && {
        remedy: {
          zh: "微信访问不到这个地址：把 PUBLIC_URL 设为公网 https 地址",
          en: "WeChat cannot reach this: set PUBLIC_URL to a public https address",
        },
      }),
    },
  ];
}

async function serverOf({ host, port }: Config): Promise<Finding> {
  const at = `http://${host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host}:${port}`;
  const status = await fetch(`${at}/readyz`, { signal: AbortSignal.timeout(3_000) }).then(
    (answer) => answer.status,
    () => null,
  );
  if (status === 200) return { name: "server", level: "OK", fact: { zh: `${at} 就绪`, en: `ready on ${at}` } };
  return {
    name: "server",
    level: status === null ? "WARNING" : "ERROR",
    fact:
      status === null
        ? { zh: `${at} 没有应答`, en: `nothing answers on ${at}` }
        : { zh: `${at} 未就绪（HTTP ${status}）`, en: `not ready on ${at} (HTTP ${status})` },
    remedy:
      status === null
        ? { zh: "运行 npm start", en: "Run npm start" }
        : { zh: "查看服务日志", en: "Look at the server's log" },
  };
}

async function insideOf(config: Config): Promise<Finding[]> {
  const { databaseUrl } = config;
  if (databaseUrl.startsWith("file:") && !existsSync(pathOf(databaseUrl))) {
    const fact = { zh: "还没有数据库", en: "there is no database yet" };
    return [{ name: "database", level: "ERROR", fact, remedy: { zh: "运行一次 npm start", en: "Run npm start once" } }];
  }
  let database: Database | undefined;
  try {
    database = await openDatabase({ url: databaseUrl, log: createLog("silent"), maxConnections: 1 });
    const migrations = await migrationsOf(database);
    if (migrations.level !== "OK") return [migrations];
    return [migrations, ...(await healthOf(database, config))];
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const fact = { zh: `数据库打不开：${words}`, en: `the database cannot be read: ${words}` };
    return [{ name: "database", level: "ERROR", fact, remedy: { zh: "核对 DATABASE_URL", en: "Check DATABASE_URL" } }];
  } finally {
    await database?.close();
  }
}

async function migrationsOf({ db, engine }: Database): Promise<Finding> {
  const known = readMigrations(migrationsDirectory(engine)).map(({ name }) => name);
  const rows = await db.select({ name: sql<string>`name` }).from(sql`applied_migrations`);
  const applied = new Set(rows.map(({ name }) => name));
  const pending = known.filter((name) => !applied.has(name));
  if (pending.length === 0) {
    return { name: "database", level: "OK", fact: { zh: "可读，结构为最新", en: "readable, its tables are current" } };
  }
  return {
    name: "database",
    level: "ERROR",
    fact: { zh: `${pending.length} 个迁移未执行`, en: `${pending.length} migrations are pending` },
    remedy: { zh: "重新启动服务，启动时会自动迁移", en: "Restart the server: it migrates when it starts" },
  };
}

async function healthOf({ db }: Database, { wechat }: Config): Promise<Finding[]> {
  const { componentAppId } = wechat;
  const now = new Date();
  const health = judgeHealth({
    now,
    row: await findPlatform(db, componentAppId),
    traffic: await callbackTraffic(db, componentAppId, now),
    queue: { ...(await queueHealth(db, componentAppId)), due: await countDueJobs(db, componentAppId, now) },
  });
  const { ticket, accessToken, callbacks, queue, auditQuota, problems } = health;
  return [
    { name: "ticket", level: ticket.level, fact: received(ticket.ageSeconds) },
    { name: "token", level: accessToken.level, fact: validUntil(accessToken.expiresAt) },
    {
      name: "callbacks",
      level: callbacks.level,
      fact: {
        zh: `近一小时收到 ${callbacks.receivedLastHour}，拒绝 ${callbacks.refusedLastHour}`,
        en: `${callbacks.receivedLastHour} received and ${callbacks.refusedLastHour} refused in the last hour`,
      },
    },
    {
      name: "queue",
      level: queue.level,
      fact: {
        zh: `到期 ${queue.due}，运行中 ${queue.running}，失败 ${queue.failed}`,
        en: `${queue.due} due, ${queue.running} running, ${queue.failed} failed`,
      },
    },
    ...(auditQuota
      ? [
          {
            name: "audit quota",
            level: auditQuota.level,
            fact: {
              zh: `剩余 ${auditQuota.rest} / ${auditQuota.limit}`,
              en: `${auditQuota.rest} of ${auditQuota.limit} left`,
            },
          },
        ]
      : []),
    ...problems.map(({ code, level, title, fact, remedy }) => ({
      name: code,
      level,
      fact: { zh: `${title.zh}：${fact.zh}`, en: `${title.en}: ${fact.en}` },
      remedy,
    })),
  ];
}

function received(ageSeconds: number | null): Text {
  if (ageSeconds === null) return { zh: "从未收到", en: "never received" };
  const minutes = Math.floor(ageSeconds / 60);
  return { zh: `${minutes} 分钟前收到`, en: `received ${minutes} min ago` };
}

function validUntil(expiresAt: Date | null): Text {
  if (!expiresAt) return { zh: "没有", en: "none" };
  const until = expiresAt.toISOString();
  return { zh: `有效期至 ${until}`, en: `valid until ${until}` };
}
