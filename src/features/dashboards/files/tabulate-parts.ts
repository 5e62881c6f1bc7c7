import type { NumberRow, RowPart } from "@/domain/exports/number-rows";
import { decimalsOf, formatNumber, formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { describeSplit } from "@/features/dashboards/compare/describe-split";
import type { PresentGroup } from "@/features/dashboards/compare/find-missing";
import type { ChangeSplit } from "@/features/dashboards/compare/read-split";
import type { Weighing } from "@/features/dashboards/compare/read-weighing";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { DriversFound } from "@/features/dashboards/drivers/read-drivers";
import type { FileWords } from "@/features/dashboards/files/tabulate-reading";
import type { Translator } from "@/platform/i18n/translator";

/** What rows of a comparison are said with. */
type PartWords = FileWords & { readonly compare: Translator<"compare"> };

/** Who answered and what they said: in sum and by group, each of which adds up to the change. */
export function tabulateSplit(words: PartWords, split: ChangeSplit | null, days: DayRange): NumberRow[] {
  if (split === null) return [];
  const said = describeSplit(split, words);
  const { metric, by } = split;
  const row = (
    part: RowPart,
    value: number,
    shown: string,
    group: { name: string; attribute?: string },
  ): NumberRow => ({
    ...{ part, metric, unit: METRICS[metric].unit, ...days, value, shown, n: null },
    ...group,
  });
  const groups = split.parts.flatMap((part, place) => {
    const printed = said.parts[place];
    const group = { name: printed?.name ?? part.value, attribute: by };
    return [
      row("who_answered", part.whoAnswered, printed?.whoAnswered ?? "", group),
      row("what_they_said", part.whatTheySaid, printed?.whatTheySaid ?? "", group),
    ];
  });
  return [
    row("who_answered", split.whoAnswered, said.whoAnswered, { name: words.compare("split.together") }),
    row("what_they_said", split.whatTheySaid, said.whatTheySaid, { name: words.compare("split.together") }),
    ...groups,
  ];
}

/** Both sides as if every group had answered in proportion, with the change that is left. */
export function tabulateWeighing(
  words: PartWords,
  metric: ScoreMetricId,
  weighing: Weighing | null,
  sides: { readonly current: DayRange; readonly previous: DayRange },
): NumberRow[] {
  const [now, before] = [weighing?.current.score, weighing?.previous.score];
  if (!weighing || !now || !before) return [];
  const { unit } = METRICS[metric];
  const print = (value: number | null) =>
    formatValue(value, unit, { locale: words.locale, decimals: decimalsOf(unit) + 1 });
  const { compare } = words;
  const worth = { now: Math.round(now.effectiveN), before: Math.round(before.effectiveN) };
  const same = { name: compare(weighing.kind === "other" ? "weigh.asOther" : "weigh.weighted"), metric, unit };
  const by = weighing.by.join(", ");
  const reading = ({ value, interval, n }: typeof now) => ({
    ...{ value, shown: print(value), low: interval?.low ?? null, high: interval?.high ?? null, n },
  });
  return [
    {
      ...{ ...same, part: "weighted", ...sides.current, ...reading(now), attribute: by },
      ...{ previous: before.value, previousN: before.n, difference: now.value - before.value },
      differenceLow: weighing.change?.interval?.low ?? null,
      differenceHigh: weighing.change?.interval?.high ?? null,
      p: weighing.change?.pValue ?? null,
      verdict: weighing.change?.verdict ?? null,
      assessment: weighing.change?.assessment ?? null,
      note: compare("weigh.worth", worth),
    },
    { ...same, part: "weighted_compared", ...sides.previous, ...reading(before), attribute: by },
  ];
}

/** Who is missing: each known group's share of the answers beside its share of everybody, and how many of it completed. */
export function tabulateMissing(words: FileWords, groups: readonly PresentGroup[], days: DayRange): NumberRow[] {
  const print = (share: number) => formatValue(100 * share, "percent", { locale: words.locale, decimals: 1 });
  return groups.flatMap(({ value, dimension, n, known, answered, interval, hidden, completion }): NumberRow[] => {
    const same = { name: value, attribute: dimension, metric: "completion_rate", unit: "percent", ...days } as const;
    const share = hidden
      ? { value: null, shown: "—", n: null, hidden, note: words.files("suppressed") }
      : { value: 100 * answered, shown: print(answered), low: 100 * interval.low, high: 100 * interval.high, n };
    const done = completion?.value ?? null;
    return [
      { ...same, part: "share_known", value: 100 * known, shown: print(known), n: null },
      { ...same, part: "share_answered", ...share },
      {
        ...{ ...same, part: "completed", value: done, n: completion?.n ?? null },
        shown: formatValue(done, "percent", { locale: words.locale, decimals: 0 }),
      },
    ];
  });
}

/** What moves the score: each question's share of it, and how it is rated. */
export function tabulateDrivers(
  words: FileWords,
  metric: ScoreMetricId,
  found: DriversFound | null,
  days: DayRange,
): NumberRow[] {
  if (found === null) return [];
  const { locale } = words;
  return found.drivers.flatMap(({ title, share, interval, average }): NumberRow[] => [
    {
      ...{ part: "driver", name: title, metric, unit: "percent", ...days, value: share },
      ...{ low: interval?.low ?? null, high: interval?.high ?? null, n: found.n },
      shown: formatValue(share, "percent", { locale }),
    },
    {
      ...{ part: "rated", name: title, metric, unit: "score", ...days, value: average, n: found.n },
      shown: average === null ? "—" : formatNumber(average, { locale, decimals: 1 }),
    },
  ]);
}
