import Button from "antd/es/button";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Dialog } from "../ui/dialog.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton } from "../ui/role.tsx";
import css from "./authorizer-page.module.css";

const trialQuery = graphql(`
  query TrialQrCode($authorizerId: ID!) {
    trialQrCode(authorizerId: $authorizerId)
  }
`);

/** Opens the code of the trial version; WeChat is asked when somebody wants to see it. */
export function TrialQr({ authorizerId, version }: { authorizerId: string; version: string }) {
  const texts = useMessages(catalogue);
  const [open, setOpen] = useState(false);
  return (
    <>
      <GatedButton needs="OPERATOR" size="small" onClick={() => setOpen(true)}>
        {texts.show}
      </GatedButton>
      {open && (
        <Dialog
          title={texts.title(version)}
          onClose={() => setOpen(false)}
          footer={<Button onClick={() => setOpen(false)}>{texts.close}</Button>}
        >
          <Picture authorizerId={authorizerId} version={version} />
        </Dialog>
      )}
    </>
  );
}

function Picture({ authorizerId, version }: { authorizerId: string; version: string }) {
  const texts = useMessages(catalogue);
  const [{ data, error }, read] = useQuery({
    query: trialQuery,
    variables: { authorizerId },
    requestPolicy: "network-only",
  });
  if (error) {
    return <QueryError what={texts.code} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />;
  }
  return (
    <div className={css["trial"]} aria-busy={!data}>
      {data?.trialQrCode && <img src={data.trialQrCode} alt={texts.title(version)} width={240} height={240} />}
      <p className={css["age"]}>{texts.note}</p>
    </div>
  );
}

const catalogue = messages({
  zh: {
    show: "体验版二维码",
    title: (version: string) => `体验版 ${version} 的二维码`,
    code: "体验版二维码",
    note: "用体验成员的微信扫码打开。",
    close: "关闭",
  },
  en: {
    show: "Trial QR code",
    title: (version) => `QR code of trial version ${version}`,
    code: "the trial version's QR code",
    note: "Testers of the account scan it with WeChat.",
    close: "Close",
  },
});
