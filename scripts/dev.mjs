// `npm run dev`: the server restarts and the console reloads as files change.
import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

const children = [
  spawn("npx", ["tsx", "watch", "--clear-screen=false", "server/main.ts"], { cwd: root, stdio: "inherit" }),
  spawn("npx", ["vite", "--config", "web/vite.config.ts"], { cwd: root, stdio: "inherit" }),
];
const stop = () => {
  for (const child of children) child.kill("SIGTERM");
};
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
// One of the two alone is of no use.
for (const child of children) child.on("exit", stop);
