import { expect, test } from "vitest";
import { compareVersions, proposeVersion, versionAfter } from "./proposals.ts";

test("the version after one counts its last number on", () => {
  expect(versionAfter("2.3.0")).toBe("2.3.1");
  expect(versionAfter("v1.9")).toBe("v1.10");
  expect(versionAfter("20261124000000000009")).toBe("20261124000000000010");
  expect(versionAfter("beta")).toBeUndefined();
});

test("versions are compared by their numbers, not by their letters", () => {
  expect(compareVersions("1.10", "1.9")).toBeGreaterThan(0);
  expect(compareVersions("v2.0", "2.0.0")).toBe(0);
  expect(compareVersions("2.0", "2.0.1")).toBeLessThan(0);
});

test("a template newer than what was deployed proposes its own version, else the one after the last", () => {
  expect(proposeVersion("2.4.0", ["2.3.0", "2.3.1"])).toBe("2.4.0");
  expect(proposeVersion("2.3.0", ["2.3.0"])).toBe("2.3.1");
  expect(proposeVersion("2.3.0", ["2.3.9", "2.3.10"])).toBe("2.3.11");
  expect(proposeVersion("2.3.0", [])).toBe("2.3.0");
  expect(proposeVersion("beta", ["beta"])).toBe("beta");
});
