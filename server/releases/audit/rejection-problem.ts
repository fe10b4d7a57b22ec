import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { Problem } from "../../platform/service.ts";
import { rejectedSince } from "./rejection-store.ts";

/** A rejection that nobody answered for a week is known, and left. */
const shownForMs = 7 * 24 * 3_600_000;
const namedDeployments = 5;

/** What operators are told of rejections: how many accounts stand rejected, and where. */
export function createRejectionProblem(parts: { database: Database; clock: Clock; componentAppId: string }) {
  const { database, clock, componentAppId } = parts;
  return async function problems(): Promise<Problem[]> {
    const since = new Date(clock.now().getTime() - shownForMs);
    const groups = await rejectedSince(database.db, componentAppId, since);
    const count = groups.reduce((sum, group) => sum + group.count, 0);
    if (count === 0) return [];
    const named = groups
      .toSorted((a, b) => b.count - a.count)
      .slice(0, namedDeployments)
      .map((group) => `#${group.deploymentId} (${group.count})`);
    const more = groups.length > namedDeployments ? " …" : "";
    return [
      {
        code: "RELEASES_REJECTED",
        level: "WARNING",
        title: {
          zh: `${count} 个版本被微信驳回`,
          en: count === 1 ? "1 release was rejected" : `${count} releases were rejected`,
        },
        fact: {
          zh: `发版 ${named.join("、")}${more}，近 7 天，尚未处理`,
          en: `In deployment ${named.join(", ")}${more}, within 7 days, and not taken up again`,
        },
        remedy: {
          zh: "按驳回原因修改后，在发版页批量重新提审",
          en: "See the reasons on the deployment's page, change what is wrong and submit them again, many at once",
        },
        since: new Date(Math.min(...groups.map(({ first }) => first))),
      },
    ];
  };
}
