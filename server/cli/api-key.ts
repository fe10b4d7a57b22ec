import { type Command, InvalidArgumentError, Option } from "commander";
import type { ApiKeyRow, Scope } from "../api-keys/service.ts";
import { columns } from "./output.ts";
import type { CommandParts } from "./program.ts";
import { withRooms } from "./rooms.ts";

export function addApiKeyCommands(program: Command, { output, config }: CommandParts): void {
  const apiKey = program.command("api-key").description("Keys of partners' programs.");

  apiKey
    .command("add")
    .description("Makes a key and prints it once, alone, on stdout. Only its hash is kept.")
    .argument("<name>", "whose it is")
    .addOption(new Option("--scope <scope>", "what it may do").choices(["read", "write"]).default("read"))
    .option("--expires <when>", "a time from now (90d, 12h) or a date (2027-01-31)", expiry)
    .action((name: string, { scope, expires }: { scope: Scope; expires?: Date }) =>
      withRooms(config(), async ({ apiKeys }) => {
        const { key, row } = await apiKeys.add({ name, scope, expiresAt: expires ?? null });
        output.answer({ ...factsOf(row), key: key.reveal() }, () => key.reveal());
      }),
    );

  apiKey
    .command("list")
    .description("Lists keys by their first characters, revoked ones too.")
    .action(() =>
      withRooms(config(), async ({ apiKeys }) => {
        const rows = await apiKeys.list();
        output.answer(rows.map(factsOf), () =>
          columns(
            rows.map((row) => [
              row.name,
              `${row.prefix}…`,
              row.scope,
              row.revokedAt
                ? output.say({ zh: "已吊销", en: "revoked" })
                : row.expiresAt
                  ? output.say({ zh: `${day(row.expiresAt)} 到期`, en: `expires ${day(row.expiresAt)}` })
                  : output.say({ zh: "不过期", en: "does not expire" }),
              row.lastUsedAt
                ? output.say({ zh: `${day(row.lastUsedAt)} 用过`, en: `used ${day(row.lastUsedAt)}` })
                : output.say({ zh: "未用过", en: "never used" }),
            ]),
          ),
        );
      }),
    );

  apiKey
    .command("revoke")
    .description("Makes a key useless, within 5 seconds in a running server.")
    .argument("<name>", "its name or its first characters")
    .action((name: string) =>
      withRooms(config(), async ({ apiKeys }) => {
        const row = await apiKeys.revoke(name.replace(/…$/, ""));
        output.answer(factsOf(row), () => output.say({ zh: `已吊销 ${row.name}`, en: `Revoked ${row.name}` }));
      }),
    );
}

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function expiry(text: string): Date {
  const [, amount, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  // The pattern lets no other unit through.
  if (amount && unit) return new Date(Date.now() + Number(amount) * units[unit as keyof typeof units]);
  const date = /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : undefined;
  if (date && !Number.isNaN(date.getTime())) return date;
  throw new InvalidArgumentError("a time looks like 90d, 12h or 2027-01-31");
}

function factsOf({ name, prefix, scope, createdAt, expiresAt, lastUsedAt, revokedAt }: ApiKeyRow) {
  return { name, prefix, scope, createdAt, expiresAt, lastUsedAt, revokedAt };
}

function day(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
