import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { documents } from "./vite/documents.ts";
import { firstPaint } from "./vite/first-paint.ts";
import { precompress } from "./vite/precompress.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const server = process.env.MINIFLEET_SERVER ?? "http://127.0.0.1:4000";

export default defineConfig({
  root: folder,
  plugins: [documents(folder), firstPaint(), react(), precompress()],
  // The server puts a fresh nonce in this place for every page it answers.
  html: { cspNonce: "CSP_NONCE" },
  build: {
    outDir: join(folder, "../build/web"),
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    proxy: {
      "/graphql": { target: server, ws: true },
      "/authorizations": server,
      "/callbacks": server,
      "/sandbox/control": server,
      "/audit-media": server,
      "/livez": server,
      "/readyz": server,
    },
  },
});
