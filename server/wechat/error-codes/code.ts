import type { ErrorCodeRow } from "../error-codes.ts";
export const codeCodes: readonly ErrorCodeRow[] = [];
