/** Ids of the API are opaque: the type's name and the row's id, so that `node` knows where to look. */
export function toGlobalId(typeName: string, id: number): string {
  return Buffer.from(`${typeName}:${id}`).toString("base64url");
}

export function readGlobalId(globalId: string): { typeName: string; id: number } | null {
  const match = /^([A-Za-z]+):(0|[1-9]\d{0,15})$/.exec(Buffer.from(globalId, "base64url").toString("latin1"));
  if (!match?.[1] || !match[2]) return null;
  const id = Number(match[2]);
  // Base64 is read leniently; what would not be written the same way is not one of our ids.
  return toGlobalId(match[1], id) === globalId ? { typeName: match[1], id } : null;
}

/** The row id inside, or null when it is not the id of such a thing. */
export function fromGlobalId(globalId: string, typeName: string): number | null {
  const read = readGlobalId(globalId);
  return read?.typeName === typeName ? read.id : null;
}
