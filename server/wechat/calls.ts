import type { z } from "zod";
import type { Secret } from "../secret.ts";
import { WechatUnreachable } from "./errors.ts";
import { type TokenSource, withAccountToken, withToken } from "./token-source.ts";
import type { Transport, WechatFile, WechatRequest } from "./transport.ts";

/** What every call of the client takes last. */
export interface CallOptions {
  signal?: AbortSignal;
}

type Request = Omit<WechatRequest, "token" | "appId" | "signal">;

/** How the chapters make calls: whose token, which request, what the answer must hold. */
export interface Calls {
  readonly componentAppId: string;
  readonly componentSecret: Secret;
  /** Without token. */
  open<T>(request: Request, answer: z.ZodType<T>, options?: CallOptions): Promise<T>;
  /** With the platform's token. */
  component<T>(request: Request, answer: z.ZodType<T>, options?: CallOptions): Promise<T>;
  /** With the account's token. */
  account<T>(appId: string, request: Request, answer: z.ZodType<T>, options?: CallOptions): Promise<T>;
  /** With a token of the account that the caller holds: nobody renews it. */
  withTokenOf<T>(
    account: { appId: string; token: Secret },
    request: Request,
    answer: z.ZodType<T>,
    options?: CallOptions,
  ): Promise<T>;
  /** With the account's token; the answer is a file. */
  download(appId: string, request: Request, options?: CallOptions): Promise<WechatFile>;
}

export function createCalls(deps: {
  transport: Transport;
  tokens: TokenSource;
  componentAppId: string;
  componentSecret: Secret;
}): Calls {
  const { transport, tokens, componentAppId, componentSecret } = deps;

  const componentTokens = {
    current: () => tokens.componentToken(),
    renew: (refused: Secret) => tokens.renewComponentToken(refused),
  };
  const accountTokens = (appId: string) => ({
    current: () => tokens.authorizerToken(appId),
    renew: (refused: Secret) => tokens.renewAuthorizerToken(appId, refused),
  });

  async function read<T>(request: WechatRequest, answer: z.ZodType<T>): Promise<T> {
    const parsed = answer.safeParse(await transport.call(request));
    if (parsed.success) return parsed.data;
    // Names of fields only: the answer itself may hold tokens.
    const fields = parsed.error.issues.map((issue) => issue.path.join(".")).join(", ");
    throw new WechatUnreachable({
      endpoint: request.path,
      reason: "brokenPromise",
      detail: `the answer lacks or misspells ${fields}`,
      maySent: true,
      ...(request.appId !== undefined && { appId: request.appId }),
    });
  }

  return {
    componentAppId,
    componentSecret,
    open: (request, answer, options) => read({ ...request, ...options }, answer),
    component: (request, answer, options) =>
      withToken(componentTokens, (token) => read({ ...request, ...options, token }, answer)),
    account: (appId, request, answer, options) =>
      withAccountToken(accountTokens(appId), (token) => read({ ...request, ...options, token, appId }, answer)),
    withTokenOf: ({ appId, token }, request, answer, options) => read({ ...request, ...options, token, appId }, answer),
    download: (appId, request, options) =>
      withAccountToken(accountTokens(appId), (token) => transport.download({ ...request, ...options, token, appId })),
  };
}
