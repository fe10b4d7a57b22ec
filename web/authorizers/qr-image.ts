import { encode } from "uqr";

const size = 640;
const lineHeight = 36;

/** The QR code as a picture to send, with a few lines below it that say what it is. */
export function qrImage(text: string, lines: readonly string[]): Promise<Blob | null> {
  const { data, size: modules } = encode(text, { ecc: "M", border: 4 });
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size + lines.length * lineHeight + lineHeight;
  const paint = canvas.getContext("2d");
  if (!paint) return Promise.resolve(null);
  paint.fillStyle = "#fff";
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.fillStyle = "#000";
  const module = size / modules;
  for (const [y, row] of data.entries()) {
    for (const [x, dark] of row.entries()) {
      // Whole pixels, so that no hairlines stand between modules.
      if (dark) paint.fillRect(Math.floor(x * module), Math.floor(y * module), Math.ceil(module), Math.ceil(module));
    }
  }
  const family = getComputedStyle(document.body).fontFamily;
  paint.textAlign = "center";
  for (const [at, line] of lines.entries()) {
    paint.font = `${at === 0 ? "600 26px" : "22px"} ${family}`;
    paint.fillText(line, size / 2, size + at * lineHeight + 12, size - 48);
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
