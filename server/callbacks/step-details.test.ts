import { expect, test } from "vitest";
import { Secret } from "../secret.ts";
import {
  accountXml,
  componentAppId,
  encodingAesKey,
  openDoor,
  sealedRequest,
  ticketXml,
  token,
} from "../testing/callback-door.ts";
import type { PushOptions } from "../testing/callback-door.ts";
import { decodeAesKey, openPush } from "../wechat/index.ts";
import { stepDetail } from "./step-details.ts";
import { eventView } from "./types.ts";

const otherKey = "0123456789012345678901234567890123456789012";
const withBody = (body: string) => ({ envelope: () => body });
const deep = 40; // more than either format may be nested

const refused: [of: string, PushOptions & { xml?: string }][] = [
  ["a parameter left out", { query: { nonce: undefined } }],
  ["another encryption", { query: { encrypt_type: "raw" } }],
  ["a JSON list", withBody("{]")],
  ["JSON too deep", withBody('{"a":'.repeat(deep) + "1" + "}".repeat(deep))],
  ["another document", withBody("<a></a>")],
  ["no ciphertext", withBody("<xml></xml>")],
  ["two ciphertexts", withBody("<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>")],
  ["an empty ciphertext", withBody("<xml><Encrypt></Encrypt></xml>")],
  ["a forbidden character", withBody("<xml>\u0001</xml>")],
  ["no element", withBody("hello")],
  ["an open element", withBody("<xml><a>")],
  ["a wrong closing tag", withBody("<xml></a>")],
  ["a comment", withBody("<xml><!-- --></xml>")],
  ["open CDATA", withBody("<xml><![CDATA[a")],
  ["XML too deep", withBody("<xml>".repeat(deep))],
  ["something after the document", withBody("<xml></xml><a>")],
  ["a processing instruction", withBody("<?php ?><xml></xml>")],
  ["no name", withBody("<xml><1></xml>")],
  ["an attribute", withBody('<xml a="1"></xml>')],
  ["the end of CDATA in text", withBody("<xml>]]></xml>")],
  ["an entity", withBody("<xml>&nbsp;</xml>")],
  ["a forbidden reference", withBody("<xml>&#1;</xml>")],
  ["another token", { token: "another" }],
  ["another key", { encodingAesKey: otherKey }],
  ["another receiver", { receiver: "wxc0ffee0000000002" }],
  ["a content that is no XML", { xml: "hello" }],
];

function detailOf(options: PushOptions & { xml?: string }): string {
  const { url, body } = sealedRequest(options.xml ?? ticketXml("t"), options);
  const opened = openPush({
    query: new URL(url, "http://door").searchParams,
    body: Buffer.from(body),
    credentials: { tokens: [new Secret(token)], keys: [decodeAesKey(encodingAesKey)] },
    acceptAppId: (id) => id === componentAppId,
  });
  const detail = opened.ok ? undefined : opened.steps.at(-1)?.detail;
  if (detail === undefined) throw new Error("the push was not refused");
  return detail;
}

test.each(refused)("why %s was refused is said in Chinese and in English", (_of, options) => {
  const written = detailOf(options);
  expect(stepDetail(written, "en")).toBe(written);
  expect(stepDetail(written, "zh")).toMatch(/[\u4e00-\u9fff]/);
});

test("a step is read in the reader's language, with the account it names", async () => {
  const account = "wxacc0000000000001";
  const door = await openDoor({ findAccount: async () => "gh_account" });
  const xml = accountXml({ ToUserName: "gh_other", MsgType: "text" });
  expect((await door.push(xml, { path: `/callbacks/${account}/message` })).status).toBe(403);
  const [row] = await door.callbacks.list({}, { limit: 1, direction: "forward" });
  const step = row && eventView(row, door.callbacks).steps.at(-1);
  expect(step?.detail({}, { language: "zh" })).toBe(`消息不是发给 ${account} 的，却来自它的地址`);
  expect(step?.detail({}, { language: "en" })).toBe(`the message is not for ${account}, whose path it came by`);
});

test("words nobody translated stay as they were written, and a step that passed says nothing", () => {
  expect(stepDetail("something new", "zh")).toBe("something new");
  expect(stepDetail(undefined, "zh")).toBeNull();
});
