import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Kind, parse, print, validate, visit, NoUnusedFragmentsRule, specifiedRules, concatAST } from "graphql";
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema } from "graphql";

export interface FoundDocument {
  path: string;
  text: string;
  document: DocumentNode;
}

/** One `graphql(`…`)` in a source file. */
export const documentCall = /\bgraphql\(\s*(?:\/\* GraphQL \*\/\s*)?`([^`]*)`\s*,?\s*\)/g;

/** Finds every document below a folder; what does not parse or fit the schema is told and left out. */
export function readDocuments(
  folder: string,
  schema?: GraphQLSchema,
): { documents: FoundDocument[]; problems: string[] } {
  const found: FoundDocument[] = [];
  const problems: string[] = [];
  for (const path of sourcesBelow(folder)) {
    for (const [, text = ""] of readFileSync(path, "utf8").matchAll(documentCall)) {
      try {
        found.push({ path, text, document: parse(text, { noLocation: true }) });
      } catch (error) {
        problems.push(`${relative(folder, path)}: ${String(error)}`);
      }
    }
  }
  if (!schema) return { documents: found, problems };
  const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);
  const fragments = fragmentsOf(found);
  const documents = found.filter(({ path, document }) => {
    const own = new Set(document.definitions.map((definition) => ("name" in definition ? definition.name?.value : "")));
    const needed = withFragments(document, fragments).filter(({ name }) => !own.has(name.value));
    const errors = validate(schema, concatAST([document, { kind: document.kind, definitions: needed }]), rules);
    for (const error of errors) problems.push(`${relative(folder, path)}: ${error.message}`);
    return errors.length === 0;
  });
  return { documents, problems };
}

/** The text to send for a document: itself and every fragment it reaches, without needless white space. */
export function executableText(text: string, all: FoundDocument[]): string {
  const document = parse(text, { noLocation: true });
  const own = new Set(document.definitions.map((definition) => ("name" in definition ? definition.name?.value : "")));
  const needed = withFragments(document, fragmentsOf(all)).filter(({ name }) => !own.has(name.value));
  return [...document.definitions, ...needed].map((definition) => squeeze(print(definition))).join(" ");
}

function squeeze(text: string): string {
  return text.includes('"') ? text : text.replace(/[\s,]+/g, " ").replace(/ ?([{}():]) ?/g, "$1");
}

function fragmentsOf(documents: FoundDocument[]): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const { document } of documents) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    }
  }
  return fragments;
}

function withFragments(
  document: DocumentNode,
  fragments: Map<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] {
  const reached = new Map<string, FragmentDefinitionNode>();
  const follow = (node: DocumentNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || reached.has(name.value)) return;
        reached.set(name.value, fragment);
        follow(fragment);
      },
    });
  };
  follow(document);
  return [...reached.values()];
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .filter((entry) => !entry.parentPath.includes("generated"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
