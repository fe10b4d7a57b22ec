import type { ErrorCodeRow } from "../error-codes.ts";
export const registrationCodes: readonly ErrorCodeRow[] = [];
