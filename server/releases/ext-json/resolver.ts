import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { Authorizer } from "../../authorizers/types.ts";
import { Needs } from "../../graphql/access.ts";
import { type Connection, ConnectionArgs, readPage, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId, toGlobalId } from "../../graphql/global-id.ts";
import { idempotently } from "../../graphql/idempotency.ts";
import type { NodeReaders } from "../../graphql/node.ts";
import { Json } from "../../graphql/scalars.ts";
import { answer, userErrorView } from "../../graphql/user-error.ts";
import type { AuthorizerReader } from "../authorizer-reader.ts";
import type { Releases } from "../service.ts";
import { templateNamed } from "../deployments/inputs.ts";
import type { LayerScope } from "./layers.ts";
import { badExtJson } from "./refusals.ts";
import {
  DeleteExtJsonLayerInput,
  DeleteExtJsonLayerPayload,
  ExtJsonLayer,
  ExtJsonLayerConnection,
  ExtJsonSchema,
  ExtJsonScopeEnum,
  layerView,
  RenderedExtJson,
  SaveExtJsonLayerInput,
  SaveExtJsonLayerPayload,
  SaveExtJsonSchemaInput,
  SaveExtJsonSchemaPayload,
  schemaView,
} from "./types.ts";

@Resolver(() => ExtJsonLayer)
export class ExtJsonResolver {
  constructor(
    private readonly releases: Pick<Releases, "extJson" | "findTemplate">,
    private readonly authorizers: AuthorizerReader,
  ) {}

  @Needs("viewer")
  @Query(() => ExtJsonLayerConnection, { name: "extJsonLayers", description: "Layers of ext.json, newest first." })
  async list(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg("scope", () => ExtJsonScopeEnum, { nullable: true }) scope?: LayerScope | null,
    @Arg("search", () => String, {
      nullable: true,
      description: "Words in appid or tag, in a channel's name, in an account's name or appid.",
    })
    text?: string | null,
  ): Promise<Connection<ExtJsonLayer>> {
    const page = readPage(args);
    const search = { ...(scope && { scope }), ...(text && { text }) };
    const { extJson } = this.releases;
    return toConnection(
      (await extJson.layers(page, search)).map(layerView),
      page,
      ({ row }) => [row.id],
      () => extJson.countLayers(search),
    );
  }

  @Needs("viewer")
  @Query(() => ExtJsonSchema, { nullable: true, name: "extJsonSchema", description: "Null when the line has none." })
  async schema(@Arg("sourceAppId", () => String) sourceAppId: string): Promise<ExtJsonSchema | null> {
    const row = await this.releases.extJson.findSchema(sourceAppId);
    return row ? schemaView(row) : null;
  }

  @Needs("viewer")
  @Query(() => RenderedExtJson, {
    name: "renderedExtJson",
    description: "ext.json of one account as commit would send it now.",
  })
  async rendered(
    @Arg("authorizerId", () => ID) authorizerId: string,
    @Arg("templateId", () => ID, { description: "The template's id, or WeChat's number of it." }) templateId: string,
    @Ctx() context: Context,
    @Arg("extJson", () => Json, { nullable: true, description: "What a deployment would lay over all layers." })
    extJson?: unknown,
  ): Promise<RenderedExtJson> {
    const template = await this.releases.findTemplate(templateNamed(templateId));
    const account = fromGlobalId(authorizerId, "Authorizer") ?? 0;
    const wish = { authorizerId: account, templateId: template?.id ?? 0, extJson };
    const { rendering, layers = [], userErrors } = await answer(context, () => this.releases.extJson.renderOne(wish));
    const shown = layers.map(layerView);
    if (rendering && "extJson" in rendering) {
      return { extJson: JSON.parse(rendering.extJson) as unknown, layers: shown, userErrors };
    }
    const problems = rendering ? [userErrorView(badExtJson(rendering.problem), context.language)] : [];
    return { extJson: null, layers: shown, userErrors: [...userErrors, ...problems] };
  }

