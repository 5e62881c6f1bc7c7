import type { OperationRequest } from "@/db/queries/operation-request";

/** Steps of a balance of customers, in its order; `stayed` are those of its start who did not leave. */
export const BALANCE_STEPS = ["start", "new", "back", "left", "stayed", "end"] as const;
type BalanceStep = (typeof BALANCE_STEPS)[number];

export const EVENT_STEPS = ["left", "stayed", "counted"] as const;
type EventStep = (typeof EVENT_STEPS)[number];

/** Steps from the revenue of one end to that of the other. */
export const REVENUE_STEPS = ["start", "new", "back", "more", "less", "lost", "end"] as const;
export type RevenueStep = (typeof REVENUE_STEPS)[number];

interface Days {
  /** Both included. */
  readonly from: string;
  readonly to: string;
}

/** The customers behind one number of staying and leaving: what the number counts, said so that they can be listed. */
export type CustomerGroup = { readonly filter: OperationRequest["filter"] } & (
  | ({ readonly kind: "balance"; readonly step: BalanceStep } & Days)
  /** Stays by Stripe's reading of the days that end with `to`: those that ended, that did not, or all that it divides by. */
  | ({ readonly kind: "events"; readonly step: EventStep } & Days)
  /** Stays that ended in the days, with this reason; null: nobody said. */
  | ({ readonly kind: "reason"; readonly reason: string | null } & Days)
  | ({ readonly kind: "revenue"; readonly step: RevenueStep } & Days)
  /** Those who began in a month (its first day), and of them who was there so many months later. */
  | { readonly kind: "cohort"; readonly month: string; readonly later: number }
  /** Customers of a day by what they had last said; of them who left within so many days. */
  | {
      readonly kind: "last";
      readonly day: string;
      readonly last: readonly string[];
      readonly leftWithin: number | null;
    }
  /** Customers of a day by their poor experiences; of them who was still there so many days later. */
  | { readonly kind: "poor"; readonly day: string; readonly poor: number; readonly stayedFor: number | null }
);
