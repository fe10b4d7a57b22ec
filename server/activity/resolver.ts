import { Arg, Args, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Needs } from "../graphql/access.ts";
import { type Connection, ForwardArgs } from "../graphql/connection.ts";
import { readGlobalId, toGlobalId } from "../graphql/global-id.ts";
import type { ActivityLog, ActivityRow } from "./service.ts";
import { ActivityConnection, ActivityType } from "./types.ts";

@Resolver(() => ActivityType)
export class ActivityResolver {
  constructor(private readonly activity: ActivityLog) {}

  @FieldResolver(() => String, { description: "Its id, as `node` takes it." })
  subjectId(@Root() { subjectKind, subjectId }: ActivityRow): string {
    return /^\d+$/.test(subjectId) ? toGlobalId(subjectKind, Number(subjectId)) : subjectId;
  }

  @Needs("viewer")
  @Query(() => ActivityConnection, { description: "Who did what, newest first." })
  activities(
    @Args(() => ForwardArgs) page: ForwardArgs,
    @Arg("subjectKind", () => String, { nullable: true }) kind?: string | null,
    @Arg("subjectId", () => ID, { nullable: true }) subjectId?: string | null,
  ): Promise<Connection<ActivityRow>> {
    const subject = subjectId ? readGlobalId(subjectId) : null;
    return this.activity.page(page, {
      kind: kind ?? subject?.typeName ?? null,
      id: subject ? String(subject.id) : (subjectId ?? null),
    });
  }
}
