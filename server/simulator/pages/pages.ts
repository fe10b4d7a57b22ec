import type { IncomingMessage, ServerResponse } from "node:http";
import type { CallLog } from "../calls.ts";
import type { Services } from "../endpoint.ts";
import type { LinkRules } from "../visitor.ts";

export interface PagesSettings {
  services: Services;
  calls: CallLog;
  linkRules: () => LinkRules;
}

/** The pages people see. */
export class Pages {
  readonly #settings: PagesSettings;

  constructor(settings: PagesSettings) {
    this.#settings = settings;
  }

  /** @returns whether the path was one of a page */
  async answer(_request: IncomingMessage, _response: ServerResponse, _url: URL, _bytes: Buffer): Promise<boolean> {
    void this.#settings;
    return false;
  }
}
