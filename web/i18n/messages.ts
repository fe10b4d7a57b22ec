import { useLanguage } from "./language.ts";
import type { Language } from "./language.ts";

/** A text, or a function of the values it names. */
export type Message = string | ((...values: never[]) => string);
type SameShape<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };
export type Catalogue<T> = Readonly<Record<Language, SameShape<T>>>;

/**
 * A room's texts. English must have exactly the keys of Chinese, with the same parameters: a missing one does not compile.
 *
 *     const texts = messages({ zh: { found: (n: number) => `共 ${n} 个` }, en: { found: (n) => plural(n, "# account", "# accounts") } });
 */
export function messages<T extends Record<string, Message>>(catalogue: {
  zh: T;
  en: SameShape<NoInfer<T>>;
}): Catalogue<T> {
  return catalogue as Catalogue<T>;
}

/** The texts in the language of the viewer; switching re-renders. */
export function useMessages<T>(catalogue: Catalogue<T>): SameShape<T> {
  return catalogue[useLanguage()];
}
