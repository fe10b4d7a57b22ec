import { useRouter } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { useClient } from "urql";
import { messages, useMessages } from "../i18n/messages.ts";
import { tellFailed, tellNews } from "../ui/toasts.tsx";
import { authorizationChanged, linkName } from "./link-parts.ts";

/** Links made in this tab that are followed to their end, and the one whose life is on screen. */
const followed = new Set<string>();
let shown: string | undefined;

/** Follows a link after its drawer is closed: whoever made it is told when the merchant has confirmed. */
export function useFollowLink(): (id: string) => void {
  const texts = useMessages(catalogue);
  const client = useClient();
  const router = useRouter();
  return useCallback(
    (id) => {
      if (followed.has(id)) return;
      followed.add(id);
      const { unsubscribe } = client.subscription(authorizationChanged, { id }).subscribe(({ data }) => {
        const link = data?.authorizationChanged;
        if (!link || link.status === "PENDING") return;
        followed.delete(id);
        // The answer may come while the subscription is being made.
        queueMicrotask(() => unsubscribe());
        if (shown === id) return;
        const account = link.authorizer;
        if (account) {
          tellNews(texts.authorized(linkName(link)), {
            name: texts.show,
            run: () => void router.navigate({ to: "/authorizers/$appId", params: { appId: account.appId } }),
          });
        } else if (link.status === "EXPIRED") tellFailed(texts.expired(linkName(link)));
      });
    },
    [client, router, texts],
  );
}

/** The drawer shows this link: what happens to it is seen there. */
export function useShownLink(id: string): void {
  useEffect(() => {
    shown = id;
    return () => {
      if (shown === id) shown = undefined;
    };
  }, [id]);
}

const catalogue = messages({
  zh: {
    authorized: (name: string) => `「${name}」已授权`,
    expired: (name: string) => `给「${name}」的授权链接已过期，没有人使用`,
    show: "查看",
  },
  en: {
    authorized: (name) => `${name} is authorized`,
    expired: (name) => `The authorization link for ${name} has expired unused`,
    show: "Show",
  },
});
