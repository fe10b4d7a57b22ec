import type { Step } from "./step.ts";

/**
 * Makes the template the account's trial version.
 *
 * A repeat overwrites the same code with itself; it costs nothing but a new code check. That is why nothing after this
 * step ever leads back to it by itself.
 */
export const commit: Step = async (way, { wechat, signal }) => {
  const { appId, templateId, extJson, version, description } = way;
  await wechat.code.commit(appId, { templateId, extJson, userVersion: version, userDesc: description }, { signal });
  return {
    does: "move",
    by: "committed",
    to: "COMMITTED",
    ...(way.submitForAudit ? { next: { step: "await-code-check" as const } } : {}),
  };
};
