import { createHash } from "node:crypto";
import type { ChangeKind, JsonChange } from "./diff.ts";

/** Equal changes of many accounts. */
export interface FleetChange {
  path: string[];
  /** Null when values differ too much from account to account to be listed: `before` and `after` are undefined then. */
  kind: ChangeKind | null;
  before: unknown;
  after: unknown;
  /** Accounts with this change. */
  count: number;
  /** Row ids of some of them. */
  samples: number[];
}

/** Beyond these a list is no overview any more, and 10,000 accounts with values of their own would fill the memory. */
const limits = { paths: 500, valuesOfPath: 20, samples: 100 };

/** Gathers the changes of one account after the other; holds as much as it shows and no more. */
export function createFleetChanges() {
  const paths = new Map<string, Map<string, FleetChange>>();
  let pathsLeftOut = 0;

  function add(authorizerId: number, changes: readonly JsonChange[]): void {
    for (const change of changes) addOne(authorizerId, change);
  }

  function addOne(authorizerId: number, change: JsonChange): void {
    const name = JSON.stringify(change.path);
    const values = paths.get(name) ?? new Map<string, FleetChange>();
    if (!paths.has(name)) {
      if (paths.size >= limits.paths) {
        pathsLeftOut += 1;
        return;
      }
      paths.set(name, values);
    }
    const key = keyOf(change);
    const group = values.get(varied) ?? values.get(key) ?? { ...change, count: 0, samples: [] };
    group.count += 1;
    if (group.samples.length < limits.samples) group.samples.push(authorizerId);
    if (values.has(varied)) return;
    values.set(key, group);
    if (values.size > limits.valuesOfPath) fold(values, change.path);
  }

  /** The most frequent first. */
  function list(): FleetChange[] {
    return [...paths.values()].flatMap((values) => [...values.values()]).toSorted((a, b) => b.count - a.count);
  }

  return {
    add,
    list,
    /** Changes at places beyond those that are listed. */
    leftOut: () => pathsLeftOut,
  };
}

const varied = "varied";

function fold(values: Map<string, FleetChange>, path: string[]): void {
  const groups = [...values.values()];
  values.clear();
  values.set(varied, {
    path,
    kind: null,
    before: undefined,
    after: undefined,
    count: groups.reduce((sum, { count }) => sum + count, 0),
    samples: groups.flatMap(({ samples }) => samples).slice(0, limits.samples),
  });
}

function keyOf({ kind, before, after }: JsonChange): string {
  const text = JSON.stringify([kind, before, after]);
  return text.length <= 200 ? text : createHash("sha256").update(text).digest("base64url");
}
