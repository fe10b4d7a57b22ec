import type { WizardPreviewQuery } from "../../graphql/generated/graphql.ts";
import { formatNumber } from "../../i18n/formats.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/card.tsx";
import { RefusalRemedy } from "../refusal-remedy.tsx";
import { catalogue } from "./messages.ts";
import css from "./wizard.module.css";

type Group = WizardPreviewQuery["deploymentPreview"]["groups"][number];

/** By cause: one remedy for all of a group, and who is in it. Those left out first, then those that may be held up. */
export function PreviewGroups({ groups }: { groups: readonly Group[] }) {
  const texts = useMessages(catalogue);
  return (
    <>
      <GroupList title={texts.groups} groups={groups.filter(({ leavesOut }) => leavesOut)} />
      <GroupList title={texts.warned} groups={groups.filter(({ leavesOut }) => !leavesOut)} />
    </>
  );
}

function GroupList({ title, groups }: { title: string; groups: readonly Group[] }) {
  const texts = useMessages(catalogue);
  if (groups.length === 0) return null;
  return (
    <Card title={title}>
      <ul className={css["groups"]}>
        {groups.map(({ code, knownFrom, count, message, remedy, authorizers }) => (
          <li key={`${code} ${knownFrom} ${message}`}>
            <p>
              <b>{formatNumber(count)}</b> {message}
            </p>
            <p className={css["remedy"]}>
              {remedy} {knownFrom !== "RULE" && <small>{texts[knownFrom]}</small>}
            </p>
            <details>
              <summary>{texts.accounts}</summary>
              <ul className={css["members"]}>
                {authorizers.nodes.map((authorizer) => (
                  <li key={authorizer.id}>
                    <bdi>{authorizer.nickName || authorizer.appId}</bdi>
                    <code>{authorizer.appId}</code>
                    <RefusalRemedy refusal={{ code, message, remedy, authorizer }} />
                  </li>
                ))}
                {count > authorizers.nodes.length && <li>{texts.moreAccounts(count - authorizers.nodes.length)}</li>}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
