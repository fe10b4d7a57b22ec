import type { ErrorCodeRow } from "../error-codes.ts";
export const accountCodes: readonly ErrorCodeRow[] = [];
