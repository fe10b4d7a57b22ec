import { encode } from "uqr";

/**
 * A QR code as a JPEG, because WeChat answers `get_qrcode` with one.
 *
 * Every module is one 8 × 8 block of one grey, so only the DC coefficient of each block is ever coded: a baseline
 * encoder without a cosine transform.
 */
export function qrJpeg(content: string): Buffer {
  const { data, size } = encode(content, { border: 4, ecc: "M" });
  const bits = new BitWriter();
  let before = 0;
  for (const row of data) {
    for (const isDark of row) {
      // With a quantization step of 1 the DC of a flat block is 8 times its distance from mid-grey.
      const dc = isDark ? -1024 : 1016;
      writeDifference(bits, dc - before);
      before = dc;
      bits.write(0b0, 1); // end of block, the only AC symbol
    }
  }
  return Buffer.concat([header(size * 8), bits.end(), Buffer.from([0xff, 0xd9])]);
}

/** DC size categories 0 (equal) and 11 (±2040) are all that two greys need, plus 10 and 11 for the first block. */
const dcCodes: Record<number, [code: number, length: number]> = { 0: [0b0, 1], 10: [0b10, 2], 11: [0b110, 3] };

function writeDifference(bits: BitWriter, difference: number): void {
  const category = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference));
  const [code, length] = dcCodes[category] ?? [0, 1];
  bits.write(code, length);
  if (category > 0) bits.write(difference > 0 ? difference : difference + 2 ** category - 1, category);
}

function header(side: number): Buffer {
  const segment = (marker: number, payload: number[]) => [
    0xff,
    marker,
    (payload.length + 2) >> 8,
    (payload.length + 2) & 0xff,
    ...payload,
  ];
  const counts = (...ofLength: number[]) => [...ofLength, ...Array<number>(16 - ofLength.length).fill(0)];
  return Buffer.from([
    0xff,
    0xd8,
    ...segment(0xe0, [...Buffer.from("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    ...segment(0xc0, [8, side >> 8, side & 0xff, side >> 8, side & 0xff, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, ...counts(1, 1, 1), 0, 10, 11]),
    ...segment(0xc4, [0x10, ...counts(1), 0x00]),
    ...segment(0xda, [1, 1, 0x00, 0, 63, 0]),
  ]);
}

class BitWriter {
  readonly #bytes: number[] = [];
  #held = 0;
  #count = 0;

  write(value: number, length: number): void {
    for (let bit = length - 1; bit >= 0; bit--) {
      this.#held = (this.#held << 1) | ((value >> bit) & 1);
      if (++this.#count === 8) this.#flush();
    }
  }

  end(): Buffer {
    if (this.#count > 0) this.write(0xff, 8 - this.#count);
    return Buffer.from(this.#bytes);
  }

  #flush(): void {
    this.#bytes.push(this.#held);
    if (this.#held === 0xff) this.#bytes.push(0); // a real 0xff is escaped
    this.#held = 0;
    this.#count = 0;
  }
}
