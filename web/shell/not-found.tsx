import { Link } from "@tanstack/react-router";
import { messages, useMessages } from "../i18n/messages.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** Inside the frame, where the way on is in sight. */
export function NotFound() {
  const texts = useMessages(catalogue);
  return (
    <>
      <PageHeader title={texts.title} />
      <EmptyState acts={<Link to="/">{texts.home}</Link>}>
        {texts.fact} <code>{location.pathname}</code>
      </EmptyState>
    </>
  );
}

const catalogue = messages({
  zh: { title: "没有这个页面", fact: "这个地址下没有内容：", home: "回到概览" },
  en: { title: "No such page", fact: "There is nothing at this address:", home: "Go to Home" },
});
