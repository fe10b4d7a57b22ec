import type { Role } from "../graphql/access.ts";
import { graphqlClient } from "./graphql-client.ts";
import type { GraphqlClient } from "./graphql-client.ts";
import type { MinifleetProcess } from "./minifleet-process.ts";
import { openVisitor } from "./visitor.ts";
import type { Visitor, VisitorOptions } from "./visitor.ts";

interface Person {
  loginName: string;
  password: string;
}

const names: Record<Role, string> = { viewer: "Chen Yu", operator: "Zhou Ning", releaser: "Xu Lan", admin: "Lin Min" };
const people = new WeakMap<MinifleetProcess, Map<Role, Person>>();

/** Somebody with this role, made at the command line when nobody has it yet. */
function personWith(role: Role, minifleet: MinifleetProcess): Person {
  const known = people.get(minifleet) ?? new Map<Role, Person>();
  people.set(minifleet, known);
  const person = known.get(role) ?? addPerson(role, minifleet);
  known.set(role, person);
  return person;
}

function addPerson(role: Role, minifleet: MinifleetProcess): Person {
  const loginName = `the.${role}`;
  const named = ["--role", role, "--name", names[role]];
  const { status, stdout, stderr } = minifleet.cli("operator", "add", loginName, ...named, "--json");
  if (status !== 0) throw new Error(`operator add ended with ${status}: ${stderr}`);
  const { password } = JSON.parse(stdout) as { password: string };
  return { loginName, password };
}

/** Signs somebody with this role in. @returns the session's cookie */
export async function sessionOf(role: Role, minifleet: MinifleetProcess): Promise<{ name: string; value: string }> {
  const response = await fetch(`${minifleet.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query: `mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { message } } }`,
      variables: { input: personWith(role, minifleet) },
    }),
  });
  const [name = "", value = ""] = response.headers.getSetCookie()[0]?.split(";")[0]?.split("=") ?? [];
  if (!value) throw new Error(`signing in failed: ${await response.text()}`);
  return { name, value };
}

/** Asks as somebody with this role, without a browser. */
export async function signedIn(role: Role, minifleet: MinifleetProcess): Promise<GraphqlClient> {
  const { name, value } = await sessionOf(role, minifleet);
  return graphqlClient(minifleet.url, { cookie: `${name}=${value}` });
}

/** A browser whose visitor is signed in already. */
export async function openConsole(
  minifleet: MinifleetProcess,
  { role = "admin", ...options }: VisitorOptions & { role?: Role } = {},
): Promise<Visitor> {
  const visitor = await openVisitor(options);
  // Heads of simulated accounts come from a host that the console's policy does not know outside sandbox mode.
  visitor.provokes(/\/images\/wx\w+\.svg/);
  await visitor.context.addCookies([{ ...(await sessionOf(role, minifleet)), url: minifleet.url }]);
  return visitor;
}

/** The one-time link that the first start prints. */
export function setUpLink(minifleet: MinifleetProcess): string {
  const link = /https?:\/\/\S+\/setup#\S+/.exec(minifleet.output())?.[0];
  if (!link) throw new Error(`no set-up link was printed: ${minifleet.output()}`);
  return link;
}
