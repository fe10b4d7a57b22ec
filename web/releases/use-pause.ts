import { useMutation } from "urql";
import type { DeploymentPartsFragment } from "../graphql/generated/graphql.ts";
import { useIdempotencyKey } from "../graphql/idempotency-key.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { pauseMutation } from "./conduct-documents.ts";

/** Stops what a deployment does by itself, at once. */
export function usePause({ id, number, version }: DeploymentPartsFragment) {
  const texts = useMessages(catalogue);
  const idempotency = useIdempotencyKey();
  const [{ fetching }, send] = useMutation(pauseMutation);
  const pause = async (): Promise<void> => {
    const { data, error } = await send({ input: { id, idempotencyKey: idempotency.key } });
    if (data) idempotency.renew();
    const refused = error?.message ?? data?.act.userErrors[0]?.message;
    if (refused) tellFailed(refused);
    else tellDone(texts.paused(`#${number} ${version}`));
  };
  return { pause, isPausing: fetching };
}

const catalogue = messages({
  zh: { paused: (name: string) => `${name} 已暂停，不再发起新的调用` },
  en: { paused: (name) => `${name} is paused: no new call begins` },
});
