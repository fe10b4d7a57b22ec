import { Refusal } from "../../graphql/user-error.ts";
import type { ProposalRow } from "./proposal-store.ts";

export function channelNotFound(field: string): Refusal {
  return new Refusal({ code: "NOT_FOUND", field, text: { zh: "没有这个渠道", en: "There is no such channel" } });
}

export function badName(longest: number): Refusal {
  return new Refusal({
    code: "BAD_NAME",
    field: "name",
    text: { zh: `渠道名为 1 到 ${longest} 个字`, en: `A channel's name has 1 to ${longest} characters` },
  });
}

export function nameTaken(name: string): Refusal {
  return new Refusal({
    code: "NAME_TAKEN",
    field: "name",
    text: { zh: `已有名为「${name}」的渠道`, en: `There is a channel "${name}" already` },
  });
}

export function channelFollowed(followers: number): Refusal {
  return new Refusal({
    code: "IN_USE",
    field: "id",
    text: {
      zh: `还有 ${followers} 个账号跟随这个渠道`,
      en: followers === 1 ? "One account follows this channel" : `${followers} accounts follow this channel`,
    },
    remedy: { zh: "先让它们改跟别的渠道，或不再跟随", en: "Have them follow another channel, or none, first" },
  });
}

export function changedMeanwhile(by: string): Refusal {
  return new Refusal({
    code: "CHANGED",
    text: { zh: `${by} 在此期间改过这个渠道`, en: `${by} has changed the channel meanwhile` },
    remedy: { zh: "看过现在的内容后再操作", en: "Look at what is there now, then decide again" },
  });
}

export function nobodyFollows(): Refusal {
  return new Refusal({
    code: "NO_ACCOUNTS",
    text: {
      zh: "没有账号跟随这个渠道，或都已固定版本",
      en: "No account follows this channel, or all that do are pinned",
    },
  });
}

export function proposalNotFound(): Refusal {
  return new Refusal({
    code: "NOT_FOUND",
    field: "id",
    text: { zh: "没有这个发版建议", en: "There is no such proposal" },
  });
}

export function proposalDecided({ state, decidedBy }: Pick<ProposalRow, "state" | "decidedBy">): Refusal {
  const text =
    state === "OUTDATED"
      ? {
          zh: "渠道已换成更新的模板，这个建议作废",
          en: "The channel stands for a newer template: this one is outdated",
        }
      : {
          zh: `${decidedBy ?? ""} 已${state === "ACCEPTED" ? "接受" : "忽略"}这个建议`,
          en: `${decidedBy ?? "Somebody"} has ${state === "ACCEPTED" ? "accepted" : "dismissed"} it already`,
        };
  return new Refusal({ code: "NOT_POSSIBLE", text });
}

export function alreadyThere(): Refusal {
  return new Refusal({
    code: "NOT_POSSIBLE",
    field: "templateId",
    text: { zh: "渠道现在就是这个模板", en: "The channel stands for this template already" },
  });
}
