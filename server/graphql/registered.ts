import { registerEnumType } from "type-graphql";

/** Registers words that GraphQL spells as we do. The record makes a word without description a compile error. */
export function registered<T extends string>(
  name: string,
  words: readonly T[],
  description: string,
  each: Record<T, string>,
) {
  const values = Object.fromEntries(words.map((word) => [word, word])) as Record<T, T>;
  const valuesConfig = Object.fromEntries(words.map((word) => [word, { description: each[word] }])) as Record<
    T,
    { description: string }
  >;
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}
