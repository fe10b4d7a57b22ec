import { createHash } from "node:crypto";
import { parse } from "graphql";
import type { Plugin } from "vite";
import { documentCall, executableText, readDocuments } from "../../scripts/documents.ts";
import type { FoundDocument } from "../../scripts/documents.ts";

/**
 * Replaces each document by the text it sends, fragments included, so that a page carries its own documents
 * and nobody else's. (The generated map would put every document of the console into the first chunk.)
 */
export function documents(folder: string): Plugin {
  let all: FoundDocument[] | undefined;
  const sent = new Map<string, string>();
  return {
    name: "minifleet:documents",
    enforce: "pre",
    buildStart() {
      all = readDocuments(folder).documents;
    },
    watchChange() {
      all = undefined;
    },
    transform(code, id) {
      if (id.includes("node_modules") || !/\.tsx?(\?|$)/.test(id) || !code.includes("graphql(`")) return null;
      const known = (all ??= readDocuments(folder).documents);
      const replaced = code.replaceAll(documentCall, (_, text: string) => {
        parse(text);
        const lines = "\n".repeat(text.split("\n").length - 1); // keeps the lines where source maps expect them
        const sendable = executableText(text, known);
        sent.set(createHash("sha256").update(sendable).digest("hex"), sendable);
        return `${JSON.stringify(sendable)}${lines}`;
      });
      return { code: replaced, map: null };
    },
    // The server trusts these texts: they may be asked for by GET with nothing but their hash.
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "documents.json", source: JSON.stringify(Object.fromEntries(sent)) });
    },
  };
}
