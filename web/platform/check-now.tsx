import ReloadOutlined from "@ant-design/icons/es/icons/ReloadOutlined";
import Button from "antd/es/button";
import { useState } from "react";
import { useClient } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { formatClock } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { tellFailed } from "../ui/toasts.tsx";

const checkQuery = graphql(`
  query CheckPlatform {
    platform {
      ...PlatformHealth
      ...PlatformOverview
    }
  }
`);

/** Judges the platform anew, without waiting for the next change. */
export function CheckNow() {
  const texts = useMessages(catalogue);
  const client = useClient();
  const [checking, setChecking] = useState(false);
  const [checkedAt, setCheckedAt] = useState<Date>();
  const check = async (): Promise<void> => {
    setChecking(true);
    const { error } = await client.query(checkQuery, {}, { requestPolicy: "network-only" }).toPromise();
    setChecking(false);
    if (error) tellFailed(texts.failed);
    else setCheckedAt(new Date());
  };
  return (
    <>
      <Button size="small" icon={<ReloadOutlined aria-hidden />} loading={checking} onClick={() => void check()}>
        {texts.check}
      </Button>
      <small role="status">{checkedAt && texts.checked(formatClock(checkedAt))}</small>
    </>
  );
}

const catalogue = messages({
  zh: {
    check: "再检查",
    checked: (time: string) => `${time} 已检查`,
    failed: "没有检查：服务器没有应答",
  },
  en: {
    check: "Check now",
    checked: (time) => `checked ${time}`,
    failed: "Not checked: the server did not answer",
  },
});
