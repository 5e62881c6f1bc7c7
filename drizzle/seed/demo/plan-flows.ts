import { dayNumber, dayOf, partsOf } from "@/domain/calendar/day";
import type { Country } from "./segments";

/** Customers at the end, as the company counts them: 46, 31 and 23 of a hundred of 6,400. */
const BASE: Readonly<Record<Country, number>> = { UK: 2_944, DE: 1_984, FR: 1_472 };
export const COUNTRIES = ["UK", "DE", "FR"] as const satisfies readonly Country[];

/** The courier changed that many days ago; Germany's customers began to leave about a month later. */
export const COURIER_DAYS = 94;
const LATER_DAYS = 64;
/** The e-mail team was trained that many days ago. */
export const TRAINED_DAYS = 60;
const LAUNCHED_MONTHS = 34;
/** Eighteen months ago the company was nearly as large as today. */
const GROWN_DAYS = 547;
const GROWN = 0.92;
/** Of those who left at least a year ago, so many come back, as a share of who leaves. */
const COMING_BACK = 0.05;

/** How many leave, join and come back in one calendar month of one country; day numbers, `to` not included. */
export interface Flow {
  readonly country: Country;
  readonly from: number;
  readonly to: number;
  readonly atStart: number;
  readonly leave: number;
  readonly join: number;
  readonly back: number;
}

/**
 * Customers of each calendar month since the company began, until yesterday. A month loses its rate of the customers it
 * began with, to the nearest customer: in Germany 3.1 %, since about a month after the courier changed 5.2 %; elsewhere 1.5 %.
 */
export function planFlows(today: string): Flow[] {
  return COUNTRIES.flatMap((country) => flowsOf(country, today));
}

function flowsOf(country: Country, today: string): Flow[] {
  const end = dayNumber(today);
  const flows: Flow[] = [];
  let atStart = 0;
  for (let month = LAUNCHED_MONTHS; month >= 0; month--) {
    const from = dayNumber(monthBefore(today, month));
    const next = dayNumber(monthBefore(today, month - 1));
    const to = Math.min(next, end);
    if (to <= from) break;
    const leave = Math.round(atStart * lossOf(country, from, to, next - from, end));
    const back = month <= LAUNCHED_MONTHS - 16 ? Math.round(leave * COMING_BACK) : 0;
    const join = Math.max(0, sizeAt(country, end - to) - atStart + leave - back);
    flows.push({ country, from, to, atStart, leave, join, back });
    atStart += join + back - leave;
  }
  return flows;
}

/** The share of a month's first customers that leaves in [from, to), where the month has so many days. */
function lossOf(country: Country, from: number, to: number, days: number, end: number): number {
  if (country !== "DE") return (0.015 * (to - from)) / days;
  const since = Math.min(to, Math.max(from, end - LATER_DAYS));
  return (0.031 * (since - from) + 0.052 * (to - since)) / days;
}

/** Customers so many days ago: a straight line up for sixteen months, slowly on since; Germany shrinks in the last weeks. */
function sizeAt(country: Country, daysAgo: number): number {
  const began = LAUNCHED_MONTHS * 30.4;
  const grown =
    daysAgo > GROWN_DAYS
      ? (GROWN * Math.max(0, began - daysAgo)) / (began - GROWN_DAYS)
      : GROWN + (1 - GROWN) * (1 - daysAgo / GROWN_DAYS);
  const shrinking = country === "DE" ? 1 + 0.035 * Math.min(1, daysAgo / LATER_DAYS) : 1;
  return Math.round(BASE[country] * grown * shrinking);
}

/** The first day of the calendar month so many months before that of `today`. */
function monthBefore(today: string, months: number): string {
  const [year, month] = partsOf(today);
  return dayOf(year, month - months, 1);
}
