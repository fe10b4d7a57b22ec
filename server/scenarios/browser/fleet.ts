import { signedIn } from "../../testing/people.ts";
import { until } from "../../testing/until.ts";
import type { World } from "../../testing/world.ts";
import { addTemplate, authorize, deploy, findAuthorizer, startAuthorization, untilState } from "../flow.ts";

/** Mini programs of the seeded world. */
export const shops = {
  released: { appId: "wx5a1b0c3d7e9f2a01", name: "青禾生鲜" },
  inAudit: { appId: "wx5a1b0c3d7e9f2a02", name: "云朵咖啡" },
  rejected: { appId: "wx5a1b0c3d7e9f2a03", name: "拾光书店" },
  failed: { appId: "wx5a1b0c3d7e9f2a04", name: "南山花坊" },
  /** Without set 30. */
  lacking: { appId: "wx5a1b0c3d7e9f2a05", name: "小满烘焙" },
  /** An official account. */
  revoked: { appId: "wx5a1b0c3d7e9f2b01", name: "青禾生活" },
} as const;

const rejectReason = "1:服务类目与你提交代码审核时设置的功能页面内容不一致:<br>(1):请补充「工具 > 信息查询」类目<br>";

export interface Fleet {
  /** Each release's id, by what became of it. */
  releases: Record<"released" | "inAudit" | "approved" | "rejected" | "failed", string>;
  deployments: Record<"released" | "inAudit" | "rejected" | "failed", string>;
  templates: { first: string; second: string };
  links: { open: string; openUrl: string; revoked: string };
}

/**
 * A small fleet with something of everything: accounts in each status, releases in most states, links. For a world whose reviews end by command.
 */
export async function settleFleet(bare: World): Promise<Fleet> {
  // Done by a person, as the pages will say.
  const graphql = await signedIn("admin", bare.minifleet);
  const world = { ...bare, graphql };
  const { control } = world;
  await graphql(`
    mutation {
      updatePlatform(input: { name: "云帆", contact: "400-800-1234" }) {
        userErrors {
          message
        }
      }
    }
  `);
  const accounts = {
    released: await authorize(world, shops.released.appId),
    inAudit: await authorize(world, shops.inAudit.appId),
    rejected: await authorize(world, shops.rejected.appId),
    failed: await authorize(world, shops.failed.appId),
    lacking: await authorize(world, shops.lacking.appId, [17, 18, 19]),
  };
  await control("authorize", { appIds: [shops.revoked.appId] });
  await until("the official account is read", async () => (await findAuthorizer(world, shops.revoked.appId))?.nickName);
  await control("revoke", { appId: shops.revoked.appId });

  const first = await addTemplate(world, "2.3.0", "订单与会员");
  const second = await addTemplate(world, "2.3.1", "订单与会员：首页改版");
  const start = async (templateId: string, authorizerId: string, version: string, releaseWhenApproved: boolean) => {
    const input = { version, description: "首页改版，修复购物车数量显示", releaseWhenApproved };
    const { deployment, userErrors, refusals } = await deploy(world, templateId, [authorizerId], input);
    if (!deployment) throw new Error(JSON.stringify({ userErrors, refusals }));
    return deployment.id;
  };

  // Begun one after the other, so that each has its number; then they go on side by side.
  await control("faults", { endpoint: "/wxa/commit", appId: shops.failed.appId, errcode: 85043 });
  const deployments = {
    released: await start(first, accounts.released.id, "2.3.0", true),
    rejected: await start(first, accounts.rejected.id, "2.3.0", true),
    failed: await start(first, accounts.failed.id, "2.3.0", true),
    inAudit: await start(second, accounts.inAudit.id, "2.3.1", true),
  };
  const approved = await start(second, accounts.lacking.id, "2.3.1", false);
  const reviewed = async (deploymentId: string, appId: string, result: object, state: string) => {
    await untilState(world, deploymentId, "IN_AUDIT");
    await control(`audits/${appId}`, result);
    return await untilState(world, deploymentId, state);
  };
  const [releasedOne, rejectedOne, failedOne, inAuditOne, approvedOne] = await Promise.all([
    reviewed(deployments.released, shops.released.appId, { result: "pass" }, "RELEASED"),
    reviewed(deployments.rejected, shops.rejected.appId, { result: "fail", reason: rejectReason }, "REJECTED"),
    untilState(world, deployments.failed, "FAILED"),
    untilState(world, deployments.inAudit, "IN_AUDIT"),
    reviewed(approved, shops.lacking.appId, { result: "pass" }, "APPROVED"),
  ]);
  await control("faults", undefined, "DELETE");

  const open = await startAuthorization(world, { label: "小满烘焙 朝阳门店", permissionSetIds: [18, 30] });
  const revoked = await startAuthorization(world, { label: "松果亲子", channel: "H5" });
  await graphql(
    `
      mutation ($id: ID!) {
        revokeAuthorizationLink(input: { id: $id }) {
          userErrors {
            message
          }
        }
      }
    `,
    {
      id: revoked.id,
    },
  );
  return {
    releases: {
      released: releasedOne.id,
      inAudit: inAuditOne.id,
      approved: approvedOne.id,
      rejected: rejectedOne.id,
      failed: failedOne.id,
    },
    deployments,
    templates: { first, second },
    links: { open: open.id, openUrl: open.url, revoked: revoked.id },
  };
}

/** Somebody who does not know our token pushes something. */
export async function knockWrongly({ minifleet }: World): Promise<void> {
  await fetch(`${minifleet.url}/callbacks/authorization?timestamp=1&nonce=1&msg_signature=0&encrypt_type=aes`, {
    method: "POST",
    body: "<xml><AppId>wx0</AppId><Encrypt>AAAA</Encrypt></xml>",
  });
}

/** So many more accounts, authorized in WeChat's console, without a link. @returns their appids */
export async function grow(world: World, count: number): Promise<string[]> {
  const { accounts } = await world.control<{ accounts: { appId: string }[] }>("accounts", {
    count,
    nickName: "连锁门店",
  });
  const appIds = accounts.map(({ appId }) => appId);
  await world.control("authorize", { appIds });
  await until(
    `${count} more accounts are read`,
    async () => {
      const { authorizers } = await world.graphql<{ authorizers: { totalCount: number } }>(
        `{ authorizers(first: 1, filter: { search: "连锁门店" }) { totalCount } }`,
      );
      return authorizers.totalCount >= count;
    },
    { withinMs: 60_000 },
  );
  return appIds;
}
