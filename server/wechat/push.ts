import { isUtf8 } from "node:buffer";
import type { Secret } from "../secret.ts";
import {
  type AesKey,
  CryptoError,
  cryptoErrorCodes,
  decryptMessage,
  encryptMessage,
  sameSignature,
  signatureOf,
} from "./crypto.ts";
import { isObject, parseJson, writeJson } from "./json.ts";
import { cdata, childrenOf, readXml, textOf, type XmlElement } from "./xml.ts";

/** What the platform's console holds; the current one first, then the previous, for the time of a change. */
export interface PushCredentials {
  tokens: readonly Secret[];
  keys: readonly AesKey[];
}

/** One step of the way in, in the order taken. `detail` says what was wrong and holds nothing secret. */
export interface PushStep {
  step: "query" | "body" | "signature" | "decrypt" | "receiver" | "parse";
  ok: boolean;
  detail?: string;
}

export type PushRefusal = "badQuery" | "badBody" | "badSignature" | "undecryptable" | "wrongReceiver" | "badMessage";

/** The unencrypted part beside the ciphertext. Nobody vouches for it: good for routing and for the log. */
export interface PushEnvelope {
  appId: string | undefined;
  toUserName: string | undefined;
}

export type OpenedPush =
  | {
      ok: true;
      /** The plaintext exactly as WeChat wrote it: XML, or JSON when the envelope was JSON. */
      xml: string;
      root: XmlElement;
      /** The appid at the plaintext's end, accepted by the caller. */
      appId: string;
      /** Which of the keys opened it; a reply is sealed with the same. */
      keyIndex: number;
      /** Which of the tokens the signature was made with. */
      tokenIndex: number;
      format: "xml" | "json";
      outer: PushEnvelope;
    }
  | { ok: false; reason: PushRefusal; code: number; steps: PushStep[]; outer?: PushEnvelope };

const required = ["timestamp", "nonce", "msg_signature", "encrypt_type"] as const;

/**
 * Verifies, decrypts and parses a push of WeChat's. Answers a refusal as a value; never throws on what was sent.
 *
 * Only `msg_signature` counts: the query's `signature` does not cover the body. Previous tokens and keys are tried
 * after the current ones. Callers answer every refusal alike (4xx, no detail).
 *
 * @param input.body the raw body; the caller limits its size
 * @param input.acceptAppId whether the appid at the plaintext's end is one this door serves
 */
export function openPush(input: {
  query: URLSearchParams;
  body: Buffer;
  credentials: PushCredentials;
  acceptAppId: (id: string) => boolean;
}): OpenedPush {
  const { query, body, credentials } = input;
  let outer: PushEnvelope | undefined;
  let [tokenIndex, keyIndex] = [0, 0];
  const refuse = (step: PushStep["step"], reason: PushRefusal, code: number, detail: string): OpenedPush => {
    const before = passedSteps({ tokenIndex, keyIndex }).slice(0, order.indexOf(step));
    return { ok: false, reason, code, steps: [...before, { step, ok: false, detail }], ...(outer && { outer }) };
  };

  const given: string[] = [];
  for (const name of required) {
    const values = query.getAll(name);
    const [value = ""] = values;
    if (values.length !== 1 || value === "") {
      const problem = values.length > 1 ? "is given more than once" : "is missing";
      return refuse("query", "badQuery", cryptoErrorCodes.signature, `${name} ${problem}`);
    }
    given.push(value);
  }
  const [timestamp = "", nonce = "", signature = "", encryptType] = given;
  if (encryptType !== "aes") {
    return refuse("query", "badQuery", cryptoErrorCodes.signature, "encrypt_type is not aes");
  }

  let envelope: { root: XmlElement; format: "xml" | "json" };
  let encrypted: string;
  try {
    if (!isUtf8(body)) throw new SyntaxError("the body is not UTF-8");
    envelope = readDocument(body.toString("utf8"));
    outer = envelopeOf(envelope.root);
    encrypted = ciphertextOf(envelope.root);
  } catch (error) {
    return refuse("body", "badBody", cryptoErrorCodes.xml, messageOf(error));
  }

  tokenIndex = credentials.tokens.findIndex((token) =>
    sameSignature(signatureOf(token, timestamp, nonce, encrypted), signature),
  );
  if (tokenIndex < 0) {
    return refuse("signature", "badSignature", cryptoErrorCodes.signature, "msg_signature does not match");
  }

  const opened = decryptWithAny(credentials.keys, encrypted);
  if (opened instanceof CryptoError) return refuse("decrypt", "undecryptable", opened.code, opened.message);
  const { message, appId } = opened;
  keyIndex = opened.keyIndex;

  if (!input.acceptAppId(appId)) {
    return refuse("receiver", "wrongReceiver", cryptoErrorCodes.appId, "the message is for another appid");
  }

  try {
    const { root, format } = readDocument(message);
    return { ok: true, xml: message, root, appId, keyIndex, tokenIndex, format, outer };
  } catch (error) {
    return refuse("parse", "badMessage", cryptoErrorCodes.xml, messageOf(error));
  }
}

