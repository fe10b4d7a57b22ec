import type { Language } from "../language.ts";

/** In the order of the steps. The English is what the door wrote down; `$1` and `$2` are what it named. */
const details: readonly (readonly [en: RegExp, zh: string])[] = [
  [/^(\w+) is missing$/, "缺少参数 $1"],
  [/^(\w+) is given more than once$/, "参数 $1 给了不止一次"],
  [/^encrypt_type is not aes$/, "encrypt_type 不是 aes"],
  [/^the body is not UTF-8$/, "消息体不是 UTF-8"],
  [/^the JSON is not an object$/, "JSON 不是一个对象"],
  [/^not JSON$/, "不是 JSON"],
  [/^the JSON is nested too deeply$/, "JSON 嵌套太深"],
  [/^the outer element is not <xml>$/, "最外层元素不是 <xml>"],
  [/^there is no <Encrypt>$/, "没有 <Encrypt>"],
  [/^there is more than one <Encrypt>$/, "<Encrypt> 不止一个"],
  [/^<Encrypt> holds no text$/, "<Encrypt> 是空的"],
  [/^a forbidden character at character (\d+)$/, "第 $1 个字符是不允许的字符"],
  [/^no element at character (\d+)$/, "第 $1 个字符处没有元素"],
  [/^<(.+)> is not closed at character (\d+)$/, "<$1> 没有结束（第 $2 个字符）"],
  [/^a closing tag that closes nothing at character (\d+)$/, "第 $1 个字符处多出一个结束标签"],
  [/^a declaration or comment at character (\d+)$/, "第 $1 个字符处有声明或注释"],
  [/^CDATA is not closed at character (\d+)$/, "第 $1 个字符处的 CDATA 没有结束"],
  [/^elements are nested too deeply at character (\d+)$/, "元素嵌套太深（第 $1 个字符）"],
  [/^something follows the document at character (\d+)$/, "文档结束以后还有内容（第 $1 个字符）"],
  [/^a processing instruction at character (\d+)$/, "第 $1 个字符处有处理指令"],
  [/^no element name at character (\d+)$/, "第 $1 个字符处没有元素名"],
  [/^an attribute or an unfinished tag at character (\d+)$/, "第 $1 个字符处有属性或没写完的标签"],
  [/^`\]\]>` in text at character (\d+)$/, "第 $1 个字符处的文本里有 `]]>`"],
  [/^an unknown entity at character (\d+)$/, "第 $1 个字符处有未知的实体"],
  [/^a reference to a forbidden character at character (\d+)$/, "第 $1 个字符处引用了不允许的字符"],
  [/^msg_signature does not match$/, "msg_signature 不符"],
  [/^with the previous token$/, "用的是上一个 Token"],
  [/^with the previous key$/, "用的是上一个 Key"],
  [/^there is no key to decrypt with$/, "没有可以用来解密的 Key"],
  [/^the ciphertext is not base64$/, "密文不是 Base64"],
  [/^the ciphertext is not a whole number of blocks$/, "密文的长度不是整块"],
  [/^AES decryption failed$/, "AES 解密失败"],
  [/^the padding is wrong$/, "填充不对"],
  [/^the plaintext is too short$/, "明文太短"],
  [/^the length field exceeds the plaintext$/, "长度字段超出了明文"],
  [/^not UTF-8$/, "明文不是 UTF-8"],
  [/^the message is for another appid$/, "消息是发给另一个 AppID 的"],
  [/^the event is about another platform$/, "事件说的是另一个第三方平台"],
  [/^the message is not for (\w+), whose path it came by$/, "消息不是发给 $1 的，却来自它的地址"],
];

/** What was wrong at a step, in the reader's language; words nobody translated stay as they were written. */
export function stepDetail(written: string | undefined, language: Language): string | null {
  if (written === undefined) return null;
  if (language === "en") return written;
  const known = details.find(([en]) => en.test(written));
  return known ? written.replace(known[0], known[1]) : written;
}
