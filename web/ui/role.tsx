import Button from "antd/es/button";
import type { ButtonProps } from "antd/es/button";
import { createContext, use, useId } from "react";
import type { ReactNode } from "react";
import type { Role } from "../graphql/generated/schema-facts.ts";
import { useLanguage } from "../i18n/language.ts";
import type { Language } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "./alert.tsx";

/** The viewer's role, set by the shell. */
export const RoleContext = createContext<Role>("VIEWER");

/** Who may do what needs a role, set by the shell for those who lack one. */
export const ColleaguesContext = createContext<Partial<Record<Role, readonly string[]>>>({});

export const roleNames: Record<Role, Readonly<Record<Language, string>>> = {
  VIEWER: { zh: "查看者", en: "viewer" },
  OPERATOR: { zh: "运营", en: "operator" },
  RELEASER: { zh: "发布负责人", en: "releaser" },
  ADMIN: { zh: "管理员", en: "admin" },
};

// Each may do what those before it may. (The schema's enum is printed in the order of the alphabet.)
const rank: Record<Role, number> = { VIEWER: 0, OPERATOR: 1, RELEASER: 2, ADMIN: 3 };

export function roleAllows(role: Role, needed: Role): boolean {
  return rank[role] >= rank[needed];
}

/** undefined when the viewer may; else the sentence that says who may. */
export function useRefusal(needed: Role): string | undefined {
  const role = use(RoleContext);
  const language = useLanguage();
  const texts = useMessages(catalogue);
  const names = use(ColleaguesContext)[needed] ?? [];
  if (roleAllows(role, needed)) return undefined;
  const sentence = texts.needs(roleNames[needed][language]);
  return names.length > 0 ? `${sentence}${texts.ask(names)}` : sentence;
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

const shownNames = 6;

function some(names: readonly string[], comma: string): string {
  return names.slice(0, shownNames).join(comma) + (names.length > shownNames ? "…" : "");
}

const catalogue = messages({
  zh: {
    needs: (role: string) => `需要「${role}」角色。`,
    ask: (names: readonly string[]) => `可以找：${some(names, "、")}。`,
  },
  en: {
    needs: (role) => `Needs the role ${role}.`,
    ask: (names) => ` These can do it: ${some(names, ", ")}.`,
  },
});
