import { formatMinutes, formatNumber, formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import { SPEED_CUTS, type SpeedCut, type SpeedMetric, type SpeedNumbers } from "@/features/service/times/read-speed";
import type { ServiceWords } from "@/features/service/times/service-words";
import { scoreRow } from "@/features/service/times/view";
import type { WhiskerRow } from "@/ui/charts/dot-whisker";

/** A score against how it went, in words. */
export interface SpeedPart {
  readonly metric: string;
  readonly name: string;
  readonly unit: "points" | "percent" | "score";
  readonly min: number;
  readonly max: number;
  /** Where it breaks, or that no break was found. */
  readonly finding: string;
  readonly how: string;
  readonly note: string | null;
  readonly cuts: readonly { readonly cut: SpeedCut; readonly rows: readonly WhiskerRow[] }[];
}

const ENDS = { nps: [-100, 100], csat: [0, 100], ces: [1, 7] } as const;
const UNITS = { nps: "points", csat: "percent", ces: "score" } as const;

/** Speed and score, one part a metric that has answers about interactions. */
export function describeSpeed(
  words: ServiceWords,
  { metrics, bands }: SpeedNumbers,
  showAgent: (name: string) => string,
): SpeedPart[] {
  return metrics.map((one): SpeedPart => {
    const unit = UNITS[one.metric];
    const [min, max] = ENDS[one.metric];
    return {
      ...{ metric: one.metric, name: words.metrics(`names.${one.metric}`), unit, min, max },
      ...describeBreak(words, one),
      note: one.excluded > 0 ? words.t("speed.excluded", { n: one.excluded }) : null,
      cuts: SPEED_CUTS.map((cut) => ({
        cut,
        rows: one.groups[cut].map(({ value, reading }) =>
          scoreRow(
            words,
            value,
            nameOf(words, cut, value, { bands, showAgent }),
            reading,
            unit,
            formatNumber(reading.n, { locale: words.locale }),
          ),
        ),
      })).filter(({ cut, rows }) => rows.length > (cut === "band" || cut === "agent" ? 0 : 1)),
    };
  });
}

function describeBreak(
  words: ServiceWords,
  { metric, scale, breaking }: SpeedMetric,
): { finding: string; how: string } {
  const { t, locale } = words;
  if (breaking === null) return { finding: t("speed.noBreak"), how: t("speed.how") };
  const unit = UNITS[metric];
  const value = (tally: typeof breaking.below) =>
    formatValue(METRICS[metric].compute({ tally, scale }).value, unit, { locale });
  return {
    finding: t("speed.break", {
      time: formatMinutes(breaking.seconds / 60, locale),
      below: value(breaking.below),
      above: value(breaking.above),
    }),
    how: t("speed.howFound", { tried: breaking.tried }),
  };
}

function nameOf(
  { t, locale }: ServiceWords,
  cut: SpeedCut,
  value: string,
  { bands, showAgent }: { bands: readonly number[]; showAgent: (name: string) => string },
): string {
  const time = (seconds: number | undefined) => formatMinutes((seconds ?? 0) / 60, locale);
  if (cut === "promise") return value === "met" ? t("speed.met") : t("speed.missed");
  if (cut === "reopens") {
    const reopens = Number(value);
    return t("speed.reopened", { n: reopens, most: reopens >= 3 ? "yes" : "no" });
  }
  if (cut === "agent") return showAgent(value);
  if (cut === "channel") return value;
  const place = Number(value);
  if (place === 0) return t("speed.under", { time: time(bands[0]) });
  if (place === bands.length) return t("speed.over", { time: time(bands.at(-1)) });
  return t("speed.from", { from: time(bands[place - 1]), to: time(bands[place]) });
}
