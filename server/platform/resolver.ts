import { Arg, Ctx, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import { Needs } from "../graphql/access.ts";
import type { Context } from "../graphql/context.ts";
import { live } from "../graphql/subscriptions.ts";
import { answer } from "../graphql/user-error.ts";
import type { Platform, PlatformView } from "./service.ts";
import {
  PlatformType,
  platformType,
  RenewPlatformTokenPayload,
  RequestTicketPayload,
  UpdatePlatformInput,
  UpdatePlatformPayload,
} from "./types.ts";

@Resolver()
export class PlatformResolver {
  constructor(private readonly platform: Platform) {}

  @Needs("viewer")
  @Query(() => PlatformType, { name: "platform", description: "The platform and its health." })
  async read(@Ctx() context: Context): Promise<PlatformType> {
    return platformType(await this.platform.view(), context.language);
  }

  @Needs("operator")
  @Mutation(() => RequestTicketPayload, {
    description:
      "Asks WeChat to push tickets again. The ticket comes by push; when pushing runs already nothing changes.",
  })
  requestTicket(@Ctx() context: Context): Promise<RequestTicketPayload> {
    return answer(context, async () => {
      await this.platform.requestTicket();
      return { platform: await this.read(context) };
    });
  }

  @Needs("operator")
  @Mutation(() => RenewPlatformTokenPayload, {
    description: "Fetches a new platform token, also when the present one is good.",
  })
  renewPlatformToken(@Ctx() context: Context): Promise<RenewPlatformTokenPayload> {
    return answer(context, async () => {
      await this.platform.renewToken();
      return { platform: await this.read(context) };
    });
  }

  @Needs("admin")
  @Mutation(() => UpdatePlatformPayload, { description: "Changes what merchants see of the platform." })
  updatePlatform(
    @Arg("input", () => UpdatePlatformInput) input: UpdatePlatformInput,
    @Ctx() context: Context,
  ): Promise<UpdatePlatformPayload> {
    return answer(context, async () => {
      await this.platform.update(input);
      return { platform: await this.read(context) };
    });
  }

  @Needs("viewer")
  @Subscription(() => PlatformType, {
    subscribe: live(
      () => PlatformResolver,
      (it) => it.platform.follow(),
    ),
    description: "The platform whenever something about it changed, and when time alone made it better or worse.",
  })
  platformChanged(@Root() view: PlatformView, @Ctx() context: Context): PlatformType {
    return platformType(view, context.language);
  }
}
