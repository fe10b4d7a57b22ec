/** Does `act` for each thing, a few at a time; tells after each how many are done. Those whose act answers a reason were refused. */
export async function forEach<T, Reason>(
  things: readonly T[],
  act: (thing: T) => Promise<Reason | undefined>,
  onDone: (done: number) => void,
): Promise<{ thing: T; reason: Reason }[]> {
  const refused: { thing: T; reason: Reason }[] = [];
  const waiting = [...things];
  let done = 0;
  const run = async (): Promise<void> => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) {
      const reason = await act(thing);
      if (reason !== undefined) refused.push({ thing, reason });
      done += 1;
      onDone(done);
    }
  };
  await Promise.all(Array.from({ length: 4 }, run)); // WeChat answers in 100 to 300 ms; the page stays quick
  return refused;
}
