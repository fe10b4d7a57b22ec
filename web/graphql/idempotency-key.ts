import { useState } from "react";

/**
 * The key under which a mutation may be sent again when its answer was lost: the server then does it once and answers the same.
 * Renew it once an answer came: the next press is another request.
 */
export function useIdempotencyKey(): { key: string; renew: () => void } {
  const [key, setKey] = useState(newKey);
  return { key, renew: () => setKey(newKey()) };
}

// `crypto.randomUUID` is missing where the page is served without TLS.
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
