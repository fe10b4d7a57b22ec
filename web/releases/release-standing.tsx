import { graphql } from "../graphql/generated/gql.ts";
import type { ReleaseStandingPartsFragment } from "../graphql/generated/graphql.ts";
import { LongText } from "../ui/long-text.tsx";
import { StateTag, WaitNote } from "../ui/state-tag.tsx";
import { releaseStates } from "../ui/states.tsx";
import css from "./releases.module.css";

graphql(`
  fragment ReleaseStandingParts on Release {
    state
    version
    pendingAction
    rejectReason
    waiting {
      reason
      nextTryAt
      message
    }
    failure {
      ...WechatErrorParts
    }
  }
`);

/** Where a release stands, and what it waits for beside what its state says already. */
export function ReleaseStanding({ release: { state, waiting } }: { release: ReleaseStandingPartsFragment }) {
  const isTelling = waiting && waiting.reason !== "AUDIT" && waiting.reason !== "APPROVAL";
  return (
    <>
      <StateTag look={releaseStates[state]} />{" "}
      {isTelling && <WaitNote reason={waiting.reason} nextTryAt={waiting.nextTryAt ?? null} />}
    </>
  );
}

/** Why it failed, was rejected or waits, in a table's cell. */
export function ReleaseWhy({ release }: { release: ReleaseStandingPartsFragment }) {
  const { failure, rejectReason, waiting } = release;
  if (failure) {
    return (
      <span className={css["why"]}>
        {failure.errcode} {failure.meaning || failure.errmsg}
      </span>
    );
  }
  if (rejectReason) return <LongText text={rejectReason} />;
  return <span className={css["quiet"]}>{waiting?.message ?? "–"}</span>;
}
