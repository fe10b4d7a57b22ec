import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import { Secret } from "./secret.ts";

/** What the process needs to know before it starts. Read once; nothing else looks at the environment. */
export interface Config {
  port: number;
  host: string;
  /** How browsers and WeChat reach us; no slash at the end. */
  publicUrl: string;
  dataDir: string;
  databaseUrl: string;
  /** 32 bytes; seals the secrets in the database. */
  secretKey: Buffer;
  wechat: WechatConfig;
  /** Set when no WeChat settings were given: the simulator plays WeChat. */
  sandbox: { port: number } | null;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  trustProxy: boolean;
  /** Origins a partner's return URL may have. */
  returnUrlOrigins: string[];
  /** How many steps of releases run at once; each makes one call to WeChat at a time. */
  releaseConcurrency: number;
}

export interface WechatConfig {
  componentAppId: string;
  componentSecret: Secret;
  /** Current first, then the previous one, when a change is under way. */
  callbackTokens: Secret[];
  encodingAesKeys: Secret[];
  apiUrl: string;
  mpUrl: string;
  openUrl: string;
  /** The platform's own calls, token renewals of all accounts among them; WeChat publishes no limit. */
  platformCallsPerSecond: number;
}

/** A setting that cannot work; the message is one line that names it, says what is wrong and shows an example. */
export class ConfigError extends Error {
  override name = "ConfigError";

  constructor(
    readonly variable: string,
    problem: string,
    example: string,
  ) {
    super(`${variable} ${problem}. Example: ${variable}=${example}`);
  }
}

export type Environment = Record<string, string | undefined>;

const secretNames = [
  "SECRET_KEY",
  "DATABASE_URL",
  "WECHAT_COMPONENT_SECRET",
  "WECHAT_CALLBACK_TOKEN",
  "WECHAT_CALLBACK_TOKEN_PREVIOUS",
  "WECHAT_ENCODING_AES_KEY",
  "WECHAT_ENCODING_AES_KEY_PREVIOUS",
];

/**
 * The process's environment with `.env` below it and `NAME_FILE` resolved. It also puts `DATABASE_URL` back into
 * `process.env`, because the column kit chooses its engine while modules load.
 */
export function loadEnvironment(directory = process.cwd()): Environment {
  const file = join(directory, ".env");
  const environment: Environment = {
    ...(existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {}),
    ...process.env,
  };
  for (const name of secretNames) {
    const path = environment[`${name}_FILE`];
    if (!path) continue;
    if (environment[name])
      throw new ConfigError(`${name}_FILE`, `is set beside ${name}; keep one of them`, "/run/secrets/x");
    try {
      environment[name] = readFileSync(path, "utf8").trim();
    } catch (error) {
      throw new ConfigError(
        `${name}_FILE`,
        `cannot be read (${(error as NodeJS.ErrnoException).code ?? "error"})`,
        "/run/secrets/x",
      );
    }
  }
  if (environment.DATABASE_URL) process.env.DATABASE_URL = environment.DATABASE_URL;
  return environment;
}

/** Reads and checks every setting. Throws {@link ConfigError} for the first that cannot work. */
export function readConfig(environment: Environment): Config {
  const read = <T>(name: string, schema: z.ZodType<T>, problem: string, example: string): T => {
    const value = environment[name]?.trim();
    const result = schema.safeParse(value === "" ? undefined : value);
    if (!result.success) throw new ConfigError(name, value ? problem : "is missing", example);
    return result.data;
  };
  const port = read("PORT", portNumber(4000), "is not a port number", "4000");
  const dataDir = resolve(read("DATA_DIR", z.string().default("./data"), "is not a path", "./data"));
  const sandbox = !environment.WECHAT_COMPONENT_APPID && !environment.WECHAT_COMPONENT_SECRET;
  const publicUrl = read(
    "PUBLIC_URL",
    httpUrl.default(`http://localhost:${port}`),
    "is not an http(s) URL",
    "https://wx.example.com",
  );

  // First what is missing of WeChat's, then the key: whoever enters one setting of the platform means to enter all.
  const wechat = sandbox ? sandboxWechat(environment, read) : realWechat(read);

  return {
    port,
    host: read("HOST", z.string().default("127.0.0.1"), "is not an address", "127.0.0.1"),
    publicUrl,
    dataDir,
    databaseUrl: read(
      "DATABASE_URL",
      z
        .string()
        .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/)
        .default(`file:${join(dataDir, "minifleet.db")}`),
      "is neither file:… nor postgres://…",
      "postgres://minifleet@localhost/minifleet",
    ),
    wechat,
    sandbox: sandbox ? { port: read("SANDBOX_PORT", portNumber(4001), "is not a port number", "4001") } : null,
    logLevel: read(
      "LOG_LEVEL",
      z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
      "is not a level",
      "info",
    ),
    trustProxy: read("TRUST_PROXY", onOff, "is neither on nor off", "on"),
    returnUrlOrigins: read(
      "RETURN_URL_ORIGINS",
      origins,
      "is not a list of origins",
      "https://partner.example.com,https://shop.example.com",
    ),
    releaseConcurrency: read("RELEASE_CONCURRENCY", numberFrom1(16, 256), "is not a number from 1 to 256", "16"),
    // Last, since it may make a file, and nothing is made for settings that cannot work.
    secretKey: secretKey(environment, dataDir, sandbox),
  };
}

type Read = <T>(name: string, schema: z.ZodType<T>, problem: string, example: string) => T;

