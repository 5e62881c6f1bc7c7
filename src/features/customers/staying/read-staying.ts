import type { Tx } from "@/db/client";
import { findStays } from "@/db/queries/staying/find-stays";
import { type LeavingReason, listLeavingReasons } from "@/db/queries/staying/list-leaving-reasons";
import { listStayDimensions, type StayDimension } from "@/db/queries/staying/list-stay-dimensions";
import { type ChurnInput, readChurnInputs } from "@/db/queries/staying/read-churn-inputs";
import { type ChurnWindow, readChurnWindow } from "@/db/queries/staying/read-churn-window";
import { readCohorts } from "@/db/queries/staying/read-cohorts";
import { type RevenueCell, readRevenueInputs } from "@/db/queries/staying/read-revenue-inputs";
import { readStayLengths, type StayLengths } from "@/db/queries/staying/read-stay-lengths";
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
  readonly revenue: { readonly current: RevenueCell; readonly previous: RevenueCell };
  readonly cohorts: readonly CohortRow[];
  readonly lengths: StayLengths;
  readonly groupLengths: readonly StayLengths[];
  readonly reasons: readonly LeavingReason[];
  readonly worth: WorthData;
  readonly poor: PoorData;
  readonly reading: "snapshot" | "stripe";
  /** How many days a purchase counts, where nobody has a contract. */
  readonly activeForDays: number | null;
}

const COHORT_MONTHS = 12;

/** Reads the page. Null while the workspace has no customers with stays. */
export async function readStaying(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: StayWorkspace,
  query: StayQuery,
  now: Date,
): Promise<StayData | null> {
  const today = localDay(now, workspace.zone);
  const known = await findStays(tx, scope);
  if (known.first === null) return null;
  const window = await readChurnWindow(tx, scope, today);
  const days = chooseStayDays(query, {
    ...{ today, first: known.first, windowMonths: window.months },
    fiscalYearStart: workspace.fiscalYearStart,
  });
  const interval = query.interval ?? usualInterval(days);
  const filter = Object.entries(query.filters).map(([dimension, value]) => ({ dimension, value }));
  const dimensions = await listStayDimensions(tx, scope);
  const by =
    (
      dimensions.find(({ name }) => name === query.by) ??
      dimensions.find(({ name }) => query.filters[name] === undefined)
    )?.name ?? null;
  const reading = query.reading ?? workspace.churnReading;
  const request = { filter, by: null, today, reading };
  const both = [days.range, days.compared];
  const [current, previous] = (await readChurnInputs(tx, scope, { ...request, periods: both })).map(
    ({ input }) => input,
  );
  const cut = periodsBetween(days.range.from, days.range.to, interval, workspace);
  const periods = await readChurnInputs(tx, scope, {
    ...request,
    periods: cut.map(({ start, end }) => ({ from: start, to: end })),
  });
  const grouped = by === null ? [] : await readChurnInputs(tx, scope, { ...request, by, periods: both });
  const [revenue, revenueBefore] = (await readRevenueInputs(tx, scope, { ...request, periods: both })).map(
    ({ input }) => input,
  );
  const [lengths] = await readStayLengths(tx, scope, request);
  if (!current || !previous || !revenue || !revenueBefore || !lengths) return null;
  const currency = revenue.currency;
  return {
    ...{ today, days, interval, reading, window, dimensions, by, current, previous, lengths },
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
    revenue: { current: revenue, previous: revenueBefore },
    cohorts: await readCohorts(tx, scope, { filter, today, months: COHORT_MONTHS }),
    groupLengths: by === null ? [] : await readStayLengths(tx, scope, { ...request, by }),
    reasons: await listLeavingReasons(tx, scope, { ...days.range, filter }),
    worth: await readWorth(tx, scope, { filter, today, currency, landmark: query.landmark }),
    poor: await readPoor(tx, scope, { filter, today, currency, first: known.first }),
    activeForDays: known.contracts ? null : (workspace.activeForDays ?? workspace.proposedActiveDays),
  };
}
