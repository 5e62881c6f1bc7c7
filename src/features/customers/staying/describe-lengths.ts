import { ALPHA, adjustFamily } from "@/domain/metrics/change";
import { formatValue } from "@/domain/metrics/display";
import { countedLogRank } from "@/domain/metrics/log-rank";
import {
  countedAt,
  countedKaplanMeier,
  type LeavingCount,
  type SurvivalCurve,
  stepAt,
} from "@/domain/metrics/survival";
import type { StayData } from "@/features/customers/staying/read-staying";
import { type StayWords, sayCount } from "@/features/customers/staying/staying-words";
import { sayBetween } from "@/platform/i18n/metric-words";
import { nameGroup } from "@/platform/i18n/name-group";
import type { SurvivalLine, TimeMark } from "@/ui/charts/survival-chart";
import type { CurveTone } from "@/ui/charts/survival-tones";

const DAYS_A_MONTH = 365.25 / 12;
/** Fewer customers than so many at a point, and the curve is not drawn past it. */
const LEAST_COUNTED = 5;
const MOST_LINES = 4;
const TONES: readonly CurveTone[] = ["one", "two", "three", "four"];

/** How long customers stay: everybody, and the groups of one attribute with the word whether they differ. */
export function describeLengths({ lengths, groupLengths, by }: StayData, words: StayWords) {
  const { t, locale } = words;
  const whole = countedKaplanMeier(lengths.lengths);
  const groups = groupLengths
    .map(({ group, lengths: counts }) => ({
      name: nameGroup(by ?? "", group ?? "", locale),
      counts,
      curve: countedKaplanMeier(counts),
    }))
    .filter(({ curve }) => curve.n > 0)
    .sort((a, b) => b.curve.n - a.curve.n);
  const shown = groups.slice(0, MOST_LINES);
  const end = lastDay(lengths.lengths);
  const marks = monthMarks(end, words);
  const line = (name: string, counts: readonly LeavingCount[], curve: SurvivalCurve, tone: CurveTone) =>
    lineOf({ name, counts, curve, tone, end, marks }, words);
  const pair = by === null || groups.length < 2 ? null : countedLogRank(groups.map(({ counts }) => counts));
  const [adjusted = null] = adjustFamily([pair?.pValue ?? null]);
  const all = [line(t("lengths.everybody"), lengths.lengths, whole, "one")];
  const byGroup = shown.map(({ name, counts, curve }, i) => line(name, counts, curve, TONES[i] ?? "four"));
  return {
    n: whole.n,
    marks,
    end,
    median: medianText(whole, words),
    everybody: { lines: all, ...floorOf(all, words) },
    groups:
      by === null || byGroup.length < 2
        ? null
        : {
            by,
            lines: byGroup,
            ...floorOf(byGroup, words),
            verdict: t("lengths.question", { answer: adjusted !== null && adjusted < ALPHA ? "yes" : "no" }),
            medians: shown.map(({ name, curve }) => ({
              name,
              text: medianText(curve, words),
              n: sayCount(curve.n, locale),
            })),
            left: groups.length - shown.length,
            check: pairwise(groups, words),
          },
  };
}

/** Which groups leave sooner or later than all others, checked against lucky finds. */
function pairwise(groups: readonly { name: string; counts: readonly LeavingCount[] }[], { t }: StayWords): string {
  if (groups.length < 3) return "";
  const tests = groups.map(({ counts }, i) =>
    countedLogRank([counts, groups.flatMap((one, k) => (k === i ? [] : one.counts))]),
  );
  const adjusted = adjustFamily(tests.map(({ pValue }) => pValue));
  const differ = groups.flatMap(({ name }, i) => {
    const { observed, expected } = tests[i] ?? { observed: [], expected: [] };
    const p = adjusted[i] ?? null;
    if (p === null || p >= ALPHA) return [];
    return [t("lengths.differs", { name, how: (observed[0] ?? 0) > (expected[0] ?? 0) ? "shorter" : "longer" })];
  });
  return [...differ, t("lengths.check", { n: groups.length })].join(" ");
}

