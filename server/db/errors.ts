/** What a failed statement ran into, the same on both engines. */
export type FailureKind =
  | "unique"
  | "foreignKey"
  | "notNull"
  | "check"
  /** Another writer held the lock for too long (SQLite), or a lock could not be had (PostgreSQL). */
  | "busy"
  /** PostgreSQL broke a deadlock or a serialization cycle: the whole work may be tried again by its caller. */
  | "conflict"
  | "connection"
  | "other";

/**
 * A statement the database refused. It carries the SQL with its placeholders and never a parameter, since parameters
 * hold what must not be logged; that is also why the driver's error is not kept as the cause.
 */
export class StatementFailed extends Error {
  override readonly name = "StatementFailed";

  constructor(
    readonly kind: FailureKind,
    /** The engine's own code: `SQLITE_CONSTRAINT_UNIQUE`, `23505` … */
    readonly code: string,
    fact: string,
    /** What was broken, where the engine says it: columns on SQLite, the constraint's name on PostgreSQL. */
    readonly constraint?: string,
    readonly statement?: string,
  ) {
    super(`${fact} (${code})${statement ? `: ${statement.slice(0, 300)}` : ""}`);
  }
}

/** Whether a statement failed because such a row exists already. */
export function isUniqueViolation(error: unknown): error is StatementFailed {
  return error instanceof StatementFailed && error.kind === "unique";
}

/** A work was written wrongly, or went on after a statement of it had failed. Always a bug of the caller. */
export class WorkError extends Error {
  override readonly name = "WorkError";
}
