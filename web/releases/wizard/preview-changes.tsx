import Button from "antd/es/button";
import { useState } from "react";
import { useQuery } from "urql";
import type { WizardPreviewQuery, WizardRenderingsQuery } from "../../graphql/generated/graphql.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/field.tsx";
import { QueryError } from "../../ui/query-error.tsx";
import releasesCss from "../releases.module.css";
import { renderingsQuery } from "./documents.ts";
import { catalogue } from "./messages.ts";
import type { Prepared } from "./use-prepared.ts";
import css from "./wizard.module.css";

const pageSize = 10;

type Change = Pick<WizardPreviewQuery["deploymentPreview"]["changes"][number], "path" | "kind" | "before" | "after">;
type Rendering = WizardRenderingsQuery["deploymentPreview"]["renderings"]["nodes"][number];

/** What becomes of ext.json: equal changes together over all accounts, and each account by itself. */
export function PreviewChanges({ prepared: { preview, against, setAgainst, input } }: { prepared: Prepared }) {
  const texts = useMessages(catalogue);
  const [isOpen, setOpen] = useState(false);
  const changes = preview?.changes ?? [];
  return (
    <Card title={texts.changes}>
      <Choice
        label={texts.against}
        value={against}
        options={[
          { value: "ONLINE", label: texts.ONLINE },
          { value: "COMMITTED", label: texts.COMMITTED },
        ]}
        onChange={setAgainst}
      />
      {changes.length === 0 && <p className={css["count"]}>{texts.noChanges}</p>}
      <ul className={css["groups"]}>
        {changes.map((change) => (
          <li key={JSON.stringify([change.path, change.before, change.after])}>
            <p>
              <b>{texts.onAccounts(change.count)}</b> <code>{change.path.join(".")}</code>{" "}
              {change.kind === null && texts.eachOther}
            </p>
            {change.kind !== null && <ChangeLines change={change} />}
            <p className={css["remedy"]}>
              {texts.names(
                change.authorizers.map(({ nickName, appId }) => nickName || appId),
                change.count - change.authorizers.length,
              )}
            </p>
          </li>
        ))}
      </ul>
      <details onToggle={(event) => setOpen(event.currentTarget.open)} className={css["byAccount"]}>
        <summary>{texts.byAccount}</summary>
        {isOpen && <Renderings input={input} against={against} />}
      </details>
    </Card>
  );
}

function Renderings({ input, against }: Pick<Prepared, "input" | "against">) {
  const texts = useMessages(catalogue);
  const [cursors, setCursors] = useState<string[]>([]);
  const [{ data, error, fetching }, read] = useQuery({
    query: renderingsQuery,
    variables: { input, first: pageSize, after: cursors.at(-1) ?? null },
  });
  const page = data?.deploymentPreview.renderings;
  return (
    <>
      {error && (
        <QueryError what={texts.changes} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
      )}
      {fetching && !page && <p role="status">{texts.looking}</p>}
      <ul className={css["groups"]}>
        {page?.nodes.map((rendering) => (
          <li key={rendering.authorizer.id}>
            <AccountDiff rendering={rendering} against={against} />
          </li>
        ))}
      </ul>
      <div className={css["acts"]}>
        {cursors.length > 0 && (
          <Button size="small" onClick={() => setCursors(cursors.slice(0, -1))}>
            {texts.previousAccounts}
          </Button>
        )}
        {page?.pageInfo.hasNextPage && (
          <Button size="small" onClick={() => setCursors([...cursors, page.pageInfo.endCursor ?? ""])}>
            {texts.nextAccounts}
          </Button>
        )}
      </div>
    </>
  );
}

function AccountDiff({ rendering, against }: { rendering: Rendering } & Pick<Prepared, "against">) {
  const texts = useMessages(catalogue);
  const { authorizer, problem, extJson } = rendering;
  const diff = against === "ONLINE" ? rendering.online : rendering.committed;
  return (
    <>
      <p>
        <bdi>
          <b>{authorizer.nickName || authorizer.appId}</b>
        </bdi>{" "}
        <code>{authorizer.appId}</code>{" "}
        {!problem && (diff ? texts.changesTo(diff.version, diff.changes.length) : texts.nothingBefore)}
      </p>
      {problem && (
        <p className={css["short"]}>
          {problem.message} {problem.remedy}
        </p>
      )}
      {diff?.changes.map((change) => (
        <div key={change.path.join(".")}>
          <code>{change.path.join(".")}</code>
          <ChangeLines change={change} />
        </div>
      ))}
      {extJson !== null && (
        <details>
          <summary>{texts.whole}</summary>
          <pre className={releasesCss["json"]} tabIndex={0} aria-label="ext.json">
            {JSON.stringify(extJson, null, 2)}
          </pre>
        </details>
      )}
    </>
  );
}

function ChangeLines({ change: { kind, before, after } }: { change: Change }) {
  return (
    <pre className={releasesCss["json"]} tabIndex={0} aria-label="ext.json">
      {kind !== "ADDED" && <del>- {JSON.stringify(before, null, 2)}</del>}
      {kind !== "REMOVED" && <ins>+ {JSON.stringify(after, null, 2)}</ins>}
    </pre>
  );
}
