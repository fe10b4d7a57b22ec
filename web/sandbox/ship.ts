import type { Client } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { ControlRefusal } from "./control.ts";

const shelfQuery = graphql(`
  query SandboxShelf {
    templates(first: 1) {
      nodes {
        id
        userVersion
        userDesc
      }
    }
    templateDrafts {
      draftId
    }
    authorizers(first: 1, filter: { statuses: [AUTHORIZED], kinds: [MINI_PROGRAM] }) {
      nodes {
        id
        nickName
      }
    }
  }
`);

const refreshMutation = graphql(`
  mutation SandboxRefreshTemplates {
    refreshTemplates {
      userErrors {
        message
      }
    }
  }
`);

const addMutation = graphql(`
  mutation SandboxAddTemplate($input: AddTemplateFromDraftInput!) {
    addTemplateFromDraft(input: $input) {
      template {
        id
        userVersion
        userDesc
      }
      userErrors {
        message
      }
    }
  }
`);

const startMutation = graphql(`
  mutation SandboxStartDeployment($input: StartDeploymentInput!) {
    startDeployment(input: $input) {
      deployment {
        id
      }
      refusals {
        message
      }
      userErrors {
        message
      }
    }
  }
`);

export interface Shipped {
  name: string;
  version: string;
}

/**
 * Ships the newest template, or the draft as one, to the newest mini program, all the way.
 *
 * @returns null when there is neither template nor draft
 * @throws {ControlRefusal}
 */
export async function shipFirstVersion(client: Client): Promise<Shipped | null> {
  const refreshed = await client.mutation(refreshMutation, {}).toPromise();
  refuse(refreshed.error?.message ?? refreshed.data?.refreshTemplates.userErrors[0]?.message);
  const shelf = await client.query(shelfQuery, {}, { requestPolicy: "network-only" }).toPromise();
  refuse(shelf.error?.message);
  const authorizer = shelf.data?.authorizers.nodes[0];
  const template = shelf.data?.templates.nodes[0] ?? (await templateOf(client, shelf.data?.templateDrafts[0]?.draftId));
  if (!template || !authorizer) return null;
  const input = {
    templateId: template.id,
    authorizerIds: [authorizer.id],
    version: template.userVersion,
    description: template.userDesc || template.userVersion,
    submitForAudit: true,
    releaseWhenApproved: true,
  };
  const { data, error } = await client.mutation(startMutation, { input }).toPromise();
  const started = data?.startDeployment;
  refuse(error?.message ?? started?.userErrors[0]?.message ?? started?.refusals[0]?.message);
  return { name: authorizer.nickName, version: template.userVersion };
}

async function templateOf(client: Client, draftId: number | undefined) {
  if (draftId === undefined) return undefined;
  const { data, error } = await client.mutation(addMutation, { input: { draftId } }).toPromise();
  refuse(error?.message ?? data?.addTemplateFromDraft.userErrors[0]?.message);
  return data?.addTemplateFromDraft.template;
}

function refuse(reason: string | undefined): void {
  if (reason !== undefined) throw new ControlRefusal(reason);
}
