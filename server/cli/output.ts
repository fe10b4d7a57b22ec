import type { Language, Text } from "../language.ts";

export interface OutputParts {
  language: Language;
  isJson: boolean;
  write: (text: string) => void;
  writeError: (text: string) => void;
}

/** Commands are read by scripts as often as by people, so English unless the terminal says Chinese. */
export function languageOfTerminal(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** Answers go to stdout: JSON with `--json`, otherwise text. What went wrong is one line on stderr. */
export class Output {
  constructor(private readonly parts: OutputParts) {}

  get language(): Language {
    return this.parts.language;
  }

  say(text: Text): string {
    return text[this.language];
  }

  /** @param text for people; a function, since with `--json` nobody reads it */
  answer(facts: unknown, text: () => string): void {
    const answer = this.parts.isJson ? JSON.stringify(facts) : text();
    if (answer !== "") this.parts.write(`${answer}\n`);
  }

  /** A remark that is no part of the answer. */
  note(text: Text): void {
    if (!this.parts.isJson) this.parts.writeError(`${this.say(text)}\n`);
  }

  /** Text of commander's own: help. */
  raw(text: string): void {
    this.parts.write(text);
  }

  /** Asks at the terminal. */
  ask(text: string): void {
    this.parts.writeError(text);
  }

  /** A no: exit code 1. */
  refused(error: { code: string; message: string; remedy?: string | null }): number {
    this.tell(error);
    return 1;
  }

  /** The command was not understood: exit code 2. */
  misused(message: string): number {
    this.tell({ code: "BAD_USAGE", message });
    return 2;
  }

  /** Something broke: one line all the same, since a stack helps nobody at a prompt. */
  failed(error: unknown): number {
    const message = error instanceof Error ? error.message : String(error);
    return this.refused({ code: "FAILED", message });
  }

  private tell({ code, message, remedy }: { code: string; message: string; remedy?: string | null }): void {
    const { isJson, writeError, language } = this.parts;
    const line = [message, remedy].filter((part) => part).join(language === "zh" ? "；" : ". ");
    writeError(
      isJson ? `${JSON.stringify({ error: { code, message, ...(remedy && { remedy }) } })}\n` : `${oneLine(line)}\n`,
    );
  }
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}

/** Columns under each other; the last one as wide as it likes. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
  return rows
    .map((row) => row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell))).join("  "))
    .map((line) => line.trimEnd())
    .join("\n");
}

/** Chinese characters take two places in a terminal. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  return width;
}
