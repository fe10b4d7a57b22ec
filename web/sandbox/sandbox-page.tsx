import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { RoleGate } from "../ui/role.tsx";
import { Accounts } from "./accounts.tsx";
import { Calls } from "./calls.tsx";
import { Drafts } from "./drafts.tsx";
import { Faults } from "./faults.tsx";
import css from "./sandbox.module.css";
import { TestPushButton } from "./test-push-button.tsx";

const route = getRouteApi("/shell/sandbox");

const sandboxQuery = graphql(`
  query Sandbox {
    platform {
      sandbox
      sandboxUrl
    }
  }
`);

/** Plays the merchant, the developer, the reviewer and WeChat itself. */
export function SandboxPage() {
  const texts = useMessages(catalogue);
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data }] = useQuery({ query: sandboxQuery });
  const platform = data?.platform;
  if (!platform) return <PageHeader title={texts.title} />;
  if (!platform.sandbox) {
    return (
      <>
        <PageHeader title={texts.title} />
        <EmptyState>{texts.real}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={texts.title}
        acts={
          <>
            {platform.sandboxUrl && (
              <a href={platform.sandboxUrl} target="_blank" rel="noreferrer">
                {texts.open}
              </a>
            )}
            <TestPushButton />
          </>
        }
      >
        <p>{texts.intro}</p>
      </PageHeader>
      <RoleGate needs="OPERATOR">
        <div className={css["cards"]}>
          <Accounts
            search={q}
            onSearch={(next) => void navigate({ search: (old) => ({ ...old, q: next }), replace: true })}
          />
          <Drafts />
          <Faults />
          <Calls />
        </div>
      </RoleGate>
    </>
  );
}

const catalogue = messages({
  zh: {
    title: "沙箱",
    intro: "微信由模拟器扮演。在这里替商家授权、替开发者上传代码、替微信审核，也可以让微信出错，看平台怎么应对。",
    open: "打开模拟器 ↗",
    real: "这里连接的是真实的微信，没有沙箱。不设置 WECHAT_COMPONENT_APPID 启动即为沙箱模式。",
  },
  en: {
    title: "Sandbox",
    intro:
      "A simulator plays WeChat. Authorize for merchants, upload for developers, review for WeChat, or make WeChat fail and see what the platform does.",
    open: "Open the simulator ↗",
    real: "This installation works with the real WeChat and has no sandbox. Started without WECHAT_COMPONENT_APPID it is one.",
  },
});
