import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { findChromium } from "./find-chromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one Chromium of the run listens. */
    chromium: string;
  }
}

const quietly = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function launchChromium() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("Chromium is not installed (Debian: apt-get install chromium)");
  return chromium.launchServer({ executablePath, args: quietly });
}

/** Vitest's global set-up of the browser tests: one Chromium for all of them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await launchChromium();
  project.provide("chromium", server.wsEndpoint());
  return () => server.close();
}
