import { isUtf8 } from "node:buffer";
import { type Decipher, createCipheriv, createDecipheriv, hash, randomBytes, timingSafeEqual } from "node:crypto";
import { Secret } from "../secret.ts";

const blockBytes = 32; // PKCS#7 with twice the block of AES: 16-byte unpadding fails on half of the messages
const ivBytes = 16; // and the block of AES

/** The 32 bytes of an EncodingAESKey, made by {@link decodeAesKey}; the first 16 are the IV as well. */
export class AesKey {
  readonly #bytes: Buffer;
  readonly #iv: Buffer;
  #decipher: Decipher | undefined;
  /** The block that the decipher will put before the next one. */
  #before: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#iv = bytes.subarray(0, ivBytes);
    this.#before = this.#iv;
  }

  /** @param plaintext whole blocks */
  encrypt(plaintext: Buffer): Buffer {
    const cipher = createCipheriv("aes-256-cbc", this.#bytes, this.#iv).setAutoPadding(false);
    return Buffer.concat([cipher.update(plaintext), cipher.final()]);
  }

  /**
   * One decipher opens all messages, since setting one up costs three times what deciphering a message does. CBC mixes
   * each block with the ciphertext before it, so the first block comes out mixed with the end of the message before
   * this one instead of with the IV, and is set right.
   *
   * @param ciphertext whole blocks, at least one
   */
  decrypt(ciphertext: Buffer): Buffer {
    const before = this.#before;
    // Should it throw, the next message begins with a decipher of its own.
    const decipher = this.#decipher ?? createDecipheriv("aes-256-cbc", this.#bytes, this.#iv).setAutoPadding(false);
    this.#decipher = undefined;
    this.#before = this.#iv;
    const plaintext = decipher.update(ciphertext);
    for (let at = 0; at < ivBytes; at += 1) {
      plaintext[at] = (plaintext[at] ?? 0) ^ (before[at] ?? 0) ^ (this.#iv[at] ?? 0);
    }
    this.#decipher = decipher;
    this.#before = Buffer.from(ciphertext.subarray(-ivBytes));
    return plaintext;
  }
}

/** The numbers of WeChat's own sample library: reasons for our logs, never an answer to the caller. */
export const cryptoErrorCodes = {
  signature: -40001,
  xml: -40002,
  aesKey: -40004,
  appId: -40005,
  encrypt: -40006,
  decrypt: -40007,
  buffer: -40008,
  base64: -40010,
} as const;

export type CryptoErrorCode = (typeof cryptoErrorCodes)[keyof typeof cryptoErrorCodes];

/** A message that could not be sealed or opened. Its text never holds content or key material. */
export class CryptoError extends Error {
  override readonly name = "CryptoError";
  readonly code: CryptoErrorCode;

  constructor(code: CryptoErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const randomLength = 16;
const headerLength = randomLength + 4;

/**
 * Decodes an EncodingAESKey.
 *
 * 43 characters of base64 carry two bits more than 32 bytes need. Keys in use often have them set, and strict
 * decoders refuse such keys; they mean nothing.
 *
 * @throws {CryptoError} -40004 unless the key is 43 letters and digits
 */
export function decodeAesKey(encodingAesKey: string | Secret): AesKey {
  const text = plain(encodingAesKey);
  if (!/^[A-Za-z0-9]{43}$/.test(text)) {
    throw new CryptoError(cryptoErrorCodes.aesKey, "an EncodingAESKey has 43 letters and digits");
  }
  return new AesKey(Buffer.from(`${text}=`, "base64"));
}

/** SHA-1 over the sorted four, in lower-case hex. For the plain `signature` and the GET handshake leave `encrypted` out. */
export function signatureOf(token: string | Secret, timestamp: string, nonce: string, encrypted?: string): string {
  const parts = [plain(token), timestamp, nonce];
  if (encrypted !== undefined) parts.push(encrypted);
  return hash("sha1", parts.sort().join(""));
}

/** Compares two signatures in constant time, ignoring the case of hex digits. */
export function sameSignature(a: string, b: string): boolean {
  const left = Buffer.from(a.toLowerCase());
  const right = Buffer.from(b.toLowerCase());
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Seals a message: random(16) ‖ length(4, big endian) ‖ message ‖ appId, padded, AES-256-CBC, base64.
 *
 * @param options.appId the platform's own appid, for replies to its accounts' messages as well
 * @param options.random 16 bytes; only tests give them
 */
export function encryptMessage(options: { key: AesKey; appId: string; message: string; random?: Buffer }): string {
  const { key, appId, message, random = randomBytes(randomLength) } = options;
  if (random.length !== randomLength) throw new CryptoError(cryptoErrorCodes.encrypt, "random must have 16 bytes");
  const messageBytes = Buffer.from(message, "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(messageBytes.length);
  const appIdBytes = Buffer.from(appId, "utf8");
  const filled = headerLength + messageBytes.length + appIdBytes.length;
  const pad = blockBytes - (filled % blockBytes);
  const plaintext = Buffer.concat([random, length, messageBytes, appIdBytes, Buffer.alloc(pad, pad)]);
  return key.encrypt(plaintext).toString("base64");
}

/**
 * Opens a sealed message. Whether `appId` is the right one is the caller's question.
 *
 * @throws {CryptoError} -40010 not base64; -40007 undecryptable or badly padded; -40008 lengths or text do not add up.
 *   A wrong key shows as one of the last two. From outside all of them must look the same.
 */
export function decryptMessage(options: { key: AesKey; encrypted: string }): { message: string; appId: string } {
  const plaintext = unpadded(decrypted(options.key, fromBase64(options.encrypted)));
  if (plaintext.length < headerLength) throw new CryptoError(cryptoErrorCodes.buffer, "the plaintext is too short");
  const end = headerLength + plaintext.readUInt32BE(randomLength);
  if (end > plaintext.length) throw new CryptoError(cryptoErrorCodes.buffer, "the length field exceeds the plaintext");
  if (!isUtf8(plaintext.subarray(headerLength))) throw new CryptoError(cryptoErrorCodes.buffer, "not UTF-8");
  return { message: plaintext.toString("utf8", headerLength, end), appId: plaintext.toString("utf8", end) };
}

function fromBase64(text: string): Buffer {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    throw new CryptoError(cryptoErrorCodes.base64, "the ciphertext is not base64");
  }
  return Buffer.from(text, "base64");
}

function decrypted(key: AesKey, ciphertext: Buffer): Buffer {
  if (ciphertext.length === 0 || ciphertext.length % blockBytes !== 0) {
    throw new CryptoError(cryptoErrorCodes.buffer, "the ciphertext is not a whole number of blocks");
  }
  try {
    return key.decrypt(ciphertext);
  } catch (cause) {
    throw new CryptoError(cryptoErrorCodes.decrypt, "AES decryption failed", { cause });
  }
}

/** WeChat's samples let a bad pad pass as none; a pad that is not whole means another key or a broken message. */
function unpadded(plaintext: Buffer): Buffer {
  const pad = plaintext.at(-1) ?? 0;
  const end = plaintext.length - pad;
  if (pad < 1 || pad > blockBytes || plaintext.subarray(end).some((byte) => byte !== pad)) {
    throw new CryptoError(cryptoErrorCodes.decrypt, "the padding is wrong");
  }
  return plaintext.subarray(0, end);
}

function plain(value: string | Secret): string {
  return value instanceof Secret ? value.reveal() : value;
}
