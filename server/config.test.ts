import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, loadEnvironment, readConfig, sandboxPlatform } from "./config.ts";

const key = Buffer.alloc(32, 7).toString("base64");
const real = {
  WECHAT_COMPONENT_APPID: "wx0123456789abcdef",
  WECHAT_COMPONENT_SECRET: "s3cret",
  WECHAT_CALLBACK_TOKEN: "mytoken",
  WECHAT_ENCODING_AES_KEY: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
  SECRET_KEY: key,
};
const freshDirectory = () => mkdtempSync(join(tmpdir(), "minifleet-config-"));

function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("the configuration was accepted");
}

describe("configuration", () => {
  it("starts in sandbox mode without WeChat settings and makes a key that only its owner may read", () => {
    const dataDir = freshDirectory();
    const config = readConfig({ DATA_DIR: dataDir });
    expect(config.sandbox).toEqual({ port: 4001 });
    expect(config.wechat.componentAppId).toBe(sandboxPlatform.componentAppId);
    expect(config.wechat.apiUrl).toBe("http://localhost:4001");
    expect(config.publicUrl).toBe("http://localhost:4000");
    expect(config.databaseUrl).toBe(`file:${join(dataDir, "minifleet.db")}`);
    expect(statSync(join(dataDir, "secret.key")).mode & 0o777).toBe(0o600);
    expect(readConfig({ DATA_DIR: dataDir }).secretKey.equals(config.secretKey)).toBe(true);
  });

  it("serves a real platform with real settings", () => {
    const config = readConfig({ ...real, PORT: "8080", PUBLIC_URL: "https://wx.example.com/", TRUST_PROXY: "on" });
    expect(config).toMatchObject({ port: 8080, publicUrl: "https://wx.example.com", sandbox: null, trustProxy: true });
    expect(config.wechat.apiUrl).toBe("https://api.weixin.qq.com");
    expect(config.secretKey.length).toBe(32);
  });

  it("keeps the previous callback token and key behind the current ones", () => {
    const config = readConfig({
      ...real,
      WECHAT_CALLBACK_TOKEN_PREVIOUS: "oldtoken",
      WECHAT_ENCODING_AES_KEY_PREVIOUS: "x".repeat(43),
    });
    expect(config.wechat.callbackTokens.map((token) => token.reveal())).toEqual(["mytoken", "oldtoken"]);
    expect(config.wechat.encodingAesKeys).toHaveLength(2);
  });

  it.each([
    ["PORT", { PORT: "http" }],
    ["PUBLIC_URL", { PUBLIC_URL: "wx.example.com" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://x" }],
    ["SECRET_KEY", { SECRET_KEY: "short" }],
    ["WECHAT_COMPONENT_APPID", { WECHAT_COMPONENT_APPID: "gh_123" }],
    ["WECHAT_ENCODING_AES_KEY", { WECHAT_ENCODING_AES_KEY: "x".repeat(42) }],
    ["WECHAT_ENCODING_AES_KEY", { WECHAT_ENCODING_AES_KEY: `${"x".repeat(42)}+` }],
    ["WECHAT_CALLBACK_TOKEN", { WECHAT_CALLBACK_TOKEN: "" }],
    ["WECHAT_COMPONENT_SECRET", { WECHAT_COMPONENT_SECRET: "" }],
    ["SECRET_KEY", { SECRET_KEY: "" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["RETURN_URL_ORIGINS", { RETURN_URL_ORIGINS: "https://a.example.com/path" }],
  ])("names %s when it is bad or missing, with an example, in one line", (variable, change) => {
    const message = refusal({ ...real, ...change });
    expect(message).toMatch(new RegExp(`^${variable} .+\\. Example: ${variable}=`));
    expect(message).not.toContain("\n");
  });

  it("names the platform's setting that is missing before the key that is missing too", () => {
    expect(refusal({ WECHAT_COMPONENT_APPID: real.WECHAT_COMPONENT_APPID })).toMatch(
      /^WECHAT_COMPONENT_SECRET is missing/,
    );
    expect(refusal({ WECHAT_COMPONENT_SECRET: "x" })).toMatch(/^WECHAT_COMPONENT_APPID is missing/);
  });

  it("names the directory that cannot be written to", () => {
    const file = join(freshDirectory(), "file");
    writeFileSync(file, "");
    expect(refusal({ DATA_DIR: join(file, "data") })).toMatch(
      /^DATA_DIR cannot hold .+\(ENOTDIR\)\. Example: DATA_DIR=/,
    );
  });

  it("never shows a secret in the refusal", () => {
    expect(refusal({ ...real, SECRET_KEY: "my-secret-value" })).not.toContain("my-secret-value");
  });

  it("reads a secret from the file its NAME_FILE names", () => {
    const directory = freshDirectory();
    const file = join(directory, "secret");
    writeFileSync(file, `${key}\n`);
    process.env.SECRET_KEY_FILE = file;
    try {
      expect(loadEnvironment(directory).SECRET_KEY).toBe(readFileSync(file, "utf8").trim());
    } finally {
      delete process.env.SECRET_KEY_FILE;
    }
  });
});
