import { graphql } from "../graphql/generated/gql.ts";
import type { RefusalPartsFragment } from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";

graphql(`
  fragment RefusalParts on DeploymentRefusal {
    code
    message
    remedy
    authorizer {
      id
      appId
      nickName
      currentRelease {
        id
      }
    }
  }
`);

const codePermissionSet = 18; // 小程序开发与数据分析

/** What does what the remedy of a left-out account says; in a tab of its own, so that what was typed stays. */
export function RefusalRemedy({ refusal: { code, authorizer } }: { refusal: RefusalPartsFragment }) {
  const texts = useMessages(catalogue);
  const link = linkOf(code, authorizer.appId, authorizer.currentRelease?.id);
  if (!link) return null;
  return (
    <a href={link.href} target="_blank" rel="noreferrer">
      {texts[link.text]}
    </a>
  );
}

function linkOf(
  code: string,
  appId: string,
  releaseId: string | undefined,
): { href: string; text: "newLink" | "updateLink" | "release" } | null {
  const dialog = `/authorizers?dialog=authorize&account=${appId}`;
  switch (code) {
    case "LACKS_PERMISSION_SET":
      return { href: `${dialog}&sets=${codePermissionSet}`, text: "updateLink" };
    case "REVOKED":
    case "NEEDS_REAUTHORIZATION":
      return { href: dialog, text: "newLink" };
    case "LIVE_RELEASE":
      return releaseId ? { href: `/releases/${releaseId}`, text: "release" } : null;
    default:
      return null;
  }
}

const catalogue = messages({
  zh: { newLink: "生成授权链接 ↗", updateLink: "更新授权链接 ↗", release: "查看发布单 ↗" },
  en: { newLink: "Authorization link ↗", updateLink: "Link for the set ↗", release: "Show the release ↗" },
});
