import type { ChurnInput } from "@/db/queries/staying/read-churn-inputs";
import { addDays } from "@/domain/calendar/day";
import type { NumberRow, RowPart } from "@/domain/exports/number-rows";
import { formatValue } from "@/domain/metrics/display";
import { isMetricId, METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { Reading } from "@/domain/metrics/reading";
import { movementOfSums, NO_REVENUE } from "@/domain/metrics/revenue";
import { shareReading } from "@/domain/metrics/share";
import { countedAt, countedKaplanMeier, stepAt } from "@/domain/metrics/survival";
import { HORIZONS } from "@/features/customers/staying/input";
import type { StayData } from "@/features/customers/staying/read-staying";
import type { StayWords } from "@/features/customers/staying/staying-words";
import type { StayView } from "@/features/customers/staying/view";

const DAYS_A_MONTH = 365.25 / 12;

interface Days {
  readonly from: string;
  readonly to: string;
}

/** The page of staying and leaving as rows: every digit, and the words that the screen shows beside it. */
export function tabulateStaying(data: StayData, view: StayView, { t, locale }: StayWords): NumberRow[] {
  const { days, current, previous, revenue } = data;
  const made = (
    part: RowPart,
    name: string,
    value: number | null,
    more: Partial<NumberRow> & { readonly days?: Days } = {},
  ): NumberRow => {
    const { metric = "customer_churn", days: own = days.range, ...rest } = more;
    return {
      part,
      name,
      metric,
      unit: metric !== null && isMetricId(metric) ? METRICS[metric].unit : "percent",
      ...own,
      value,
      shown: value === null ? "—" : String(value),
      n: null,
      ...rest,
    };
  };
  const rate = (part: RowPart, name: string, reading: Reading, more: Parameters<typeof made>[3] = {}) =>
    made(part, name, reading.value, { ...within(reading), shown: shown(reading, locale), ...more });
  const count = (name: string, n: number, own: Days = days.range) =>
    made("count", name, n, { unit: "count", days: own });
  const churnOf = ({ numerator, denominator }: ChurnInput) => shareReading(numerator, denominator);
  const moved = movementOfSums(revenue?.current.sums ?? NO_REVENUE);
  const money = (name: string, amount: number) =>
    made("revenue", name, amount / 100, {
      metric: "revenue_churn",
      unit: "money",
      note: data.currency ?? "",
    });
  const poorRows = (poor: StayData["poor"]) =>
    (poor?.rows ?? []).map(({ poor: n, stayed }) =>
      rate("group", t("poor.count", { n: String(n) }), stayed, {
        ...{ metric: "customer_retention", attribute: t("poor.head") },
        days: poor ? { from: poor.landmark, to: addDays(poor.landmark, poor.horizon) } : days.range,
      }),
    );
  return [
    ...view.balance.map(({ key, label, value }) =>
      made("count", label, balanceOf(key, current), { unit: "count", shown: value }),
    ),
    rate("total", view.churn.label, churnOf(current), { note: view.counted }),
    rate("compared", view.churn.label, churnOf(previous), { days: days.compared }),
    rate("total", view.retention.label, shareReading(current.denominator - current.numerator, current.denominator), {
      metric: "customer_retention",
    }),
    ...data.periods.flatMap(({ start, end, input }) => [
      rate("period", t("series.churn"), churnOf(input), {
        days: { from: start, to: end },
        note: input.over ? "" : t("series.running"),
      }),
      ...(["start", "new", "back", "left", "end"] as const).map((key) =>
        count(t(`series.heads.${key}`), balanceOf(key, input), { from: start, to: end }),
      ),
    ]),
    ...data.groups.map(({ value, current: own }) => rate("group", value, churnOf(own), { attribute: data.by ?? "" })),
    ...(view.revenue === null
      ? []
      : [
          ...view.revenue.bars.map(({ label, amount, amountText }) => ({ ...money(label, amount), shown: amountText })),
          rate("total", t("revenue.keptGrowth"), moved.netRevenueRetention, { metric: "net_revenue_retention" }),
          rate("total", t("revenue.kept"), moved.grossRevenueRetention, { metric: "gross_revenue_retention" }),
          rate("total", t("revenue.lostGross"), moved.grossRevenueChurn, { metric: "revenue_churn" }),
          rate("total", t("revenue.lostNet"), moved.netRevenueChurn, { metric: "net_revenue_churn" }),
        ]),
    ...data.cohorts.flatMap(({ cohort, size, active, percent }) =>
      percent.flatMap((share, k) =>
        share === null
          ? []
          : [
              made("cohort", String(k), share, {
                ...{ metric: "customer_retention", n: size, attribute: cohort, note: `${active[k] ?? 0} / ${size}` },
              }),
            ],
      ),
    ),
    ...lengthsRows(data, t("lengths.everybody"), made),
    ...data.reasons.map(({ reason, n }) => count(`${t("reasons.title")}: ${reason ?? "—"}`, n)),
    ...(data.worth?.groups ?? []).flatMap(({ group, n, left }) =>
      left.map((reading, i) =>
        rate("group", t("worth.within", { n: HORIZONS[i] ?? 0 }), reading ?? { value: null, n, interval: null }, {
          attribute: t(`worth.groups.${group}`),
          days: { from: data.worth?.landmark ?? days.range.from, to: data.today },
        }),
      ),
    ),
    ...poorRows(data.poor),
  ];
}

/** The curve at each whole month, with the customers counted there. */
function lengthsRows(
  { lengths }: StayData,
  name: string,
  made: (
    part: RowPart,
    name: string,
    value: number | null,
    more: Partial<NumberRow> & { metric: MetricId },
  ) => NumberRow,
): NumberRow[] {
  const curve = countedKaplanMeier(lengths.lengths);
  const months = Math.floor((curve.steps.at(-1)?.time ?? 0) / DAYS_A_MONTH);
  return Array.from({ length: Math.min(120, months + 1) }, (_, k) => {
    const step = stepAt(curve, k * DAYS_A_MONTH);
    return made("stay_length", name, 100 * (step?.survival ?? 1), {
      ...{ metric: "customer_retention", attribute: String(k), n: countedAt(lengths.lengths, k * DAYS_A_MONTH) },
      low: step?.low == null ? null : 100 * step.low,
      high: step?.high == null ? null : 100 * step.high,
    });
  });
}

function balanceOf(key: string, { start, new: joined, churned, reactivated, end }: ChurnInput): number {
  return key === "start"
    ? start
    : key === "new"
      ? joined
      : key === "back"
        ? reactivated
        : key === "left"
          ? -churned
          : end;
}

function within({ n, interval }: Reading) {
  return { n, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** As the page prints a rate. */
function shown({ value }: Reading, locale: string): string {
  return formatValue(value, "percent", { locale, decimals: 1 });
}
