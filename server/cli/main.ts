import "reflect-metadata";
import { ConfigError, loadEnvironment } from "../config.ts";
import { languageOfTerminal, Output } from "./output.ts";

const args = process.argv.slice(2);
const output = new Output({
  language: languageOfTerminal(process.env),
  isJson: args.includes("--json"),
  write: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
});

process.exitCode = await run().catch((error: unknown) => output.failed(error));

async function run(): Promise<number> {
  try {
    const environment = loadEnvironment();
    // Tables choose their engine while they load, so nothing that loads them may be imported before.
    const { runCommand } = await import("./program.ts");
    return await runCommand(args, {
      environment,
      output,
      input: process.stdin,
      isTerminal: process.stderr.isTTY && !args.includes("--json"),
    });
  } catch (error) {
    if (error instanceof ConfigError) return output.refused({ code: "BAD_SETTING", message: error.message });
    throw error;
  }
}
