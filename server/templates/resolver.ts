import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { Needs } from "../graphql/access.ts";
import { ConnectionArgs, readPage, toConnection } from "../graphql/connection.ts";
import type { Connection } from "../graphql/connection.ts";
import type { Context } from "../graphql/context.ts";
import { fromGlobalId } from "../graphql/global-id.ts";
import { idempotently } from "../graphql/idempotency.ts";
import type { NodeReaders } from "../graphql/node.ts";
import { DateTime } from "../graphql/scalars.ts";
import { answer, Refusal } from "../graphql/user-error.ts";
import { PlatformCounts } from "../platform/types.ts";
import { libraryLimit } from "./service.ts";
import type { TemplateKind, TemplateRow, Templates } from "./service.ts";
import {
  AddTemplateFromDraftInput,
  AddTemplateFromDraftPayload,
  DeleteTemplateInput,
  DeleteTemplatePayload,
  draftView,
  RefreshTemplatesPayload,
  Template,
  TemplateConnection,
  TemplateDraft,
  TemplateKindEnum,
  templateView,
} from "./types.ts";

@Resolver()
export class TemplateResolver {
  constructor(private readonly templates: Templates) {}

  @Needs("viewer")
  @Query(() => [TemplateDraft], { description: "The draft box, newest first." })
  async templateDrafts(): Promise<TemplateDraft[]> {
    return (await this.templates.drafts()).map(draftView);
  }

  @Needs("viewer")
  @Query(() => DateTime, { nullable: true, description: "When the draft box was last read from WeChat." })
  templateDraftsReadAt(): Promise<Date | null> {
    return this.templates.draftsReadAt();
  }

  @Needs("viewer")
  @Query(() => TemplateConnection, { name: "templates", description: "The template library, newest first." })
  async list(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg("kind", () => TemplateKindEnum, { nullable: true }) kind?: TemplateKind | null,
    @Arg("search", () => String, {
      nullable: true,
      description: "Words in version, description, source, developer; or WeChat's id.",
    })
    text?: string | null,
  ): Promise<Connection<Template>> {
    const page = readPage(args);
    const search = { kind: kind ?? undefined, text: text ?? undefined };
    const rows = (await this.templates.list(search, page)).map((row) => ({ ...templateView(row), row }));
    return toConnection(
      rows,
      page,
      ({ row }) => [row.createdAt.getTime(), row.id],
      () => this.templates.count(search),
    );
  }

  @Needs("viewer")
  @Query(() => Template, { nullable: true })
  async template(@Arg("id", () => ID) id: string): Promise<Template | null> {
    const rowId = fromGlobalId(id, "Template");
    const row = rowId === null ? null : await this.templates.find(rowId);
    return row && templateView(row);
  }

  @Needs("operator")
  @Mutation(() => RefreshTemplatesPayload, { description: "Reads draft box and library anew from WeChat." })
  refreshTemplates(@Ctx() context: Context): Promise<RefreshTemplatesPayload> {
    return answer(context, async () => ({ readAt: await this.templates.refresh() }));
  }

  @Needs("operator")
  @Mutation(() => AddTemplateFromDraftPayload, { description: "Puts a draft into the library." })
  addTemplateFromDraft(
    @Arg("input", () => AddTemplateFromDraftInput) input: AddTemplateFromDraftInput,
    @Ctx() context: Context,
  ): Promise<AddTemplateFromDraftPayload> {
    return answer(context, async () => {
      const request = { key: input.idempotencyKey, mutation: "addTemplateFromDraft", input };
      const { id } = await idempotently(context, request, async () => {
        const row = await this.templates.addFromDraft(context.actor, input.draftId, input.kind ?? "NORMAL");
        return { id: row.id };
      });
      const row = await this.templates.find(id);
      return { template: row && templateView(row) };
    });
  }

  @Needs("releaser")
  @Mutation(() => DeleteTemplatePayload, { description: "Deletes a template that no release under way needs." })
  deleteTemplate(
    @Arg("input", () => DeleteTemplateInput) input: DeleteTemplateInput,
    @Ctx() context: Context,
  ): Promise<DeleteTemplatePayload> {
    return answer(context, async () => {
      const request = { key: input.idempotencyKey, mutation: "deleteTemplate", input };
      const { templateId } = await idempotently(context, request, async () => {
        const row = await this.wanted(input);
        await this.templates.delete(context.actor, row);
        return { templateId: row.templateId };
      });
      return { deletedTemplateId: templateId };
    });
  }

  private async wanted({ id, templateId }: DeleteTemplateInput): Promise<TemplateRow> {
    const rowId = id == null ? null : fromGlobalId(id, "Template");
    const row =
      rowId !== null
        ? await this.templates.find(rowId)
        : templateId == null
          ? null
          : await this.templates.findByNumber(templateId);
    if (row && !row.deletedAt) return row;
    throw new Refusal({
      code: "TEMPLATE_NOT_FOUND",
      field: id == null ? "templateId" : "id",
      text: { zh: "模板库里没有这个模板", en: "The library has no such template" },
      remedy: { zh: "刷新模板库后再选", en: "Refresh the library and choose again" },
    });
  }
}

/** What is said of the library as a whole. */
@Resolver(() => TemplateConnection)
export class TemplateLibraryResolver {
  constructor(private readonly templates: Templates) {}

  @FieldResolver(() => Int, { description: "How many templates WeChat keeps for a platform." })
  limit(): number {
    return libraryLimit;
  }

  @FieldResolver(() => Int, { description: "Templates of both kinds, whatever the list was narrowed to." })
  libraryCount(): Promise<number> {
    return this.templates.count();
  }

  @FieldResolver(() => DateTime, { nullable: true, description: "When the library was last read from WeChat." })
  readAt(): Promise<Date | null> {
    return this.templates.readAt();
  }
}

@Resolver(() => PlatformCounts)
export class TemplateCountsResolver {
  constructor(private readonly rooms: Templates) {}

  @FieldResolver(() => Int, { description: "Templates in the library, as last read from WeChat." })
  templates(): Promise<number> {
    return this.rooms.count();
  }
}

export function templateNodeReaders(templates: Templates): NodeReaders {
  return {
    async Template(id) {
      const row = await templates.find(id);
      return row && templateView(row);
    },
  };
}
