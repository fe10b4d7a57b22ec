import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import { Doorway } from "./doorway.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { viewerQuery } from "./viewer.ts";
import { useLine } from "../graphql/line-context.ts";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  const texts = useMessages(catalogue);
  const { next } = route.useSearch();
  const router = useRouter();
  const line = useLine();
  useEffect(() => {
    document.title = `${texts.title} · Minifleet`;
  }, [texts.title]);
  const enter = async (): Promise<void> => {
    await line.client.query(viewerQuery, {}, { requestPolicy: "network-only" }).toPromise();
    router.history.push(safePath(next));
  };
  return (
    <Doorway title={texts.title}>
      <SignInForm onDone={() => void enter()} />
    </Doorway>
  );
}

/** Where to go after signing in: a path of our own, never another site. */
export function safePath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith("/sign-in") ? next : "/";
}

const catalogue = messages({ zh: { title: "登录" }, en: { title: "Sign in" } });
