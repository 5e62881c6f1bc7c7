import { addDays } from "@/domain/calendar/day";
import type { FollowUpRules } from "@/domain/follow-up/rules";
import { periodStarts } from "@/domain/metrics/billing-anchor";

/** Which check-in: a code that the screen says in words. */
export type CheckIn = `after_${number}` | "before_renewal" | "poor_experiences";

/** A check-in and the local day it is due from. */
export interface DueCheckIn {
  readonly which: CheckIn;
  readonly day: string;
}

/** What is known of somebody who is a customer now. */
export interface CheckedCustomer {
  /** The first day of the stay that runs now. */
  readonly since: string;
  /** Spells that run now: first day and known first inactive day. */
  readonly spells: readonly { readonly startDay: string; readonly endDay: string | null }[];
  /** The day of the experience that made it too many within twelve months; null where it has not. */
  readonly poorSince: string | null;
}

/** The days looked at, both included. */
export interface CheckedDays {
  readonly from: string;
  readonly to: string;
}

/** The check-ins that fall due within some days. Each stands once, whatever number of spells asks for it. */
export function checkInsOf(
  customer: CheckedCustomer,
  rules: FollowUpRules["checkIns"],
  days: CheckedDays,
): DueCheckIn[] {
  if (!rules.on) return [];
  const found: DueCheckIn[] = rules.after.map((count) => ({
    which: `after_${count}`,
    day: addDays(customer.since, count),
  }));
  const { beforeRenewal } = rules;
  if (beforeRenewal !== null)
    for (const end of renewalsOf(customer, rules.yearly, addDays(days.to, beforeRenewal)))
      found.push({ which: "before_renewal", day: addDays(end, -beforeRenewal) });
  if (rules.poorExperiences && customer.poorSince !== null)
    found.push({ which: "poor_experiences", day: customer.poorSince });
  const once = new Map(found.map((one) => [`${one.which} ${one.day}`, one]));
  return [...once.values()].filter(({ day }) => day >= days.from && day <= days.to);
}

/** Known ends, and where years count, each year of a spell without one. */
function renewalsOf(customer: CheckedCustomer, yearly: boolean, until: string): string[] {
  return customer.spells.flatMap(({ startDay, endDay }) => {
    if (endDay !== null) return [endDay];
    const years = Number(until.slice(0, 4)) - Number(startDay.slice(0, 4));
    return yearly && years > 0 ? periodStarts(startDay, "year", years) : [];
  });
}
