import { expect, test } from "vitest";
import { authorizerIds, authorizersByIds, fits } from "../../authorizers/list-store.ts";
import { createContext } from "../../graphql/context.ts";
import { createIdempotency } from "../../graphql/idempotency.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { platform } from "../../simulator/testing/bench.ts";
import { authorizerReader } from "../authorizer-reader.ts";
import { openFleet, otherShop, shop } from "../testing/fleet.ts";
import { DeploymentResolver } from "./resolver.ts";

test("a dry run answers the preview and starts nothing, whatever the key", async () => {
  const fleet = await openFleet();
  const { database, clock, releases } = fleet;
  const { db } = database;
  const reader = authorizerReader({
    findMany: (ids) => authorizersByIds(db, ids),
    ids: (filter, limit) => authorizerIds(db, platform.componentAppId, filter, limit),
    fits: (on, filter) => fits(on, platform.componentAppId, filter),
  });
  const resolver = new DeploymentResolver(releases, reader);
  const context = createContext({
    viewer: { kind: "operator", id: 1, name: "Lin Min", role: "releaser" },
    language: "en",
    idempotency: createIdempotency({ database, clock }),
  });
  const ids = [await fleet.account(shop), await fleet.account(otherShop, {}, [])];
  const input = {
    templateId: "0",
    authorizerIds: ids.map((id) => toGlobalId("Authorizer", id)),
    version: "2.0.0",
    description: "second",
    idempotencyKey: "same",
  };
  const tried = await resolver.startDeployment({ ...input, dryRun: true }, context);
  expect(tried).toMatchObject({ deployment: null, userErrors: [] });
  expect(await tried.preview?.preview?.scan()).toMatchObject({
    ready: 1,
    refusals: [{ code: "LACKS_PERMISSION_SET" }],
  });
  expect(await releases.countDeployments()).toBe(0);

  const wrong = await resolver.startDeployment({ ...input, version: "", dryRun: true }, context);
  expect(wrong.userErrors).toMatchObject([{ code: "EMPTY", field: ["version"] }]);
  // The key was not used up by looking.
  const begun = await resolver.startDeployment({ ...input, dryRun: false }, context);
  expect(begun.deployment?.number).toBe(1);
});
