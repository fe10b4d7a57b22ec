import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { Refusal, refusalIn } from "../graphql/user-error.ts";
import { type ApiClient, createApiClient, said } from "./api-client.ts";
import { type Followed, follow } from "./deploy-follow.ts";
import { lineOf, lost } from "./deploy-progress.ts";
import type { Text } from "../language.ts";
import type { CommandParts } from "./program.ts";

/** Exit codes of `deploy`, beside 2 for what was not understood. */
const codes = { well: 0, some: 1, refused: 3, interrupted: 130 } as const;

interface Options {
  template?: string;
  version?: string;
  description?: string;
  tag?: string[];
  filter?: string;
  extJson?: string;
  plan?: string;
  reason?: string;
  submit: boolean;
  release?: boolean;
  dryRun?: boolean;
  yes?: boolean;
  wait?: boolean;
  follow?: string;
  idempotencyKey?: string;
}

/** Starts a deployment at a running server, and follows it: for pipelines as much as for people. */
export function addDeploy(program: Command, parts: CommandParts, end: (exitCode: number) => void): void {
  const { output } = parts;
  program
    .command("deploy")
    .description(
      "Puts a template onto mini programs, through the API of the server at MINIFLEET_URL with the key in MINIFLEET_API_KEY. " +
        "Exit codes: 0 done, 1 some accounts did not get it, 2 not understood, 3 refused or halted, 130 interrupted.",
    )
    .argument("[appids...]", "the accounts")
    .option("--template <id>", "the template's id, or WeChat's number of it")
    .option("--version <version>", "what users see as version")
    .option("--description <text>", "what is new")
    .option("--tag <tags...>", "accounts with one of these tags")
    .option("--filter <json>", "accounts that match an AuthorizerFilter of the API")
    .option("--ext-json <file>", "ext.json without extAppid")
    .option("--plan <file>", "waves, gates, thresholds and windows: a DeploymentPlanInput of the API in JSON")
    .option("--reason <text>", "why it is done, for those who read it later")
    .option("--no-submit", "only as trial version")
    .option("--release", "put it online when it is approved")
    .option("--dry-run", "say what would be done, and do nothing")
    .option("--yes", "do not ask")
    .option("--wait", "stay until nothing moves any more by itself")
    .option("--follow <id>", "wait for a deployment that runs already")
    .option("--idempotency-key <key>", "the same key starts it once, such as the number of a pipeline's run")
    .action(async (appIds: string[], options: Options) => {
      try {
        end(await deploy(parts, appIds, options));
      } catch (error) {
        const refusal = refusalIn(error);
        if (!refusal) throw error;
        const { code, text, remedy } = refusal;
        const exitCode = output.refused({ code, message: output.say(text), remedy: remedy && output.say(remedy) });
        end(exitCode === 0 ? 0 : codes.refused);
      }
    });
}

async function deploy(parts: CommandParts, appIds: readonly string[], options: Options): Promise<number> {
  const { output, environment } = parts;
  const missing = problemOf(appIds, options);
  if (missing) return output.misused(output.say(missing));
  if (options.follow !== undefined)
    return await wait(parts, createApiClient(environment, output.language), options.follow);
  const { input, problem } = inputOf(appIds, options);
  if (problem) return output.misused(output.say(problem));
  const api = createApiClient(environment, output.language);
  await requireAll(api, appIds);
  if (options.dryRun) {
    const preview = await previewOf(api, input);
    output.answer({ preview }, () => output.say(describe(preview)));
    return preview.ready === 0 ? codes.refused : codes.well;
  }
  if (!options.yes) {
    if (!parts.input.isTTY) {
      return output.misused(
        output.say({ zh: "没有终端可以确认：请加上 --yes", en: "Nobody can be asked here: say --yes" }),
      );
    }
    const preview = await previewOf(api, input);
    if (!(await confirmed(parts, output.say(describe(preview))))) return codes.refused;
  }
  const started = await start(api, input, options.idempotencyKey);
  for (const { authorizer, message } of started.refusals) {
    output.note({ zh: `跳过 ${authorizer.appId}：${message}`, en: `Left out ${authorizer.appId}: ${message}` });
  }
  const { deployment } = started;
  if (!deployment) throw nobody();
  output.note({
    zh: `已开始发版 ${deployment.number}：${api.url}/deployments/${deployment.id}`,
    en: `Started deployment ${deployment.number}: ${api.url}/deployments/${deployment.id}`,
  });
  if (options.wait) return await wait(parts, api, deployment.id);
  output.answer({ deployment, leftOut: started.refusals.length }, () => deployment.id);
  return codes.well;
}

function problemOf(appIds: readonly string[], options: Options): Text | undefined {
  if (options.follow !== undefined) return undefined;
  if (options.template === undefined) return { zh: "缺少 --template", en: "--template is missing" };
  if (options.version === undefined) return { zh: "缺少 --version", en: "--version is missing" };
  if (appIds.length === 0 && !options.tag && options.filter === undefined) {
    return { zh: "没有账号：给出 appid、--tag 或 --filter", en: "Which accounts? Give appids, --tag or --filter" };
  }
  return undefined;
}

/** StartDeploymentInput of the API. */
type Input = Record<string, unknown>;

