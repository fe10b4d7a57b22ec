import { until } from "../testing/until.ts";
import type { World } from "../testing/world.ts";

/** What is needed to play: the API as a partner sees it, and the control of WeChat's twin. */
export type Stage = Pick<World, "graphql" | "control">;

/** The steps from nothing to a released version, as a partner takes them through GraphQL. */

export async function untilTicket({ graphql }: Stage): Promise<void> {
  await until("a ticket and a platform token", async () => {
    const { platform } = await graphql<{
      platform: { ticket: { receivedAt: string | null }; accessToken: { expiresAt: string | null } };
    }>("{ platform { ticket { receivedAt } accessToken { expiresAt } } }");
    return platform.ticket.receivedAt && platform.accessToken.expiresAt;
  });
}

export async function makeAccount({ control }: Stage, nickName: string, kind = "MINI_PROGRAM"): Promise<string> {
  const { accounts } = await control<{ accounts: { appId: string }[] }>("accounts", { kind, nickName });
  const appId = accounts[0]?.appId;
  if (!appId) throw new Error("the simulator made no account");
  return appId;
}

export async function startAuthorization({ graphql }: Stage, input: Record<string, unknown> = {}) {
  const { startAuthorization: payload } = await graphql<{
    startAuthorization: {
      authorizationLink: { id: string; url: string } | null;
      userErrors: { code: string; message: string }[];
    };
  }>(
    `
      mutation ($input: StartAuthorizationInput!) {
        startAuthorization(input: $input) {
          authorizationLink {
            id
            url
          }
          userErrors {
            code
            message
          }
        }
      }
    `,
    { input: { channel: "PC_QR", kinds: ["MINI_PROGRAM"], ...input } },
  );
  if (!payload.authorizationLink) throw new Error(JSON.stringify(payload.userErrors));
  return payload.authorizationLink;
}

export interface AuthorizerView {
  id: string;
  appId: string;
  nickName: string;
  status: string;
  kind: string;
  permissionSets: { permissionSet: { id: number } }[];
}

export async function findAuthorizer({ graphql }: Stage, appId: string): Promise<AuthorizerView | null> {
  const { authorizer } = await graphql<{ authorizer: AuthorizerView | null }>(
    `
      query ($appId: String) {
        authorizer(appId: $appId) {
          id
          appId
          nickName
          status
          kind
          permissionSets {
            permissionSet {
              id
            }
          }
        }
      }
    `,
    { appId },
  );
  return authorizer;
}

/** Sends the merchant through the link and waits for the account to appear. */
export async function authorize(world: Stage, appId: string, permissionSetIds?: number[]): Promise<AuthorizerView> {
  const link = await startAuthorization(world);
  await world.control("authorize", { url: link.url, appId, ...(permissionSetIds ? { permissionSetIds } : {}) });
  return await until(`${appId} is authorized`, async () => {
    const authorizer = await findAuthorizer(world, appId);
    return authorizer?.status === "AUTHORIZED" && authorizer.nickName !== "" ? authorizer : undefined;
  });
}

/** Uploads a draft and adds it to the library; answers the template's id in GraphQL. */
export async function addTemplate(
  { graphql, control }: Stage,
  userVersion: string,
  userDesc = `what is new in ${userVersion}`,
): Promise<string> {
  await control("drafts", { userVersion, userDesc });
  const { templateDrafts } = await graphql<{ templateDrafts: { draftId: number; userVersion: string }[] }>(
    "{ templateDrafts { draftId userVersion } }",
  );
  const draft = templateDrafts.find((candidate) => candidate.userVersion === userVersion);
  const { addTemplateFromDraft } = await graphql<{
    addTemplateFromDraft: { template: { id: string } | null; userErrors: { code: string; message: string }[] };
  }>(
    `
      mutation ($input: AddTemplateFromDraftInput!) {
        addTemplateFromDraft(input: $input) {
          template {
            id
            templateId
          }
          userErrors {
            code
            message
          }
        }
      }
    `,
    { input: { draftId: draft?.draftId } },
  );
  if (!addTemplateFromDraft.template) throw new Error(JSON.stringify(addTemplateFromDraft.userErrors));
  return addTemplateFromDraft.template.id;
}

export async function deploy(
  { graphql }: Stage,
  templateId: string,
  authorizerIds: string[],
  input: Record<string, unknown> = {},
) {
  const { startDeployment } = await graphql<{
    startDeployment: {
      deployment: { id: string } | null;
      refusals: { code: string; message: string }[];
      userErrors: { code: string; message: string }[];
    };
  }>(
    `
      mutation ($input: StartDeploymentInput!) {
        startDeployment(input: $input) {
          deployment {
            id
          }
          refusals {
            code
            message
          }
          userErrors {
            code
            message
          }
        }
      }
    `,
    {
      input: {
        templateId,
        authorizerIds,
        version: "1.0.0",
        description: "first",
        submitForAudit: true,
        releaseWhenApproved: true,
        ...input,
      },
    },
  );
  return startDeployment;
}

export interface ReleaseView {
  id: string;
  state: string;
  nextActions: string[];
  auditId: string | null;
  rejectReason: string | null;
  failure: { errcode: number; meaning: string } | null;
  waiting: { reason: string } | null;
  transitions: { from: string | null; to: string }[];
}

export async function releasesOf({ graphql }: Stage, deploymentId: string): Promise<ReleaseView[]> {
  const { deployment } = await graphql<{ deployment: { releases: { nodes: ReleaseView[] } } }>(
    `
      query ($id: ID!) {
        deployment(id: $id) {
          releases(first: 100) {
            nodes {
              id
              state
              nextActions
              auditId
              rejectReason
              failure {
                errcode
                meaning
              }
              waiting {
                reason
              }
              transitions {
                from
                to
              }
            }
          }
        }
      }
    `,
    { id: deploymentId },
  );
  return deployment.releases.nodes;
}

export async function untilState(
  world: Stage,
  deploymentId: string,
  state: string,
  withinMs = 60_000,
): Promise<ReleaseView> {
  let last: ReleaseView | undefined;
  try {
    return await until(
      `a release is ${state}`,
      async () => ((last = (await releasesOf(world, deploymentId))[0]), last?.state === state ? last : undefined),
      {
        withinMs,
      },
    );
  } catch (error) {
    throw new Error(`the release stayed ${JSON.stringify(last)} instead of ${state}`, { cause: error });
  }
}
