import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { Needs } from "../graphql/access.ts";
import type { Context } from "../graphql/context.ts";
import { fromGlobalId } from "../graphql/global-id.ts";
import type { AuthorizerReader } from "./authorizer-reader.ts";
import type { Releases } from "./service.ts";
import { HistoryVersion } from "./version-types.ts";

/** What WeChat holds of an account beside its releases: read when asked for, never kept. */
@Resolver()
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
    const id = fromGlobalId(authorizerId, "Authorizer") ?? 0;
    const authorizer = await this.authorizers.load(context, id);
    if (!authorizer) return [];
    const versions = await this.releases.historyVersions(authorizer.appId);
    return versions.map((version) => ({ ...version, committedAt: version.committedAt ?? null }));
  }

  @Needs("operator")
  @Query(() => String, {
    nullable: true,
    description:
      "The QR code of an account's trial version, read from WeChat, as a data: URL. Its testers can open it.",
  })
  async trialQrCode(
    @Arg("authorizerId", () => ID) authorizerId: string,
    @Ctx() context: Context,
  ): Promise<string | null> {
    const authorizer = await this.authorizers.load(context, fromGlobalId(authorizerId, "Authorizer") ?? 0);
    if (!authorizer) return null;
    const { contentType, bytes } = await this.releases.trialQrCode(authorizer.appId);
    return `data:${contentType};base64,${bytes.toString("base64")}`;
  }
}
