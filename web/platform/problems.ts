import type { PlatformOverviewFragment } from "../graphql/generated/graphql.ts";

export type Problem = PlatformOverviewFragment["problems"][number];

export type HealthSubject = "ticket" | "token" | "callbacks" | "queue" | "quota" | "clock";

const subjects: Readonly<Record<string, HealthSubject>> = {
  TICKET_NEVER_CAME: "ticket",
  TICKET_OVERDUE: "ticket",
  TICKET_EXPIRED: "ticket",
  TOKEN_EXPIRED: "token",
  TOKEN_EXPIRING: "token",
  TOKEN_REFUSED: "token",
  IP_NOT_WHITELISTED: "token",
  NO_PUSHES: "callbacks",
  PUSHES_BAD_SIGNATURE: "callbacks",
  PUSHES_WRONG_KEY: "callbacks",
  PUSHES_WRONG_RECEIVER: "callbacks",
  PUSHES_MALFORMED: "callbacks",
  PUSHES_UNREADABLE: "callbacks",
  QUEUE_LATE: "queue",
  JOBS_FAILED: "queue",
  AUDIT_QUOTA_USED_UP: "quota",
  AUDIT_QUOTA_LOW: "quota",
  CLOCK_SKEW: "clock",
};

/** The troubles of one item of the strip. */
export function problemsAt(problems: readonly Problem[], subject: HealthSubject): Problem[] {
  return problems.filter(({ code }) => subjects[code] === subject);
}
