import { comparedRow } from "@/domain/exports/compared-row";
import type { NumberRow } from "@/domain/exports/number-rows";
import { formatValue } from "@/domain/metrics/display";
import type { Attainment, BoardNumbers } from "@/features/service/promises/board/read-board";
import type { AttainmentWeek } from "@/features/service/promises/board/read-weeks";
import { type AttainmentRow, type BoardWords, sayAttainment } from "@/features/service/promises/board/view";

const SLA = { metric: "sla_attainment", unit: "percent" } as const;
const NOWHERE = { kept: "", missed: "" };

/** A line of attainment, with what it says. */
export interface ToldAttainment {
  readonly said: AttainmentRow;
  readonly one: Attainment;
  readonly attribute?: string;
}

/** All promises, those of each policy and target, and those of each group that is told. */
export function tellBoard(
  words: BoardWords,
  numbers: BoardNumbers,
  by: { readonly name: string; readonly groups: BoardNumbers["groups"]; readonly nameOf: (value: string) => string },
): ToldAttainment[] {
  const { t } = words;
  const told = (name: string, one: Attainment, key = name) => ({
    ...{ one, said: sayAttainment({ key, name, hrefs: NOWHERE }, one, words) },
  });
  return [
    told(t("table.all"), numbers.total, "all"),
    ...numbers.targets.map((one) => told(`${one.policy} · ${t(`targets.${one.measure}`)}`, one)),
    ...by.groups.map((one) => ({ ...told(by.nameOf(one.value), one, one.value), attribute: by.name })),
  ];
}

/** A line of attainment as a row of a file. */
export function tabulateAttainment({ said, one, attribute }: ToldAttainment, range: BoardNumbers["range"]): NumberRow {
  const place = attribute === undefined ? {} : { attribute };
  const part = attribute === undefined ? "total" : "group";
  return comparedRow({ part, name: said.name, ...SLA, ...range, ...place, shown: said.share }, one);
}

/** The course of attainment as rows of a file. */
export function tabulateWeeks(words: BoardWords, weeks: readonly AttainmentWeek[]): NumberRow[] {
  const { t, locale } = words;
  return weeks.map(({ from, to, reading, partial }) =>
    comparedRow(
      {
        ...{ part: "period", name: t("table.all"), ...SLA, from, to },
        ...{ shown: formatValue(reading.value, "percent", { locale }), note: partial ? t("trend.running") : "" },
      },
      { reading },
    ),
  );
}
