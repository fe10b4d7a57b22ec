import { createCipheriv, createDecipheriv, hkdfSync, createHash, randomBytes } from "node:crypto";
import { Secret } from "../secret.ts";

/** Where a sealed value lives. It is bound to its place: moved to another row or column it does not open. */
export interface Place {
  table: string;
  row: string | number;
  column: string;
}

export interface Vault {
  seal(value: Secret, place: Place): Buffer;
  /** @throws when the bytes were changed, moved, or sealed with another key */
  open(bytes: Buffer, place: Place): Secret;
}

const format = 1;
const keyIdLength = 4;
const nonceLength = 12;
const tagLength = 16;
const headerLength = 1 + keyIdLength + nonceLength + tagLength;

/** Seals secrets for the database: AES-256-GCM, `format ‖ key id ‖ nonce ‖ tag ‖ ciphertext`. */
export function createVault(masterKey: Buffer): Vault {
  if (masterKey.length !== 32) throw new Error("the master key has 32 bytes");
  const key = Buffer.from(hkdfSync("sha256", masterKey, "", "minifleet secret columns", 32));
  const keyId = createHash("sha256").update(key).digest().subarray(0, keyIdLength);
  const prefix = Buffer.concat([Buffer.of(format), keyId]);

  const nextNonce = nonces();

  return {
    seal(value, place) {
      const nonce = nextNonce();
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(boundTo(place));
      const sealed = Buffer.concat([cipher.update(value.reveal(), "utf8"), cipher.final()]);
      return Buffer.concat([prefix, nonce, cipher.getAuthTag(), sealed]);
    },
    open(bytes, place) {
      const where = `${place.table}.${place.column} of ${place.row}`;
      if (bytes.length < headerLength || bytes[0] !== format) throw new Error(`${where} is not a sealed value`);
      if (!bytes.subarray(1, 1 + keyIdLength).equals(keyId)) throw new Error(`${where} was sealed with another key`);
      const tagAt = 1 + keyIdLength + nonceLength;
      const nonce = bytes.subarray(1 + keyIdLength, tagAt);
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagLength })
          .setAAD(boundTo(place))
          .setAuthTag(bytes.subarray(tagAt, headerLength));
        return new Secret(
          Buffer.concat([decipher.update(bytes.subarray(headerLength)), decipher.final()]).toString("utf8"),
        );
      } catch (cause) {
        throw new Error(`${where} does not open: it was changed or moved`, { cause });
      }
    },
  };
}

/** Fetched by the hundred: each fetch by itself costs half of what sealing a short text does. */
function nonces(): () => Buffer {
  let pool = Buffer.alloc(0);
  return () => {
    if (pool.length === 0) pool = randomBytes(256 * nonceLength);
    const nonce = pool.subarray(0, nonceLength);
    pool = pool.subarray(nonceLength);
    return nonce;
  };
}

function boundTo({ table, row, column }: Place): Buffer {
  return Buffer.from(JSON.stringify([table, String(row), column]));
}
