import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { formatNumber } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Alert } from "../ui/alert.tsx";
import { Card } from "../ui/card.tsx";
import { Choice, Field } from "../ui/field.tsx";
import { control } from "./control.ts";
import css from "./sandbox.module.css";
import { useAct } from "./use-act.ts";
import { useControl } from "./use-control.ts";
import type { SandboxFault } from "./world.ts";

type FaultKind = "errcode" | "status" | "delayMs" | "dropPush" | "repeatPush";
const kinds: readonly FaultKind[] = ["errcode", "status", "delayMs", "dropPush", "repeatPush"];
const usual: Record<FaultKind, string> = {
  errcode: "-1",
  status: "502",
  delayMs: "3000",
  dropPush: "",
  repeatPush: "",
};

/** Makes WeChat answer wrongly, and lists what is wrong on purpose now. */
export function Faults() {
  const texts = useMessages(catalogue);
  const { data, failure, read } = useControl<{ faults: SandboxFault[] }>("faults", 5_000);
  const [acting, act] = useAct();
  const [kind, setKind] = useState<FaultKind>("errcode");
  const [endpoint, setEndpoint] = useState("");
  const [value, setValue] = useState(usual.errcode);
  const [times, setTimes] = useState("1");
  const [errors, setErrors] = useState<{ value?: string; times?: string }>({});
  const isPush = kind === "dropPush" || kind === "repeatPush";

  const add = async (): Promise<void> => {
    const found = {
      ...(!isPush && !/^-?\d+$/.test(value.trim()) && { value: texts.notANumber }),
      ...(times.trim() !== "" && !/^[1-9]\d*$/.test(times.trim()) && { times: texts.notACount }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const name = endpoint.trim();
    const fault = {
      [kind]: isPush ? true : Number(value),
      ...(name && (isPush ? { push: name } : { endpoint: name })),
      ...(times.trim() && { times: Number(times) }),
    };
    await act(async () => {
      await control("POST", "faults", fault);
      return texts.added;
    });
    read();
  };
  const clear = async (): Promise<void> => {
    await act(async () => {
      await control("DELETE", "faults");
      return texts.cleared;
    });
    read();
  };

  const faults = data?.faults ?? [];
  return (
    <Card title={texts.title}>
      {failure && (
        <Alert kind="error" title={texts.unread}>
          {failure}
        </Alert>
      )}
      {data && faults.length === 0 && <p className={css["nothing"]}>{texts.none}</p>}
      {faults.length > 0 && (
        <>
          <ul className={css["list"]}>
            {faults.map((fault) => (
              <li key={fault.id}>
                <code>{sentenceOf(fault)}</code>
                <small>{fault.timesLeft === undefined ? texts.untilCleared : texts.timesLeft(fault.timesLeft)}</small>
              </li>
            ))}
          </ul>
          <Button danger disabled={acting} onClick={() => void clear()}>
            {texts.clear}
          </Button>
        </>
      )}
      <form
        className={css["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Choice
          label={texts.kind}
          value={kind}
          options={kinds.map((each) => ({ value: each, label: texts[each] }))}
          onChange={(next) => {
            setKind(next);
            setValue(usual[next]);
          }}
        />
        {!isPush && (
          <Field label={texts[kind]} error={errors.value}>
            {(field) => (
              <Input {...field} inputMode="numeric" value={value} onChange={(event) => setValue(event.target.value)} />
            )}
          </Field>
        )}
        <Field label={isPush ? texts.push : texts.endpoint} help={isPush ? texts.pushHelp : texts.endpointHelp}>
          {(field) => <Input {...field} value={endpoint} onChange={(event) => setEndpoint(event.target.value)} />}
        </Field>
        <Field label={texts.times} help={texts.timesHelp} error={errors.times}>
          {(field) => (
            <Input {...field} inputMode="numeric" value={times} onChange={(event) => setTimes(event.target.value)} />
          )}
        </Field>
        <Button htmlType="submit" loading={acting}>
          {texts.add}
        </Button>
      </form>
    </Card>
  );
}

function sentenceOf({ id: _id, timesLeft: _times, ...fault }: SandboxFault): string {
  return Object.entries(fault)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");
}

const catalogue = messages({
  zh: {
    title: "让微信出错",
    unread: "没有读到模拟器的故障",
    none: "现在没有人为的故障。",
    kind: "怎么出错",
    errcode: "返回错误码",
    status: "返回 HTTP 状态",
    delayMs: "延迟（毫秒）",
    dropPush: "丢掉推送",
    repeatPush: "重复推送",
    endpoint: "接口",
    endpointHelp: "可不填；例如 submit_audit，不填则对所有接口",
    push: "推送类型",
    pushHelp: "可不填；例如 weapp_audit_success，不填则对所有推送",
    times: "次数",
    timesHelp: "不填则一直出错，直到清除",
    notANumber: "填写一个整数",
    notACount: "填写 1 以上的整数，或不填",
    add: "添加",
    added: "已添加",
    clear: "全部清除",
    cleared: "故障已清除",
    untilCleared: "直到清除",
    timesLeft: (count: number) => `还有 ${formatNumber(count)} 次`,
  },
  en: {
    title: "Make WeChat fail",
    unread: "The simulator's faults could not be read",
    none: "Nothing is wrong on purpose now.",
    kind: "How",
    errcode: "Answer an error code",
    status: "Answer an HTTP status",
    delayMs: "Delay (milliseconds)",
    dropPush: "Lose pushes",
    repeatPush: "Repeat pushes",
    endpoint: "Endpoint",
    endpointHelp: "Optional; for instance submit_audit, all endpoints otherwise",
    push: "Type of push",
    pushHelp: "Optional; for instance weapp_audit_success, all pushes otherwise",
    times: "How often",
    timesHelp: "Until it is cleared when empty",
    notANumber: "Enter a whole number",
    notACount: "Enter a whole number from 1, or nothing",
    add: "Add",
    added: "Added",
    clear: "Clear all",
    cleared: "Faults cleared",
    untilCleared: "until cleared",
    timesLeft: (count) => `${formatNumber(count)} more`,
  },
});
