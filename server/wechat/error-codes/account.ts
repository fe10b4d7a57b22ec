import type { ErrorCodeRow } from "../error-codes.ts";

/** Open Platform accounts of merchants. */
export const accountCodes: readonly ErrorCodeRow[] = [
  [89000, "request", "已绑定开放平台账号", "Already bound to an open account", "先解除现有绑定", "Unbind it first"],
  [
    89001,
    "request",
    "主体不一致",
    "Not of the same entity",
    "只能绑定同一主体的账号",
    "Bind accounts of one entity only",
  ],
  [
    89002,
    "request",
    "没有绑定开放平台账号",
    "Not bound to an open account",
    "先创建并绑定",
    "Create and bind one first",
  ],
  [
    89003,
    "request",
    "开放平台账号不是接口创建的",
    "Open account was not created by API",
    "由商家在开放平台操作",
    "The merchant does it in the Open Platform console",
  ],
  [89004, "request", "开放平台账号已满", "Open account is full", "解除不用的绑定", "Unbind an account no longer used"],
  [
    89036,
    "request",
    "开放平台账号非接口创建或未认证",
    "Open account not by API or unverified",
    "由商家认证，或在开放平台操作",
    "The merchant verifies it or uses the console",
  ],
];
