import type { Readable } from "node:stream";
import { Command, CommanderError } from "commander";
import { type Config, type Environment, readConfig } from "../config.ts";
import { refusalIn } from "../graphql/user-error.ts";
import type { Language } from "../language.ts";
import { addApiKeyCommands } from "./api-key.ts";
import { addDeploy } from "./deploy.ts";
import { addDoctor } from "./doctor.ts";
import { addOperatorCommands } from "./operator.ts";
import type { Output } from "./output.ts";
import { addSandboxCommands } from "./sandbox.ts";

export interface Surroundings {
  environment: Environment;
  output: Output;
  input: Readable & { isTTY?: boolean; setRawMode?: (isRaw: boolean) => unknown };
  /** Whether a person reads what goes to stderr while it goes there. */
  isTerminal?: boolean;
}

/** What a command needs: where to speak, and the settings, which are read only when it runs. */
export interface CommandParts {
  output: Output;
  input: Surroundings["input"];
  config: () => Config;
  environment: Environment;
  isTerminal: boolean;
}

/** Runs one command line. @returns the exit code: 0, 1 when it was refused, 2 when it was not understood; `deploy` has more */
export async function runCommand(
  args: readonly string[],
  { environment, output, input, isTerminal = false }: Surroundings,
): Promise<number> {
  let exitCode = 0;
  const parts: CommandParts = { output, input, environment, isTerminal, config: () => readConfig(environment) };
  const program = new Command("minifleet")
    .description("Looks after a Minifleet installation from its own machine.")
    .option("--json", "answer in JSON")
    .configureHelp({ showGlobalOptions: true });
  addDoctor(program, parts, (isWell) => {
    if (!isWell) exitCode = 1;
  });
  addOperatorCommands(program, parts);
  addApiKeyCommands(program, parts);
  addSandboxCommands(program, parts);
  addDeploy(program, parts, (code) => {
    exitCode = code;
  });
  everywhere(program, (command) => {
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => output.raw(text), writeErr: () => {}, outputError: () => {} });
    if (command !== program && command.commands.length === 0) command.option("--json", "answer in JSON");
  });

  try {
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return afterCommander(error, output);
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    const { code, text, remedy } = refusal;
    return output.refused({ code, message: output.say(text), remedy: remedy && output.say(remedy) });
  }
}

function everywhere(command: Command, run: (command: Command) => void): void {
  run(command);
  for (const inner of command.commands) everywhere(inner, run);
}

function afterCommander(error: CommanderError, output: Output): number {
  if (error.exitCode === 0) return 0;
  // `minifleet` or `minifleet operator` alone: commander wanted to show the help as an error.
  if (error.code === "commander.help") return output.misused(usage(output.language));
  return output.misused(problem(error, output.language));
}

function usage(language: Language): string {
  return language === "zh" ? "缺少子命令，见 minifleet --help" : "Which command? See minifleet --help";
}

const problems: Record<string, string> = {
  "commander.unknownCommand": "没有这个命令",
  "commander.unknownOption": "没有这个选项",
  "commander.missingArgument": "缺少参数",
  "commander.missingMandatoryOptionValue": "缺少必需的选项",
  "commander.optionMissingArgument": "选项缺少值",
  "commander.invalidArgument": "值不正确",
  "commander.excessArguments": "参数过多",
};

function problem(error: CommanderError, language: Language): string {
  const message = error.message.replace(/^error: /, "");
  const zh = problems[error.code];
  return language === "zh" && zh ? `${zh}：${message}` : message;
}
