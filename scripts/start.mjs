// `npm start`: builds what is missing or older than its sources, then becomes the server.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { newestChange, root } from "./paths.mjs";

const stamp = join(root, "build/stamp");
const fresh =
  existsSync(stamp) && (!existsSync(join(root, "server")) || statSync(stamp).mtimeMs >= newestChange("server", "web"));

if (!fresh) {
  process.stdout.write("Building Minifleet …\n");
  const { status } = spawnSync(process.execPath, [join(root, "scripts/build.mjs")], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
process.env.NODE_ENV ??= "production";
await import(join(root, "build/server.js"));
