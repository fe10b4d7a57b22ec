// What a cold load of each page fetches: entry, locale, frame and the page's own chunk, with all they import. The page's
// budget is JavaScript after gzip, 1 KB = 1,000 bytes. Run `npm run build` first.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("build/web", import.meta.url));
const manifest = JSON.parse(readFileSync(join(web, ".vite/manifest.json"), "utf8"));

const list = "370 kB";
const budgets = {
  "sign-in-page": "270 kB",
  "set-up-page": "270 kB",
  "home-page": "320 kB",
  "authorizers-page": list,
  "links-page": list,
  "templates-page": list,
  "deployments-page": list,
  "events-page": list,
  "sandbox-page": list,
  "deployment-page": "370 kB",
  "deployment-wizard-page": "470 kB",
  "release-page": "370 kB",
  "quota-page": list,
  "versions-page": list,
  "authorizer-page": "400 kB",
  "settings-page": "470 kB",
};
/** Pages before sign-in have no frame. */
const unframed = new Set(["sign-in-page", "set-up-page"]);

const pages = Object.keys(manifest)
  .filter((key) => manifest[key].isDynamicEntry && key.endsWith("-page.tsx"))
  .map((key) => ({ key, name: basename(key, ".tsx") }));
const unknown = pages.filter(({ name }) => !(name in budgets)).map(({ name }) => name);
if (unknown.length > 0) throw new Error(`.size-limit.mjs has no budget for ${unknown.join(", ")}`);

const beforePalette = new Set(filesOf(["index.html", "shell/shell.tsx"]));

export default [
  ...pages.map(pageBudget),
  {
    name: "search palette, on first use",
    path: filesOf(["search/search-palette.tsx"]).filter((file) => !beforePalette.has(file)),
    limit: "15 kB",
    gzip: true,
  },
];

function pageBudget({ key, name }) {
  return {
    name: `${name}, first load`,
    path: filesOf(["index.html", localeKey("zh_CN"), ...(unframed.has(name) ? [] : ["shell/shell.tsx"]), key]),
    limit: budgets[name],
    gzip: true,
  };
}

function localeKey(locale) {
  return Object.keys(manifest).find((key) => key.endsWith(`antd/es/locale/${locale}.js`));
}

function filesOf(keys) {
  const seen = new Set();
  const add = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const imported of manifest[key].imports ?? []) add(imported);
  };
  for (const key of keys) add(key);
  return [...seen].map((key) => join("build/web", manifest[key].file)).filter((file) => file.endsWith(".js"));
}
