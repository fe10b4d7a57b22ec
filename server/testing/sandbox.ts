import { freePort } from "./free-port.ts";
import { startMinifleet } from "./minifleet-process.ts";
import type { MinifleetProcess } from "./minifleet-process.ts";

/** What `npm start` gives without any setting: sandbox mode, with the simulator in the same process. */
export interface Sandbox {
  minifleet: MinifleetProcess;
  control<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T>;
}

export async function openSandbox(environment: Record<string, string> = {}): Promise<Sandbox> {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const minifleet = await startMinifleet({
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SANDBOX_PORT: String(sandboxPort),
    LOG_LEVEL: "warn",
    ...environment,
  });
  return {
    minifleet,
    async control<T>(path: string, body?: unknown) {
      const response = await fetch(`http://127.0.0.1:${sandboxPort}/_sandbox/${path}`, {
        ...(body !== undefined && {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`/_sandbox/${path} answered ${response.status}: ${text}`);
      return JSON.parse(text) as T;
    },
  };
}
