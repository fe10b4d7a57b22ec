import { expect, test } from "vitest";
import { toGlobalId } from "../../graphql/global-id.ts";
import { openFleet } from "../testing/fleet.ts";
import { deployInput } from "./inputs.ts";

const noReader = {
  load: () => Promise.reject(new Error("not asked")),
  idsMatching: () => Promise.reject(new Error("not asked")),
  fits: () => undefined,
};

test("a template is named by its id here or by WeChat's number, of which 0 is one", async () => {
  const { releases } = await openFleet();
  const read = async (templateId: string) => {
    const input = { templateId, version: "1.0.0", description: "first", authorizerIds: [] };
    return (await deployInput(input, noReader, releases)).templateId;
  };
  expect(await read(toGlobalId("Template", 1))).toBe(1);
  expect(await read("0")).toBe(1);
  expect(await read("7")).toBe(0);
  expect(await read(toGlobalId("Release", 1))).toBe(0);
});

test("without a description the template's own words go out, or the version when it has none", async () => {
  const input = { templateId: toGlobalId("Template", 1), version: "1.0.0", authorizerIds: [] };
  const described = async (given: { description?: string }, userDesc: string) => {
    const findTemplate = () => Promise.resolve({ id: 1, kind: "NORMAL" as const, userDesc });
    return (await deployInput({ ...input, ...given }, noReader, { findTemplate })).description;
  };
  expect(await described({}, "the template's")).toBe("the template's");
  expect(await described({}, "")).toBe("1.0.0");
  expect(await described({ description: "mine" }, "the template's")).toBe("mine");
  expect(await described({ description: "" }, "the template's")).toBe("");
});
