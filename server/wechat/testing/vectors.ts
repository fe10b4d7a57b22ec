import vectors from "./vectors.json" with { type: "json" };

/** Sealed messages that other implementations published, and two made for the padding's edges. */
export const pushVectors = vectors.map((vector, index) => ({
  ...vector,
  index,
  random: Buffer.from(/randomHex=([0-9a-f]{32})/.exec(vector.note)?.[1] ?? "", "hex"),
  isXml: vector.plaintext.startsWith("<xml>"),
}));
