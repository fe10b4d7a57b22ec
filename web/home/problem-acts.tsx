import { useMessages } from "../i18n/messages.ts";
import { CheckNow } from "../platform/check-now.tsx";
import { RequestTicketButton } from "../platform/request-ticket-button.tsx";
import { PathLink } from "../routing/path-link.tsx";
import { catalogue } from "./messages.ts";

/** The button that does what a problem's remedy says. */
export function ProblemActs({ code }: { code: string }) {
  const texts = useMessages(catalogue);
  if (code.startsWith("TICKET_") || code === "NO_PUSHES") return <RequestTicketButton />;
  if (code.startsWith("PUSHES_")) return <PathLink path="/events?outcome=REFUSED">{texts.refused}</PathLink>;
  if (code === "QUEUE_LATE") return <PathLink path="/deployments?state=RUNNING">{texts.running}</PathLink>;
  return <CheckNow />;
}
