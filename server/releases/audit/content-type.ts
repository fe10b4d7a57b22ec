/** What we show or hand on, by its own first bytes: names and headers can say anything. */
export type ContentType = "image/png" | "image/jpeg" | "image/gif" | "image/webp" | "video/mp4";

/** Brands of MP4; others of the same container are pictures (heic, avif) or QuickTime. */
const mp4Brands = /^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|f4v )/;

export function contentTypeOf(bytes: Buffer): ContentType | null {
  const starts = (hex: string) => bytes.subarray(0, hex.length / 2).toString("hex") === hex;
  const at = (from: number, to: number) => bytes.toString("latin1", from, to);
  if (starts("89504e470d0a1a0a")) return "image/png";
  if (starts("ffd8ff")) return "image/jpeg";
  if (/^GIF8[79]a/.test(at(0, 6))) return "image/gif";
  if (at(0, 4) === "RIFF" && at(8, 12) === "WEBP") return "image/webp";
  if (at(4, 8) === "ftyp" && mp4Brands.test(at(8, 12))) return "video/mp4";
  return null;
}
