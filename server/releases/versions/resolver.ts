import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { Authorizer } from "../../authorizers/types.ts";
import { Needs } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { idempotently } from "../../graphql/idempotency.ts";
import { answer, Refusal } from "../../graphql/user-error.ts";
import { templateView } from "../../templates/types.ts";
import { changed } from "../acts.ts";
import type { AuthorizerReader } from "../authorizer-reader.ts";
import { loadersOf } from "../loaders.ts";
import type { Releases } from "../service.ts";
import {
  AccountCodePayload,
  AuthorizerVersions,
  CodeSettings,
  FleetVersion,
  fleetVersionView,
  HistoryVersion,
  readingView,
  RefreshVersionsInput,
  RefreshVersionsPayload,
  SetSupportVersionInput,
  SetVisibilityInput,
  VersionReading,
  versionsView,
} from "./types.ts";

/** As many as a platform has. */
const mostAccounts = 100_000;

/** What accounts run, what WeChat keeps of them, and who can open it. */
@Resolver(() => Authorizer)
export class VersionResolver {
  constructor(
    private readonly releases: Releases,
    private readonly authorizers: AuthorizerReader,
  ) {}

  @Needs("releaser")
  @Query(() => [HistoryVersion], {
    description: "Versions an account can be rolled back to, as WeChat has them: up to five.",
  })
  async historyVersions(
    @Arg("authorizerId", () => ID) authorizerId: string,
    @Ctx() context: Context,
  ): Promise<HistoryVersion[]> {
    const authorizer = await this.authorizers.load(context, idOf(authorizerId));
    if (!authorizer) return [];
    const versions = await this.releases.historyVersions(authorizer.appId);
    return versions.map((version) => ({ ...version, committedAt: version.committedAt ?? null }));
  }

  @Needs("operator")
  @Query(() => String, {
    nullable: true,
    description:
      "The QR code of an account's trial version as a data: URL, from WeChat and kept as long as that version is the same. Its testers can open it.",
  })
  async trialQrCode(
    @Arg("authorizerId", () => ID) authorizerId: string,
    @Ctx() context: Context,
    @Arg("path", () => String, {
      nullable: true,
      description: "A page with its query, as in pages/index/index?a=1; the first page when absent.",
    })
    path?: string | null,
  ): Promise<string | null> {
    const authorizer = await this.authorizers.load(context, idOf(authorizerId));
    if (!authorizer) return null;
    const { contentType, bytes } = await this.releases.trialQrCode(authorizer.rowId, path ?? "");
    return `data:${contentType};base64,${bytes.toString("base64")}`;
  }

  @Needs("viewer")
  @Query(() => [FleetVersion], {
    description: "Who runs what: authorized mini programs by online version, the most frequent first; 500 at most.",
  })
  async fleetVersions(
    @Ctx() context: Context,
    @Arg("templateLine", () => String, {
      nullable: true,
      description: "Only versions of this line: appid of the development mini program its templates come from.",
    })
    templateLine?: string | null,
  ): Promise<FleetVersion[]> {
    const rows = await this.releases.fleetVersions(templateLine ?? null);
    const { template } = loadersOf(context, this.releases.db);
    return await Promise.all(
      rows.map(async (row) => {
        const found = row.templateId === null ? null : await template.load(row.templateId);
        return fleetVersionView(row, found && templateView(found));
      }),
    );
  }

  @Needs("viewer")
  @Query(() => VersionReading, { nullable: true, description: "The newest reading of versions, or the one named." })
  async versionReading(
    @Ctx() context: Context,
    @Arg("id", () => ID, { nullable: true }) id?: string | null,
  ): Promise<VersionReading | null> {
    const row = await this.releases.findVersionReading(id == null ? null : (fromGlobalId(id, "VersionReading") ?? 0));
    return row ? readingView(row, context.language) : null;
  }

