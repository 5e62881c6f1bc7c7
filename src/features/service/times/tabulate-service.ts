import { comparedRow, hiddenRow } from "@/domain/exports/compared-row";
import type { NumberRow } from "@/domain/exports/number-rows";
import { formatMinutes, formatValue } from "@/domain/metrics/display";
import { type ServiceDimension, TIME_MEASURES, type TimeMeasure } from "@/domain/service/time-measure";
import type { ServiceNumber, ServiceNumbers } from "@/features/service/times/read-service";
import type { ServiceWords } from "@/features/service/times/service-words";

/** How each duration is called in a file: two of them are metrics of the closed list. */
const NAMES = {
  first_response: "first_response_time",
  next_response: "next_response_time",
  first_resolution: "first_resolution_time",
  resolution: "resolution_time",
  requester_wait: "requester_wait_time",
} as const satisfies Record<TimeMeasure, NumberRow["metric"]>;

/** How a duration is called in a file. */
export function fileNameOf(measure: TimeMeasure) {
  return NAMES[measure];
}

/**
 * Service as rows: each duration with what 9 of 10 stay under, both shares, then week by week and group by group the chosen
 * duration. Groups below `minimum` are hidden.
 */
export function tabulateService(
  words: ServiceWords,
  numbers: ServiceNumbers,
  {
    measure,
    cuts,
    nameOf,
    minimum = 0,
  }: {
    readonly measure: TimeMeasure;
    readonly cuts: readonly ServiceDimension[];
    readonly nameOf: (dimension: ServiceDimension, value: string) => string;
    readonly minimum?: number;
  },
): NumberRow[] {
  const { t, locale } = words;
  const { range } = numbers;
  const minutes = (value: number | null) => (value === null ? "—" : formatMinutes(value, locale));
  const share = (value: number | null) => formatValue(value, "percent", { locale });
  const time = (part: NumberRow["part"], one: TimeMeasure, number: ServiceNumber, name = t(`measures.${one}`)) =>
    comparedRow(
      { part, name, metric: NAMES[one], unit: "minutes", ...range, shown: minutes(number.reading.value) },
      number,
    );
  const rate = (name: string, metric: "reopened_rate" | "one_touch_rate", number: ServiceNumber) =>
    comparedRow({ part: "total", name, metric, unit: "percent", ...range, shown: share(number.reading.value) }, number);
  return [
    ...TIME_MEASURES.flatMap((one) => {
      const number = numbers.times[one];
      const row = time("total", one, number);
      if (number.p90 === null) return [row];
      const nine = { reading: number.p90 };
      const name = t("file.nine", { what: t(`measures.${one}`) });
      const shown = minutes(number.p90.value);
      return [row, comparedRow({ part: "beside", name, metric: NAMES[one], unit: "minutes", ...range, shown }, nine)];
    }),
    rate(t("reopened"), "reopened_rate", numbers.reopened),
    rate(t("oneTouch"), "one_touch_rate", numbers.oneTouch),
    ...numbers.weeks.map(({ from, to, median, partial }) =>
      comparedRow(
        {
          ...{ part: "period", name: t(`measures.${measure}`), metric: NAMES[measure], unit: "minutes", from, to },
          ...{ shown: minutes(median.value), note: partial ? t("file.running") : "" },
        },
        { reading: median },
      ),
    ),
    ...cuts.flatMap((by) =>
      numbers.groups[by].map((group) => {
        const attribute = t(`dimensions.${by}`);
        const name = nameOf(by, group.value);
        return group.reading.n < minimum
          ? hiddenRow({ part: "group", name, metric: NAMES[measure], unit: "minutes", ...range, attribute })
          : { ...time("group", measure, group, name), attribute };
      }),
    ),
  ];
}
