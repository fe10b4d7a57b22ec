import type { Text } from "../../language.ts";
import type { ExtJson, ExtJsonProblem } from "./ext-json.ts";
import { isPlainObject } from "./json.ts";

/** Values by their names. A dot in a place (`{{shop.id}}`) leads into an object. */
export type Variables = Record<string, unknown>;

/** `{{name}}`, with blanks inside or not; `\{{` stands for `{{` as text. A `{{` that is neither has no first group. */
const place = /\\\{\{|\{\{(?:\s*([\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)*)\s*\}\})?/gu;
const onePlace = /^\{\{\s*[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)*\s*\}\}$/u;
const nameOfVariable = /^[\p{L}_][\p{L}\p{N}_-]{0,63}$/u;

/** Names that are ours: what is known of the account, and of the template. */
export const builtInNames = ["account", "template"] as const;

export function isVariableName(name: string): boolean {
  return nameOfVariable.test(name) && !builtInNames.some((taken) => taken === name);
}

/** Whether the value is one variable and nothing else: it becomes what the variable is, and not text. */
export function isOneVariable(value: unknown): boolean {
  return typeof value === "string" && onePlace.test(value);
}

/**
 * Puts the variables' values into the strings of an ext.json. It works on values and never on JSON text, and what a
 * variable holds is not looked through for variables again: a value cannot become anything but a value. Keys stay.
 *
 * @param known what was found of parts that accounts share: those without variables are not copied for each
 */
export function fillIn(
  extJson: ExtJson,
  variables: Variables,
  known = new WeakMap<object, boolean>(),
): { extJson: ExtJson; problems: ExtJsonProblem[] } {
  const problems: ExtJsonProblem[] = [];

  function filled(value: unknown, path: string[]): unknown {
    if (!holdsBraces(value, known)) return value;
    if (typeof value === "string") return filledText(value, path);
    if (Array.isArray(value)) return value.map((item, index) => filled(item, [...path, String(index)]));
    return isPlainObject(value) ? filledObject(value, path) : value;
  }

  function filledObject(value: ExtJson, path: string[]): ExtJson {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filled(member, [...path, key])]));
  }

  function filledText(text: string, path: string[]): unknown {
    if (isOneVariable(text)) return valueOf(text.slice(2, -2).trim(), path);
    return text.replaceAll(place, (found: string, name: string | undefined) => {
      if (found.startsWith("\\")) return "{{";
      if (name === undefined) {
        problems.push({ code: "BAD_EXT_JSON", path, message: noName });
        return "";
      }
      const value = valueOf(name, path);
      if (typeof value === "string") return value;
      if (typeof value === "number" || typeof value === "boolean") return String(value);
      if (value !== undefined) problems.push({ code: "VARIABLE_DOES_NOT_FIT", path, message: notText(name) });
      return "";
    });
  }

  function valueOf(name: string, path: string[]): unknown {
    const value = lookUp(variables, name);
    if (value === undefined) problems.push({ code: "MISSING_VARIABLE", path, message: missing(name) });
    return value;
  }

  return { extJson: filledObject(extJson, []), problems };
}

function holdsBraces(value: unknown, known: WeakMap<object, boolean>): boolean {
  if (typeof value === "string") return value.includes("{{");
  if (typeof value !== "object" || value === null) return false;
  const found = known.get(value) ?? Object.values(value).some((member) => holdsBraces(member, known));
  known.set(value, found);
  return found;
}

/** Braces that name no variable; which variables there are is known only where it is rendered. */
export function braceProblems(extJson: ExtJson): ExtJsonProblem[] {
  return fillIn(extJson, {}).problems.filter(({ code }) => code === "BAD_EXT_JSON");
}

function lookUp(variables: Variables, name: string): unknown {
  let value: unknown = variables;
  for (const part of name.split(".")) {
    if (!isPlainObject(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

export function missing(name: string): Text {
  return { zh: `变量「${name}」没有值`, en: `The variable "${name}" has no value` };
}

function notText(name: string): Text {
  return {
    zh: `变量「${name}」是对象、数组或 null，不能放进一段文字里；让它独占这个值`,
    en: `The variable "${name}" is an object, an array or null: it cannot stand inside text, only alone`,
  };
}

const noName: Text = {
  zh: "「{{」之后应是变量名和「}}」；要写「{{」本身，请写 \\{{",
  en: 'After "{{" comes a variable\'s name and "}}"; for the text itself write \\{{',
};
