import Button from "antd/es/button";
import type { ButtonProps } from "antd/es/button";
import { createContext, use, useId } from "react";
import type { ReactNode } from "react";
import type { Role } from "../graphql/generated/schema-facts.ts";
import { roleValues } from "../graphql/generated/schema-facts.ts";
import { useLanguage } from "../i18n/language.ts";
import type { Language } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "./alert.tsx";

/** The viewer's role, set by the shell. */
export const RoleContext = createContext<Role>("VIEWER");

export const roleNames: Record<Role, Readonly<Record<Language, string>>> = {
  VIEWER: { zh: "查看者", en: "viewer" },
  OPERATOR: { zh: "运营", en: "operator" },
  RELEASER: { zh: "发布负责人", en: "releaser" },
  ADMIN: { zh: "管理员", en: "admin" },
};

/** Roles are ordered: each may do what those before it may. */
export function roleAllows(role: Role, needed: Role): boolean {
  return roleValues.indexOf(role) >= roleValues.indexOf(needed);
}

/** undefined when the viewer may; else the sentence that says who may. */
export function useRefusal(needed: Role): string | undefined {
  const role = use(RoleContext);
  const language = useLanguage();
  const texts = useMessages(catalogue);
  return roleAllows(role, needed) ? undefined : texts.needs(roleNames[needed][language]);
}

/** antd's button for an act that needs a role: there, but disabled, with the sentence why. */
export function GatedButton({ needs, ...props }: ButtonProps & { needs: Role }) {
  const refusal = useRefusal(needs);
  const id = useId();
  if (!refusal) return <Button {...props} />;
  return (
    <span title={refusal}>
      <Button {...props} disabled aria-describedby={id} />
      <span id={id} className="visually-hidden">
        {refusal}
      </span>
    </span>
  );
}

/** A whole page or part that needs a role. */
export function RoleGate({ needs, children }: { needs: Role; children: ReactNode }) {
  const refusal = useRefusal(needs);
  return refusal ? <Alert kind="info" title={refusal} /> : children;
}

const catalogue = messages({
  zh: { needs: (role: string) => `需要「${role}」角色。` },
  en: { needs: (role) => `Needs the role ${role}.` },
});
