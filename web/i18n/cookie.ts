/** Preferences the server must know before the first byte (language, theme) are cookies; all others are local storage. */
export function readCookie(name: string): string | undefined {
  for (const part of document.cookie.split("; ")) {
    const at = part.indexOf("=");
    if (part.slice(0, at) === name) return decodeURIComponent(part.slice(at + 1));
  }
  return undefined;
}

export function writeCookie(name: string, value: string): void {
  const year = 365 * 24 * 60 * 60;
  // oxlint-disable-next-line unicorn/no-document-cookie -- the cookie store API is not in every browser we support
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${year}; samesite=lax`;
}
