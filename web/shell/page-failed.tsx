import type { ErrorComponentProps } from "@tanstack/react-router";
import { useRouter } from "@tanstack/react-router";
import { CombinedError } from "urql";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import Button from "antd/es/button";

/** A page that threw: what is known, and the two things that can help. The frame around it goes on. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const texts = useMessages(catalogue);
  const router = useRouter();
  const offline = error instanceof CombinedError && error.networkError !== undefined;
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <main style={{ padding: 24 }}>
      <Alert
        kind="error"
        title={offline ? texts.offline : texts.title}
        acts={
          <>
            <Button size="small" onClick={retry}>
              {texts.retry}
            </Button>
            <Button size="small" onClick={() => location.reload()}>
              {texts.reload}
            </Button>
          </>
        }
        announce
      >
        {offline ? texts.offlineFact : <code>{error instanceof Error ? error.message : String(error)}</code>}
      </Alert>
    </main>
  );
}

const catalogue = messages({
  zh: {
    title: "这个页面出错了",
    offline: "连不上服务器",
    offlineFact: "没有读到任何数据。检查网络，或确认 Minifleet 正在运行。",
    retry: "重试",
    reload: "重新载入",
  },
  en: {
    title: "This page failed",
    offline: "The server does not answer",
    offlineFact: "Nothing could be read. Check the network, or that Minifleet is running.",
    retry: "Retry",
    reload: "Reload",
  },
});
