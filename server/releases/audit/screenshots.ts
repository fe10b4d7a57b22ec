import { z } from "zod";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { Work } from "../../db/work.ts";
import type { Bus } from "../../events/bus.ts";
import { defineJob, enqueue, type RunningJob } from "../../jobs/service.ts";
import { WechatError, type WechatClient } from "../../wechat/index.ts";
import { decide, isOfWechat } from "../decisions.ts";
import { failureBeforeCall } from "../deployments/preflight.ts";
import { failureOf, type WechatFailure } from "../records.ts";
import { contentTypeOf } from "./content-type.ts";
import {
  accountOfRelease,
  addScreenshots,
  keepScreenshot,
  noteScreenshotFailure,
  screenshotsToFetch,
} from "./rejection-store.ts";

const minute = 60_000;
/** A picture of a telephone's screen has a tenth of this. */
const largest = 10 * 1024 ** 2;
const endpoint = "/cgi-bin/material/get_material";

/** Fetches the reviewers' screenshots of a rejection soon after it, since nobody says how long WeChat keeps them. */
export function createScreenshots(parts: {
  database: Database;
  wechat: Pick<WechatClient, "material">;
  bus: Bus;
  clock: Clock;
  componentAppId: string;
}) {
  const { database, wechat, bus, clock, componentAppId } = parts;
  const payload = z.object({ releaseId: z.number(), deploymentId: z.number(), authorizerId: z.number() });
  type Payload = z.infer<typeof payload>;

  /** Each picture is kept by itself, so a repeat fetches those that are missing. What WeChat refuses for good is noted and left. */
  const fetchScreenshots = defineJob({
    kind: "release.fetch-screenshots",
    payload,
    concurrency: 2,
    maxAttempts: 9, // 1, 2, 4 … minutes: four hours and a quarter in all
    backoff: (attempt) => minute * 2 ** (attempt - 1),
    run: fetchAll,
  });

  async function fetchAll({ payload: of, signal }: RunningJob<Payload>): Promise<void> {
    const account = await accountOfRelease(database.db, componentAppId, of.releaseId);
    if (!account) return;
    let again: unknown;
    for (const { mediaId, failure } of await screenshotsToFetch(database.db, of.releaseId)) {
      if (failure && isForGood(failure)) continue;
      // The account may end its authorization between two pictures.
      const now = await accountOfRelease(database.db, componentAppId, of.releaseId);
      const refusal = failureBeforeCall(now?.status ?? "REVOKED");
      if (refusal) return await noteFailure(of, mediaId, { ...refusal, endpoint });
      try {
        await fetchOne(of, mediaId, account.appId, signal);
      } catch (error) {
        if (!isOfWechat(error)) throw error;
        await noteFailure(of, mediaId, failureOf(error));
        if (decide(error).does !== "fail") again = error;
      }
    }
    if (again !== undefined) throw again;
  }

  async function fetchOne(of: Payload, mediaId: string, appId: string, signal: AbortSignal): Promise<void> {
    const { bytes } = await wechat.material.get(appId, mediaId, { signal });
    const contentType = contentTypeOf(bytes);
    if (!contentType?.startsWith("image/") || bytes.length > largest) {
      const errmsg = contentType ? `a picture of ${bytes.length} bytes` : "the material is no picture";
      return await noteFailure(of, mediaId, { errcode: noPicture, errmsg, endpoint });
    }
    await database.atomically(async (work) => {
      const { releaseId } = of;
      await keepScreenshot(work, { releaseId, mediaId }, { contentType, bytes, fetchedAt: clock.now() });
      tell(work, of);
    });
  }

  function noteFailure(of: Payload, mediaId: string, failure: WechatFailure): Promise<void> {
    return database.atomically(async (work) => {
      await noteScreenshotFailure(work, { releaseId: of.releaseId, mediaId }, failure);
      tell(work, of);
    });
  }

  function tell(work: Work, { releaseId, deploymentId, authorizerId }: Payload): void {
    bus.publish(work, "release", { id: releaseId, deploymentId, authorizerId });
  }

  return {
    jobs: [fetchScreenshots],
    /** Writes down what there is to fetch and has it done soon, in the work that writes down the rejection. */
    async fetchSoon(
      work: Work,
      release: { id: number; deploymentId: number; authorizerId: number; appId: string },
      mediaIds: readonly string[],
    ): Promise<void> {
      if (mediaIds.length === 0) return;
      const { id: releaseId, deploymentId, authorizerId, appId } = release;
      await addScreenshots(work, releaseId, mediaIds);
      await enqueue(work, fetchScreenshots, {
        scope: componentAppId,
        key: String(releaseId),
        payload: { releaseId, deploymentId, authorizerId },
        serial: `authorizer:${appId}`,
      });
    },
  };
}

/** WeChat's own code for a file of the wrong kind. */
const noPicture = 40005;

/** A failure that another try will not change; as those of steps are judged. */
function isForGood({ errcode, errmsg, endpoint: at }: WechatFailure): boolean {
  return errcode === noPicture || decide(new WechatError({ errcode, errmsg, endpoint: at })).does === "fail";
}
