import type { Environment } from "../config.ts";
import { Refusal } from "../graphql/user-error.ts";
import type { Language } from "../language.ts";

/** Asks a running Minifleet, this one or one far away, as a partner's program does. */
export interface ApiClient {
  readonly url: string;
  /** @throws {Refusal} UNREACHABLE, or what the API says at the top of its answer */
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
}

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Where and as whom is told by MINIFLEET_URL and MINIFLEET_API_KEY. @throws {Refusal} when there is no key */
export function createApiClient(environment: Environment, language: Language): ApiClient {
  const url = (environment.MINIFLEET_URL ?? "http://localhost:4000").replace(/\/+$/, "");
  const key = environment.MINIFLEET_API_KEY;
  if (!URL.canParse(url)) throw badUrl(url);
  if (!key) throw noKey();
  return {
    url,
    async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "accept-language": language,
          authorization: `Bearer ${key}`,
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(60_000), // a preview of thousands of accounts asks WeChat about some of them
      }).catch((error: unknown) => {
        throw unreachable(url, error);
      });
      const answer = (await response.json().catch(() => ({}))) as Answer<T>;
      const [problem] = answer.errors ?? [];
      if (problem) throw said(problem.extensions?.code ?? "REFUSED", problem.message);
      if (!answer.data) throw unreachable(url, new Error(`HTTP ${response.status}`));
      return answer.data;
    },
  };
}

/** The API answers in the caller's language. */
export function said(code: string, message: string, remedy?: string | null): Refusal {
  const same = (text: string) => ({ zh: text, en: text });
  return new Refusal({ code, text: same(message), ...(remedy ? { remedy: same(remedy) } : {}) });
}

export const isUnreachable = (error: unknown) => error instanceof Refusal && error.code === "UNREACHABLE";

function unreachable(url: string, cause: unknown): Refusal {
  const refusal = new Refusal({
    code: "UNREACHABLE",
    text: { zh: `${url} 没有应答`, en: `${url} does not answer` },
    remedy: { zh: "检查 MINIFLEET_URL，或先启动 Minifleet", en: "Look at MINIFLEET_URL, or start Minifleet first" },
  });
  refusal.cause = cause;
  return refusal;
}

const noKey = () =>
  new Refusal({
    code: "NO_API_KEY",
    text: { zh: "没有设置 MINIFLEET_API_KEY", en: "MINIFLEET_API_KEY is not set" },
    remedy: {
      zh: "用 minifleet api-key add ci --scope write 创建一个",
      en: "Make one with minifleet api-key add ci --scope write",
    },
  });

const badUrl = (url: string) =>
  new Refusal({
    code: "BAD_URL",
    text: { zh: `MINIFLEET_URL 不是网址：${url}`, en: `MINIFLEET_URL is no URL: ${url}` },
  });
