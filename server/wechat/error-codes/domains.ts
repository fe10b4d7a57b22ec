import type { ErrorCodeRow } from "../error-codes.ts";
export const domainCodes: readonly ErrorCodeRow[] = [];
