/** Foreign keys promise that it is there. */
export function known<T>(thing: T | null | undefined): T {
  if (thing == null) throw new Error("a row that another one refers to is not there");
  return thing;
}
