import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { type Authorizer, AuthorizerConnection } from "../../authorizers/types.ts";
import { Needs } from "../../graphql/access.ts";
import { type Connection, ForwardArgs, readPage, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { idempotently } from "../../graphql/idempotency.ts";
import type { NodeReaders } from "../../graphql/node.ts";
import { answer, Refusal } from "../../graphql/user-error.ts";
import type { AuthorizerReader } from "../authorizer-reader.ts";
import { known } from "../known.ts";
import type { CreateSelection, Releases } from "../service.ts";
import { CreateSelectionInput, CreateSelectionPayload, Selection, selectionView } from "./selection-types.ts";

@Resolver(() => Selection)
export class SelectionResolver {
  constructor(
    private readonly releases: Releases,
    private readonly authorizers: AuthorizerReader,
  ) {}

  @Needs("viewer")
  @Query(() => Selection, { nullable: true, name: "selection" })
  async one(@Arg("id", () => ID) id: string): Promise<Selection | null> {
    const row = await this.releases.findSelection(fromGlobalId(id, "Selection") ?? 0);
    return row ? selectionView(row) : null;
  }

  @Needs("operator")
  @Mutation(() => CreateSelectionPayload, {
    description: "Keeps which accounts fit now, so that what is shown, previewed and started is about the same ones.",
  })
  createSelection(
    @Arg("input", () => CreateSelectionInput) input: CreateSelectionInput,
    @Ctx() context: Context,
  ): Promise<CreateSelectionPayload> {
    const request = { key: input.idempotencyKey, mutation: "createSelection", input };
    return answer(context, async () => {
      const { id } = await idempotently<{ id: number }>(context, request, (remember) =>
        this.releases.createSelection(context.actor, choiceOf(input, this.authorizers), remember),
      );
      const row = await this.releases.findSelection(id);
      return { selection: row ? selectionView(row) : null };
    });
  }

  @FieldResolver(() => AuthorizerConnection, { name: "authorizers", description: "The oldest here first." })
  async members(
    @Root() { rowId, count }: Selection,
    @Args(() => ForwardArgs) args: ForwardArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Authorizer>> {
    const page = readPage(args);
    const ids = await this.releases.selectedIds(rowId, page);
    const rows = await Promise.all(ids.map((id) => this.authorizers.load(context, id)));
    return toConnection(
      rows.map(known),
      page,
      (account) => [account.rowId],
      async () => count,
    );
  }
}

function choiceOf(input: CreateSelectionInput, authorizers: AuthorizerReader): CreateSelection {
  const { filter, authorizerIds, olderThanTemplateId, channelId } = input;
  const asked = Object.fromEntries(
    Object.entries({ filter, authorizerIds, olderThanTemplateId, channelId }).filter(([, part]) => part != null),
  );
  if (Object.keys(asked).length === 0) throw nothingAsked();
  return {
    asked,
    ...(filter && { fits: (on) => authorizers.fits(on, filter) }),
    ...(authorizerIds && { authorizerIds: authorizerIds.map((id) => fromGlobalId(id, "Authorizer") ?? 0) }),
    ...(olderThanTemplateId && { olderThanTemplateId: fromGlobalId(olderThanTemplateId, "Template") ?? 0 }),
    ...(channelId && { channelId: fromGlobalId(channelId, "Channel") ?? 0 }),
  };
}

function nothingAsked(): Refusal {
  return new Refusal({
    code: "BAD_INPUT",
    field: "filter",
    text: { zh: "请说明选择哪些账号", en: "Say which accounts: none of the parts is given" },
    remedy: { zh: "要选全部账号，请给一个空的 filter", en: "For all accounts give an empty filter" },
  });
}

export function selectionNodeReaders(releases: Releases): NodeReaders {
  return {
    async Selection(id) {
      const row = await releases.findSelection(id);
      return row ? selectionView(row) : null;
    },
  };
}