  @Needs("operator")
  @Mutation(() => RefreshVersionsPayload, {
    description:
      "Asks WeChat which versions accounts run, one after the other; uploads by other tools are noticed that way.",
  })
  refreshVersions(
    @Arg("input", () => RefreshVersionsInput) input: RefreshVersionsInput,
    @Ctx() context: Context,
  ): Promise<RefreshVersionsPayload> {
    const request = { key: input.idempotencyKey, mutation: "refreshVersions", input };
    return answer(context, async () => {
      const { id } = await idempotently<{ id: number }>(context, request, async (remember) => {
        let readingId = 0;
        const wanted = await this.wantedReading(input);
        await this.releases.refreshVersions(context.actor, wanted, async (work, begun) => {
          readingId = begun;
          await remember(work, { id: begun });
        });
        return { id: readingId };
      });
      const row = await this.releases.findVersionReading(id);
      return { reading: row ? readingView(row, context.language) : null };
    });
  }

  @Needs("releaser")
  @Query(() => CodeSettings, {
    nullable: true,
    description: "Who can open an account's mini program, read from WeChat. An error when WeChat refuses.",
  })
  async codeSettings(
    @Arg("authorizerId", () => ID) authorizerId: string,
    @Ctx() context: Context,
  ): Promise<CodeSettings | null> {
    const authorizer = await this.authorizers.load(context, idOf(authorizerId));
    if (!authorizer) return null;
    const { isVisible, minimum, shares } = await this.releases.codeSettings(authorizer.rowId);
    return { visible: isVisible, supportVersion: minimum, shares };
  }

  @Needs("releaser")
  @Mutation(() => AccountCodePayload, { description: "Lets users open a mini program, or shuts it for all of them." })
  setVisibility(
    @Arg("input", () => SetVisibilityInput) input: SetVisibilityInput,
    @Ctx() context: Context,
  ): Promise<AccountCodePayload> {
    const { authorizerId, visible, version } = input;
    return this.onAccount(context, "setVisibility", input, async (id) => {
      const [known] = version == null ? [] : await this.releases.versionsOf([id]);
      if (version != null && known && known.onlineVersion !== version) {
        throw changed({ version: known.onlineVersion ?? "" });
      }
      await this.releases.setVisibility(context.actor, idOf(authorizerId), visible);
    });
  }

  @Needs("releaser")
  @Mutation(() => AccountCodePayload, { description: "Sets the least base library the users of a mini program need." })
  setSupportVersion(
    @Arg("input", () => SetSupportVersionInput) input: SetSupportVersionInput,
    @Ctx() context: Context,
  ): Promise<AccountCodePayload> {
    return this.onAccount(context, "setSupportVersion", input, (id) =>
      this.releases.setSupportVersion(context.actor, id, input.version),
    );
  }

  @FieldResolver(() => AuthorizerVersions, {
    nullable: true,
    description: "What it runs, as far as it is known here; null when nothing is. `refreshVersions` asks WeChat.",
  })
  async versions(@Root() { rowId }: Authorizer, @Ctx() context: Context): Promise<AuthorizerVersions | null> {
    const row = await loadersOf(context, this.releases.db).versions.load(rowId);
    return row && versionsView(row);
  }

  private async wantedReading({ authorizerIds, filter }: RefreshVersionsInput) {
    if (authorizerIds != null && filter != null) throw bothGiven();
    if (authorizerIds != null) return { authorizerIds: authorizerIds.map(idOf), filter: null };
    if (filter == null) return { authorizerIds: null, filter: null };
    return { authorizerIds: await this.authorizers.idsMatching(filter, mostAccounts), filter: { ...filter } };
  }

  private onAccount(
    context: Context,
    mutation: string,
    input: { authorizerId: string; idempotencyKey?: string | null },
    run: (id: number) => Promise<void>,
  ): Promise<AccountCodePayload> {
    const id = idOf(input.authorizerId);
    return answer(context, async () => {
      await idempotently(context, { key: input.idempotencyKey, mutation, input }, async () => {
        await run(id);
        return { id };
      });
      return { authorizer: await this.authorizers.load(context, id) };
    });
  }
}

function idOf(globalId: string): number {
  return fromGlobalId(globalId, "Authorizer") ?? 0;
}

function bothGiven(): Refusal {
  return new Refusal({
    code: "BAD_INPUT",
    field: "filter",
    text: { zh: "authorizerIds 和 filter 只能给一个", en: "Give authorizerIds or filter, not both" },
  });
}
