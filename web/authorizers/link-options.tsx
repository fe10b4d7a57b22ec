import Input from "antd/es/input/Input";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { UserErrorPartsFragment } from "../graphql/generated/graphql.ts";
import { authorizerKindValues } from "../graphql/generated/schema-facts.ts";
import type { AuthorizerKind } from "../graphql/generated/schema-facts.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Field } from "../ui/field.tsx";
import { Tag } from "../ui/tag.tsx";
import { errorsAt } from "../ui/user-errors.tsx";
import { kindNames } from "./words.ts";
import css from "./drawer.module.css";

const setsQuery = graphql(`
  query PermissionSets {
    permissionSets {
      id
      name
      kind
      exclusive
    }
  }
`);

export interface LinkOptionValues {
  appId: string;
  kinds: readonly AuthorizerKind[];
  /** Empty: all that the platform has published. */
  setIds: readonly number[];
  validForSeconds: number;
  returnUrl: string;
}

const hour = 3_600;
const validities = [hour, 24 * hour, 3 * 24 * hour, 7 * 24 * hour, 30 * 24 * hour];

interface LinkOptionsProps {
  values: LinkOptionValues;
  onChange: (change: Partial<LinkOptionValues>) => void;
  isPlugin: boolean;
  errors: readonly UserErrorPartsFragment[];
}

/** What a link has defaults for. */
export function LinkOptions({ values, onChange, isPlugin, errors }: LinkOptionsProps) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const [{ data }] = useQuery({ query: setsQuery });
  const { kinds, setIds } = values;
  const wantsMini = kinds.includes("MINI_PROGRAM") || kinds.includes("MINI_SHOP");
  const sets = (data?.permissionSets ?? []).filter(
    ({ id, kind }) => setIds.includes(id) || kinds.includes(kind) || (kind === "MINI_PROGRAM" && wantsMini),
  );
  const setsError = errorsAt(errors, "permissionSetIds");
  const toggled = <T,>(list: readonly T[], one: T): T[] =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  return (
    <div>
      <fieldset className={css["group"]}>
        <legend>{texts.kinds}</legend>
        <div className={css["ticks"]}>
          {authorizerKindValues.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={kinds.includes(kind)}
                disabled={values.appId !== "" || (kinds.length === 1 && kinds[0] === kind)}
                onChange={() => onChange({ kinds: toggled(kinds, kind) })}
              />
              {kindNames[kind][language]}
            </label>
          ))}
        </div>
      </fieldset>
      <Field label={texts.appId} help={texts.appIdHelp} error={errorsAt(errors, "appId")}>
        {(control) => (
          <Input
            {...control}
            placeholder="wx…"
            autoComplete="off"
            spellCheck={false}
            value={values.appId}
            onChange={(event) => onChange({ appId: event.target.value })}
          />
        )}
      </Field>
      {!isPlugin && (
        <fieldset className={css["group"]}>
          <legend>{texts.sets}</legend>
          <p className={css["note"]}>{setIds.length === 0 ? texts.allSets : texts.someSets(setIds.length)}</p>
          <div className={css["sets"]} role="group" aria-label={texts.sets} tabIndex={-1}>
            {sets.map((set) => (
              <label key={set.id}>
                <input
                  type="checkbox"
                  checked={setIds.includes(set.id)}
                  onChange={() => onChange({ setIds: toggled(setIds, set.id) })}
                />
                <span>
                  {set.id} {set.name} {set.exclusive && <Tag hue="slate">{texts.exclusive}</Tag>}
                </span>
              </label>
            ))}
          </div>
          {setsError && (
            <p className={css["error"]} role="alert">
              {setsError}
            </p>
          )}
        </fieldset>
      )}
      <Field label={texts.validity} error={errorsAt(errors, "validForSeconds")}>
        {({ id, "aria-describedby": describedBy, "aria-invalid": invalid }) => (
          <select
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            className={css["select"]}
            value={values.validForSeconds}
            onChange={(event) => onChange({ validForSeconds: Number(event.target.value) })}
          >
            {validities.map((seconds) => (
              <option key={seconds} value={seconds}>
                {texts.span(seconds / hour)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {!isPlugin && (
        <Field label={texts.returnUrl} help={texts.returnUrlHelp} error={errorsAt(errors, "returnUrl")}>
          {(control) => (
            <Input
              {...control}
              type="url"
              placeholder="https://…"
              autoComplete="off"
              value={values.returnUrl}
              onChange={(event) => onChange({ returnUrl: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

const catalogue = messages({
  zh: {
    kinds: "账号类型",
    appId: "指定账号的 AppID",
    appIdHelp: "填了以后只有这个账号能用，账号类型不再起作用。",
    sets: "请求的权限集",
    allSets: "不勾选：请求平台全网发布的全部权限集。",
    someSets: (count: number) => `只请求勾选的 ${count} 个。`,
    exclusive: "互斥",
    validity: "链接有效期",
    span: (hours: number) => (hours < 24 ? `${hours} 小时` : `${hours / 24} 天`),
    returnUrl: "返回地址",
    returnUrlHelp: "授权后商家可以回到这里；它的源须在 RETURN_URL_ORIGINS 里。",
  },
  en: {
    kinds: "Kinds of account",
    appId: "AppID of one account",
    appIdHelp: "Then only this account can use the link, and kinds do not count.",
    sets: "Permission sets asked for",
    allSets: "None ticked: all that the platform has published.",
    someSets: (count) => `Only the ${count} ticked.`,
    exclusive: "exclusive",
    validity: "Valid for",
    span: (hours) => (hours < 24 ? `${hours} h` : hours === 24 ? "1 day" : `${hours / 24} days`),
    returnUrl: "Return URL",
    returnUrlHelp: "Where the merchant may go back to; its origin must be in RETURN_URL_ORIGINS.",
  },
});
