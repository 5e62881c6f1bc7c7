import { localDayOf } from "@/domain/calendar/business-calendar";
import { zoneClock } from "@/domain/calendar/business-zone";
import { periodStarts } from "@/domain/metrics/billing-anchor";
import { churnOfPeriod, retentionRate, type Spell } from "@/domain/metrics/churn";
import {
  annualChurn,
  type ChurnDay,
  churnFromCounts,
  churnStripe,
  churnSumOfDays,
  monthlyChurn,
} from "@/domain/metrics/churn-readings";
import type { CalendarUnit } from "@/domain/metrics/civil-day";
import { type ActivityDay, cohortTable } from "@/domain/metrics/cohort";
import { adapt, instant } from "@/domain/metrics/golden/adapt";
import { logRank } from "@/domain/metrics/log-rank";
import { type NDayMode, nDayRetention } from "@/domain/metrics/n-day";
import { type CustomerRevenue, revenueMovement } from "@/domain/metrics/revenue";
import { kaplanMeier, survivalAt } from "@/domain/metrics/survival";

interface Lives {
  readonly durations: number[];
  readonly observed: (number | boolean)[];
}

const ended = ({ observed }: Lives) => observed.map((value) => value === 1 || value === true);

type ChurnCounts =
  | { method: "start_of_period"; startCount: number; churned: number; joinedAndChurned: number }
  | { method: "sum_of_daily"; days: ChurnDay[] }
  | { method: "stripe_30d"; activeThirtyDaysAgo: number; newInWindow: number; churnedIncludingNew: number };

export const customerAdapters = {
  "churn.period": adapt<{ customers: { id: string; intervals: Spell[] }[]; from: string; to: string }>(
    ({ customers, from, to }) => {
      const found = churnOfPeriod(
        customers.map(({ id, intervals }) => ({ id, spells: intervals })),
        from,
        to,
      );
      return { ...found, new: found.joined, churnRate: found.churn.value, retentionRate: found.retention.value };
    },
  ),
  "churn.counts": adapt<ChurnCounts>((input) => {
    if (input.method === "sum_of_daily") return { churnRate: churnSumOfDays(input.days).value };
    if (input.method === "stripe_30d")
      return { churnRate: churnStripe(input.activeThirtyDaysAgo, input.newInWindow, input.churnedIncludingNew).value };
    return { churnRate: churnFromCounts(input.startCount, input.churned, input.joinedAndChurned).value };
  }),
  "churn.annualise": adapt<{ monthlyPercent: number }>(({ monthlyPercent }) => ({
    annualPercent: annualChurn(monthlyPercent),
  })),
  "churn.monthly_from_annual": adapt<{ annualPercent: number }>(({ annualPercent }) => ({
    monthlyPercent: monthlyChurn(annualPercent),
  })),
  "churn.revenue": adapt<{ customers: CustomerRevenue[] }>(({ customers }) => {
    const found = revenueMovement(customers);
    return {
      ...found,
      grossRevenueChurn: found.grossRevenueChurn.value,
      netRevenueChurn: found.netRevenueChurn.value,
      grr: found.grossRevenueRetention.value,
      nrr: found.netRevenueRetention.value,
    };
  }),
  "retention.rate": adapt<{ start: number; end: number; new: number }>(({ start, end, new: joined }) => ({
    retentionRate: retentionRate(start, end, joined).value,
  })),
  "retention.cohort": adapt<{ events: ActivityDay[]; unit: CalendarUnit; asOf: string; includeIncomplete?: boolean }>(
    ({ events, unit, asOf, includeIncomplete }) => cohortTable(events, unit, asOf, includeIncomplete),
  ),
  "retention.nday": adapt<{
    users: { id: string; events: string[] }[];
    day: number;
    mode: string;
    timeZone: string;
    asOf: string;
    until?: number;
  }>(({ users, day, mode, timeZone, asOf, until = day }) => {
    const zone = zoneClock(timeZone);
    const modes: Record<string, NDayMode> = {
      rolling: { kind: "rolling" },
      unbounded: { kind: "unbounded" },
      bracket: { kind: "bracket", until },
      calendar: { kind: "calendar", dayOf: (at) => localDayOf(zone, at) },
    };
    const customers = users.map(({ id, events }) => ({ id, events: events.map(instant) }));
    const found = nDayRetention(customers, day, modes[mode] ?? { kind: "rolling" }, instant(asOf));
    return { ...found, rate: found.rate.value };
  }),
  "survival.km": adapt<Lives & { confidence?: number; at?: number[] }>((input) => {
    const curve = kaplanMeier(input.durations, ended(input), input.confidence);
    return {
      n: curve.n,
      events: curve.events,
      table: curve.steps.map(({ standardError, low, high, ...step }) => ({
        ...step,
        se: standardError,
        lower: low,
        upper: high,
      })),
      median: curve.median,
      medianLower: curve.medianLow,
      medianUpper: curve.medianHigh,
      survivalAt: (input.at ?? []).map((time) => survivalAt(curve, time)),
    };
  }),
  "survival.logrank": adapt<{ a: Lives; b: Lives }>(({ a, b }) => {
    const found = logRank([a, b].map((lives) => ({ durations: lives.durations, ended: ended(lives) })));
    return { observed1: found.observed[0], expected1: found.expected[0], chisq: found.chiSquare, p: found.pValue };
  }),
  "billing.periods": adapt<{ start: string; unit: "day" | "week" | "month" | "quarter" | "year"; count: number }>(
    ({ start, unit, count }) => ({ periodStarts: periodStarts(start, unit, count) }),
  ),
};
