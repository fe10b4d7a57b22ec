import { newMediaId } from "../randomness.ts";
import { Refusal } from "../refusal.ts";
import type { Endpoint } from "../endpoint.ts";

const mediaLifeMs = 3 * 86_400_000;
const limits = { image: 2 * 1024 ** 2, video: 10 * 1024 ** 2 } as const;

interface Part {
  fileName: string;
  bytes: Buffer;
}

/** The `media` part of a multipart body: 41005 when there is none. */
function mediaPart(body: Buffer, contentType: string): Part {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (!boundary) throw new Refusal(41005);
  const mark = Buffer.from(`--${boundary}`);
  let from = body.indexOf(mark);
  while (from >= 0) {
    const to = body.indexOf(mark, from + mark.length);
    if (to < 0) break;
    const headEnd = body.indexOf("\r\n\r\n", from);
    const head = body.toString("utf8", from, headEnd);
    if (headEnd > 0 && headEnd < to && /name="media"/.test(head)) {
      // The part ends before the line break that belongs to the next boundary.
      const bytes = body.subarray(headEnd + 4, to - 2);
      if (bytes.length === 0) break;
      return { fileName: /filename="([^"]*)"/.exec(head)?.[1] ?? "", bytes };
    }
    from = to;
  }
  throw new Refusal(41005);
}

function typeOf({ bytes, fileName }: Part): "image" | "video" {
  const starts = (hex: string) => bytes.subarray(0, hex.length / 2).toString("hex") === hex;
  if (starts("89504e47") || starts("ffd8ff") || starts("47494638")) return "image";
  if (bytes.toString("latin1", 4, 8) === "ftyp" || /\.mp4$/i.test(fileName)) return "video";
  throw new Refusal(40005);
}

/** Chapter 5.5: pictures and films for the reviewers, kept for three days. */
export const auditMediaEndpoints: Endpoint[] = [
  {
    token: "authorizer",
    permissionSets: [18],
    kind: "miniProgram",
    method: "POST",
    path: "/wxa/uploadmedia",
    takesFile: true,
    run({ world, account, bytes, contentType, now }) {
      const part = mediaPart(bytes, contentType);
      const type = typeOf(part);
      if (part.bytes.length > limits[type]) throw new Refusal(40006);
      const mediaId = newMediaId();
      world.medias.put(mediaId, { mediaId, appId: account.appId, type, expiresAt: now + mediaLifeMs });
      return { type, mediaid: mediaId };
    },
  },
];
