import { useState } from "react";
import css from "./account-cell.module.css";

/** An account's head as WeChat keeps it; its first letter where there is none, or it is not there any more. */
export function Avatar({ name, url, size }: { name: string; url: string | null; size: number }) {
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  return (
    <span className={css["avatar"]} style={{ width: size, height: size, fontSize: size / 2 }} aria-hidden>
      {url && url !== brokenUrl ? (
        // WeChat's image hosts refuse strangers' pages that tell where they are.
        <img src={url} alt="" loading="lazy" referrerPolicy="no-referrer" onError={() => setBrokenUrl(url)} />
      ) : (
        [...name][0]
      )}
    </span>
  );
}
