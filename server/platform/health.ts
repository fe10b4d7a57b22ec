import type { CallbackTraffic } from "../callbacks/service.ts";
import type { QueueHealth } from "../jobs/service.ts";
import { ticketLifeMs } from "./component-token.ts";
import { problemsOf } from "./problems.ts";
import type { Problem } from "./problems.ts";
import type { AuditQuotaReading, PlatformRow } from "./store.ts";
import { usableUntil } from "./token-life.ts";

export type HealthLevel = "OK" | "WARNING" | "ERROR";

/** What is true now, before anybody judges it. */
export interface PlatformFacts {
  now: Date;
  row: PlatformRow | null;
  traffic: CallbackTraffic;
  queue: QueueHealth & { due: number };
  /** What other rooms want operators to look at. */
  more?: readonly Problem[];
}

export interface PlatformHealth {
  ticket: {
    receivedAt: Date | null;
    createdAt: Date | null;
    ageSeconds: number | null;
    expiresAt: Date | null;
    pushRequestedAt: Date | null;
    level: HealthLevel;
  };
  accessToken: { obtainedAt: Date | null; expiresAt: Date | null; level: HealthLevel };
  callbacks: { lastReceivedAt: Date | null; refusedLastHour: number; receivedLastHour: number; level: HealthLevel };
  queue: { due: number; oldestDueSeconds: number | null; running: number; failed: number; level: HealthLevel };
  auditQuota: (Omit<AuditQuotaReading, "readAt"> & { readAt: Date; level: HealthLevel }) | null;
  problems: Problem[];
  level: HealthLevel;
}

const minuteMs = 60_000;
// A push every ten minutes: two missed, then what the platform's manual calls stopped.
const ticketLateMs = 20 * minuteMs;
const ticketOverdueMs = 60 * minuteMs;
const tokenLowMs = 10 * minuteMs;
const silenceMs = 60 * minuteMs;
const queueLateMs = minuteMs;
const queueStuckMs = 10 * minuteMs;
const quotaLowShare = 0.2;

/** Judges the facts. Every item has its level, and what is not well is told as a problem with its remedy. */
export function judgeHealth(facts: PlatformFacts): PlatformHealth {
  const { now, row, traffic, queue } = facts;
  const ageMs = row?.ticketReceivedAt ? Math.max(0, now.getTime() - row.ticketReceivedAt.getTime()) : null;
  const lateMs = Math.max(0, now.getTime() - (queue.oldestDueAt?.getTime() ?? now.getTime()));
  const parts = {
    ticket: {
      receivedAt: row?.ticketReceivedAt ?? null,
      createdAt: row?.ticketCreatedAt ?? null,
      ageSeconds: ageMs === null ? null : Math.floor(ageMs / 1_000),
      expiresAt: row?.ticketReceivedAt ? new Date(row.ticketReceivedAt.getTime() + ticketLifeMs) : null,
      pushRequestedAt: row?.pushRequestedAt ?? null,
      level: byLimits(ageMs ?? Number.POSITIVE_INFINITY, ticketLateMs, ticketOverdueMs),
    },
    accessToken: {
      obtainedAt: row?.accessTokenObtainedAt ?? null,
      expiresAt: row?.accessTokenExpiresAt ?? null,
      level: tokenLevel(row, now),
    },
    callbacks: {
      lastReceivedAt: traffic.lastReceivedAt,
      refusedLastHour: traffic.refusedLastHour,
      receivedLastHour: traffic.receivedLastHour,
      level: trafficLevel(traffic, now),
    },
    queue: {
      due: queue.due,
      oldestDueSeconds: queue.due > 0 ? Math.floor(lateMs / 1_000) : null,
      running: queue.running,
      failed: queue.failed,
      level: worst([byLimits(lateMs, queueLateMs, queueStuckMs), queue.failed > 0 ? "WARNING" : "OK"]),
    },
    auditQuota: row?.auditQuota ? quotaOf(row.auditQuota) : null,
  };
  const problems = problemsOf(facts, parts);
  return { ...parts, problems, level: worst(problems.map((problem) => problem.level)) };
}

function tokenLevel(row: PlatformRow | null, now: Date): HealthLevel {
  if (!row?.accessTokenObtainedAt || !row.accessTokenExpiresAt) return "ERROR";
  const life = { obtainedAt: row.accessTokenObtainedAt, expiresAt: row.accessTokenExpiresAt };
  if (row.failure || usableUntil(life) <= now) return "ERROR";
  return life.expiresAt.getTime() - now.getTime() < tokenLowMs ? "WARNING" : "OK";
}

function trafficLevel({ lastReceivedAt, refusedLastHour }: CallbackTraffic, now: Date): HealthLevel {
  const isSilent = !lastReceivedAt || now.getTime() - lastReceivedAt.getTime() >= silenceMs;
  if (isSilent) return "ERROR";
  return refusedLastHour > 0 ? "WARNING" : "OK";
}

function quotaOf({ readAt, ...quota }: AuditQuotaReading) {
  const level: HealthLevel = quota.rest <= 0 ? "ERROR" : quota.rest < quota.limit * quotaLowShare ? "WARNING" : "OK";
  return { ...quota, readAt: new Date(readAt), level };
}

function byLimits(value: number, warning: number, error: number): HealthLevel {
  if (value >= error) return "ERROR";
  return value >= warning ? "WARNING" : "OK";
}

function worst(levels: readonly HealthLevel[]): HealthLevel {
  if (levels.includes("ERROR")) return "ERROR";
  return levels.includes("WARNING") ? "WARNING" : "OK";
}
