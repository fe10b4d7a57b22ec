import { useLine } from "../graphql/line-context.ts";
import { useSessionEnded } from "../graphql/session.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { SignInForm } from "../operators/sign-in-form.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { tellDone } from "../ui/toasts.tsx";

/** Opens over the page when the session ended; what was typed below stays. */
export function SessionEnded({ viewer }: { viewer: string | undefined }) {
  const texts = useMessages(catalogue);
  const ended = useSessionEnded(useLine().session);
  if (!ended) return null;
  return (
    <Dialog title={texts.title}>
      <p style={{ marginBottom: 16 }}>{viewer ? texts.fact(viewer) : texts.again}</p>
      <SignInForm onDone={() => tellDone(texts.back)} />
    </Dialog>
  );
}

const catalogue = messages({
  zh: {
    title: "登录已过期",
    fact: (name: string) => `「${name}」的登录已经结束。重新登录后回到这一页，输入的内容还在。`,
    again: "重新登录后回到这一页，输入的内容还在。",
    back: "已重新登录",
  },
  en: {
    title: "Your session has ended",
    fact: (name) => `${name} was signed out. Sign in again to go on here; what you typed is kept.`,
    again: "Sign in again to go on here; what you typed is kept.",
    back: "Signed in again",
  },
});
