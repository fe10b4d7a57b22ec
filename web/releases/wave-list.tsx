import type { DeploymentPartsFragment } from "../graphql/generated/graphql.ts";
import { formatShare } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Card, Facts } from "../ui/card.tsx";
import { GatedButton } from "../ui/role.tsx";
import { Tag } from "../ui/tag.tsx";
import { Moment } from "../ui/time.tsx";
import { DeploymentProgress } from "./deployment-progress.tsx";
import css from "./releases.module.css";
import type { DeploymentDialog } from "./routes.ts";

type Wave = DeploymentPartsFragment["waves"][number];

interface WaveListProps {
  deployment: DeploymentPartsFragment;
  onAsk: (dialog: DeploymentDialog, wave: number) => void;
}

/** Each wave: where its releases are, its gate against what there is, what the next one waits for. */
export function WaveList({ deployment, onAsk }: WaveListProps) {
  const texts = useMessages(catalogue);
  const { waves, endedAt } = deployment;
  return (
    <ol className={css["waveList"]} aria-label={texts.waves}>
      {waves.map((wave) => (
        <li key={wave.number}>
          <Card title={<WaveTitle wave={wave} />}>
            <DeploymentProgress deployment={wave} legend />
            <Facts facts={factsOf(wave, waves.length, texts)} />
            <div className={css["waveActs"]}>
              {wave.state === "OPEN" && wave.number < waves.length && !endedAt && (
                <GatedButton needs="RELEASER" onClick={() => onAsk("next-wave", wave.number)}>
                  {texts.openNext(wave.number + 1)}
                </GatedButton>
              )}
              {wave.counts.approved > 0 && (
                <GatedButton needs="RELEASER" onClick={() => onAsk("publish", wave.number)}>
                  {texts.publish(wave.counts.approved)}
                </GatedButton>
              )}
            </div>
          </Card>
        </li>
      ))}
    </ol>
  );
}

function WaveTitle({ wave: { number, state } }: { wave: Wave }) {
  const texts = useMessages(catalogue);
  const hue = ({ OPEN: "blue", OVER: "green", WAITING: "slate" } as const)[state];
  return (
    <>
      {texts.wave(number)} <Tag hue={hue}>{texts[state]}</Tag>
    </>
  );
}

function factsOf(
  { number, counts, gate, openedAt, opensNextAt, waitsFor }: Wave,
  waves: number,
  texts: ReturnType<typeof useMessages<typeof catalogue.zh>>,
): Parameters<typeof Facts>[0]["facts"] {
  const approved = counts.approved + counts.gray + counts.released;
  const problems = counts.rejected + counts.failed + counts.rolledBack;
  const isLast = number === waves;
  return [
    openedAt !== null && [texts.opened, <Moment key="at" at={openedAt} />],
    gate &&
      typeof gate.approvedShare === "number" && [
        texts.approved,
        texts.atLeast(formatShare(approved, counts.total), formatShare(gate.approvedShare * 100, 100)),
      ],
    gate &&
      typeof gate.problemShare === "number" && [
        texts.problems,
        texts.atMost(formatShare(problems, counts.total), formatShare(gate.problemShare * 100, 100)),
      ],
    gate && typeof gate.minutes === "number" && [texts.time, texts.minutes(gate.minutes)],
    !isLast && !gate && [texts.gate, texts.whenOver],
    !isLast && gate?.manual && [texts.next, texts.byPerson],
    waitsFor !== null && [texts.waitsFor, waitsFor],
    opensNextAt !== null && [texts.opensNext, <Moment key="next" at={opensNextAt} />],
  ];
}

const catalogue = messages({
  zh: {
    waves: "波次",
    wave: (number: number) => `第 ${number} 波`,
    OPEN: "已开放",
    OVER: "已过",
    WAITING: "未开始",
    opened: "开放于",
    approved: "审核通过",
    problems: "问题",
    time: "时间",
    gate: "关卡",
    next: "然后",
    whenOver: "本波全部有结果后",
    byPerson: "由人开放下一波",
    waitsFor: "下一波在等",
    opensNext: "下一波最早",
    atLeast: (now: string, wanted: string) => `${now}，关卡至少 ${wanted}`,
    atMost: (now: string, wanted: string) => `${now}，关卡最多 ${wanted}`,
    minutes: (minutes: number) => `开放后至少 ${minutes} min`,
    openNext: (wave: number) => `开放第 ${wave} 波…`,
    publish: (count: number) => `发布本波待发布的 ${count} 个…`,
  },
  en: {
    waves: "Waves",
    wave: (number) => `Wave ${number}`,
    OPEN: "Open",
    OVER: "Over",
    WAITING: "Not begun",
    opened: "Opened",
    approved: "Approved",
    problems: "Problems",
    time: "Time",
    gate: "Gate",
    next: "Then",
    whenOver: "when all of it has an outcome",
    byPerson: "a person opens the next wave",
    waitsFor: "The next one waits for",
    opensNext: "The next one opens at the earliest",
    atLeast: (now, wanted) => `${now}, gate at least ${wanted}`,
    atMost: (now, wanted) => `${now}, gate at most ${wanted}`,
    minutes: (minutes) => `${minutes} min after it opened at the earliest`,
    openNext: (wave) => `Open wave ${wave}…`,
    publish: (count) => `Release the ${count} approved…`,
  },
});
