import { createLog } from "../log.ts";
import { startSimulator } from "./service.ts";

// The settings of sandbox mode, as the platform has them without WeChat's own: they open nothing but a simulator.
const {
  SANDBOX_PORT = "4001",
  HOST = "127.0.0.1",
  PUBLIC_URL = "http://localhost:4000",
  WECHAT_COMPONENT_APPID = "wx5a6e4d5b0f1c2d3e",
  WECHAT_COMPONENT_SECRET = "sandbox-component-secret",
  WECHAT_CALLBACK_TOKEN = "sandbox",
  WECHAT_ENCODING_AES_KEY = "5andb0x5andb0x5andb0x5andb0x5andb0x5andb0xA",
  SANDBOX_STATE,
} = process.env;

const log = createLog("info");
const simulator = await startSimulator({
  port: Number(SANDBOX_PORT),
  host: HOST,
  componentAppId: WECHAT_COMPONENT_APPID,
  componentSecret: WECHAT_COMPONENT_SECRET,
  callbackToken: WECHAT_CALLBACK_TOKEN,
  encodingAesKey: WECHAT_ENCODING_AES_KEY,
  callbackUrl: PUBLIC_URL,
  stateFile: SANDBOX_STATE,
  seed: true,
  log,
});
log.info(`WeChat simulator on ${simulator.url} (pushes go to ${PUBLIC_URL})`);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void simulator.close());
