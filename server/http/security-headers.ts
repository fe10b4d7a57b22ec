import type { FastifyInstance } from "fastify";

/** On every answer; pages add their own Content-Security-Policy, everything else may load nothing at all. */
export function securityHeaders(app: FastifyInstance, { isSecure }: { isSecure: boolean }): void {
  app.addHook("onRequest", async (_request, reply) => {
    void reply.headers({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      ...(isSecure && { "strict-transport-security": "max-age=31536000" }),
    });
  });
}

/**
 * @param nonce on the page's own style and script tags, and on the styles antd makes
 * @param imageOrigins where images come from besides WeChat's hosts: the simulator, in sandbox mode
 */
export function consolePolicy(nonce: string, imageOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Heads and QR codes of merchants come from WeChat's image hosts, old ones without https.
    [
      "img-src 'self' data: blob: https://*.qlogo.cn http://*.qlogo.cn https://*.qpic.cn http://*.qpic.cn",
      ...imageOrigins,
    ].join(" "),
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
