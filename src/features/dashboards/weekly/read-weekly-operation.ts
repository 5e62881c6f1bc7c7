import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { WeekFigure } from "@/domain/alerts/week-figure";
import type { Period } from "@/domain/calendar/period";
import { type Change, compareRates } from "@/domain/metrics/change";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { shareReading } from "@/domain/metrics/share";
import type { DayRange } from "@/features/dashboards/cut-days";
import { type AnswerReading, readingOf } from "@/features/dashboards/metric-answer";
import { hiddenChannels } from "@/features/dashboards/operations/hide-small-channels";
import type { Figure, FiguresQuery } from "@/features/dashboards/operations/operation-family";
import { OPERATIONS } from "@/features/dashboards/operations/operation-table";
import {
  type SpanComparison,
  type WeeklyNumber,
  type WeeklyQuestion,
  type WeekSpan,
  weekKindOf,
} from "@/features/dashboards/weekly/weekly-number";

/** Invitations are answered for so many weeks: their newest weeks would look worse than they will be. */
const UNSETTLED: Partial<Record<OperationMetricId, number>> = { response_rate: 2 };

/** One number of customers, service, quality or invitations by week. */
export async function readWeeklyOperation(
  tx: Tx,
  scope: WorkspaceScope,
  { metric, survey, segment }: WeeklyQuestion & { readonly metric: OperationMetricId },
  { weeks, today, once }: { readonly weeks: readonly Period[]; readonly today: string } & Pick<FiguresQuery, "once">,
): Promise<WeeklyNumber> {
  const { read, record } = OPERATIONS[metric];
  const filter = segment === null ? [] : [{ dimension: segment.name, value: segment.value }];
  if (survey !== null) filter.push({ dimension: "survey", value: survey });
  const days = weeks.map(({ start, end }) => ({ from: start, to: end }));
  const whole = { from: days[0]?.from ?? today, to: days.at(-1)?.to ?? today };
  const asked = { filter, by: null, today };
  const figures = await read(tx, scope, { range: whole, compared: null, periods: days, ...asked, once });
  const few = (periods: readonly DayRange[]) =>
    hiddenChannels(
      tx,
      scope,
      { metric, survey, channel: segment?.name === "channel" ? segment.value : undefined },
      periods,
      today,
    );
  const hidden = await few(days);
  const settled = weeks.length - (UNSETTLED[metric] ?? 0);
  const shown = figures.periods.map((figure, place): WeekFigure => {
    const { start, end } = weeks[place] ?? { start: "", end: "" };
    return place < settled && figure.value !== null && !hidden[place]
      ? { start, end, value: figure.value, n: figure.n }
      : { start, end, value: null, n: 0 };
  });
  return {
    kind: weekKindOf(metric),
    weeks: shown,
    comparableFrom: 0,
    async compare(before, after) {
      // Who stays is counted over a week each time: weeks add up, a longer stretch would be another number.
      if (record === "stays") return compareWeekly(figures.periods, before, after);
      const [range, compared] = [daysOf(weeks, after), daysOf(weeks, before)];
      // A hidden week would follow from a span around it and the weeks beside it.
      const parts = [...weeksOf(hidden, before), ...weeksOf(hidden, after)];
      if (parts.includes(true) || (await few([compared, range])).includes(true))
        return { before: FEW, after: FEW, change: NO_CHANGE };
      const found = await read(tx, scope, { range, compared, periods: [], ...asked });
      const { total, before: earlier, change } = found;
      return { before: readingOf(earlier ?? total), after: readingOf(total), change: change ?? NO_CHANGE };
    },
  };
}

/** Of few who were asked by one channel of an anonymous survey nothing is told. */
const FEW: AnswerReading = { value: null, n: 0, interval: null, suppressed: true };
const NO_CHANGE: Change = { difference: null, interval: null, pValue: null, n: { current: 0, previous: 0 } };

function compareWeekly(periods: readonly Figure[], before: WeekSpan, after: WeekSpan): SpanComparison {
  const [a, b] = [addUp(periods, before), addUp(periods, after)];
  return {
    before: shareReading(a.numerator, a.denominator),
    after: shareReading(b.numerator, b.denominator),
    change: compareRates(b.numerator, b.denominator, a.numerator, a.denominator),
  };
}

function addUp(periods: readonly Figure[], span: WeekSpan) {
  const own = weeksOf(periods, span);
  const of = (name: "numerator" | "denominator") => own.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);
  return { numerator: of("numerator"), denominator: of("denominator") };
}

function weeksOf<T>(all: readonly T[], { first, last }: WeekSpan): readonly T[] {
  return all.slice(first, last + 1);
}

function daysOf(weeks: readonly Period[], { first, last }: WeekSpan) {
  return { from: weeks[first]?.start ?? "", to: weeks[last]?.end ?? "" };
}
