import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { Refusal } from "../graphql/user-error.ts";
import { toGlobalId } from "../graphql/global-id.ts";
import { startApi } from "../testing/api.ts";
import type { AuditMedia } from "./audit-media-door.ts";

const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(40)]);

/** The door before a shelf that keeps what it is given. */
async function openDoor() {
  const kept: { name: string; bytes: Buffer; by: string }[] = [];
  const auditMedia: AuditMedia = {
    limit: 2 * 1024 ** 2,
    async add(actor, { name, bytes }) {
      if (bytes.length < 8) throw new Refusal({ code: "EMPTY", text: { zh: "空", en: "The file is empty" } });
      kept.push({ name, bytes, by: actor.name });
      return { id: kept.length, name, contentType: "image/png" };
    },
    async read(id) {
      const file = kept[id - 1];
      return file && { contentType: "image/png", bytes: file.bytes };
    },
    screenshot: async (releaseId, mediaId) =>
      releaseId === 7 && mediaId === "a/b" ? { contentType: "image/jpeg", bytes: png } : undefined,
  };
  const api = await startApi({ auditMedia });
  const keys = { read: await api.key("read"), write: await api.key("write") };
  const send = (body: Uint8Array | string, headers: Record<string, string> = {}, key: string | null = keys.write) =>
    fetch(`${api.url}/audit-media?name=a.png`, {
      method: "POST",
      headers: { "content-type": "image/png", ...(key && { authorization: `Bearer ${key}` }), ...headers },
      body: typeof body === "string" ? body : new Uint8Array(body),
    });
  const look = (path: string, key: string | null = keys.read) =>
    fetch(`${api.url}/audit-media/${path}`, { headers: key ? { authorization: `Bearer ${key}` } : {} });
  return { api, kept, keys, send, look };
}

test("a file goes in as it is, and comes out as what it is", async () => {
  const { kept, send, look } = await openDoor();
  const answer = await send(png);
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  expect(id).toBe(toGlobalId("AuditMedia", 1));
  expect(kept[0]).toMatchObject({ name: "a.png", by: "key 2" });
  const shown = await look(id);
  expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=86400, immutable",
    "content-security-policy": expect.stringContaining("sandbox"),
  });
});

test("more than GraphQL takes is taken, up to its own limit", async () => {
  const { kept, send } = await openDoor();
  const large = Buffer.concat([png, Buffer.alloc(1.5 * 1024 ** 2)]);
  expect((await send(large)).status).toBe(201);
  expect(
    createHash("sha256")
      .update(kept[0]?.bytes ?? "")
      .digest("hex"),
  ).toBe(createHash("sha256").update(large).digest("hex"));
  expect((await send(Buffer.alloc(3 * 1024 ** 2))).status).toBe(413);
});

test("strangers are turned away before their file is read, and readers may not add", async () => {
  const { kept, keys, send, look } = await openDoor();
  expect((await send(png, {}, null)).status).toBe(401);
  expect((await send(png, {}, "mf_nothing")).status).toBe(401);
  expect((await send(png, {}, keys.read)).status).toBe(403);
  expect((await look(toGlobalId("AuditMedia", 1), null)).status).toBe(401);
  expect((await look(`rejections/${toGlobalId("Release", 7)}/a%2Fb`, null)).status).toBe(401);
  expect(kept).toEqual([]);
});

test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"])(
  "%s, which a form or the API sends, is no file",
  async (contentType) => {
    const { kept, send } = await openDoor();
    expect((await send("{}", { "content-type": contentType })).status).toBe(415);
    expect(kept).toEqual([]);
  },
);

test("what is refused says why in the caller's language", async () => {
  const { send } = await openDoor();
  const answer = await send(Buffer.from("x"), { "accept-language": "en" });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toEqual({ error: { code: "EMPTY", message: "The file is empty" } });
});

test("a screenshot is found by its release and its media id, and nothing else is", async () => {
  const { look } = await openDoor();
  const release = toGlobalId("Release", 7);
  expect((await look(`rejections/${release}/a%2Fb`)).headers.get("content-type")).toBe("image/jpeg");
  expect((await look(`rejections/${release}/c`)).status).toBe(404);
  expect((await look(`rejections/7/a%2Fb`)).status).toBe(404);
  expect((await look(toGlobalId("Release", 1))).status).toBe(404);
});
