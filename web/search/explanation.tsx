import { formatNumber, plural } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import type { Explained } from "./search-query.ts";
import css from "./search-palette.module.css";

/** A code of WeChat's: its meaning, what helps, and how many have it now. The deployments follow as results. */
export function Explanation({ explained }: { explained: Explained }) {
  const texts = useMessages(catalogue);
  const { errcode, meaning, remedy, retryable, failedReleases } = explained;
  return (
    <div className={css["explained"]} role="status">
      <Alert
        kind={failedReleases > 0 ? "error" : retryable ? "waiting" : "info"}
        title={
          <>
            <code>{errcode}</code> {meaning}
          </>
        }
      >
        <div>{remedy}</div>
        <div className={css["now"]}>{failedReleases > 0 ? texts.failed(failedReleases) : texts.nobody}</div>
      </Alert>
    </div>
  );
}

const catalogue = messages({
  zh: {
    failed: (count: number) => `现在有 ${formatNumber(count)} 个发布单因此失败：`,
    nobody: "现在没有发布单因此失败。",
  },
  en: {
    failed: (count) => `${plural(count, "# release stands", "# releases stand")} failed with it now:`,
    nobody: "No release stands failed with it now.",
  },
});
