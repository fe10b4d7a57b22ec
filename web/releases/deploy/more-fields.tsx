import Input from "antd/es/input/Input";
import { useMessages } from "../../i18n/messages.ts";
import { Field, Tick } from "../../ui/field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { AuditItems } from "./audit-items.tsx";
import { catalogue } from "./messages.ts";
import { domainKinds } from "./more-settings.ts";
import type { MoreSettings } from "./more-settings.ts";
import css from "./deploy.module.css";

interface MoreFieldsProps {
  more: MoreSettings;
  onChange: (more: MoreSettings) => void;
  /** What is wrong at a path such as "domains.request". */
  errorAt: (path: string) => string | undefined;
}

/** Domains and audit profile: most deployments need neither. */
export function MoreFields({ more, onChange, errorAt }: MoreFieldsProps) {
  const texts = useMessages(catalogue);
  const isWrong = ["domains", "auditProfile"].some((path) => errorAt(path) !== undefined);
  const change = (part: Partial<MoreSettings>): void => onChange({ ...more, ...part });
  return (
    <details className={css["more"]} open={isWrong || undefined}>
      <summary>{texts.more}</summary>
      <fieldset>
        <legend>{texts.domains}</legend>
        <p className={css["help"]}>{texts.domainsHelp}</p>
        <div className={css["pairs"]}>
          {domainKinds.map((kind) => (
            <Field key={kind} label={texts[kind]} error={errorAt(`domains.${kind}`)}>
              {(control) => (
                <TextArea
                  {...control}
                  mono
                  rows={1}
                  spellCheck={false}
                  autoCapitalize="none"
                  placeholder={placeholders[kind]}
                  value={more.domains[kind] ?? ""}
                  onChange={(event) => change({ domains: { ...more.domains, [kind]: event.target.value } })}
                />
              )}
            </Field>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{texts.audit}</legend>
        <Field label={texts.versionDescription} error={errorAt("auditProfile.versionDescription")}>
          {(control) => (
            <TextArea
              {...control}
              rows={1}
              value={more.versionDescription}
              onChange={(event) => change({ versionDescription: event.target.value })}
            />
          )}
        </Field>
        <Field label={texts.feedbackInfo} error={errorAt("auditProfile.feedbackInfo")}>
          {(control) => (
            <TextArea
              {...control}
              rows={1}
              value={more.feedbackInfo}
              onChange={(event) => change({ feedbackInfo: event.target.value })}
            />
          )}
        </Field>
        <Field label={texts.orderPath} error={errorAt("auditProfile.orderPath")}>
          {(control) => (
            <Input
              {...control}
              placeholder="pages/orders/index"
              value={more.orderPath}
              onChange={(event) => change({ orderPath: event.target.value })}
            />
          )}
        </Field>
        <Tick checked={more.privacyApiNotUse} onChange={(privacyApiNotUse) => change({ privacyApiNotUse })}>
          {texts.privacyApiNotUse}
        </Tick>
        <AuditItems items={more.items} onChange={(items) => change({ items })} errorAt={errorAt} />
      </fieldset>
    </details>
  );
}

const placeholders = {
  request: "https://api.example.com",
  wsRequest: "wss://ws.example.com",
  upload: "https://upload.example.com",
  download: "https://cdn.example.com",
  udp: "udp://media.example.com",
  tcp: "tcp://link.example.com",
  webview: "https://m.example.com",
} as const;
