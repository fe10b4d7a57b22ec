import CheckCircleFilled from "@ant-design/icons/es/icons/CheckCircleFilled";
import MinusCircleOutlined from "@ant-design/icons/es/icons/MinusCircleOutlined";
import { PathLink } from "../routing/path-link.tsx";
import type { ReactNode } from "react";
import type { Client } from "urql";
import type { PlatformHealthFragment, PlatformOverviewFragment } from "../graphql/generated/graphql.ts";
import { useMessages } from "../i18n/messages.ts";
import { RequestTicketButton } from "../platform/request-ticket-button.tsx";
import { DoItForMe } from "./do-it-for-me.tsx";
import { catalogue } from "./messages.ts";
import css from "./home.module.css";

interface FirstStepsProps {
  platform: PlatformHealthFragment & PlatformOverviewFragment;
  sandboxUrl: string | null;
  isReleased: boolean;
}

/** Three steps of a new installation; each ticks itself when it has happened. */
export function FirstSteps({ platform, sandboxUrl, isReleased }: FirstStepsProps) {
  const texts = useMessages(catalogue);
  const { counts, ticket } = platform;
  // The sandbox's acts are loaded when they are wanted: installations at the real WeChat never do.
  const pushTicket = async () => {
    const { control } = await import("../sandbox/control.ts");
    await control("POST", "tickets");
    return texts.ticketDone;
  };
  const connect = async (client: Client) => {
    const { connectFirst } = await import("../sandbox/connect.ts");
    const name = await connectFirst(client);
    if (name === null) throw new Error(texts.noAccount);
    return texts.accountDone(name);
  };
  const ship = async (client: Client) => {
    const { shipFirstVersion } = await import("../sandbox/ship.ts");
    const shipped = await shipFirstVersion(client);
    if (!shipped) throw new Error(texts.noDraft);
    return texts.releaseBegun(shipped.name, shipped.version);
  };
  return (
    <ol className={css["steps"]}>
      <Step
        title={texts.stepTicket}
        fact={texts.stepTicketFact}
        done={Boolean(ticket.receivedAt)}
        acts={
          <>
            <RequestTicketButton />
            {sandboxUrl && <DoItForMe needs="OPERATOR" run={pushTicket} />}
          </>
        }
      />
      <Step
        title={texts.stepAccount}
        fact={texts.stepAccountFact}
        done={counts.authorizers > 0}
        acts={
          <>
            {sandboxUrl && (
              <a href={sandboxUrl} target="_blank" rel="noreferrer">
                {texts.simulator}
              </a>
            )}
            <PathLink path="/authorizers?dialog=authorize">{texts.stepAccountDo}</PathLink>
            {sandboxUrl && <DoItForMe needs="OPERATOR" run={connect} />}
          </>
        }
      />
      <Step
        title={texts.stepRelease}
        fact={texts.stepReleaseFact}
        done={isReleased}
        acts={
          <>
            {counts.templates > 0 ? (
              <PathLink path="/deployments">{texts.stepReleaseDo}</PathLink>
            ) : (
              <PathLink path="/templates?tab=drafts">{texts.stepTemplateDo}</PathLink>
            )}
            {sandboxUrl && counts.authorizers > 0 && counts.liveReleases === 0 && (
              <DoItForMe needs="RELEASER" run={ship} />
            )}
          </>
        }
      />
    </ol>
  );
}

function Step({ title, fact, done, acts }: { title: string; fact: string; done: boolean; acts: ReactNode }) {
  const texts = useMessages(catalogue);
  return (
    <li className={done ? css["done"] : undefined}>
      <span className={css["tick"]} role="img" aria-label={done ? texts.done : texts.waiting}>
        {done ? <CheckCircleFilled aria-hidden /> : <MinusCircleOutlined aria-hidden />}
      </span>
      <div>
        <strong>{title}</strong>
        {!done && <p>{fact}</p>}
      </div>
      {!done && <div className={css["acts"]}>{acts}</div>}
    </li>
  );
}