  @Needs("releaser")
  @Mutation(() => SaveExtJsonLayerPayload, {
    description: "Keeps a layer, in the place of the one its target has. It holds for what is deployed from then on.",
  })
  saveExtJsonLayer(
    @Arg("input", () => SaveExtJsonLayerInput) input: SaveExtJsonLayerInput,
    @Ctx() context: Context,
  ): Promise<SaveExtJsonLayerPayload> {
    const request = { key: input.idempotencyKey, mutation: "saveExtJsonLayer", input };
    const { scope, extJson, variables, seenAt = null } = input;
    const layer = { scope, target: targetOf(input), extJson, variables, seenAt };
    return answer(context, async () => {
      const { id } = await idempotently<{ id: number }>(context, request, async (remember) => ({
        id: await this.releases.extJson.saveLayer(context.actor, layer, (work, saved) => remember(work, { id: saved })),
      }));
      const row = await this.releases.extJson.findLayer(id);
      return { layer: row ? layerView(row) : null };
    });
  }

  @Needs("releaser")
  @Mutation(() => DeleteExtJsonLayerPayload, { description: "Takes a layer away." })
  deleteExtJsonLayer(
    @Arg("input", () => DeleteExtJsonLayerInput) input: DeleteExtJsonLayerInput,
    @Ctx() context: Context,
  ): Promise<DeleteExtJsonLayerPayload> {
    const request = { key: input.idempotencyKey, mutation: "deleteExtJsonLayer", input };
    const id = fromGlobalId(input.id, "ExtJsonLayer") ?? 0;
    return answer(context, async () => {
      await idempotently(context, request, async (remember) => {
        await this.releases.extJson.deleteLayer(context.actor, { id, seenAt: input.seenAt ?? null }, (work) =>
          remember(work, { id }),
        );
        return { id };
      });
      return { deletedId: toGlobalId("ExtJsonLayer", id) };
    });
  }

  @Needs("releaser")
  @Mutation(() => SaveExtJsonSchemaPayload, {
    description: "Keeps the JSON Schema that judges a template line's variables; null takes it away.",
  })
  saveExtJsonSchema(
    @Arg("input", () => SaveExtJsonSchemaInput) input: SaveExtJsonSchemaInput,
    @Ctx() context: Context,
  ): Promise<SaveExtJsonSchemaPayload> {
    const request = { key: input.idempotencyKey, mutation: "saveExtJsonSchema", input };
    const { sourceAppId, schema, seenAt = null } = input;
    return answer(context, async () => {
      await idempotently(context, request, async (remember) => {
        await this.releases.extJson.saveSchema(context.actor, { sourceAppId, schema, seenAt }, (work) =>
          remember(work, { sourceAppId }),
        );
        return { sourceAppId };
      });
      return { schema: await this.schema(sourceAppId) };
    });
  }

  @FieldResolver(() => Authorizer, { nullable: true, description: "Of an ACCOUNT layer: whose it is." })
  async authorizer(@Root() { row }: ExtJsonLayer, @Ctx() context: Context): Promise<Authorizer | null> {
    return row.scope === "ACCOUNT" ? await this.authorizers.load(context, Number(row.target)) : null;
  }
}

/** As rows name it; an id that is none of ours names nothing. */
function targetOf({ scope, target }: SaveExtJsonLayerInput): string {
  switch (scope) {
    case "CHANNEL":
      return String(fromGlobalId(target, "Channel") ?? 0);
    case "ACCOUNT":
      return String(fromGlobalId(target, "Authorizer") ?? 0);
    case "TEMPLATE":
    case "TAG":
      return target.trim();
  }
}

export function extJsonNodeReaders({ extJson }: Pick<Releases, "extJson">): NodeReaders {
  return {
    async ExtJsonLayer(id) {
      const row = await extJson.findLayer(id);
      return row ? layerView(row) : null;
    },
  };
}
