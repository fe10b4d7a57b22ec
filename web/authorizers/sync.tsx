import { useEffect, useRef } from "react";
import { useMutation, useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { AuthorizerSyncPartsFragment } from "../graphql/generated/graphql.ts";
import { formatNumber, plural } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { GatedButton } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { UserErrors } from "../ui/user-errors.tsx";
import { WechatErrorPanel } from "../ui/wechat-error-panel.tsx";
import css from "./authorizers.module.css";

graphql(`
  fragment AuthorizerSyncParts on AuthorizerSync {
    startedAt
    endedAt
    found
    added
    total
    running
    failure {
      ...WechatErrorParts
    }
  }
`);

const syncQuery = graphql(`
  query AuthorizerSync {
    authorizerSync {
      ...AuthorizerSyncParts
    }
  }
`);

const syncMutation = graphql(`
  mutation SyncAuthorizers {
    syncAuthorizers {
      sync {
        ...AuthorizerSyncParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

const lookEveryMs = 1_000;

/**
 * Reading WeChat's list of accounts: a row on the server, so another tab or colleague sees the same.
 *
 * @param onEnd called when one that this page saw running has ended
 */
export function useSync(onEnd: () => void) {
  const [{ data }, look] = useQuery({ query: syncQuery, requestPolicy: "cache-and-network" });
  const [{ data: started, fetching }, start] = useMutation(syncMutation);
  const texts = useMessages(catalogue);
  const sync = data?.authorizerSync;
  const running = sync?.running ?? false;
  const isMine = useRef(false);

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => look({ requestPolicy: "network-only" }), lookEveryMs);
    return () => clearInterval(timer);
  }, [running, look]);

  const wasRunning = useRef(running);
  useEffect(() => {
    if (wasRunning.current && !running && sync) {
      if (isMine.current && !sync.failure) tellDone(texts.done(sync.found, sync.added));
      isMine.current = false;
      onEnd();
    }
    wasRunning.current = running;
  }, [running, sync, onEnd, texts]);

  return {
    sync,
    fetching,
    userErrors: started?.syncAuthorizers.userErrors ?? [],
    async start(): Promise<void> {
      isMine.current = true;
      const { data: answer, error } = await start({});
      if (error) tellFailed(texts.noAnswer);
      if (answer?.syncAuthorizers.userErrors.length !== 0) return;
      // One that ends between two looks was still seen: the answer says it runs.
      wasRunning.current = true;
      look({ requestPolicy: "network-only" });
    },
  };
}

type Sync = ReturnType<typeof useSync>;

/** When the list was last read from WeChat, and the button that reads it. */
export function SyncButton({ sync: { sync, fetching, start } }: { sync: Sync }) {
  const texts = useMessages(catalogue);
  return (
    <>
      <span className={css["age"]} role="status">
        {sync?.running
          ? texts.progress(sync.found, sync.total ?? null)
          : sync?.endedAt &&
            !sync.failure && (
              <>
                {texts.synced} <Moment at={sync.endedAt} />
              </>
            )}
      </span>
      <GatedButton needs="OPERATOR" loading={fetching || (sync?.running ?? false)} onClick={() => void start()}>
        {texts.sync}
      </GatedButton>
    </>
  );
}

/** Why the last reading stopped. */
export function SyncTrouble({ sync: { sync, userErrors } }: { sync: Sync }) {
  const texts = useMessages(catalogue);
  const failed: AuthorizerSyncPartsFragment | null | undefined = sync?.failure ? sync : null;
  return (
    <>
      <UserErrors errors={userErrors} />
      {failed?.failure && (
        <WechatErrorPanel
          error={failed.failure}
          fact={texts.stopped(failed.found, failed.total ?? null)}
          at={failed.endedAt ?? failed.startedAt}
          waiting={failed.running}
        />
      )}
    </>
  );
}

const of = (found: number, total: number | null): string =>
  total === null ? formatNumber(found) : `${formatNumber(found)} / ${formatNumber(total)}`;

const catalogue = messages({
  zh: {
    sync: "同步",
    synced: "已同步 ·",
    progress: (found: number, total: number | null) => `正在同步 ${of(found, total)}`,
    done: (found: number, added: number) =>
      `已从微信同步 ${formatNumber(found)} 个账号，新增 ${formatNumber(added)} 个`,
    stopped: (found: number, total: number | null) => `从微信同步账号列表停在 ${of(found, total)}。`,
    noAnswer: "没有同步：服务器没有应答",
  },
  en: {
    sync: "Sync",
    synced: "synced ·",
    progress: (found, total) => `syncing ${of(found, total)}`,
    done: (found, added) =>
      `${plural(found, "# account", "# accounts")} synced from WeChat, ${formatNumber(added)} new`,
    stopped: (found, total) => `Reading WeChat's list of accounts stopped at ${of(found, total)}.`,
    noAnswer: "Not synced: the server did not answer",
  },
});
