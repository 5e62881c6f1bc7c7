import { formatNumber } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import { SCALES } from "@/domain/metrics/scale";
import type { SideView } from "@/features/dashboards/compare/describe-sides";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import type { StepDays } from "@/features/dashboards/compare/read-aligned";
import type { Comparison } from "@/features/dashboards/compare/read-comparison";
import { describeNumber, shortName } from "@/features/dashboards/describe-number";
import type { AnswerPeriod } from "@/features/dashboards/metric-answer";
import { describeDays } from "@/features/dashboards/survey/describe-days";
import { dateFormat } from "@/platform/i18n/formats";
import type { AlignedReading, AlignedTrend } from "@/ui/charts/aligned-chart";

const STEP_WORDS = { 1: "day", 7: "week", 28: "fourWeeks", 91: "quarter" } as const satisfies Record<StepDays, string>;

/** Both trends on one axis, with what its table and its labels say. */
export interface AlignedView extends AlignedTrend {
  readonly title: string;
  readonly caption: string;
}

/** Says the chart of two sides; null where there is nothing to draw. */
export function describeAligned(
  words: PageWords,
  found: Comparison,
  sides: readonly [SideView, SideView],
  decimals: number,
): AlignedView | null {
  const { aligned, tab, current } = found;
  if (aligned === null) return null;
  const { compare, locale } = words;
  const { metric } = tab;
  const { unit, min, max } = METRICS[metric];
  const ends = unit === "score" ? SCALES[current.scale] : { min: min ?? 0, max: max ?? 100 };
  const step = STEP_WORDS[aligned.step];
  const read = (period: AnswerPeriod | null): AlignedReading | null => {
    if (period === null) return null;
    const number = describeNumber(words, metric, current.scale, period, decimals);
    const shown = number.value !== null;
    return {
      title: describeDays({ from: period.start, to: period.end }, locale),
      value: shown ? period.value : null,
      low: shown ? (period.interval?.low ?? null) : null,
      high: shown ? (period.interval?.high ?? null) : null,
      valueText: number.value ?? "—",
      betweenText: shown ? number.between : number.instead,
      countText: shown ? number.count : "",
      rough: number.precision === "rough",
    };
  };
  const tick = dateFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  return {
    title: compare(`aligned.title.${step}`, { metric: shortName(words, metric) }),
    caption: compare(aligned.sameDays ? "aligned.sameDays" : `aligned.caption.${step}`),
    name: shortName(words, metric),
    unit,
    min: ends.min,
    max: ends.max,
    names: namesOf(sides),
    stepHead: compare(`aligned.step.${step}`),
    points: aligned.steps.map((one, place) => {
      const first = one.current ?? one.previous;
      const day = aligned.sameDays && first ? tick.format(new Date(`${first.start}T00:00:00Z`)) : null;
      const number = formatNumber(place + 1, { locale });
      return {
        key: String(place + 1),
        label: day ?? number,
        title: day ?? compare(`aligned.nth.${step}`, { n: place + 1 }),
        sides: [read(one.current), read(one.previous)] as const,
      };
    }),
  };
}

/** What tells the sides apart: their days, their people, or both. */
export function namesOf([here, there]: readonly [SideView, SideView]): readonly [string, string] {
  const name = ({ days, people }: SideView) =>
    here.people === there.people ? days : here.days === there.days ? people : `${days}, ${people}`;
  return [name(here), name(there)];
}
