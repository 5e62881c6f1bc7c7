import type { Tx } from "@/db/client";
import { findStays } from "@/db/queries/staying/find-stays";
import { type LeavingReason, listLeavingReasons } from "@/db/queries/staying/list-leaving-reasons";
import { listStayDimensions, type StayDimension } from "@/db/queries/staying/list-stay-dimensions";
import { type ChurnInput, readChurnInputs } from "@/db/queries/staying/read-churn-inputs";
import { type ChurnWindow, readChurnWindow } from "@/db/queries/staying/read-churn-window";
import { readCohorts } from "@/db/queries/staying/read-cohorts";
import { listCurrencies, type RevenueCell, readRevenueInputs } from "@/db/queries/staying/read-revenue-inputs";
import { readStayLengths, type StayLengths } from "@/db/queries/staying/read-stay-lengths";
import { type PagePatience, readParts } from "@/db/queries/with-patience";
import { readTogether } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { periodsBetween } from "@/domain/calendar/period";
import type { CohortRow } from "@/domain/metrics/cohort";
import { chooseStayDays, type StayDays, usualInterval } from "@/features/customers/staying/choose-days";
import type { StayInterval, StayQuery } from "@/features/customers/staying/input";
import { type PoorData, readPoor } from "@/features/customers/staying/read-poor";
import { readWorth, type WorthData } from "@/features/customers/staying/read-worth";

/** A workspace as far as this page needs it. */
export interface StayWorkspace {
  readonly zone: string;
  readonly fiscalYearStart: number;
  readonly activeForDays: number | null;
  readonly proposedActiveDays: number | null;
  readonly churnReading: "snapshot" | "stripe";
}

/** One period of the chart of churn. */
export interface ChurnPeriodData {
  readonly start: string;
  readonly end: string;
  readonly input: ChurnInput;
}

/** All that the page of staying and leaving is made of. */
export interface StayData {
  readonly today: string;
  readonly days: StayDays;
  readonly interval: StayInterval;
  readonly window: ChurnWindow;
  readonly filters: readonly { readonly dimension: string; readonly value: string }[];
  readonly dimensions: readonly StayDimension[];
  readonly by: string | null;
  readonly current: ChurnInput;
  readonly previous: ChurnInput;
  readonly periods: readonly ChurnPeriodData[];
  /** By the values of `by`, now and before. */
  readonly groups: readonly {
    readonly value: string;
    readonly current: ChurnInput;
    readonly previous: ChurnInput | null;
  }[];
  /** Null where it took too long, as `worth` and `poor`; what else did is empty. All are named in `slow`. */
  readonly revenue: { readonly current: RevenueCell; readonly previous: RevenueCell } | null;
  /** That of most spells; null where nobody pays. */
  readonly currency: string | null;
  readonly cohorts: readonly CohortRow[];
  readonly lengths: StayLengths;
  readonly groupLengths: readonly StayLengths[];
  readonly reasons: readonly LeavingReason[];
  readonly worth: WorthData | null;
  readonly poor: PoorData | null;
  readonly slow: readonly StayPart[];
  readonly reading: "snapshot" | "stripe";
  /** That of the workspace, by which churn is counted wherever none is asked for. */
  readonly ownReading: "snapshot" | "stripe";
  /** How many days a purchase counts, where nobody has a contract. */
  readonly activeForDays: number | null;
}

/** What the page can do without where it takes too long. */
export type StayPart = "groups" | "groupLengths" | "revenue" | "cohorts" | "reasons" | "worth" | "poor";

const COHORT_MONTHS = 12;

/**
 * Reads the page. Null while the workspace has no customers with stays. With `patience`, what takes too long is left out and
 * named, but for the balance of customers.
 */
export async function readStaying(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: StayWorkspace,
  query: StayQuery,
  now: Date,
  patience: PagePatience | null = null,
): Promise<StayData | null> {
  const { part, needed, slow } = readParts<StayPart>(tx, patience);
  const today = localDay(now, workspace.zone);
  const [known, window, dimensions] = await readTogether(tx, [
    () => findStays(tx, scope),
    () => readChurnWindow(tx, scope, today),
    () => listStayDimensions(tx, scope),
  ]);
  const { first } = known;
  if (first === null) return null;
  const days = chooseStayDays(query, {
    ...{ today, first, windowMonths: window.months },
    fiscalYearStart: workspace.fiscalYearStart,
  });
  const interval = query.interval ?? usualInterval(days);
  const filter = Object.entries(query.filters).map(([dimension, value]) => ({ dimension, value }));
  const by =
    (
      dimensions.find(({ name }) => name === query.by) ??
      dimensions.find(({ name }) => query.filters[name] === undefined)
    )?.name ?? null;
  const reading = query.reading ?? workspace.churnReading;
  const request = { filter, by: null, today, reading };
  const both = [days.range, days.compared];
  const [current, previous] = (
    await needed((inner) => readChurnInputs(inner, scope, { ...request, periods: both }))
  ).map(({ input }) => input);
  const cut = periodsBetween(days.range.from, days.range.to, interval, workspace);
  const cutPeriods = cut.map(({ start, end }) => ({ from: start, to: end }));
  const periods = await needed((inner) => readChurnInputs(inner, scope, { ...request, periods: cutPeriods }));
  const [lengths] = await needed((inner) => readStayLengths(inner, scope, request));
  if (!current || !previous || !lengths) return null;
  const grouped =
    by === null
      ? []
      : ((await part("groups", (inner) => readChurnInputs(inner, scope, { ...request, by, periods: both }))) ?? []);
  const paid = await part("revenue", (inner) => readRevenueInputs(inner, scope, { ...request, periods: both }));
  const [revenue, revenueBefore] = (paid ?? []).map(({ input }) => input);
  const currency = revenue ? revenue.currency : ((await listCurrencies(tx, scope))[0] ?? null);
  const cohorts = await part("cohorts", (inner) => readCohorts(inner, scope, { filter, today, months: COHORT_MONTHS }));
  const groupLengths =
    by === null ? [] : await part("groupLengths", (inner) => readStayLengths(inner, scope, { ...request, by }));
  const reasons = await part("reasons", (inner) => listLeavingReasons(inner, scope, { ...days.range, filter }));
  const worth = await part("worth", (inner) =>
    readWorth(inner, scope, { filter, today, currency, landmark: query.landmark }),
  );
  const poor = await part("poor", (inner) => readPoor(inner, scope, { filter, today, currency, first }));
  return {
    ...{ today, days, interval, reading, window, dimensions, by, current, previous, lengths, currency },
    filters: filter,
    periods: periods.flatMap(({ period, input }) => {
      const one = cut[period];
      return one ? [{ ...one, input }] : [];
    }),
    groups: grouped
      .filter(({ period, group }) => period === 0 && group !== null)
      .map(({ group, input }) => ({
        value: group ?? "",
        current: input,
        previous: grouped.find((one) => one.period === 1 && one.group === group)?.input ?? null,
      }))
      .sort((a, b) => b.current.start - a.current.start || a.value.localeCompare(b.value)),
    revenue: revenue && revenueBefore ? { current: revenue, previous: revenueBefore } : null,
    cohorts: cohorts ?? [],
    groupLengths: groupLengths ?? [],
    reasons: reasons ?? [],
    ...{ worth, poor, slow },
    ownReading: workspace.churnReading,
    activeForDays: known.contracts ? null : (workspace.activeForDays ?? workspace.proposedActiveDays),
  };
}
