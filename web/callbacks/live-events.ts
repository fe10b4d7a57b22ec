/** A push in the list: its id, and its place for `after`. */
interface Placed {
  id: string;
  cursor: string;
}

export interface LiveList<Event> {
  /** Newest first. */
  rows: readonly Event[];
  /** How many came since the list was read. */
  arrived: number;
  /** How many of them came while the list was held. */
  waiting: number;
  /** More came than are kept: showing them means reading the list again. */
  isBehind: boolean;
}

export const maxRows = 500;
const flushMs = 250; // four changes of state a second, however many events

/**
 * The live list, kept outside React: a thousand events a minute cost four renderings a second, and while the list is
 * held (paused, scrolled down, under the pointer, hidden) only a counter moves.
 */
export class LiveEvents<Event extends Placed> {
  #list: LiveList<Event>;
  #arrived: Event[] = [];
  #waiting: Event[] = [];
  #count = 0;
  #missed = 0;
  #isHeld = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #known: Set<string>;
  readonly #listeners = new Set<() => void>();

  constructor(first: readonly Event[]) {
    this.#list = { rows: first, arrived: 0, waiting: 0, isBehind: false };
    this.#known = new Set(first.map(({ id }) => id));
  }

  readonly read = (): LiveList<Event> => this.#list;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** In the order in which they came. One that is known already is a repeat, as a new subscription begins with some. */
  add(event: Event): void {
    this.#arrived.push(event);
    this.#timer ??= setTimeout(() => this.#flush(), flushMs);
  }

  hold(isHeld: boolean): void {
    if (this.#isHeld === isHeld) return;
    this.#isHeld = isHeld;
    if (!isHeld && !this.#list.isBehind) this.show();
  }

  /** Puts what waits on top. Not when more was missed than is kept: then the list must be read again. */
  show(): void {
    if (this.#waiting.length === 0) return;
    const rows = [...this.#waiting.toReversed(), ...this.#list.rows].slice(0, maxRows);
    this.#waiting = [];
    this.#missed = 0;
    this.#set({ rows, arrived: this.#count, waiting: 0, isBehind: false });
  }

  /** Rows of the list as they are now, from wherever it is known. */
  patch(events: readonly Event[]): void {
    const fresh = new Map(events.map((event) => [event.id, event]));
    const before = this.#list.rows;
    if (!before.some((row) => fresh.has(row.id) && fresh.get(row.id) !== row)) return;
    this.#set({ ...this.#list, rows: before.map((row) => fresh.get(row.id) ?? row) });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #flush(): void {
    this.#timer = undefined;
    const arrived = this.#arrived;
    this.#arrived = [];
    const fresh = arrived.filter(({ id }) => {
      const isNew = !this.#known.has(id);
      this.#known.add(id);
      return isNew;
    });
    this.#count += fresh.length;
    this.#missed += fresh.length;
    // What overflows is let go: it is on the server, and the counter tells that it is there.
    this.#waiting = [...this.#waiting, ...fresh].slice(-maxRows);
    if (this.#known.size > 10 * maxRows) this.#forget();
    if (!this.#isHeld && !this.#list.isBehind) this.show();
    else if (fresh.length > 0) {
      const isBehind = this.#missed > maxRows;
      this.#set({ ...this.#list, arrived: this.#count, waiting: this.#missed, isBehind });
    }
  }

  #forget(): void {
    this.#known.clear();
    for (const { id } of [...this.#list.rows, ...this.#waiting]) this.#known.add(id);
  }

  #set(list: LiveList<Event>): void {
    this.#list = list;
    for (const listener of this.#listeners) listener();
  }
}
