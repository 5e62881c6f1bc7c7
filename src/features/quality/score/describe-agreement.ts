import { formatNumber } from "@/domain/metrics/display";
import type { Interval } from "@/domain/metrics/interval";
import {
  agreementWords,
  krippendorffAlpha,
  krippendorffInterval,
  type MeasurementLevel,
  type RatedUnit,
} from "@/domain/metrics/krippendorff";
import type { QualityWords } from "@/features/quality/quality-words";
import type { QualityNumbers } from "@/features/quality/score/read-quality";
import { categoryName } from "@/features/quality/score/view";

/** Intervals of the same units are the same whenever they are drawn. */
const SEED = 7;
/** Under so many interactions scored by two, one more could turn the word round. */
const LEAST_UNITS = 10;

/** Whether reviewers see the same: a word, and for who asks the figure behind it. */
export interface Agreement {
  readonly key: string;
  readonly name: string;
  /** "reviewers mostly agree"; or why nothing can be said. */
  readonly word: string;
  readonly figure: string | null;
  readonly between: string;
  readonly units: number;
}

/** Agreement on the score as a whole, then on each category. */
export function describeAgreement(words: QualityWords, numbers: QualityNumbers): Agreement[] {
  const { agreement } = numbers;
  const whole = describe(words, "", words.t("agreement.whole"), agreement.scores, "interval");
  const lines = [...agreement.categories].map(([key, units]) =>
    describe(words, key, categoryName(words, numbers, key), units, "ordinal"),
  );
  return [whole, ...lines];
}

function describe(
  { t, locale }: QualityWords,
  key: string,
  name: string,
  rated: readonly RatedUnit[],
  level: MeasurementLevel,
): Agreement {
  const units = rated.filter((unit) => unit.filter((rating) => rating !== null).length > 1);
  const nothing = { key, name, figure: null, between: "", units: units.length };
  if (units.length < LEAST_UNITS)
    return { ...nothing, word: t("agreement.few", { n: units.length, least: LEAST_UNITS }) };
  const alpha = krippendorffAlpha(units, level);
  const word = agreementWords(alpha);
  if (alpha === null || word === null) return { ...nothing, word: t("agreement.undefined") };
  const print = (value: number) => formatNumber(value, { locale, decimals: 2 });
  const interval: Interval | null = krippendorffInterval(units, level, { seed: SEED });
  return {
    ...nothing,
    word: t(`agreement.words.${word === "mostly agree" ? "mostly" : word === "agree" ? "agree" : "apart"}`),
    figure: print(alpha),
    between: interval === null ? "" : t("between", { low: print(interval.low), high: print(interval.high) }),
  };
}
