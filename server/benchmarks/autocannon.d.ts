/** What we use of autocannon, which comes without types. */
declare module "autocannon" {
  import type { EventEmitter } from "node:events";

  interface Request {
    method: "POST";
    path: string;
    headers: Readonly<Record<string, string>>;
    body: string;
  }

  interface Client extends EventEmitter {
    setRequests(requests: Request[]): void;
  }

  interface Options {
    url: string;
    connections: number;
    /** In seconds. */
    duration: number;
    /** How often it counts and looks whether the time is over, in milliseconds. */
    sampleInt: number;
    /** A connection that has sent so many ends. */
    maxConnectionRequests: number;
    /** Any other body counts as a mismatch. */
    expectBody: string;
    /** It stops after so many errors or mismatches. */
    bailout: number;
    setupClient: (client: Client) => void;
  }

  interface Result {
    requests: { total: number; sent: number };
    errors: number;
    mismatches: number;
    non2xx: number;
    resets: number;
  }

  export default function autocannon(options: Options): EventEmitter & PromiseLike<Result>;
}
