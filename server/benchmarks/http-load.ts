import { connect, type Socket } from "node:net";
import { performance } from "node:perf_hooks";

/**
 * Sends prepared requests over a few kept connections, one at a time on each, and looks at every answer. It is our own
 * because what sends must cost little: the sender shares two cores with what it measures, and a slow one would make
 * every server look alike.
 */
export interface Load {
  port: number;
  connections: number;
  /** Complete requests ({@link requestBytes}), each sent once, in this order. */
  requests: readonly Buffer[];
  /** It ends when this time is over or all requests are sent, whichever is first. */
  maxSeconds: number;
  /** At this pace, whether or not the answers keep up; as fast as they come when absent. */
  perSecond?: number;
  isRight: (status: number, body: Buffer) => boolean;
}

export interface Answered {
  count: number;
  perSecond: number;
  /** Microseconds of processor time that sending took, each. */
  cpu: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
}

/** @throws when an answer is not right or a connection breaks */
export async function load(options: Load): Promise<Answered> {
  const { port, connections, requests, maxSeconds, perSecond, isRight } = options;
  const sockets = await Promise.all(Array.from({ length: connections }, () => opened(port)));
  const idle: Connection[] = [];
  const latencies: number[] = [];
  const startedAt = performance.now();
  const used = process.cpuUsage();
  let sent = 0;
  let timer: NodeJS.Timeout | undefined;

  /** When the next request is due; it is late from then on, also when no connection is free to send it. */
  const dueAt = () => (perSecond === undefined ? performance.now() : startedAt + (sent * 1_000) / perSecond);
  const isOver = () => sent >= requests.length || dueAt() - startedAt >= maxSeconds * 1_000;

  await new Promise<void>((resolve, reject) => {
    const take = () => {
      while (!isOver() && idle.length > 0 && dueAt() <= performance.now()) {
        const due = dueAt();
        const request = requests[sent] ?? Buffer.alloc(0);
        sent += 1;
        idle.pop()?.send(request, (status, body) => {
          latencies.push(performance.now() - due);
          if (!isRight(status, body)) reject(new Error(`answer ${status}: ${body.toString().slice(0, 300)}`));
        });
      }
      if (isOver() && idle.length === sockets.length) resolve();
    };
    for (const socket of sockets) {
      const connection = new Connection(socket, () => {
        idle.push(connection);
        take();
      });
      socket.on("error", reject);
      socket.on("close", () => reject(new Error("the server closed a connection")));
      idle.push(connection);
    }
    if (perSecond !== undefined) timer = setInterval(take, 1);
    take();
  }).finally(() => {
    clearInterval(timer);
    for (const socket of sockets) socket.removeAllListeners("close").destroy();
  });

  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - startedAt) / 1_000;
  latencies.sort((a, b) => a - b);
  return {
    count: latencies.length,
    perSecond: latencies.length / seconds,
    cpu: (user + system) / latencies.length,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    maxMs: latencies.at(-1) ?? 0,
  };
}

export interface PlainRequest {
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export function requestBytes({ path, headers, body }: PlainRequest): Buffer {
  const lines = Object.entries({ host: "127.0.0.1", ...headers, "content-length": String(Buffer.byteLength(body)) });
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`,
  );
}

/** @param sorted ascending */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

type Answer = (status: number, body: Buffer) => void;

/** Reads answers that say how long they are, as all servers here do. */
class Connection {
  private chunks: Buffer[] = [];
  private size = 0;
  private bodyAt = 0;
  private wholeSize = 0;
  private answer: Answer | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly free: () => void,
  ) {
    socket.on("data", (chunk: Buffer) => this.read(chunk));
  }

  send(request: Buffer, answer: Answer): void {
    this.answer = answer;
    this.socket.write(request);
  }

  private read(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    if (this.bodyAt === 0) this.readHead();
    if (this.bodyAt === 0 || this.size < this.wholeSize) return;
    const whole = this.chunks.length === 1 ? chunk : Buffer.concat(this.chunks);
    const { answer, bodyAt } = this;
    this.chunks = [];
    this.size = 0;
    this.bodyAt = 0;
    answer?.(Number(whole.toString("latin1", 9, 12)), whole.subarray(bodyAt));
    this.free();
  }

  private readHead(): void {
    const head = (this.chunks.length === 1 ? this.chunks[0] : Buffer.concat(this.chunks))?.toString("latin1") ?? "";
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(head.slice(0, end))?.[1];
    if (length === undefined) throw new Error("an answer does not say how long it is");
    this.bodyAt = end + 4;
    this.wholeSize = this.bodyAt + Number(length);
  }
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });
}