function inputOf(
  appIds: readonly string[],
  options: Options,
): { input: Input; problem?: undefined } | { input?: undefined; problem: Text } {
  try {
    const filter = options.filter === undefined ? {} : (JSON.parse(options.filter) as object);
    const input = {
      templateId: options.template,
      version: options.version,
      filter: { ...filter, ...(options.tag && { tags: options.tag }), ...(appIds.length > 0 && { appIds }) },
      submitForAudit: options.submit,
      releaseWhenApproved: options.release === true,
      ...(options.description !== undefined && { description: options.description }),
      ...(options.extJson !== undefined && { extJson: jsonIn(options.extJson) }),
      ...(options.plan !== undefined && { plan: jsonIn(options.plan) }),
      ...(options.reason !== undefined && { reason: options.reason }),
    };
    return { input };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { problem: { zh: `不是可读的 JSON：${words}`, en: `That is no JSON that can be read: ${words}` } };
  }
}

function jsonIn(file: string): unknown {
  const text = readFileSync(file, "utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** A filter passes over what does not exist; a person or program that names an account means it. */
async function requireAll(api: ApiClient, appIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(appIds)];
  const unknown: string[] = [];
  for (let at = 0; at < wanted.length; at += 100) {
    const some = wanted.slice(at, at + 100);
    const { authorizers } = await api.ask<{ authorizers: { nodes: { appId: string }[] } }>(
      "query ($appIds: [String!]) { authorizers(first: 100, filter: { appIds: $appIds }) { nodes { appId } } }",
      { appIds: some },
    );
    const known = new Set(authorizers.nodes.map(({ appId }) => appId));
    unknown.push(...some.filter((appId) => !known.has(appId)));
  }
  if (unknown.length === 0) return;
  throw new Refusal({
    code: "NOT_FOUND",
    text: { zh: `没有这些账号：${unknown.join("，")}`, en: `There are no such accounts: ${unknown.join(", ")}` },
  });
}

interface Preview {
  chosen: number;
  ready: number;
  groups: { code: string; message: string; count: number; leavesOut: boolean }[];
}

interface UserErrors {
  userErrors: { code: string; message: string; remedy: string | null }[];
}

async function previewOf(api: ApiClient, input: Input): Promise<Preview> {
  const { startDeployment: answer } = await api.ask<{ startDeployment: UserErrors & { preview: Preview | null } }>(
    `mutation ($input: StartDeploymentInput!) { startDeployment(input: $input) {
      preview { chosen ready groups { code message count leavesOut } } userErrors { code message remedy } } }`,
    { input: { ...input, dryRun: true } },
  );
  requireNone(answer);
  if (!answer.preview) throw nobody();
  return answer.preview;
}

interface Started extends UserErrors {
  deployment: { id: string; number: number; state: string } | null;
  refusals: { code: string; message: string; authorizer: { appId: string } }[];
}

async function start(api: ApiClient, input: Input, idempotencyKey?: string): Promise<Started> {
  const { startDeployment: started } = await api.ask<{ startDeployment: Started }>(
    `mutation ($input: StartDeploymentInput!) { startDeployment(input: $input) {
      deployment { id number state } refusals { code message authorizer { appId } } userErrors { code message remedy } } }`,
    { input: { ...input, ...(idempotencyKey !== undefined && { idempotencyKey }) } },
  );
  requireNone(started);
  return started;
}

function requireNone({ userErrors: [problem] }: UserErrors): void {
  if (problem) throw said(problem.code, problem.message, problem.remedy);
}

function describe({ chosen, ready, groups }: Preview): Text {
  const lines = groups.map(({ count, message }) => `\n  ${count}  ${message}`).join("");
  return {
    zh: `选中 ${chosen} 个账号，可以发版 ${ready} 个${lines}`,
    en: `${ready} of ${chosen} accounts can begin${lines}`,
  };
}

async function confirmed({ input, output }: CommandParts, question: string): Promise<boolean> {
  output.ask(`${question}\n${output.say({ zh: "开始吗？输入 yes：", en: "Begin? Type yes: " })}`);
  const lines = createInterface({ input });
  try {
    return (await lines.question("")).trim().toLowerCase() === "yes";
  } finally {
    lines.close();
  }
}

async function wait(parts: CommandParts, api: ApiClient, id: string): Promise<number> {
  const { output } = parts;
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  process.once("SIGINT", stop);
  try {
    const followed = await follow(api, id, { ...parts, signal: interrupt.signal });
    if (!followed) {
      output.note({
        zh: `发版仍在进行；继续查看：minifleet deploy --follow ${id}`,
        en: `The deployment goes on. Follow it with: minifleet deploy --follow ${id}`,
      });
      return codes.interrupted;
    }
    const leftOut = followed.refusals.totalCount;
    output.answer({ deployment: followed, leftOut }, () => output.say(lineOf(followed.counts, followed)));
    return exitCodeOf(parts, followed, leftOut);
  } finally {
    process.off("SIGINT", stop);
  }
}

function exitCodeOf({ output }: CommandParts, { state, halt, counts }: Followed, leftOut: number): number {
  if (state === "HALTED" || state === "CANCELLED") {
    output.note(
      state === "CANCELLED"
        ? { zh: "发版已取消", en: "The deployment was cancelled" }
        : { zh: `发版已停止：${halt?.message ?? ""}`, en: `The deployment halted: ${halt?.message ?? ""}` },
    );
    return codes.refused;
  }
  return lost(counts) + leftOut > 0 ? codes.some : codes.well;
}

const nobody = () =>
  new Refusal({ code: "NO_ACCOUNTS", text: { zh: "没有可以发版的账号", en: "There is no account that can begin" } });
