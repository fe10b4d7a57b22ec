import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver } from "type-graphql";
import { Needs } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { answer } from "../../graphql/user-error.ts";
import { deploymentView } from "../deployments/types.ts";
import { known } from "../known.ts";
import { loadersOf } from "../loaders.ts";
import type { Releases } from "../service.ts";
import { AuditQuotaReading, AuditQuotaReport, readingView, RefreshAuditQuotaPayload } from "./quota-types.ts";

@Resolver(() => AuditQuotaReport)
export class AuditQuotaResolver {
  constructor(private readonly releases: Releases) {}

  @Needs("viewer")
  @Query(() => AuditQuotaReport, {
    nullable: true,
    name: "auditQuota",
    description: "What is left of the month's submissions and for how long; null until WeChat was asked once.",
  })
  async read(@Ctx() context: Context): Promise<AuditQuotaReport | null> {
    const report = await this.releases.auditQuotaReport();
    if (!report) return null;
    const { deployment } = loadersOf(context, this.releases.db);
    return {
      ...readingView(report.latest),
      heldSince: report.held?.since ?? null,
      nextCheckAt: report.held?.nextCheckAt ?? null,
      forecast: report.forecast,
      usedBy: await Promise.all(
        report.usedBy.map(async ({ deploymentId, submitted, forecast }) => ({
          deployment: deploymentView(known(await deployment.load(deploymentId))),
          submitted,
          forecast,
        })),
      ),
    };
  }

  @Needs("operator")
  @Mutation(() => RefreshAuditQuotaPayload, {
    description: "Asks WeChat for the quota now. Submissions that waited for it go on when there is some again.",
  })
  refreshAuditQuota(@Ctx() context: Context): Promise<RefreshAuditQuotaPayload> {
    return answer(context, async () => {
      await this.releases.refreshAuditQuota();
      return { auditQuota: await this.read(context) };
    });
  }

  @FieldResolver(() => [AuditQuotaReading], {
    description:
      "Earlier readings, oldest first: the last one of each hour, of more than a week the last of six hours.",
  })
  async readings(
    @Arg("days", () => Int, { defaultValue: 30, description: "1 to 92." }) days: number,
  ): Promise<AuditQuotaReading[]> {
    return (await this.releases.auditQuotaReadings(days)).map(readingView);
  }
}
