import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { Authorizer } from "../../authorizers/types.ts";
import { Needs } from "../../graphql/access.ts";
import { type Connection, ForwardArgs, readPage, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { idempotently } from "../../graphql/idempotency.ts";
import type { NodeReaders } from "../../graphql/node.ts";
import { answer } from "../../graphql/user-error.ts";
import type { AuthorizerReader } from "../authorizer-reader.ts";
import type { Releases } from "../service.ts";
import type { AuditProfileScope, AuditProfileTarget } from "./profile-store.ts";
import {
  AuditProfileConnection,
  auditProfileOf,
  AuditProfilePayload,
  AuditProfileScopeEnum,
  AuditProfileType,
  auditProfileView,
  DeleteAuditProfileInput,
  SaveAuditProfileInput,
} from "./profile-types.ts";

@Resolver(() => AuditProfileType)
export class AuditProfileResolver {
  constructor(
    private readonly releases: Releases,
    private readonly authorizers: AuthorizerReader,
  ) {}

  @Needs("viewer")
  @Query(() => AuditProfileType, {
    nullable: true,
    name: "auditProfile",
    description: "How versions of a template line, or of one account, are submitted; null when nobody said.",
  })
  async one(
    @Arg("scope", () => AuditProfileScopeEnum) scope: AuditProfileScope,
    @Arg("target", () => ID) target: string,
  ): Promise<AuditProfileType | null> {
    const row = await this.releases.findAuditProfile(targetOf({ scope, target }));
    return row ? auditProfileView(row) : null;
  }

  @Needs("viewer")
  @Query(() => AuditProfileConnection, { name: "auditProfiles", description: "Newest first." })
  async list(
    @Args(() => ForwardArgs) page: ForwardArgs,
    @Arg("scope", () => AuditProfileScopeEnum, { nullable: true }) scope?: AuditProfileScope | null,
  ): Promise<Connection<AuditProfileType>> {
    const request = readPage(page);
    const rows = await this.releases.listAuditProfiles(request, scope ?? undefined);
    return toConnection(
      rows.map(auditProfileView),
      request,
      ({ row }) => [row.id],
      () => this.releases.countAuditProfiles(scope ?? undefined),
    );
  }

  @Needs("releaser")
  @Mutation(() => AuditProfilePayload, {
    description: "Says how versions are submitted; releases not submitted yet take it, too.",
  })
  saveAuditProfile(
    @Arg("input", () => SaveAuditProfileInput) input: SaveAuditProfileInput,
    @Ctx() context: Context,
  ): Promise<AuditProfilePayload> {
    const request = { key: input.idempotencyKey, mutation: "saveAuditProfile", input };
    return answer(context, async () => {
      await idempotently(context, request, async (remember) => {
        const profile = auditProfileOf(input.profile);
        await this.releases.saveAuditProfile(context.actor, targetOf(input), profile, (work) => remember(work, {}));
        return {};
      });
      return { auditProfile: await this.one(input.scope, input.target) };
    });
  }

  @Needs("releaser")
  @Mutation(() => AuditProfilePayload, { description: "Takes it away; what lies below shows through again." })
  deleteAuditProfile(
    @Arg("input", () => DeleteAuditProfileInput) input: DeleteAuditProfileInput,
    @Ctx() context: Context,
  ): Promise<AuditProfilePayload> {
    const request = { key: input.idempotencyKey, mutation: "deleteAuditProfile", input };
    return answer(context, async () => {
      await idempotently(context, request, async (remember) => {
        await this.releases.deleteAuditProfile(context.actor, targetOf(input), (work) => remember(work, {}));
        return {};
      });
      return { auditProfile: null };
    });
  }

  @FieldResolver(() => Authorizer, { nullable: true, description: "The account it is for; null for that of a line." })
  async authorizer(@Root() { row }: AuditProfileType, @Ctx() context: Context): Promise<Authorizer | null> {
    return row.scope === "ACCOUNT" ? await this.authorizers.load(context, Number(row.target)) : null;
  }
}

/** An id that is none of ours is an account that is not there. */
function targetOf({ scope, target }: AuditProfileTarget): AuditProfileTarget {
  return { scope, target: scope === "ACCOUNT" ? String(fromGlobalId(target, "Authorizer") ?? 0) : target };
}

export function auditProfileNodeReaders(releases: Releases): NodeReaders {
  return {
    async AuditProfile(id) {
      const row = await releases.findAuditProfileById(id);
      return row ? auditProfileView(row) : null;
    },
  };
}
