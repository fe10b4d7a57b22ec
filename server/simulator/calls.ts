/** One line of the record of calls. */
export interface CallRecord {
  /** Counts the calls since the simulator began. */
  number: number;
  time: string;
  method: string;
  path: string;
  /** The authorizer the call was for, else null. */
  appid: string | null;
  errcode: number | null;
  status: number;
  milliseconds: number;
  rid: string | null;
}

const capacity = 100_000;

/** The last 100,000 calls in order. */
export class CallLog {
  #records: CallRecord[] = [];
  #oldest = 0;
  #lastNumber = 0;

  add(call: Omit<CallRecord, "number">): void {
    const record = { number: ++this.#lastNumber, ...call };
    if (this.#records.length < capacity) this.#records.push(record);
    else {
      this.#records[this.#oldest] = record;
      this.#oldest = (this.#oldest + 1) % capacity;
    }
  }

  /** Oldest first; `endpoint` is a path or the end of one (`submit_audit`). */
  list({ endpoint, appId }: { endpoint?: string | undefined; appId?: string | undefined } = {}): CallRecord[] {
    const inOrder = [...this.#records.slice(this.#oldest), ...this.#records.slice(0, this.#oldest)];
    return inOrder.filter(
      (record) => (!endpoint || isEndpoint(record.path, endpoint)) && (!appId || record.appid === appId),
    );
  }

  latest(count: number): CallRecord[] {
    const size = this.#records.length;
    const found: CallRecord[] = [];
    for (let back = 1; back <= Math.min(count, size); back++) {
      const record = this.#records[(this.#oldest - back + size) % size];
      if (record) found.push(record);
    }
    return found;
  }

  clear(): void {
    this.#records = [];
    this.#oldest = 0;
  }
}

/** `/wxa/submit_audit`, `wxa/submit_audit` and `submit_audit` all name one endpoint. */
export function isEndpoint(path: string, name: string): boolean {
  return path === name || path.endsWith(name.startsWith("/") ? name : `/${name}`);
}
