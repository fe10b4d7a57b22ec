import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Secret } from "../secret.ts";
import { CryptoError, decodeAesKey, decryptMessage, encryptMessage, sameSignature, signatureOf } from "./crypto.ts";
import { pushVectors } from "./testing/vectors.ts";

const key = decodeAesKey("0123456789012345678901234567890123456789012");
const appId = "wx00000000000000c1";

function codeOf(run: () => unknown): number | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof CryptoError ? error.code : Number.NaN;
  }
}

describe.each(pushVectors)("published vector $index: $source", (vector) => {
  const vectorKey = decodeAesKey(vector.encodingAESKey);

  test("its signature is ours", () => {
    expect(signatureOf(vector.token, vector.timestamp, vector.nonce, vector.encrypt)).toBe(vector.msgSignature);
  });

  test("it opens to its plaintext and appid", () => {
    expect(decryptMessage({ key: vectorKey, encrypted: vector.encrypt })).toEqual({
      message: vector.plaintext,
      appId: vector.appId,
    });
  });

  test("sealing its plaintext with its random gives its ciphertext", () => {
    const { appId: vectorAppId, plaintext: message, random } = vector;
    expect(encryptMessage({ key: vectorKey, appId: vectorAppId, message, random })).toBe(vector.encrypt);
  });
});

test("the GET handshake of the manual has the signature of the manual", () => {
  expect(signatureOf("AAAAA", "1714036504", "1514711492")).toBe("f464b24fc39322e44b38aa78f5edd27bd1441696");
});

test("signatures compare without regard to case, and different lengths do not throw", () => {
  expect(sameSignature("AB12", "ab12")).toBe(true);
  expect(sameSignature("ab12", "ab13")).toBe(false);
  expect(sameSignature("ab12", "ab1")).toBe(false);
  expect(sameSignature("", "ab12")).toBe(false);
});

test("a key of another length or alphabet is refused with -40004", () => {
  for (const bad of ["", "a".repeat(42), "a".repeat(44), `${"a".repeat(42)}=`, `${"a".repeat(42)}-`]) {
    expect(codeOf(() => decodeAesKey(bad))).toBe(-40004);
  }
  expect(() => decodeAesKey(new Secret("a".repeat(43)))).not.toThrow();
});

test("every message comes back, whatever its length, letters and pad", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (message) => {
      expect(decryptMessage({ key, encrypted: encryptMessage({ key, appId, message }) })).toEqual({ message, appId });
    }),
  );
});

test("all 32 lengths of padding work, the whole block included", () => {
  const sizes = new Set<number>();
  for (let length = 0; length < 64; length += 1) {
    const message = "x".repeat(length);
    const encrypted = encryptMessage({ key, appId, message });
    sizes.add(Buffer.from(encrypted, "base64").length);
    expect(decryptMessage({ key, encrypted }).message).toBe(message);
  }
  expect([...sizes].every((size) => size % 32 === 0)).toBe(true);
});

test("the sizes are those of WeChat's own sample", () => {
  expect(encryptMessage({ key, appId, message: "x".repeat(52) })).toHaveLength(128);
  expect(encryptMessage({ key, appId, message: "x".repeat(292) })).toHaveLength(472);
});

test("what is not base64 is refused with -40010", () => {
  for (const bad of ["", "a", "abc*", "abc=a===", "ab cd", "ab-_"]) {
    expect(codeOf(() => decryptMessage({ key, encrypted: bad }))).toBe(-40010);
  }
});

test("a truncated ciphertext is refused", () => {
  const bytes = Buffer.from(encryptMessage({ key, appId, message: "x".repeat(100) }), "base64");
  for (const length of [16, 31, 32, 64, 96]) {
    const encrypted = bytes.subarray(0, length).toString("base64");
    expect([-40007, -40008]).toContain(codeOf(() => decryptMessage({ key, encrypted })));
  }
});

test("random bytes, as another key would give, never crash and never open", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.integer({ min: 1, max: 6 }), (seed, blocks) => {
      const encrypted = Buffer.concat(Array.from({ length: blocks }, () => Buffer.from(seed))).toString("base64");
      expect([-40007, -40008]).toContain(codeOf(() => decryptMessage({ key, encrypted })));
    }),
  );
});

test("a length field beyond the end is refused with -40008", () => {
  const lying = { key, appId: "", message: "" };
  // The appid's place is used to forge a plaintext: random ‖ 0 ‖ … has its length field overwritten below.
  const forged = encryptMessage({ ...lying, random: Buffer.alloc(16, 1), message: "\u0000".repeat(12) });
  const bytes = Buffer.from(forged, "base64");
  // CBC: a change in the first ciphertext block changes the same bits of the second plaintext block, where the length is.
  bytes[0] = (bytes[0] ?? 0) ^ 0xff;
  expect(codeOf(() => decryptMessage({ key, encrypted: bytes.toString("base64") }))).toBe(-40008);
});
