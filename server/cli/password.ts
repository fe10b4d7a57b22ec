import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { Secret } from "../secret.ts";
import type { CommandParts } from "./program.ts";

export interface ChosenPassword {
  password: Secret;
  /** Nobody typed it, so it must be shown. */
  isGenerated: boolean;
}

/** From standard input, from the keyboard, or made up when neither gives one. */
export async function choosePassword(
  { input, output }: CommandParts,
  { passwordStdin }: { passwordStdin?: boolean },
): Promise<ChosenPassword> {
  const given = passwordStdin ? await firstLine(input) : input.isTTY ? await typed(input, output) : "";
  if (given !== "") return { password: new Secret(given), isGenerated: false };
  return { password: new Secret(randomBytes(15).toString("base64url")), isGenerated: true };
}

async function firstLine(input: CommandParts["input"]): Promise<string> {
  let text = "";
  for await (const chunk of input) {
    text += String(chunk);
    if (text.includes("\n")) break;
  }
  return (text.split("\n")[0] ?? "").replace(/\r$/, "");
}

/** Readline echoes what is typed into its output, so it is given one that swallows it. */
function typed(input: CommandParts["input"], output: CommandParts["output"]): Promise<string> {
  output.ask(output.say({ zh: "密码（留空则自动生成）：", en: "Password (leave empty to have one made): " }));
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  return new Promise((resolve) => {
    lines.question("", (answer) => {
      lines.close();
      output.ask("\n");
      resolve(answer);
    });
  });
}
