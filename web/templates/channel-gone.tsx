import { useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { catalogue } from "./channel-messages.ts";

/** Instead of a dialog about something that is there no more. */
export function ChannelGone({ title, onClose }: { title: string; onClose: () => void }) {
  const texts = useMessages(catalogue);
  return (
    <Dialog title={title} onClose={onClose}>
      <Alert kind="warning" title={texts.gone} />
    </Dialog>
  );
}
