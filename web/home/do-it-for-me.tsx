import { useState } from "react";
import { useClient } from "urql";
import type { Client } from "urql";
import type { Role } from "../graphql/generated/schema-facts.ts";
import { useMessages } from "../i18n/messages.ts";
import { GatedButton } from "../ui/role.tsx";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { catalogue } from "./messages.ts";

interface DoItForMeProps {
  needs: Role;
  /** Does the step; its answer is what is told. A thrown message says why not. */
  run: (client: Client) => Promise<string>;
}

/** In the sandbox a first step can be done by one press, so that one sees what it leads to. */
export function DoItForMe({ needs, run }: DoItForMeProps) {
  const texts = useMessages(catalogue);
  const client = useClient();
  const [doing, setDoing] = useState(false);
  const act = async (): Promise<void> => {
    setDoing(true);
    try {
      tellDone(await run(client));
    } catch (error) {
      tellFailed(texts.notDone(error instanceof Error ? error.message : String(error)));
    }
    setDoing(false);
  };
  return (
    <GatedButton needs={needs} size="small" loading={doing} onClick={() => void act()}>
      {texts.doIt}
    </GatedButton>
  );
}
