import { hash, verify } from "@node-rs/argon2";
import { Refusal } from "../graphql/user-error.ts";
import type { Secret } from "../secret.ts";

// OWASP's first choice for Argon2id; 47 ms on the machines this was measured on. The library's default is Argon2id.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const minPasswordLength = 10;
const maxPasswordLength = 200;

/** A hash of random bytes nobody kept: unknown names are compared with it, so that they take as long as known ones. */
const nobodysHash = "$argon2id$v=19$m=19456,t=2,p=1$rWvehOPLc3/K2BG/GvUmSg$sAYZwaYm25tdyMVHnCkOmsCtKwo8d4pAA3tx2Pcc5ZE";

export function hashPassword(password: Secret): Promise<string> {
  return hash(password.reveal(), cost);
}

/** Takes the same time whether or not there is a hash to compare with. */
export async function isPassword(password: Secret, passwordHash: string | undefined): Promise<boolean> {
  const text = password.reveal();
  const isRight = await verify(passwordHash ?? nobodysHash, text.length > maxPasswordLength ? "" : text);
  return isRight && passwordHash !== undefined;
}

/** Length is what counts; rules about kinds of characters make people write passwords down. */
export function checkNewPassword(password: Secret, loginName: string, field: string): void {
  const text = password.reveal();
  if (text.length > maxPasswordLength) {
    throw new Refusal({
      code: "PASSWORD_TOO_LONG",
      field,
      text: {
        zh: `密码最多 ${maxPasswordLength} 个字符`,
        en: `A password has at most ${maxPasswordLength} characters`,
      },
    });
  }
  if (text.length < minPasswordLength || new Set(text).size < 4 || text.toLowerCase() === loginName) {
    throw new Refusal({
      code: "PASSWORD_TOO_WEAK",
      field,
      text: {
        zh: `密码至少 ${minPasswordLength} 个字符，不能是同一字符的重复，也不能与登录名相同`,
        en: `A password has at least ${minPasswordLength} characters, more than a few different ones, and is not the login name`,
      },
      remedy: { zh: "用几个不相关的词组成一句话", en: "A few unrelated words make a good one" },
    });
  }
}
