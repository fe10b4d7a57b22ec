import { RouterProvider } from "@tanstack/react-router";
import type { Locale } from "antd/es/locale";
import { StrictMode } from "react";
import { Provider } from "urql";
import type { Line } from "./graphql/client.ts";
import { LineContext } from "./graphql/line-context.ts";
import type { ConsoleRouter } from "./router.tsx";
import { AntdSetup } from "./ui/antd-setup.tsx";
import { Toasts } from "./ui/toasts.tsx";

export function App({ line, router, locale }: { line: Line; router: ConsoleRouter; locale: Locale }) {
  return (
    <StrictMode>
      <AntdSetup firstLocale={locale}>
        <LineContext value={line}>
          <Provider value={line.client}>
            <RouterProvider router={router} />
            <Toasts />
          </Provider>
        </LineContext>
      </AntdSetup>
    </StrictMode>
  );
}
