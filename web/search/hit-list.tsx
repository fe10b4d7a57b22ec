import AppstoreOutlined from "@ant-design/icons/es/icons/AppstoreOutlined";
import CloseCircleFilled from "@ant-design/icons/es/icons/CloseCircleFilled";
import CloudUploadOutlined from "@ant-design/icons/es/icons/CloudUploadOutlined";
import FileSearchOutlined from "@ant-design/icons/es/icons/FileSearchOutlined";
import FieldTimeOutlined from "@ant-design/icons/es/icons/FieldTimeOutlined";
import MenuOutlined from "@ant-design/icons/es/icons/MenuOutlined";
import PlayCircleOutlined from "@ant-design/icons/es/icons/PlayCircleOutlined";
import ShopOutlined from "@ant-design/icons/es/icons/ShopOutlined";
import { useEffect, useRef } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import { classNames } from "../ui/class-names.ts";
import { StateTag } from "../ui/state-tag.tsx";
import { groups } from "./search-query.ts";
import type { Group, Hit } from "./search-query.ts";
import css from "./search-palette.module.css";

const icons = {
  recent: FieldTimeOutlined,
  failing: CloseCircleFilled,
  account: ShopOutlined,
  release: FileSearchOutlined,
  deployment: CloudUploadOutlined,
  template: AppstoreOutlined,
  page: MenuOutlined,
  act: PlayCircleOutlined,
} as const satisfies Record<Group, unknown>;

interface HitListProps {
  id: string;
  label: string;
  /** In the order of their groups. */
  hits: readonly Hit[];
  activeKey: string | undefined;
  onActive: (key: string) => void;
  onPick: (hit: Hit) => void;
}

export function optionId(listId: string, key: string): string {
  return `${listId}-${key.replaceAll(/[^\w-]/g, "_")}`;
}

/** The list of a combobox: the focus stays in the field. */
export function HitList({ id, label, hits, activeKey, onActive, onPick }: HitListProps) {
  const texts = useMessages(catalogue);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [activeKey]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      className={css["list"]}
      hidden={hits.length === 0}
      onMouseDown={(event) => event.preventDefault()}
    >
      {groups.map((group) => {
        const own = hits.filter((hit) => hit.group === group);
        if (own.length === 0) return null;
        const Icon = icons[group];
        return (
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div id={`${id}-${group}`} className={css["group"]} role="presentation">
              {texts[group]}
            </div>
            {own.map((hit) => (
              <div
                key={hit.key}
                id={optionId(id, hit.key)}
                role="option"
                aria-selected={hit.key === activeKey}
                className={classNames(css["option"], hit.key === activeKey && css["active"])}
                onPointerMove={() => onActive(hit.key)}
                onClick={() => onPick(hit)}
              >
                <Icon aria-hidden />
                <bdi className={css["title"]}>{hit.title}</bdi>
                {hit.note && <bdi className={css["note"]}>{hit.note}</bdi>}
                {hit.look && <StateTag look={hit.look} />}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}

const catalogue = messages({
  zh: {
    recent: "最近",
    failing: "因此失败的发版",
    account: "授权账号",
    release: "发布单",
    deployment: "发版",
    template: "模板",
    page: "页面",
    act: "操作",
  },
  en: {
    recent: "Recent",
    failing: "Deployments that failed with it",
    account: "Authorizers",
    release: "Releases",
    deployment: "Deployments",
    template: "Templates",
    page: "Pages",
    act: "Acts",
  },
});
