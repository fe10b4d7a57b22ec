/** The simulator said no, or nobody answered. */
export class ControlRefusal extends Error {}

interface ControlAnswer {
  error?: string | { message: string };
}

/** Acts on the simulated world, through the server's door (`/sandbox/control`). @throws {ControlRefusal} */
export async function control<Answer extends object>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: object,
): Promise<Answer> {
  const response = await fetch(`/sandbox/control/${path}`, {
    method,
    ...(method === "POST" && { headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) }),
  }).catch(() => null);
  const answer = response && ((await response.json().catch(() => null)) as (Answer & ControlAnswer) | null);
  if (response?.ok && answer) return answer;
  const error = answer?.error;
  throw new ControlRefusal((typeof error === "string" ? error : error?.message) ?? `HTTP ${response?.status ?? 0}`);
}

/** Why an act was refused, in words to show. */
export function refusalText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
