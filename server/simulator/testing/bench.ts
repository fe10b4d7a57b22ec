import { loudLog } from "../../testing/logs.ts";
import { WoundClock } from "../../testing/wound-clock.ts";
import { startSimulator } from "../service.ts";
import { startReceiver } from "./receiver.ts";
import type { SimulatorOptions } from "../service.ts";

export const platform = {
  componentAppId: "wxc0ffee0000000001",
  componentSecret: "bench-component-secret",
  callbackToken: "benchtoken",
  encodingAesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
};

export interface Answer {
  [name: string]: unknown;
  errcode?: number;
  errmsg?: string;
}

/** A simulator, a small platform that hears its pushes, and the first steps every test takes. */
export async function openBench(options: Partial<SimulatorOptions> = {}) {
  const clock = new WoundClock("2026-11-24T04:00:00.000Z");
  const receiver = await startReceiver({ token: platform.callbackToken, encodingAesKey: platform.encodingAesKey });
  const simulator = await startSimulator({
    ...platform,
    callbackUrl: receiver.url,
    seed: true,
    clock,
    log: loudLog,
    ticketEveryMs: 0,
    tokenOverlapMs: 0,
    auditMs: 0,
    codeCheckMs: 0,
    ...options,
  });
  const request = async <T = Answer>(method: string, path: string, body?: unknown): Promise<T> => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(simulator.url + path, { method, ...(body === undefined ? {} : { body: text }) });
    return (await response.json()) as T;
  };
  const get = <T = Answer>(path: string) => request<T>("GET", path);
  const post = <T = Answer>(path: string, body: unknown = {}) => request<T>("POST", path, body);
  const control = <T = Answer>(path: string, body: unknown = {}) => post<T>(`/_sandbox/${path}`, body);

  const ticket = async () => {
    await simulator.pushTicket();
    const push = receiver.named("component_verify_ticket").at(-1);
    return push?.field("ComponentVerifyTicket") ?? "";
  };
  const componentToken = async () => {
    const answer = await post<{ component_access_token: string }>("/cgi-bin/component/api_component_token", {
      component_appid: platform.componentAppId,
      component_appsecret: platform.componentSecret,
      component_verify_ticket: await ticket(),
    });
    return answer.component_access_token;
  };
  const token = await componentToken();
  const component = (name: string, body: object = {}) =>
    post(`/cgi-bin/component/${name}?access_token=${token}`, { component_appid: platform.componentAppId, ...body });
  const preAuthCode = async () => String((await component("api_create_preauthcode"))["pre_auth_code"]);
  const link = async (more: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      component_appid: platform.componentAppId,
      pre_auth_code: await preAuthCode(),
      redirect_uri: `${receiver.url}/authorizations/s1/return?partner=a%20b`,
      auth_type: "3",
      ...more,
    });
    return `${simulator.url}/cgi-bin/componentloginpage?${query.toString()}`;
  };
  const authorize = async (appId: string, permissionSetIds?: number[]) =>
    control<{ returnUrl: string; authCode: string; change: string }>("authorize", {
      url: await link(),
      appId,
      permissionSetIds,
    });
  /** An authorized account's token. */
  const accountToken = async (appId: string, permissionSetIds?: number[]) => {
    const { authCode } = await authorize(appId, permissionSetIds);
    const answer = await component("api_query_auth", { authorization_code: authCode });
    return String((answer["authorization_info"] as Answer)["authorizer_access_token"]);
  };
  /** A template made from the seeded draft; its id is 0. */
  const addTemplate = () => post(`/wxa/addtotemplate?access_token=${token}`, { draft_id: 0 });

  return {
    clock,
    receiver,
    simulator,
    token,
    get,
    post,
    request,
    control,
    ticket,
    component,
    componentToken,
    preAuthCode,
    link,
    authorize,
    accountToken,
    addTemplate,
    async close() {
      await simulator.close();
      await receiver.close();
    },
  };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;

/** Accounts of the seeded world. */
export const shop = "wx5a1b0c3d7e9f2a01";
export const otherShop = "wx5a1b0c3d7e9f2a02";
export const officialAccount = "wx5a1b0c3d7e9f2b01";
