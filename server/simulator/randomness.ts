import { randomBytes, randomInt } from "node:crypto";

// Shapes and lengths as seen on the real platform, so that columns and links are tried with what they will meet.
const text = (length: number) => randomBytes(length).toString("base64url").slice(0, length);

export const newTicket = () => `ticket@@@${text(88)}`;
export const newPreAuthCode = () => `preauthcode@@@${text(80)}`;
export const newAuthCode = () => `queryauthcode@@@${text(80)}`;
export const newRefreshToken = () => `refreshtoken@@@${text(43)}`;
export const newAccessToken = () => `84_${text(154)}`;
export const looksLikeAccessToken = (value: string) => /^84_[\w-]{154}$/.test(value);

export const newAppId = () => `wx${randomBytes(8).toString("hex")}`;
export const newOriginalId = () => `gh_${randomBytes(6).toString("hex")}`;
export const newOpenid = () => `o${text(27)}`;
export const newMediaId = () => text(64);
export const newLoginCode = () => text(32);
export const newSessionKey = () => randomBytes(16).toString("base64");
export const newNonce = () => String(randomInt(100_000_000, 2_000_000_000));
export const newRid = (nowSeconds: number) =>
  [nowSeconds.toString(16), randomBytes(4).toString("hex"), randomBytes(4).toString("hex")].join("-");