const appIdExample = "wx0123456789abcdef";
const aesKeyExample = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));
const appId = z.string().regex(/^wx[0-9a-zA-Z]{2,62}$/);
// WeChat's form takes 3 to 32 letters and digits for official accounts; for platforms its rule is not documented.
const callbackToken = z.string().regex(/^[\x21-\x7e]{1,64}$/);
const aesKey = z.string().regex(/^[0-9A-Za-z]{43}$/);
const onOff = z
  .enum(["on", "off", "true", "false", "1", "0"])
  .default("off")
  .transform((value) => ["on", "true", "1"].includes(value));
const origins = z
  .string()
  .default("")
  .transform((list) => list.split(",").map((item) => item.trim()))
  .transform((list) => list.filter((item) => item !== ""))
  .refine((list) => list.every((item) => URL.canParse(item) && new URL(item).origin === item));

function portNumber(fallback: number) {
  return z.coerce.number().int().min(0).max(65_535).default(fallback);
}

function numberFrom1(fallback: number, most: number) {
  return z.coerce.number().int().min(1).max(most).default(fallback);
}

function platformCalls(read: Read): number {
  return read("WECHAT_PLATFORM_CALLS_PER_SECOND", numberFrom1(50, 10_000), "is not a number from 1 to 10000", "50");
}

function realWechat(read: Read): WechatConfig {
  return {
    componentAppId: read("WECHAT_COMPONENT_APPID", appId, "is not an appid", appIdExample),
    componentSecret: new Secret(
      read("WECHAT_COMPONENT_SECRET", z.string().min(1), "is not a secret", "<AppSecret of the platform>"),
    ),
    ...callbackSecrets(read, undefined),
    apiUrl: read(
      "WECHAT_API_URL",
      httpUrl.default("https://api.weixin.qq.com"),
      "is not an http(s) URL",
      "https://api.weixin.qq.com",
    ),
    mpUrl: read(
      "WECHAT_MP_URL",
      httpUrl.default("https://mp.weixin.qq.com"),
      "is not an http(s) URL",
      "https://mp.weixin.qq.com",
    ),
    openUrl: read(
      "WECHAT_OPEN_URL",
      httpUrl.default("https://open.weixin.qq.com"),
      "is not an http(s) URL",
      "https://open.weixin.qq.com",
    ),
    platformCallsPerSecond: platformCalls(read),
  };
}

/** The simulator listens on this machine only, so its platform may have settings that everybody knows. */
export const sandboxPlatform = {
  componentAppId: "wx5a6e4d5b0f1c2d3e",
  componentSecret: "sandbox-component-secret",
  callbackToken: "sandbox",
  encodingAesKey: "5andb0x5andb0x5andb0x5andb0x5andb0x5andb0xA",
};

function sandboxWechat(environment: Environment, read: Read): WechatConfig {
  if (environment.WECHAT_API_URL) {
    throw new ConfigError("WECHAT_COMPONENT_APPID", "is missing although WECHAT_API_URL is set", appIdExample);
  }
  const url = `http://localhost:${environment.SANDBOX_PORT || 4001}`;
  return {
    componentAppId: sandboxPlatform.componentAppId,
    componentSecret: new Secret(sandboxPlatform.componentSecret),
    ...callbackSecrets(read, sandboxPlatform),
    apiUrl: url,
    mpUrl: url,
    openUrl: url,
    platformCallsPerSecond: platformCalls(read),
  };
}

function callbackSecrets(read: Read, fallback: { callbackToken: string; encodingAesKey: string } | undefined) {
  const tokens = [
    read(
      "WECHAT_CALLBACK_TOKEN",
      callbackToken.or(fallen(fallback?.callbackToken)),
      "has characters other than letters, digits and signs, or more than 64",
      "mytoken123",
    ),
    read(
      "WECHAT_CALLBACK_TOKEN_PREVIOUS",
      callbackToken.optional(),
      "has characters other than letters, digits and signs, or more than 64",
      "mytoken122",
    ),
  ];
  const keys = [
    read(
      "WECHAT_ENCODING_AES_KEY",
      aesKey.or(fallen(fallback?.encodingAesKey)),
      "is not 43 letters and digits",
      aesKeyExample,
    ),
    read("WECHAT_ENCODING_AES_KEY_PREVIOUS", aesKey.optional(), "is not 43 letters and digits", aesKeyExample),
  ];
  return { callbackTokens: secrets(tokens), encodingAesKeys: secrets(keys) };
}

/** Stands in for a missing value, and only for a missing one. */
function fallen(value: string | undefined): z.ZodType<string> {
  return value === undefined ? z.never() : z.undefined().transform(() => value);
}

function secrets(values: (string | undefined)[]): Secret[] {
  return values.filter((value) => value !== undefined).map((value) => new Secret(value));
}

/** In sandbox mode a key is made at first start; elsewhere its owner must keep it, so it must be given. */
function secretKey(environment: Environment, dataDir: string, sandbox: boolean): Buffer {
  const example = "$(openssl rand -base64 32)";
  const given = environment.SECRET_KEY?.trim();
  if (given) return decodeKey(given, example);
  if (!sandbox) throw new ConfigError("SECRET_KEY", "is missing", example);
  const file = join(dataDir, "secret.key");
  try {
    if (!existsSync(file)) {
      mkdirSync(dataDir, { recursive: true, mode: 0o700 });
      writeFileSync(file, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
      chmodSync(file, 0o600);
    }
    return decodeKey(readFileSync(file, "utf8").trim(), example);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "error";
    throw new ConfigError("DATA_DIR", `cannot hold the key of the sandbox (${code})`, "./data");
  }
}

function decodeKey(text: string, example: string): Buffer {
  const key = Buffer.from(text, "base64");
  if (key.length !== 32 || !/^[0-9A-Za-z+/]{43}=?$/.test(text)) {
    throw new ConfigError("SECRET_KEY", "is not 32 bytes in base64", example);
  }
  return key;
}