/** A line of the chart with what is read at each mark; it ends where too few are counted. */
export function lineOf(
  {
    name,
    counts,
    curve,
    tone,
    end,
    marks,
  }: {
    name: string;
    counts: readonly LeavingCount[];
    curve: SurvivalCurve;
    tone: CurveTone;
    end: number;
    marks: readonly TimeMark[];
  },
  words: StayWords,
): SurvivalLine {
  const { t, locale } = words;
  const drawn = curve.steps.filter(({ time, atRisk }) => time <= end && atRisk >= LEAST_COUNTED);
  const last =
    [...counts].reverse().find(({ time }) => time <= end && countedAt(counts, time) >= LEAST_COUNTED)?.time ?? 0;
  const steps = drawn.map(({ time, survival, low, high }) => ({ time, share: survival, low, high }));
  const final = steps.at(-1);
  return {
    ...{ key: name, name, tone },
    countText: t("customers", { n: curve.n }),
    steps: [
      ...thin(steps),
      // The line goes on, level, as long as enough are counted.
      {
        time: Math.max(last, final?.time ?? 0),
        share: final?.share ?? 1,
        low: final?.low ?? null,
        high: final?.high ?? null,
      },
    ],
    readings: marks.map(({ time }) => {
      const step = stepAt(curve, time);
      const counted = countedAt(counts, time);
      const said = counted > 0;
      return {
        time,
        shareText: said ? formatValue(100 * (step?.survival ?? 1), "percent", { locale, decimals: 1 }) : "—",
        betweenText:
          said && step?.low != null && step.high != null
            ? sayBetween(words, { low: 100 * step.low, high: 100 * step.high }, "percent", 1)
            : "",
        countText: sayCount(counted, locale),
      };
    }),
  };
}

/** At most a few hundred steps: more cannot be seen. */
function thin<Step extends { time: number }>(steps: readonly Step[]): Step[] {
  const most = 400;
  const every = Math.ceil(steps.length / most);
  return steps.filter((_, i) => i % every === every - 1 || i === steps.length - 1);
}

export function floorOf(lines: readonly SurvivalLine[], { t, locale }: StayWords) {
  const lowest = Math.min(1, ...lines.flatMap(({ steps }) => steps.map(({ share, low }) => low ?? share)));
  const floor = lowest > 0.4 ? Math.min(0.9, Math.floor(lowest * 10) / 10) : 0;
  return {
    floor,
    floorText: floor > 0 ? t("lengths.floor", { at: formatValue(100 * floor, "percent", { locale }) }) : null,
  };
}

/** The day up to which enough customers are counted. */
function lastDay(counts: readonly LeavingCount[]): number {
  const times = [...counts].sort((a, b) => b.time - a.time);
  let counted = 0;
  for (const { time, left, stayed } of times) {
    counted += left + stayed;
    if (counted >= LEAST_COUNTED) return Math.max(30, time);
  }
  return Math.max(30, times[0]?.time ?? 30);
}

/** About six marks in whole months. */
export function monthMarks(end: number, { t, locale }: StayWords): TimeMark[] {
  // A year of days is a hair under twelve months.
  const months = end / DAYS_A_MONTH + 0.05;
  const step = [1, 2, 3, 6, 12, 24, 36, 60].find((one) => months / one <= 7) ?? 120;
  const number = new Intl.NumberFormat(locale === "en" ? "en-GB" : locale);
  return Array.from({ length: Math.floor(months / step) + 1 }, (_, i) => ({
    // Whole days, as customers are counted: twelve months are the 365th day, and nobody is followed past the end.
    time: Math.min(end, Math.floor(i * step * DAYS_A_MONTH)),
    label: number.format(i * step),
    title: t("lengths.after", { n: i * step }),
  }));
}

function medianText({ median }: SurvivalCurve, { t }: StayWords): string {
  return median === null
    ? t("lengths.moreThanHalf")
    : t("lengths.median", { n: Math.max(1, Math.round(median / DAYS_A_MONTH)) });
}
