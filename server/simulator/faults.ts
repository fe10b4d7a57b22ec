import { isEndpoint } from "./calls.ts";

/** Something that goes wrong on purpose. Without `times` it goes wrong until it is cleared. */
export interface Fault {
  id: number;
  /** A path or the end of one; for pushes an InfoType, Event or MsgType. Absent: every endpoint, or every push. */
  endpoint?: string | undefined;
  appId?: string | undefined;
  errcode?: number | undefined;
  /** HTTP status with a body that is not JSON, as a gateway in trouble answers. */
  status?: number | undefined;
  delayMs?: number | undefined;
  /** The call takes effect, but the answer never comes … */
  hang?: boolean | undefined;
  /** … or the connection is cut instead of the answer. */
  reset?: boolean | undefined;
  /** Whether a call answered with `errcode` or `status` takes effect all the same. */
  takesEffect?: boolean | undefined;
  timesLeft?: number | undefined;
  /** WeChat never sends the push: any push, or the one of this InfoType, Event or MsgType. */
  dropPush?: boolean | string | undefined;
  /** Each push is delivered this many times more (`true`: once more). */
  repeatPush?: boolean | number | undefined;
  /** Narrows `repeatPush` and `dropPush` to one InfoType, Event or MsgType. */
  push?: string | undefined;
}

/** The faults in force, oldest first. */
export class Faults {
  #faults: Fault[] = [];
  #lastId = 0;

  add(fault: Omit<Fault, "id">): Fault {
    const added = { ...fault, id: ++this.#lastId };
    this.#faults.push(added);
    return added;
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  clear(): void {
    this.#faults = [];
  }

  /** The fault this call meets, if any; one of its times is used up. */
  forCall(path: string, appId: string | null): Fault | undefined {
    return this.#take(
      (fault) =>
        !isPushFault(fault) &&
        (!fault.endpoint || isEndpoint(path, fault.endpoint)) &&
        (!fault.appId || fault.appId === appId),
    );
  }

  dropsPush(name: string, appId: string | null): boolean {
    const drops = (fault: Fault) => fault.dropPush === true || fault.dropPush === name;
    return this.#take((fault) => drops(fault) && concerns(fault, name, appId)) !== undefined;
  }

  /** How many more times this push is delivered. */
  repeatsOf(name: string, appId: string | null): number {
    const fault = this.#take((each) => Boolean(each.repeatPush) && concerns(each, name, appId));
    return fault?.repeatPush === true ? 1 : Number(fault?.repeatPush ?? 0);
  }

  #take(isMet: (fault: Fault) => boolean): Fault | undefined {
    const fault = this.#faults.find(isMet);
    if (fault?.timesLeft !== undefined && --fault.timesLeft <= 0) {
      this.#faults = this.#faults.filter((other) => other !== fault);
    }
    return fault;
  }
}

const isPushFault = (fault: Fault) => Boolean(fault.dropPush) || Boolean(fault.repeatPush);

function concerns(fault: Fault, name: string, appId: string | null): boolean {
  const names = [fault.push, fault.endpoint].filter((each) => each !== undefined && each !== "");
  return names.every((each) => each === name) && (!fault.appId || fault.appId === appId);
}