const order: readonly PushStep["step"][] = ["query", "body", "signature", "decrypt", "receiver", "parse"];

/** The way in of a push that was opened. Nearly all pass every step and nobody asks, so it is written down here only. */
export function passedSteps(opened: { tokenIndex: number; keyIndex: number }): PushStep[] {
  return order.map((step) => {
    if (step === "signature" && opened.tokenIndex > 0) return { step, ok: true, detail: "with the previous token" };
    if (step === "decrypt" && opened.keyIndex > 0) return { step, ok: true, detail: "with the previous key" };
    return { step, ok: true };
  });
}

interface ReplyParts {
  key: AesKey;
  token: Secret;
  /** The platform's own appid, also in answers to its accounts' messages. */
  appId: string;
  /** The passive reply; for a JSON push, JSON. */
  xml: string;
  /** Our own time in Unix seconds. */
  timestamp: string;
  nonce: string;
}

/** Seals a passive reply as the XML to answer with. Use the key and the token that opened the push. */
export function sealReply(parts: ReplyParts): string {
  const encrypted = encryptMessage({ key: parts.key, appId: parts.appId, message: parts.xml });
  const signature = signatureOf(parts.token, parts.timestamp, parts.nonce, encrypted);
  return (
    `<xml><Encrypt>${cdata(encrypted)}</Encrypt><MsgSignature>${cdata(signature)}</MsgSignature>` +
    `<TimeStamp>${parts.timestamp}</TimeStamp><Nonce>${cdata(parts.nonce)}</Nonce></xml>`
  );
}

/** As {@link sealReply}, for pushes that came as JSON. */
export function sealJsonReply(parts: ReplyParts): string {
  const encrypted = encryptMessage({ key: parts.key, appId: parts.appId, message: parts.xml });
  return writeJson({
    Encrypt: encrypted,
    MsgSignature: signatureOf(parts.token, parts.timestamp, parts.nonce, encrypted),
    TimeStamp: Number(parts.timestamp),
    Nonce: parts.nonce,
  });
}

/**
 * Reads a plaintext that was opened and kept, to handle it once more.
 *
 * @throws when it is neither WeChat's XML nor JSON
 */
export function readPlaintext(xml: string): XmlElement {
  return readDocument(xml).root;
}

/** WeChat sends XML to third-party platforms and JSON to some others; both become the same tree. */
function readDocument(input: string): { root: XmlElement; format: "xml" | "json" } {
  const text = input.charCodeAt(0) === 0xfeff ? input.slice(1) : input;
  if (/^\s*\{/.test(text)) {
    const json = parseJson(text);
    if (!isObject(json)) throw new SyntaxError("the JSON is not an object");
    return { root: elementOf("xml", json, 0), format: "json" };
  }
  const root = readXml(text);
  if (root.name !== "xml") throw new SyntaxError("the outer element is not <xml>");
  return { root, format: "xml" };
}

const maxJsonDepth = 32;

function elementOf(name: string, value: unknown, depth: number): XmlElement {
  if (depth > maxJsonDepth) throw new SyntaxError("the JSON is nested too deeply");
  if (!isObject(value)) {
    return {
      name,
      text: typeof value === "string" ? value : value === null ? "" : JSON.stringify(value),
      children: [],
    };
  }
  const children = Object.entries(value).flatMap(([key, part]) =>
    (Array.isArray(part) ? (part as unknown[]) : [part]).map((item) => elementOf(key, item, depth + 1)),
  );
  return { name, text: "", children };
}

function envelopeOf(root: XmlElement): PushEnvelope {
  return { appId: textOf(root, "AppId"), toUserName: textOf(root, "ToUserName") };
}

function ciphertextOf(root: XmlElement): string {
  const [only, ...more] = childrenOf(root, "Encrypt");
  if (!only) throw new SyntaxError("there is no <Encrypt>");
  if (more.length > 0) throw new SyntaxError("there is more than one <Encrypt>");
  const encrypted = only.text.trim(); // some deliveries have white space around it, outside the signature
  if (encrypted === "" || only.children.length > 0) throw new SyntaxError("<Encrypt> holds no text");
  return encrypted;
}

function decryptWithAny(keys: readonly AesKey[], encrypted: string) {
  let refusal: CryptoError | undefined;
  for (const [keyIndex, key] of keys.entries()) {
    try {
      const { message, appId } = decryptMessage({ key, encrypted });
      return { message, appId, keyIndex };
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
      refusal ??= error;
    }
  }
  return refusal ?? new CryptoError(cryptoErrorCodes.aesKey, "there is no key to decrypt with");
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  throw error;
}
