import { Argument, type Command, Option } from "commander";
import { type Role, roles } from "../graphql/access.ts";
import type { OperatorRow } from "../operators/service.ts";
import { columns } from "./output.ts";
import { choosePassword } from "./password.ts";
import type { CommandParts } from "./program.ts";
import { atTheMachine, withRooms } from "./rooms.ts";

export function addOperatorCommands(program: Command, parts: CommandParts): void {
  const { output, config } = parts;
  const operator = program.command("operator").description("People who sign in to the console.");

  operator
    .command("add")
    .description("Adds an operator. A password that was made up is printed once, alone, on stdout.")
    .addArgument(whom())
    .addOption(
      new Option("--role <role>", "what they may do (default: admin for the first operator, else viewer)").choices(
        roles,
      ),
    )
    .option("--name <name>", "display name")
    .option("--password-stdin", "read the password from standard input")
    .action(async (name: string, options: { role?: Role; name?: string; passwordStdin?: boolean }) => {
      const { password, isGenerated } = await choosePassword(parts, options);
      await withRooms(config(), async ({ operators }) => {
        const role = options.role ?? ((await operators.isSetUpNeeded()) ? "admin" : "viewer");
        const row = await operators.add(atTheMachine, {
          loginName: name,
          displayName: options.name ?? null,
          role,
          password,
        });
        tellPassword(row, isGenerated ? password.reveal() : null, {
          zh: `已添加操作员 ${row.loginName}，角色 ${row.role}`,
          en: `Added the operator ${row.loginName} with the role ${row.role}`,
        });
      });
    });

  operator
    .command("list")
    .description("Lists operators, disabled ones too.")
    .action(() =>
      withRooms(config(), async ({ operators }) => {
        const rows = await operators.list();
        output.answer(rows.map(factsOf), () =>
          columns(
            rows.map((row) => [
              row.loginName,
              row.role,
              row.displayName,
              row.disabledAt ? output.say({ zh: "已停用", en: "disabled" }) : (row.lastSignInAt?.toISOString() ?? "-"),
            ]),
          ),
        );
      }),
    );

  operator
    .command("reset-password")
    .description("Sets a new password, ends the operator's sessions and lets them in again if they were disabled.")
    .addArgument(whom())
    .option("--password-stdin", "read the password from standard input")
    .action(async (name: string, options: { passwordStdin?: boolean }) => {
      const { password, isGenerated } = await choosePassword(parts, options);
      await withRooms(config(), async ({ operators }) => {
        const row = await operators.resetPassword(atTheMachine, name, password);
        tellPassword(row, isGenerated ? password.reveal() : null, {
          zh: `已重设 ${row.loginName} 的密码，并结束其登录`,
          en: `Set a new password for ${row.loginName} and ended their sessions`,
        });
      });
    });

  operator
    .command("disable")
    .description("Ends the operator's sessions and refuses new ones.")
    .addArgument(whom())
    .action((name: string) =>
      withRooms(config(), async ({ operators }) => {
        const row = await operators.disable(atTheMachine, name);
        output.answer(factsOf(row), () =>
          output.say({ zh: `已停用操作员 ${row.loginName}`, en: `Disabled the operator ${row.loginName}` }),
        );
      }),
    );

  function tellPassword(row: OperatorRow, password: string | null, done: { zh: string; en: string }): void {
    output.note(done);
    output.answer({ ...factsOf(row), ...(password !== null && { password }) }, () => password ?? "");
  }
}

function whom(): Argument {
  return new Argument("<login-name>", "what they type to sign in");
}

function factsOf({ loginName, displayName, role, createdAt, lastSignInAt, disabledAt }: OperatorRow) {
  return { loginName, displayName, role, createdAt, lastSignInAt, disabledAt };
}
