import { useState } from "react";

/**
 * What was read last, while reading it again fails: rows stay on screen below the error.
 *
 * @param of what it is read of; another one begins with nothing
 */
export function useKept<T>(value: T | null | undefined, of = ""): T | undefined {
  const [box] = useState<{ of: string; last: T | undefined }>({ of, last: undefined });
  if (box.of !== of) Object.assign(box, { of, last: undefined });
  if (value !== null && value !== undefined) box.last = value;
  return box.last;
}
