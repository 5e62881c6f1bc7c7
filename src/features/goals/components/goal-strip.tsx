import type { ReactNode } from "react";
import { addDays } from "@/domain/calendar/day";
import { formatValue } from "@/domain/metrics/display";
import { settlingDays } from "@/domain/metrics/rates";
import type { GoalView } from "@/features/goals/components/goal-page";
import { describeReading, describeStep, formatFigure } from "@/features/goals/describe-number";
import { sayDay } from "@/platform/i18n/say-days";
import { ExplainLink } from "@/ui/explain-link";
import { TileRow } from "@/ui/tile-row";

/** A goal's five figures: now, expected, the way covered, what is needed from now, the time that is gone. */
export function GoalStrip({
  view,
}: {
  view: Pick<GoalView, "words" | "standing"> & {
    /** The ledger of its number; none for those without an account. */
    readonly explain?: string | null;
  };
}) {
  const { words, standing } = view;
  const { t, locale } = words;
  const { row, judged } = standing;
  const { metric, baseline, target } = row.goal;
  const { current, progress } = judged;
  const figure = (value: number | null) => formatFigure(metric, value, locale);
  const percent = (value: number) => formatValue(value, "percent", { locale });
  const required = progress?.requiredPerWeek ?? null;
  const needed =
    required === null ? "—" : required === 0 ? t("page.neededNothing") : describeStep(words, metric, required);
  const waits = settlingDays(metric);
  const way = progress?.progress ?? null;
  return (
    <TileRow columns={5} className="mt-4">
      <Fact
        label={view.explain ? <ExplainLink href={view.explain}>{t("page.now")}</ExplainLink> : t("page.now")}
        value={figure(current?.value ?? null)}
        note={current ? describeReading(words, metric, current) : t("page.noneNow")}
      />
      <Fact label={t("page.expected")} value={figure(judged.expected)} note={t("page.expectedNote")} />
      <Fact
        label={t("page.way")}
        value={way === null ? "—" : percent(way)}
        note={t("page.wayNote", { from: figure(baseline), to: figure(target) })}
      />
      <Fact
        label={t("page.needed")}
        value={needed}
        note={t(required === null ? "page.neededNone" : required === 0 ? "page.neededMet" : "page.neededWeek")}
      />
      <Fact
        label={t("page.time")}
        value={percent(judged.elapsed)}
        note={t(waits > 0 ? "page.timeNoteSettles" : "page.timeNote", {
          day: sayDay(row.goal.endsOn, locale),
          judged: sayDay(addDays(row.goal.endsOn, waits + 1), locale),
        })}
      />
    </TileRow>
  );
}

function Fact({ label, value, note }: { label: ReactNode; value: string; note: string }) {
  return (
    <div>
      {/* As high as a link, so that the five figures stand on one line. */}
      <p className="flex min-h-6 items-center font-medium text-muted-foreground text-xs">{label}</p>
      <p className="font-semibold text-figure">
        <bdi>{value}</bdi>
      </p>
      <p className="mt-0.5 text-muted-foreground text-xs">{note}</p>
    </div>
  );
}
