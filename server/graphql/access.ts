import { Extensions, registerEnumType } from "type-graphql";

/** From the least to the most; each may do what the ones before it may. */
export const roles = ["viewer", "operator", "releaser", "admin"] as const;
export type Role = (typeof roles)[number];

/** What a field asks of its caller; `public` asks nothing, not even to be signed in. */
export type Need = Role | "public";

/** The roles as GraphQL spells them. */
export const RoleEnum = {
  VIEWER: "viewer",
  OPERATOR: "operator",
  RELEASER: "releaser",
  ADMIN: "admin",
} as const satisfies Record<string, Role>;

registerEnumType(RoleEnum, {
  name: "Role",
  description: "What a person or a key may do. Each role may also do what the ones before it may.",
  valuesConfig: {
    VIEWER: { description: "Looks. API keys with scope read have this role." },
    OPERATOR: { description: "Connects accounts and looks after them and the platform." },
    RELEASER: {
      description: "Ships: deployments, audits, releases, roll-backs. API keys with scope write have this role.",
    },
    ADMIN: { description: "Manages people and the platform's settings." },
  },
});

export function mayDo(role: Role, need: Need): boolean {
  return need === "public" || roles.indexOf(role) >= roles.indexOf(need);
}

/**
 * Names the role a query, mutation, subscription or sensitive field needs. `guard` enforces it, and refuses to build a
 * schema in which a root field has none: what nobody thought about stays closed.
 */
export function Needs(need: Need): ReturnType<typeof Extensions> {
  return Extensions({ needs: need });
}
