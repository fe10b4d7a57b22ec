import type { CombinedError } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { Line } from "../graphql/client.ts";
import { currentLanguage, setLanguage } from "../i18n/language.ts";
import { messages } from "../i18n/messages.ts";
import { setThemeChoice } from "../ui/theme-choice.ts";
import { tellDone, tellFailed } from "../ui/toasts.tsx";

const syncMutation = graphql(`
  mutation SyncFromSearch {
    syncAuthorizers {
      startedAt
      userErrors {
        message
      }
    }
  }
`);

const refreshMutation = graphql(`
  mutation RefreshTemplatesFromSearch {
    refreshTemplates {
      readAt
      userErrors {
        message
      }
    }
  }
`);

const ticketMutation = graphql(`
  mutation RequestTicketFromSearch {
    requestTicket {
      platform {
        ...PlatformHealth
      }
      userErrors {
        message
      }
    }
  }
`);

const tokenMutation = graphql(`
  mutation RenewTokenFromSearch {
    renewPlatformToken {
      platform {
        ...PlatformHealth
      }
      userErrors {
        message
      }
    }
  }
`);

export type ActName =
  | "authorize"
  | "deploy"
  | "sync"
  | "refreshTemplates"
  | "requestTicket"
  | "renewToken"
  | "theme"
  | "language";

interface Answered {
  error?: CombinedError | undefined;
  userErrors: readonly { message: string }[] | undefined;
}

/** Does what needs no page of its own, and says how it went. Acts with a dialog are pages: nothing is left to do for them. */
export async function runAct(name: ActName, { client }: Line, go: (path: string) => void): Promise<void> {
  const texts = catalogue[currentLanguage()];
  const tell = ({ error, userErrors }: Answered, done: string): boolean => {
    const refusal = userErrors?.map(({ message }) => message).join(" ");
    if (!error && refusal === "") tellDone(done);
    else tellFailed(texts.failed(refusal || error?.graphQLErrors[0]?.message || texts.noAnswer));
    return !error && refusal === "";
  };
  switch (name) {
    case "sync": {
      const { data, error } = await client.mutation(syncMutation, {}).toPromise();
      if (tell({ error, userErrors: data?.syncAuthorizers.userErrors }, texts.syncing)) go("/authorizers");
      return;
    }
    case "refreshTemplates": {
      const { data, error } = await client.mutation(refreshMutation, {}).toPromise();
      if (tell({ error, userErrors: data?.refreshTemplates.userErrors }, texts.refreshed)) go("/templates");
      return;
    }
    case "requestTicket": {
      const { data, error } = await client.mutation(ticketMutation, {}).toPromise();
      tell({ error, userErrors: data?.requestTicket.userErrors }, texts.ticket);
      return;
    }
    case "renewToken": {
      const { data, error } = await client.mutation(tokenMutation, {}).toPromise();
      tell({ error, userErrors: data?.renewPlatformToken.userErrors }, texts.token);
      return;
    }
    case "theme": {
      const { theme } = document.documentElement.dataset;
      const isDark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
      setThemeChoice(isDark ? "light" : "dark");
      return;
    }
    case "language":
      setLanguage(currentLanguage() === "zh" ? "en" : "zh");
      return;
    case "authorize":
    case "deploy":
      return;
  }
}

const catalogue = messages({
  zh: {
    syncing: "已开始从微信同步",
    refreshed: "已从微信刷新模板",
    ticket: "已请微信推送票据",
    token: "平台令牌已更新",
    failed: (why: string) => `没有做成：${why}`,
    noAnswer: "服务器没有应答",
  },
  en: {
    syncing: "Sync from WeChat has begun",
    refreshed: "Templates were read anew from WeChat",
    ticket: "WeChat was asked to push a ticket",
    token: "The platform token was renewed",
    failed: (why) => `Not done: ${why}`,
    noAnswer: "the server did not answer",
  },
});
