import { expect, test } from "vitest";
import { permissionSetInfo, permissionSets, permissionSetsFor } from "./permission-sets.ts";

test("ids are compared as a whole", () => {
  expect(permissionSetInfo(18)).toMatchObject({ kind: "miniProgram", exclusive: true });
  expect(permissionSetInfo(182).name.zh).toBe("小程序订单管理服务");
  expect(permissionSetInfo(118).name.zh).toBe("硬件服务");
});

test("an unknown id is shown by its number", () => {
  expect(permissionSetInfo(9999)).toMatchObject({ id: 9999, name: { en: "set 9999" }, exclusive: false });
});

test("no id stands twice", () => {
  expect(new Set(permissionSets.map(({ id }) => id)).size).toBe(permissionSets.length);
});

test("shops grant the sets of mini programs, and official accounts their own", () => {
  expect(permissionSetsFor("miniShop")).toEqual(permissionSetsFor("miniProgram"));
  expect(permissionSetsFor("miniProgram").map(({ id }) => id)).toContain(18);
  expect(permissionSetsFor("officialAccount").map(({ id }) => id)).toContain(1);
  expect(permissionSetsFor("officialAccount").map(({ id }) => id)).not.toContain(18);
  expect(permissionSetsFor("other")).toEqual([]);
});
