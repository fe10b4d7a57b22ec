import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Needs } from "../../graphql/access.ts";
import { type Connection, ForwardArgs, readPage, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { idempotently } from "../../graphql/idempotency.ts";
import type { NodeReaders } from "../../graphql/node.ts";
import { answer } from "../../graphql/user-error.ts";
import type { Releases } from "../service.ts";
import {
  AuditMediaConnection,
  AuditMediaType,
  mediaView,
  RemoveAuditMediaInput,
  RemoveAuditMediaPayload,
} from "./media-types.ts";

@Resolver(() => AuditMediaType)
export class AuditMediaResolver {
  constructor(private readonly releases: Releases) {}

  @Needs("viewer")
  @Query(() => AuditMediaConnection, {
    name: "auditMedia",
    description: "Pictures and videos for WeChat's reviewer, newest first.",
  })
  async list(@Args(() => ForwardArgs) page: ForwardArgs): Promise<Connection<AuditMediaType>> {
    const request = readPage(page);
    const rows = await this.releases.listAuditMedia(request);
    return toConnection(
      rows.map(mediaView),
      request,
      ({ row }) => [row.id],
      () => this.releases.countAuditMedia(),
    );
  }

  @Needs("releaser")
  @Mutation(() => RemoveAuditMediaPayload, { description: "Profiles that name it go on without it." })
  removeAuditMedia(
    @Arg("input", () => RemoveAuditMediaInput) input: RemoveAuditMediaInput,
    @Ctx() context: Context,
  ): Promise<RemoveAuditMediaPayload> {
    const request = { key: input.idempotencyKey, mutation: "removeAuditMedia", input };
    const id = fromGlobalId(input.id, "AuditMedia") ?? 0;
    return answer(context, async () => {
      await idempotently(context, request, async (remember) => {
        await this.releases.removeAuditMedium(context.actor, id, (work) => remember(work, {}));
        return {};
      });
      return {};
    });
  }
}

export function auditMediaNodeReaders(releases: Releases): NodeReaders {
  return {
    async AuditMedia(id) {
      const row = await releases.findAuditMedium(id);
      return row ? mediaView(row) : null;
    },
  };
}
