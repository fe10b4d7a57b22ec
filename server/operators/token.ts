import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as text: session tokens, setup secrets, and what follows `mf_` in API keys. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of it. With 256 bits of chance in it, a slow hash would add nothing. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
