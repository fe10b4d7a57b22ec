const longInteger = /\d{16}/;
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON without losing digits: an integer that a number cannot hold exactly becomes a string. WeChat sends
 * 64-bit ids (messages, audits, orders) as bare numbers.
 *
 * @throws {SyntaxError} whose text holds no content: answers carry tokens, and V8's own message quotes its input
 */
export function parseJson(text: string): unknown {
  const safe = longInteger.test(text) ? text.replaceAll(stringOrNumber, quotedWhenUnsafe) : text;
  try {
    return JSON.parse(safe) as unknown;
  } catch {
    throw new SyntaxError("not JSON");
  }
}

function quotedWhenUnsafe(token: string): string {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}

/** Writes JSON as WeChat wants it: UTF-8 text unescaped (47002 otherwise), bigints as bare integers. */
export function writeJson(value: unknown): string {
  const integers: bigint[] = [];
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== "bigint") return part;
    integers.push(part);
    return `${integerMark}${integers.length - 1}`;
  });
  if (integers.length === 0) return text;
  return text.replaceAll(markedInteger, (_, index: string) => String(integers[Number(index)]));
}

const integerMark = "\u0001minifleet:integer:";
const markedInteger = /"\\u0001minifleet:integer:(\d+)"/g;

/** A bare JSON object, for callers that look into it. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
