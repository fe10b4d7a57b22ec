import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { migrate } from "../db/migrate.ts";
import { execute } from "../testing/database.ts";
import { freePort } from "../testing/free-port.ts";
import { runMinifleet } from "../testing/minifleet-process.ts";
import { platform } from "../testing/world.ts";

const aesKey = platform.encodingAesKey;
const secretKey = Buffer.alloc(32, 1).toString("base64");

/** What a platform at the real WeChat must give, at addresses where nobody answers. */
const complete = {
  SECRET_KEY: secretKey,
  WECHAT_COMPONENT_APPID: platform.componentAppId,
  WECHAT_COMPONENT_SECRET: platform.componentSecret,
  WECHAT_CALLBACK_TOKEN: platform.callbackToken,
  WECHAT_ENCODING_AES_KEY: aesKey,
};
const without = (name: keyof typeof complete) =>
  Object.fromEntries(Object.entries(complete).filter(([other]) => other !== name));

const cases: { environment: Record<string, string>; says: RegExp }[] = [
  { environment: { PORT: "http" }, says: /^PORT is not a port number/ },
  { environment: { PORT: "70000" }, says: /^PORT is not a port number/ },
  { environment: { PUBLIC_URL: "wx.example.com" }, says: /^PUBLIC_URL is not an http\(s\) URL/ },
  { environment: { DATABASE_URL: "mysql://localhost/x" }, says: /^DATABASE_URL is neither/ },
  {
    environment: { SECRET_KEY: secretKey, DATABASE_URL: "postgres://minifleet@127.0.0.1:1/x" },
    says: /^DATABASE_URL cannot be reached/,
  },
  {
    environment: { SECRET_KEY: secretKey, DATABASE_URL: "file:/dev/null/folder.db" },
    says: /^DATABASE_URL cannot be opened/,
  },
  { environment: { DATA_DIR: "/dev/null/minifleet" }, says: /^DATA_DIR / },
  { environment: { SECRET_KEY: "short" }, says: /^SECRET_KEY is not 32 bytes in base64/ },
  { environment: { SECRET_KEY_FILE: "/no/such/file" }, says: /^SECRET_KEY_FILE cannot be read/ },
  { environment: { SANDBOX_PORT: "-1" }, says: /^SANDBOX_PORT is not a port number/ },
  { environment: { LOG_LEVEL: "loud" }, says: /^LOG_LEVEL is not a level/ },
  { environment: { TRUST_PROXY: "maybe" }, says: /^TRUST_PROXY is neither on nor off/ },
  { environment: { RETURN_URL_ORIGINS: "https://a.example/path" }, says: /^RETURN_URL_ORIGINS is not a list/ },
  { environment: { ...complete, WECHAT_COMPONENT_APPID: "gh_1" }, says: /^WECHAT_COMPONENT_APPID / },
  { environment: without("WECHAT_COMPONENT_SECRET"), says: /^WECHAT_COMPONENT_SECRET is missing/ },
  { environment: without("WECHAT_COMPONENT_APPID"), says: /^WECHAT_COMPONENT_APPID is missing/ },
  { environment: without("WECHAT_CALLBACK_TOKEN"), says: /^WECHAT_CALLBACK_TOKEN is missing/ },
  { environment: without("WECHAT_ENCODING_AES_KEY"), says: /^WECHAT_ENCODING_AES_KEY is missing/ },
  { environment: { ...complete, WECHAT_ENCODING_AES_KEY: "abc" }, says: /^WECHAT_ENCODING_AES_KEY is not 43/ },
  { environment: without("SECRET_KEY"), says: /^SECRET_KEY is missing/ },
  { environment: { ...complete, WECHAT_API_URL: "api.weixin.qq.com" }, says: /^WECHAT_API_URL is not an http/ },
];

describe.concurrent("a setting that cannot work", () => {
  it.each(cases)("$says", async ({ environment, says }) => {
    const { status, stdout, stderr, files } = await runMinifleet(environment);
    // One line: the variable, what is wrong, an example.
    expect(stderr).toMatch(says);
    const variable = stderr.split(" ")[0] ?? "";
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(`Example: ${variable}=`);
    // And nothing has begun.
    expect({ status, stdout, files }).toEqual({ status: 1, stdout: "", files: [] });
  });
});

/** Without the line that the new database was made. */
const quiet = { LOG_LEVEL: "warn" };

describe("a start that cannot go on", () => {
  it.each(["PORT", "SANDBOX_PORT"])("says that %s is in use by another program", async (variable) => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const ports = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
    const { status, stdout, stderr } = await runMinifleet({ ...ports, ...quiet, [variable]: String(port) });
    expect(stderr).toBe(`${variable} ${port} is in use by another program. Example: ${variable}=${port + 10}\n`);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });

  it("says that HOST is no address of this machine", async () => {
    const { status, stdout, stderr } = await runMinifleet({ ...quiet, HOST: "no.such.host.invalid" });
    expect(stderr).toBe("HOST no.such.host.invalid is no address of this machine. Example: HOST=127.0.0.1\n");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });

  it("says that the database is newer than the program", async () => {
    const folder = mkdtempSync(join(tmpdir(), "minifleet-newer-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const url = `file:${join(folder, "newer.db")}`;
    await migrate(url);
    await execute(url, "insert into applied_migrations values ('9999_next_year', 'x', 0)");
    const { status, stdout, stderr } = await runMinifleet({ DATABASE_URL: url });
    expect(stderr).toMatch(/^the database is newer than this program: it has the migration 9999_next_year[^\n]*\n$/);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });

  it("says which file is no database", async () => {
    const folder = mkdtempSync(join(tmpdir(), "minifleet-broken-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, "notes.db");
    writeFileSync(path, "these are my notes, and no database\n".repeat(100));
    const { status, stdout, stderr } = await runMinifleet({ DATABASE_URL: `file:${path}` });
    expect(stderr).toMatch(/^DATABASE_URL cannot be opened \(SQLITE_NOTADB\)[^\n]*\n$/);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });
});
