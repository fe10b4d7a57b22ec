import "./ui/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { createLine } from "./graphql/client.ts";
import { startLanguage } from "./i18n/language.ts";
import { createConsoleRouter } from "./router.tsx";
import { cacheUpdates } from "./rooms.ts";
import { loadLocale } from "./ui/antd-setup.tsx";

const line = createLine(cacheUpdates);
const router = createConsoleRouter(line);
const locale = await loadLocale(startLanguage());
const root = document.getElementById("root");
if (root) createRoot(root).render(<App line={line} router={router} locale={locale} />);
