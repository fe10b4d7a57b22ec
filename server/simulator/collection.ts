import type { WorldFile } from "./world-file.ts";

/** A map that writes every change through to the world's file, when there is one. Rows are replaced, never edited. */
export class Collection<Row> {
  readonly #rows = new Map<string, Row>();
  readonly #name: string;
  readonly #file: WorldFile | undefined;

  constructor(name: string, file?: WorldFile) {
    this.#name = name;
    this.#file = file;
    for (const { key, json } of file?.load(name) ?? []) this.#rows.set(key, JSON.parse(json) as Row);
  }

  get size(): number {
    return this.#rows.size;
  }

  get(key: string | number): Row | undefined {
    return this.#rows.get(String(key));
  }

  has(key: string | number): boolean {
    return this.#rows.has(String(key));
  }

  put(key: string | number, row: Row): Row {
    this.#rows.set(String(key), row);
    this.#file?.put(this.#name, String(key), JSON.stringify(row));
    return row;
  }

  remove(key: string | number): void {
    if (this.#rows.delete(String(key))) this.#file?.remove(this.#name, String(key));
  }

  values(): IterableIterator<Row> {
    return this.#rows.values();
  }
}
