import Database from "better-sqlite3";

/**
 * Where a world lies down: one table of JSON rows, written at every change.
 *
 * `synchronous = OFF` survives a killed process (the pages are in the kernel's hands), which is all a sandbox needs;
 * only a power cut can lose rows.
 */
export interface WorldFile {
  load(collection: string): Iterable<{ key: string; json: string }>;
  put(collection: string, key: string, json: string): void;
  remove(collection: string, key: string): void;
  /** One commit for everything `run` writes. */
  together<T>(run: () => T): T;
  close(): void;
}

export function openWorldFile(path: string): WorldFile {
  const database = new Database(path);
  database.pragma("busy_timeout = 5000");
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = OFF");
  database.exec(
    `create table if not exists world_rows (
       collection text not null, key text not null, json text not null, primary key (collection, key)
     )`,
  );
  // By rowid: maps then come back in the order in which they were first filled.
  const load = database.prepare<[string], { key: string; json: string }>(
    "select key, json from world_rows where collection = ? order by rowid",
  );
  const put = database.prepare<[string, string, string]>(
    "insert into world_rows values (?, ?, ?) on conflict (collection, key) do update set json = excluded.json",
  );
  const remove = database.prepare<[string, string]>("delete from world_rows where collection = ? and key = ?");
  return {
    load: (collection) => load.all(collection),
    put: (collection, key, json) => void put.run(collection, key, json),
    remove: (collection, key) => void remove.run(collection, key),
    together: (run) => (database.inTransaction ? run() : database.transaction(run)()),
    close: () => void database.close(),
  };
}
