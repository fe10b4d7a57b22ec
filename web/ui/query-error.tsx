import Button from "antd/es/button";
import { useState } from "react";
import type { CombinedError } from "urql";
import { formatClock } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "./alert.tsx";

interface QueryErrorProps {
  /** What could not be read: "authorizers". */
  what: string;
  error: CombinedError;
  onRetry: () => void;
}

/** Stands above the rows that are kept; the rest of the page works. */
export function QueryError({ what, error, onRetry }: QueryErrorProps) {
  const texts = useMessages(catalogue);
  const [since] = useState(() => new Date());
  return (
    <Alert
      kind="error"
      title={texts.title(what)}
      acts={
        <Button size="small" onClick={onRetry}>
          {texts.retry}
        </Button>
      }
    >
      {error.networkError
        ? texts.network(formatClock(since))
        : error.graphQLErrors.map(({ message }) => message).join(" · ")}
    </Alert>
  );
}

const catalogue = messages({
  zh: {
    title: (what: string) => `没有读到${what}`,
    network: (since: string) => `从 ${since} 起连不上服务器；已显示的内容仍然保留。`,
    retry: "重试",
  },
  en: {
    title: (what) => `Could not read ${what}`,
    network: (since) => `The server has not answered since ${since}; what is shown is kept.`,
    retry: "Retry",
  },
});
