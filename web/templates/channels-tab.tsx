import EditOutlined from "@ant-design/icons/es/icons/EditOutlined";
import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import { useMemo } from "react";
import { useQuery } from "urql";
import type { ChannelRowFragment } from "../graphql/generated/graphql.ts";
import { formatNumber } from "../i18n/formats.ts";
import { useMessages } from "../i18n/messages.ts";
import type { Column } from "../ui/data-table/columns.ts";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useKept } from "../ui/kept.ts";
import { pageArguments, Pager, pageSteps } from "../ui/pager.tsx";
import type { PageSearch } from "../ui/pager.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton } from "../ui/role.tsx";
import { Tag } from "../ui/tag.tsx";
import { Moment } from "../ui/time.tsx";
import { AcceptProposalDialog } from "./accept-proposal-dialog.tsx";
import { ChannelDialog } from "./channel-dialog.tsx";
import { channelsQuery, proposalsQuery } from "./channel-documents.ts";
import { catalogue } from "./channel-messages.ts";
import { DeleteChannelDialog } from "./delete-channel-dialog.tsx";
import { AcceptedProposals, OpenProposals } from "./proposals.tsx";
import { PutTemplateDialog } from "./put-template-dialog.tsx";
import type { ChannelAct } from "./routes.ts";
import css from "./templates.module.css";

interface ChannelsTabProps {
  search: PageSearch & { act?: ChannelAct | undefined; on?: string | undefined };
  onGo: (to: PageSearch) => void;
  /** Opens the dialog of an act on a channel or proposal. */
  onAsk: (act: ChannelAct, on?: string) => void;
  onClose: () => void;
  onDeployment: (id: string) => void;
}

/** What waits to be decided, and the channels. */
export function ChannelsTab({ search, onGo, onAsk, onClose, onDeployment }: ChannelsTabProps) {
  const texts = useMessages(catalogue);
  const columns = useColumns(onAsk);
  const [channels, readChannels] = useQuery({
    query: channelsQuery,
    variables: pageArguments(search),
    requestPolicy: "cache-and-network",
  });
  const [proposals, readProposals] = useQuery({ query: proposalsQuery, requestPolicy: "cache-and-network" });
  const list = useKept(channels.data?.channels);
  const proposed = useKept(proposals.data);
  const { previous, next } = pageSteps(list?.pageInfo);
  const readAgain = (): void => {
    readChannels({ requestPolicy: "network-only" });
    readProposals({ requestPolicy: "network-only" });
  };
  const make = (
    <GatedButton needs="RELEASER" type="primary" onClick={() => onAsk("channel")}>
      {texts.make}
    </GatedButton>
  );
  const channel = list?.nodes.find(({ id }) => id === search.on);
  const dialog = { onClose, onReread: readAgain };
  return (
    <>
      {proposals.error && <QueryError what={texts.readProposals} error={proposals.error} onRetry={readAgain} />}
      {proposed && <OpenProposals proposals={proposed.open.nodes} onAsk={onAsk} />}
      <div className={css["channelsHead"]}>
        <p>{texts.about}</p>
        {list && list.totalCount > 0 && make}
      </div>
      {channels.error && <QueryError what={texts.readChannels} error={channels.error} onRetry={readAgain} />}
      <DataTable
        name="channels"
        label={texts.channels}
        columns={columns}
        rows={list?.nodes}
        rowKey={keyOf}
        rowLabel={nameOf}
        fetching={channels.fetching}
        onPage={{ previous: previous && (() => onGo(previous)), next: next && (() => onGo(next)) }}
        empty={<EmptyState acts={make}>{texts.empty}</EmptyState>}
      />
      <Pager search={search} pageInfo={list?.pageInfo} onGo={onGo} />
      {proposed && <AcceptedProposals proposals={proposed.accepted.nodes} />}
      {search.act === "channel" && (list || !search.on) && (
        <ChannelDialog key={search.on ?? ""} id={search.on} channel={channel} {...dialog} />
      )}
      {search.act === "put" && list && <PutTemplateDialog channel={channel} onDeployment={onDeployment} {...dialog} />}
      {search.act === "delete" && list && <DeleteChannelDialog channel={channel} {...dialog} />}
      {search.act === "accept" && proposed && (
        <AcceptProposalDialog
          proposal={proposed.open.nodes.find(({ id }) => id === search.on)}
          onDeployment={onDeployment}
          {...dialog}
        />
      )}
    </>
  );
}

function useColumns(onAsk: (act: ChannelAct, on?: string) => void): Column<ChannelRowFragment>[] {
  const texts = useMessages(catalogue);
  return useMemo(
    () => [
      {
        id: "name",
        title: texts.name,
        rowHeader: true,
        cell: ({ name, description }) => (
          <span className={css["name"]}>
            <bdi>{name}</bdi>
            {description && <small className={css["wraps"]}>{description}</small>}
          </span>
        ),
      },
      {
        id: "template",
        title: texts.template,
        cell: ({ template }) =>
          template ? (
            <bdi>{texts.templateOf(template.templateId, template.userVersion, template.userDesc)}</bdi>
          ) : (
            <span className={css["quiet"]}>{texts.noTemplate}</span>
          ),
      },
      {
        id: "followers",
        title: texts.followers,
        align: "end",
        cell: ({ followerCount }) => texts.followersOf(followerCount),
      },
      { id: "pinned", title: texts.pinned, align: "end", cell: ({ pinnedCount }) => formatNumber(pinnedCount) },
      {
        id: "start",
        title: texts.start,
        cell: ({ startsByItself }) =>
          startsByItself ? <Tag hue="blue">{texts.startsByItself}</Tag> : <span>{texts.asks}</span>,
      },
      {
        id: "changed",
        title: texts.changed,
        cell: ({ changedBy, changedAt }) => (
          <span className={css["nowrap"]}>
            <bdi>{changedBy}</bdi> · <Moment at={changedAt} />
          </span>
        ),
      },
      {
        id: "acts",
        title: texts.acts,
        cell: ({ id, name }) => (
          <span className={css["acts"]}>
            <GatedButton needs="RELEASER" size="small" aria-label={texts.putOn(name)} onClick={() => onAsk("put", id)}>
              {texts.put}
            </GatedButton>
            <GatedButton
              needs="RELEASER"
              size="small"
              type="text"
              icon={<EditOutlined aria-hidden />}
              aria-label={texts.changeChannel(name)}
              onClick={() => onAsk("channel", id)}
            >
              {texts.change}
            </GatedButton>
            <GatedButton
              needs="RELEASER"
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={texts.removeChannel(name)}
              onClick={() => onAsk("delete", id)}
            >
              {texts.remove}
            </GatedButton>
          </span>
        ),
      },
    ],
    [texts, onAsk],
  );
}

const keyOf = (channel: ChannelRowFragment): string => channel.id;
const nameOf = (channel: ChannelRowFragment): string => channel.name;
