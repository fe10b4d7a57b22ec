/** Waits until `look` finds something, and says what it waited for when it never does. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  { withinMs = 15_000, everyMs = 25 } = {},
): Promise<T> {
  const deadline = Date.now() + withinMs;
  let trouble: unknown;
  while (Date.now() < deadline) {
    try {
      const found = await look();
      if (found) return found;
      trouble = undefined;
    } catch (error) {
      // A server that is being restarted refuses connections; that is not yet an answer.
      trouble = error;
    }
    await new Promise((done) => setTimeout(done, everyMs));
  }
  throw new Error(`waited ${withinMs} ms in vain: ${what}`, { cause: trouble });
}
