import { messages, useMessages } from "../i18n/messages.ts";
import { Dialog } from "../ui/dialog.tsx";
import { RoleGate } from "../ui/role.tsx";
import { AuthorizeForm } from "./authorize-form.tsx";
import { LinkView } from "./link-view.tsx";

interface AuthorizeDrawerProps {
  /** The link whose life is shown; without it one is made. */
  linkId?: string | undefined;
  /** The one account a new link is for. */
  appId?: string | undefined;
  /** Sets a new link asks for, besides those the account granted already. */
  sets?: readonly number[] | undefined;
  onLink: (id: string) => void;
  onClose: () => void;
}

/** Makes a link for a merchant and shows what becomes of it. Closing is safe: the link lives on. */
export function AuthorizeDrawer({ linkId, appId, sets, onLink, onClose }: AuthorizeDrawerProps) {
  const texts = useMessages(catalogue);
  return (
    <Dialog title={texts.title} shape="drawer" onClose={onClose}>
      <RoleGate needs="OPERATOR">
        {linkId ? (
          <LinkView key={linkId} id={linkId} onLink={onLink} onClose={onClose} />
        ) : (
          <AuthorizeForm appId={appId} sets={sets} onLink={onLink} />
        )}
      </RoleGate>
    </Dialog>
  );
}

const catalogue = messages({ zh: { title: "授权账号" }, en: { title: "Authorize an account" } });
