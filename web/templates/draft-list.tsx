import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import { useMemo } from "react";
import type { CombinedError } from "urql";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { DraftRowFragment } from "../graphql/generated/graphql.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import { catalogue } from "./messages.ts";
import { Description, Source } from "./source.tsx";
import css from "./templates.module.css";

graphql(`
  fragment DraftRow on TemplateDraft {
    draftId
    userVersion
    userDesc
    sourceAppId
    sourceName
    developer
    createdAt
  }
`);

export const draftsQuery = graphql(`
  query TemplateDrafts {
    templateDrafts {
      ...DraftRow
    }
    templateDraftsReadAt
  }
`);

const sandboxQuery = graphql(`
  query TemplatesSandbox {
    platform {
      sandbox
    }
  }
`);

interface DraftListProps {
  drafts: readonly DraftRowFragment[] | undefined;
  isNarrowed: boolean;
  error: CombinedError | undefined;
  fetching: boolean;
  onRetry: () => void;
  onAdd: (draftId: number) => void;
  onClear: () => void;
}

/** The draft box: one draft for each development mini program. */
export function DraftList({ drafts, isNarrowed, error, fetching, onRetry, onAdd, onClear }: DraftListProps) {
  const texts = useMessages(catalogue);
  const [{ data }] = useQuery({ query: sandboxQuery });
  const columns = useMemo(
    (): Column<DraftRowFragment>[] => [
      {
        id: "version",
        title: texts.version,
        rowHeader: true,
        cell: (draft) => (
          <span className={css["name"]}>
            <bdi>{draft.userVersion}</bdi>
            <small>{texts.draftId(draft.draftId)}</small>
          </span>
        ),
      },
      {
        id: "description",
        title: texts.description,
        width: "36%",
        cell: (draft) => <Description text={draft.userDesc} />,
      },
      {
        id: "source",
        title: texts.source,
        cell: (draft) => <Source name={draft.sourceName} appId={draft.sourceAppId} />,
      },
      { id: "developer", title: texts.developer, cell: (draft) => <bdi>{draft.developer ?? "–"}</bdi> },
      {
        id: "uploaded",
        title: texts.uploaded,
        cell: (draft) => (
          <span className={css["nowrap"]}>
            <Moment at={draft.createdAt} />
          </span>
        ),
      },
      {
        id: "acts",
        title: texts.acts,
        cell: (draft) => (
          <GatedButton
            needs="OPERATOR"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label={texts.addDraft(draft.userVersion)}
            onClick={() => onAdd(draft.draftId)}
          >
            {texts.add}
          </GatedButton>
        ),
      },
    ],
    [texts, onAdd],
  );
  return (
    <>
      {error && <QueryError what={texts.readDrafts} error={error} onRetry={onRetry} />}
      <DataTable
        name="drafts"
        label={texts.drafts}
        columns={columns}
        rows={drafts}
        rowKey={keyOf}
        rowLabel={labelOf}
        fetching={fetching}
        empty={
          isNarrowed ? (
            <EmptyState acts={<Button onClick={onClear}>{texts.clearSearch}</Button>}>
              {texts.noDraftMatches}
            </EmptyState>
          ) : (
            <EmptyState acts={data?.platform.sandbox && <PathLink path="/sandbox">{texts.uploadInSandbox}</PathLink>}>
              {texts.emptyDrafts}
            </EmptyState>
          )
        }
      />
    </>
  );
}

const keyOf = (draft: DraftRowFragment): string => String(draft.draftId);
const labelOf = (draft: DraftRowFragment): string => draft.userVersion;

/** A draft box holds one draft for each development mini program: few enough to search here. */
export function draftsMatching(drafts: readonly DraftRowFragment[], q: string | undefined): DraftRowFragment[] {
  const words = (q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return drafts.filter((draft) => {
    const { userVersion, userDesc, sourceName, sourceAppId, developer } = draft;
    const all = [userVersion, userDesc, sourceName, sourceAppId, developer].join("\n").toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
