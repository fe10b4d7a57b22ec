/** An errcode as people write it: `61007`, `-1`, `errcode: 61007`, `错误码 61007`. */
export function errcodeIn(text: string): number | undefined {
  const digits = /^(?:errcode|错误码|error)?\s*[:：=]?\s*(-?\d{1,8})$/i.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** WeChat's id of an audit: digits. */
export function auditIdIn(text: string): string | undefined {
  return /^\d{6,20}$/.test(text) ? text : undefined;
}

/** Text that names one thing, so that pasting it anywhere means "show me that": appid, original id, audit id or errcode. */
export function namesOneThing(text: string): boolean {
  return /^(?:wx[0-9a-z]{8,24}|gh_[0-9a-z]{6,24}|\d{5,20})$/i.test(text);
}
