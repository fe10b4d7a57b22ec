/** An element of WeChat's XML. It has no attributes, and either text or children. */
export interface XmlElement {
  name: string;
  /** The element's own character data, verbatim; between children it is white space. */
  text: string;
  children: XmlElement[];
}

export type JsonValue = string | JsonObject | JsonValue[];
/** Made without a prototype, so that an element called `__proto__` is a name like any other. */
export interface JsonObject {
  [name: string]: JsonValue;
}

/** A document that is not the XML WeChat sends. The text names a place, never content: content may be secret. */
export class XmlError extends Error {
  override readonly name = "XmlError";

  constructor(problem: string, at: number) {
    super(`${problem} at character ${at}`);
  }
}

const maxDepth = 32; // the deepest message WeChat documents has 6

// What XML 1.0 forbids anywhere. In a `u` pattern a surrogate matches only when it stands alone.
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const forbidden = /[\0-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/u;
// Writers differ in quotes and in what they declare beside the version; the encoding must be the one we read with.
const declaration =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(["'])1\.0\1(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(["'])utf-?8\2)?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(["'])(?:yes|no)\3)?[ \t\n]*\?>/i;
const nameAt = /[A-Za-z_][A-Za-z0-9_.-]*/y;
const spaceAt = /[ \t\n]*/y;
const cdataOpen = "<![CDATA[";
const cdataClose = "]]>";

/**
 * Reads the XML of a push, and nothing more: elements, character data, CDATA, the five named entities and character
 * references. Document types, comments, processing instructions, attributes and control characters are refused,
 * which leaves no room for entity expansion or external entities.
 *
 * @throws {XmlError}
 */
export function readXml(input: string): XmlElement {
  let text = input.charCodeAt(0) === 0xfeff ? input.slice(1) : input;
  if (text.includes("\r")) text = text.replaceAll(/\r\n?/g, "\n");
  const bad = forbidden.exec(text);
  if (bad) throw new XmlError("a forbidden character", bad.index);

  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let current: XmlElement | undefined;
  let at = spaceEnd(text, text.startsWith("<?") ? declarationEnd(text) : 0);

  for (;;) {
    if (!current) {
      if (root) break;
      if (text.charCodeAt(at) !== 0x3c) throw new XmlError("no element", at);
    } else {
      const next = text.indexOf("<", at);
      if (next < 0) throw new XmlError(`<${current.name}> is not closed`, text.length);
      if (next > at) current.text += characters(text.slice(at, next), at);
      at = next;
    }
    const mark = text.charCodeAt(at + 1);
    if (mark === 0x2f /* / */) {
      const name: string = nameFrom(text, at + 2);
      if (!current || name !== current.name) throw new XmlError("a closing tag that closes nothing", at);
      at = expectClose(text, spaceEnd(text, at + 2 + name.length));
      open.pop();
      current = open.at(-1);
    } else if (mark === 0x21 /* ! */) {
      if (!current || !text.startsWith(cdataOpen, at)) throw new XmlError("a declaration or comment", at);
      const start = at + cdataOpen.length;
      const end = text.indexOf(cdataClose, start);
      if (end < 0) throw new XmlError("CDATA is not closed", at);
      current.text += text.slice(start, end);
      at = end + cdataClose.length;
    } else {
      const name: string = nameFrom(text, at + 1);
      const element: XmlElement = { name, text: "", children: [] };
      if (current) current.children.push(element);
      else root = element;
      at = spaceEnd(text, at + 1 + name.length);
      if (text.charCodeAt(at) === 0x2f /* / */) {
        at = expectClose(text, at + 1);
      } else {
        at = expectClose(text, at);
        if (open.length >= maxDepth) throw new XmlError("elements are nested too deeply", at);
        open.push(element);
        current = element;
      }
    }
  }
  at = spaceEnd(text, at);
  if (at < text.length) throw new XmlError("something follows the document", at);
  return root;
}

/** The first child of that name; names are case-sensitive (`AppId` and `appid` differ in one and the same message). */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** The text of the first child of that name; `undefined` when there is none. An empty element gives "". */
export function textOf(element: XmlElement, name: string): string | undefined {
  return childOf(element, name)?.text;
}

/** As {@link textOf} for ids, times and names of types: some deliveries have white space around them. */
export function trimmedTextOf(element: XmlElement, name: string): string | undefined {
  return textOf(element, name)?.trim();
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Wraps a text for our own XML: `]]>` is split, characters that XML forbids are dropped. */
export function cdata(text: string): string {
  const clean = forbidden.test(text) ? text.replaceAll(new RegExp(forbidden, "gu"), "") : text;
  return `${cdataOpen}${clean.replaceAll(cdataClose, "]]]]><![CDATA[>")}${cdataClose}`;
}

/**
 * The children of an element as JSON. Every leaf is a string, since ids exceed what a number holds.
 *
 * @param isList names that are arrays even with one element; other names become arrays when they repeat
 */
export function toJson(element: XmlElement, isList: (name: string) => boolean = () => false): JsonObject {
  const json = Object.create(null) as JsonObject;
  for (const child of element.children) {
    const value = child.children.length > 0 ? toJson(child, isList) : child.text;
    const before = json[child.name];
    if (Array.isArray(before)) before.push(value);
    else if (before !== undefined) json[child.name] = [before, value];
    else json[child.name] = isList(child.name) ? [value] : value;
  }
  return json;
}

function declarationEnd(text: string): number {
  const match = declaration.exec(text);
  if (!match) throw new XmlError("a processing instruction", 0);
  return match[0].length;
}

function spaceEnd(text: string, at: number): number {
  spaceAt.lastIndex = at;
  spaceAt.test(text);
  return spaceAt.lastIndex;
}

function nameFrom(text: string, at: number): string {
  nameAt.lastIndex = at;
  const match = nameAt.exec(text);
  if (!match) throw new XmlError("no element name", at);
  return match[0];
}

function expectClose(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x3e) throw new XmlError("an attribute or an unfinished tag", at);
  return at + 1;
}

function characters(raw: string, at: number): string {
  if (raw.includes(cdataClose)) throw new XmlError("`]]>` in text", at);
  if (!raw.includes("&")) return raw;
  return raw.replaceAll(/&([^;&]*;?)/g, (_, reference: string) => resolved(reference, at));
}

const entities = new Map([
  ["lt;", "<"],
  ["gt;", ">"],
  ["amp;", "&"],
  ["apos;", "'"],
  ["quot;", '"'],
]);

function resolved(reference: string, at: number): string {
  const entity = entities.get(reference);
  if (entity) return entity;
  const number = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));$/.exec(reference);
  const point = number ? Number.parseInt(number[1] ?? number[2] ?? "", number[1] ? 16 : 10) : Number.NaN;
  if (!(point <= 0x10ffff)) throw new XmlError("an unknown entity", at);
  const character = String.fromCodePoint(point);
  if (forbidden.test(character)) throw new XmlError("a reference to a forbidden character", at);
  return character;
}
