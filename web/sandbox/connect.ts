import type { Client } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { control, ControlRefusal } from "./control.ts";
import type { SandboxAccount } from "./world.ts";

const startMutation = graphql(`
  mutation SandboxLink($input: StartAuthorizationInput!) {
    startAuthorization(input: $input) {
      authorizationLink {
        id
        url
      }
      userErrors {
        message
      }
    }
  }
`);

/** Connects the first mini program that is not connected yet. @returns its name; null when there is none */
export async function connectFirst(client: Client): Promise<string | null> {
  const { accounts } = await control<{ accounts: SandboxAccount[] }>("GET", "accounts?limit=100");
  const account = accounts.find((one) => one.kind === "miniProgram" && !one.development && !one.isAuthorized);
  if (!account) return null;
  await connectAccount(client, account);
  return account.nickName;
}

/** Makes a link for one account and confirms it as its merchant would. @throws {ControlRefusal} */
export async function connectAccount(client: Client, account: { appId: string; nickName: string }): Promise<void> {
  const { appId, nickName } = account;
  const input = { label: nickName, appId, channel: "PC_QR" as const };
  const { data, error } = await client.mutation(startMutation, { input }).toPromise();
  const refusal = error?.message ?? data?.startAuthorization.userErrors[0]?.message;
  const link = data?.startAuthorization.authorizationLink;
  if (refusal !== undefined || !link) throw new ControlRefusal(refusal ?? "no link");
  await control("POST", "authorize", { url: link.url, appId, visit: true });
}
