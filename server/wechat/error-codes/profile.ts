import type { ErrorCodeRow } from "../error-codes.ts";
export const profileCodes: readonly ErrorCodeRow[] = [];
