import type { Language } from "../i18n/language.ts";

const reasons: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  badQuery: { zh: "地址参数不全", en: "query parameters are missing" },
  badBody: { zh: "消息体读不出密文", en: "the body holds no ciphertext" },
  badSignature: { zh: "签名不符", en: "the signature does not fit" },
  undecryptable: { zh: "两个 Key 都解不开", en: "no key of ours decrypts it" },
  wrongReceiver: { zh: "不是发给本平台的", en: "it is meant for another receiver" },
  badMessage: { zh: "解密后读不懂", en: "what it decrypts to cannot be read" },
};

/** Why a push was refused, in words; the server gives the reason's name and WeChat's code: "badSignature (-40001)". */
export function refusalWords(failure: string, language: Language): string {
  const [, reason = "", code = ""] = /^(\w+) (\(-?\d+\))$/.exec(failure) ?? [];
  const words = reasons[reason]?.[language];
  return words ? `${words} ${code}` : failure;
}
