import { useState } from "react";
import { useClient } from "urql";
import type { CombinedError } from "urql";
import type { UserErrorPartsFragment } from "../graphql/generated/graphql.ts";
import type { AuthorizerInList } from "./authorizer-row.ts";
import { forEach } from "./for-each.ts";
import { refreshAuthorizerMutation } from "./refresh.ts";
import { updateAuthorizerMutation } from "./update.ts";

/** What was asked for many accounts at once. */
export type BulkAct = { name: "refresh" } | { name: "addTag" | "removeTag"; tag: string };

/** Why one of them was refused: WeChat's code, or words of ours. */
export type BulkRefusal = { thing: AuthorizerInList; reason: string };

export interface BulkRun {
  act: BulkAct;
  total: number;
  done: number;
  /** Known when all have been tried. */
  refused?: BulkRefusal[];
}

/** Does one thing to many accounts, from this page: as many calls as accounts, and what was refused can be tried again. */
export function useBulk(): {
  run: BulkRun | undefined;
  start: (act: BulkAct, accounts: readonly AuthorizerInList[]) => Promise<BulkRefusal[]>;
  forget: () => void;
} {
  const client = useClient();
  const [run, setRun] = useState<BulkRun>();

  const one = async (act: BulkAct, account: AuthorizerInList): Promise<string | undefined> => {
    const { id, tags } = account;
    switch (act.name) {
      case "refresh": {
        const { data, error } = await client.mutation(refreshAuthorizerMutation, { input: { id } }).toPromise();
        return reasonOf(data?.refreshAuthorizer.userErrors, error);
      }
      case "addTag":
      case "removeTag": {
        const others = tags.filter((tag) => tag !== act.tag);
        const input = { id, tags: act.name === "addTag" ? [...others, act.tag] : others };
        const { data, error } = await client.mutation(updateAuthorizerMutation, { input }).toPromise();
        return reasonOf(data?.updateAuthorizer.userErrors, error);
      }
    }
  };

  return {
    run,
    async start(act, accounts) {
      const total = accounts.length;
      setRun({ act, total, done: 0 });
      const refused = await forEach(
        accounts,
        (account) => one(act, account),
        (done) => setRun({ act, total, done }),
      );
      setRun(refused.length > 0 ? { act, total, done: total, refused } : undefined);
      return refused;
    },
    forget: () => setRun(undefined),
  };
}

function reasonOf(
  errors: readonly UserErrorPartsFragment[] | undefined,
  error: CombinedError | undefined,
): string | undefined {
  if (error) return error.message;
  const refused = errors?.[0];
  if (!refused) return undefined;
  return refused.wechat ? `${refused.wechat.errcode} ${refused.wechat.meaning}` : refused.message;
}
