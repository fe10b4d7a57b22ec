import { useRef } from "react";
import { useMutation } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type {
  LinkPartsFragment,
  StartAuthorizationInput,
  UserErrorPartsFragment,
} from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { useFollowLink } from "./follow-link.ts";

const startAuthorizationMutation = graphql(`
  mutation StartAuthorization($input: StartAuthorizationInput!) {
    startAuthorization(input: $input) {
      authorizationLink {
        ...LinkParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type LinkWish = Omit<StartAuthorizationInput, "idempotencyKey">;

/** Makes a link and follows it, so that its maker is told of its use wherever they are by then. */
export function useMakeLink(): {
  making: boolean;
  make: (
    wish: LinkWish,
  ) => Promise<{ link?: LinkPartsFragment | null | undefined; errors: readonly UserErrorPartsFragment[] }>;
} {
  const texts = useMessages(catalogue);
  const follow = useFollowLink();
  const [{ fetching }, start] = useMutation(startAuthorizationMutation);
  const attempt = useRef({ wish: "", key: "" });
  return {
    making: fetching,
    async make(wish) {
      // The same wish after a lost answer makes no second link.
      const plainText = JSON.stringify(wish);
      if (attempt.current.wish !== plainText) attempt.current = { wish: plainText, key: randomKey() };
      const { data, error } = await start({ input: { ...wish, idempotencyKey: attempt.current.key } });
      if (error) {
        return {
          errors: [{ code: "NO_ANSWER", message: texts.noAnswer, field: null, remedy: texts.again, wechat: null }],
        };
      }
      const { authorizationLink: link, userErrors: errors = [] } = data?.startAuthorization ?? {};
      attempt.current = { wish: "", key: "" };
      if (link) follow(link.id);
      return { link, errors };
    },
  };
}

/** What a link was made with, to make another. */
export function wishOf(link: LinkPartsFragment): LinkWish {
  const validForSeconds = Math.round((new Date(link.expiresAt).getTime() - new Date(link.createdAt).getTime()) / 1_000);
  return {
    channel: link.channel,
    label: link.label ?? null,
    kinds: link.kinds,
    appId: link.appId ?? null,
    permissionSetIds: link.permissionSets.map(({ id }) => id),
    returnUrl: link.returnUrl ?? null,
    validForSeconds,
  };
}

function randomKey(): string {
  // `randomUUID` is missing on pages without TLS.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const catalogue = messages({
  zh: { noAnswer: "没有生成链接：服务器没有应答", again: "再试一次；不会重复生成。" },
  en: {
    noAnswer: "No link was made: the server did not answer",
    again: "Try again; no second one is made.",
  },
});
