import { type Command, InvalidArgumentError, Option } from "commander";
import { Refusal } from "../graphql/user-error.ts";
import type { CommandParts } from "./program.ts";

/** Plays the merchant, the developer and the reviewer of sandbox mode, through the simulator's control calls. */
export function addSandboxCommands(program: Command, { output, config }: CommandParts): void {
  const sandbox = program.command("sandbox").description("Plays merchant, developer and reviewer in sandbox mode.");

  async function control(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<void> {
    const settings = config().sandbox;
    if (!settings) throw notSandbox();
    const url = `http://127.0.0.1:${settings.port}/_sandbox/${path}`;
    const answer = await fetch(url, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    }).catch((error: unknown) => {
      throw notRunning(settings.port, error);
    });
    const facts = (await answer.json()) as { error?: string };
    if (!answer.ok) throw refusedBySimulator(facts.error ?? `HTTP ${answer.status}`);
    output.answer(facts, () => JSON.stringify(facts, null, 2));
  }

  sandbox
    .command("state")
    .description("Shows the simulated world.")
    .option("--app-id <appid>", "one account only")
    .action(({ appId }: { appId?: string }) => control("GET", `state${search({ appId })}`));

  sandbox
    .command("accounts")
    .description("Makes accounts.")
    .option("--count <n>", "how many", wholeNumber)
    .addOption(
      new Option("--kind <kind>", "what they are").choices(["miniProgram", "officialAccount", "miniShop", "channels"]),
    )
    .option("--app-id <appid>", "appid of the (first) one")
    .option("--nick-name <name>", "name of the (first) one")
    .action((wish: object) => control("POST", "accounts", wish));

  sandbox
    .command("authorize")
    .description("Confirms an authorization link as the merchant of an account.")
    .argument("<url>", "the link")
    .argument("<appid>", "the account")
    .option("--permission-sets <ids>", "only these sets, such as 17,18", numbers)
    .action((url: string, appId: string, { permissionSets }: { permissionSets?: number[] }) =>
      control("POST", "authorize", { url, appId, permissionSetIds: permissionSets }),
    );

  sandbox
    .command("revoke")
    .description("Cancels an account's authorization.")
    .argument("<appid>", "the account")
    .action((appId: string) => control("POST", "revoke", { appId }));

  sandbox
    .command("draft")
    .description("Uploads code to the draft box.")
    .argument("<version>", "its version")
    .argument("[description]", "what is new", "")
    .option("--source-app-id <appid>", "development mini program")
    .action((userVersion: string, userDesc: string, { sourceAppId }: { sourceAppId?: string }) =>
      control("POST", "drafts", { userVersion, userDesc, sourceAppId }),
    );

  sandbox
    .command("audit")
    .description("Ends an account's review.")
    .argument("<appid>", "the account")
    .addArgument(program.createArgument("<result>", "how it ends").choices(["pass", "fail", "delay"]))
    .option("--reason <text>", "what the reviewer says")
    .action((appId: string, result: string, { reason }: { reason?: string }) =>
      control("POST", `audits/${encodeURIComponent(appId)}`, { result, reason }),
    );

  sandbox
    .command("ticket")
    .description("Pushes a ticket now.")
    .action(() => control("POST", "tickets", {}));

  sandbox
    .command("message")
    .description("Pushes a message or event to an account's message URL.")
    .argument("<appid>", "the account")
    .argument("<xml>", "its decrypted text")
    .action((appId: string, xml: string) => control("POST", "messages", { appId, xml }));

  const faults = sandbox.command("faults").description("Makes WeChat answer wrongly.");
  faults
    .command("list")
    .description("Lists them.")
    .action(() => control("GET", "faults"));
  faults
    .command("clear")
    .description("Takes all of them away.")
    .action(() => control("DELETE", "faults"));
  faults
    .command("add")
    .description("Adds one.")
    .option("--endpoint <path>", "only this call, such as wxa/commit")
    .option("--app-id <appid>", "only calls for this account")
    .option("--errcode <n>", "answer this error code", wholeNumber)
    .option("--status <n>", "answer this HTTP status", wholeNumber)
    .option("--delay-ms <n>", "answer this much later", wholeNumber)
    .option("--times <n>", "so many times, then well again", wholeNumber)
    .option("--drop-push", "lose pushes")
    .option("--repeat-push", "send pushes twice")
    .action((fault: object) => control("POST", "faults", fault));

  sandbox
    .command("calls")
    .description("Shows what was called, in order.")
    .option("--endpoint <path>", "only calls whose path contains this")
    .option("--app-id <appid>", "only calls for this account")
    .action((filter: Record<string, string | undefined>) => control("GET", `calls${search(filter)}`));
}

function search(filter: Record<string, string | undefined>): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return given.length === 0 ? "" : `?${new URLSearchParams(given).toString()}`;
}

function wholeNumber(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new InvalidArgumentError("not a whole number");
  return Number(text);
}

function numbers(text: string): number[] {
  return text.split(",").map((part) => wholeNumber(part.trim()));
}

const notSandbox = () =>
  new Refusal({
    code: "NOT_SANDBOX",
    text: {
      zh: "当前不是沙箱模式：已设置 WECHAT_COMPONENT_APPID",
      en: "This is not sandbox mode: WECHAT_COMPONENT_APPID is set",
    },
  });

function notRunning(port: number, cause: unknown): Refusal {
  const refusal = new Refusal({
    code: "SIMULATOR_NOT_RUNNING",
    text: { zh: `模拟器没有在端口 ${port} 上运行`, en: `The simulator is not running on port ${port}` },
    remedy: { zh: "先运行 npm start", en: "Run npm start first" },
  });
  refusal.cause = cause;
  return refusal;
}

function refusedBySimulator(words: string): Refusal {
  return new Refusal({ code: "REFUSED_BY_SIMULATOR", text: { zh: `模拟器拒绝：${words}`, en: words } });
}
